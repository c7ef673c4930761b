#!/usr/bin/env bash
# A StockCount and a PriceChange of 10,000 SKUs, from sending to committed, in a store of its own on Payara Micro.
#   bench/stock-count.sh      builds what it needs first
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -B -ntp -Dspotbugs.skip -Dskip.system -Dtest=None -Dit.test=FeedsIT -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false verify
grep -hoE '(StockCount|PriceChange) of 10,?000 SKUs: .*' system-tests/target/failsafe-reports/*FeedsIT-output.txt
