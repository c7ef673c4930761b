#!/usr/bin/env bash
# Three nodes under 50 requests a second: restarted in turn, and one of them killed (-9). Starts a store of its own.
#   bench/cluster.sh          builds what it needs first
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec mvn -B -ntp -Dspotbugs.skip -Dskip.container -Dtest=None -Dit.test=NodesComeAndGoIT -Dmeo.micros=2 -Dmeo.traffic="${RATE:-50}" \
  -Dmeo.coverage=false -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false verify
