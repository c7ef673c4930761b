#!/usr/bin/env bash
# A thousand buyers for a hundred pieces, 64 at a time, on one node and on three. Starts stores of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for nodes in 1 3; do
  mvn -B -ntp -Dspotbugs.skip -Dskip.container -Dtest=None -Dit.test=SoldOutIT -Dmeo.buyers="${BUYERS:-1000}" -Dmeo.coverage=false \
    -Dmeo.units="${UNITS:-100}" -Dmeo.micros=$((nodes > 1 ? nodes - 1 : 1)) -Dmeo.nodes="$nodes" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false verify
  echo "$nodes node(s): as many orders as pieces, everybody else was told \"sold out\", level and movements agree"
done
