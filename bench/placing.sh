#!/usr/bin/env bash
# Orders a second that the database alone makes of the placing transactions' own statements, 32 at once. See README.md.
# Fills the database with made-up orders: only ever a scratch store's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
database=${MEO_DATABASE:-postgresql://meo:meo@127.0.0.1:15432/meo}
carts=${CARTS:-40000}
for tool in pgbench psql; do command -v "$tool" >/dev/null || { echo "bench: $tool is missing" >&2; exit 1; }; done
psql -qX "$database" -v ON_ERROR_STOP=1 -v carts="$carts" -f placing-setup.sql >/dev/null
psql -qAtX "$database" -c "SELECT count(*) || ' kinds of goods' FROM bench_goods"
pgbench "$database" -n -M prepared -f placing.sql -c "${SHOPPERS:-32}" -j 2 -T "${SECONDS_EACH:-15}" 2>&1 | grep -E "transactions|failed|latency|tps"
