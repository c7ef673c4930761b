#!/usr/bin/env bash
# Server, broker and database killed (-9) in turn while a partner sends the retailer's invoices as fast as they are taken, then
# answers, orders and books compared. Starts a store of its own.
#   KILLS=20 bench/partner-kills.sh FILE      FILE as of bench/partner-orders.sh replay; builds what it needs first
set -euo pipefail
[ -f "${1:-}" ] || { echo "bench: which file?" >&2; exit 1; }
file=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec mvn -B -ntp -Dspotbugs.skip -Dskip.container -Dtest=None -Dit.test=KilledPartsIT -Dmeo.part.kills="${KILLS:-20}" \
  -Dmeo.part.invoices="$file" -Dmeo.coverage=false -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false verify
