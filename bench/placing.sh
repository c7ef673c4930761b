#!/usr/bin/env bash
# Orders a second that the database alone makes of the placing transactions' own statements, 32 at once, beside what the
# store makes through its pages. See README.md. Fills the database with made-up orders: only ever a scratch store's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
usage: bench/placing.sh
  MEO_DATABASE  of a scratch store                (postgresql://meo:meo@127.0.0.1:15432/meo)
  MEO_SHOP      the same store's shop; empty: the database alone  (http://127.0.0.1:8080)
  SHOPPERS      at once                           (32)
  SECONDS_EACH  of each measurement               (15)
  CARTS         made for it: more than are placed (40000)
TEXT
}

case ${1:-} in '') ;; *) usage; exit 2 ;; esac
export MEO_DATABASE=${MEO_DATABASE:-postgresql://meo:meo@127.0.0.1:15432/meo} SHOPPERS=${SHOPPERS:-32} SECONDS_EACH=${SECONDS_EACH:-15}
export MEO_SHOP=${MEO_SHOP-http://127.0.0.1:8080}
carts=${CARTS:-40000}
for tool in pgbench psql; do command -v "$tool" >/dev/null || { echo "bench: $tool is missing" >&2; exit 1; }; done

pages=
# Before the made-up orders, whose mails and messages the store then sends.
if [ -n "$MEO_SHOP" ]; then
  answer=$(./checkout.sh checkout)
  grep -E '^(place|orders|failed|processor)' <<<"$answer"
  pages=$(sed -nE 's#^orders .* = ([0-9.]+)/s.*#\1#p' <<<"$answer")
fi

psql -qX "$MEO_DATABASE" -v ON_ERROR_STOP=1 -v carts="$carts" -f placing-setup.sql >/dev/null
psql -qAtX "$MEO_DATABASE" -c "SELECT count(*) || ' kinds of goods' FROM bench_goods"
answer=$(pgbench "$MEO_DATABASE" -n -M prepared -f placing.sql -c "$SHOPPERS" -j 2 -T "$SECONDS_EACH" 2>&1)
grep -E "transactions|failed|latency|tps" <<<"$answer"
placed=$(sed -nE 's/^number of transactions actually processed: ([0-9]+).*/\1/p' <<<"$answer")
if [ "${placed:-0}" -eq 0 ] || [ "$placed" -ge "$carts" ] || grep -q 'aborted' <<<"$answer"; then
  echo "bench: no figure, $placed of $carts carts were placed: $(grep -m 1 -iE 'error|aborted' <<<"$answer" || echo 'make more with CARTS')" >&2
  exit 1
fi
if [ -n "$pages" ]; then
  awk -v pages="$pages" -v alone="$(sed -nE 's/^tps = ([0-9.]+).*/\1/p' <<<"$answer")" \
    'BEGIN { printf "through the pages %.1f/s, the database alone %.0f/s: %.0f %%\n", pages, alone, 100 * pages / alone }'
fi
