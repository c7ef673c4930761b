#!/usr/bin/env bash
# Payara Server killed (-9) again and again while shoppers buy, then the books compared. Starts a store of its own.
#   KILLS=20 bench/kills.sh         builds what it needs first
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec mvn -B -ntp -Dspotbugs.skip -Dskip.container -Dtest=None -Dit.test=KilledServerIT -Dmeo.server.kills="${KILLS:-20}" -Dmeo.coverage=false \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false verify
