#!/usr/bin/env bash
# How long the list of orders takes over a million orders. See README.md.
#   bench/orders.sh      fills the store's database when it holds fewer than 900,000 orders: only ever a scratch store's
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
shop=${MEO_SHOP:-http://localhost:8080}
shop=${shop%/}
database=${MEO_DATABASE:-postgresql://meo:meo@localhost:15432/meo}
user=${MEO_ADMIN:-admin@meo.example:admin}
requests=${REQUESTS:-200}
work=$(mktemp -d "${TMPDIR:-/tmp}/meo-orders.XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() { echo "bench: $*" >&2; exit 1; }
get() { curl -sS -b "$work/cookies" -o "$1" -w '%{http_code} %{time_starttransfer}\n' "$shop$2"; }

command -v psql >/dev/null || fail "psql is missing (apt-get install postgresql-client)"
curl -fsS -o /dev/null "$shop/health/ready" || fail "no store is ready at $shop"
count=$(psql -qAtX "$database" -c 'SELECT count(*) FROM orders')
if [ "$count" -lt 900000 ]; then
  echo "filling the database with 1,000,000 orders, which takes a minute or two ..."
  psql -qX "$database" -f bench/orders.sql >/dev/null
fi
curl -sS -c "$work/cookies" -o /dev/null --data-urlencode "email=${user%%:*}" --data-urlencode "password=${user#*:}" "$shop/login"
filters=('' 'status=PLACED' 'status=PARTIALLY_SHIPPED' 'status=COMPLETED' 'channel=b2b' 'channel=fair&status=CANCELLED' 'q=smith'
  'q=wilhelmina+cho' 'q=anna.smith1000%40' 'q=M-00005-0A1B2' 'from=2024-06-01&to=2024-06-30' 'q=nowak&status=CANCELLED'
  'channel=web&status=PAYMENT_FAILED' 'q=khan&from=2025-01-01')

# Each list is walked from its beginning, page by page, so that first and deep pages are asked for alike.
walk() { # filter, pages
  local path="/admin/orders?$1" page
  for ((page = 0; page < $2; page++)); do
    get "$work/page" "$path" >>"$work/times"
    path=$(grep -oE 'rel="next" href="[^"]+"' "$work/page" | head -n 1 | sed 's/.*href="//; s/"$//; s/&amp;/\&/g' || true)
    [ -n "$path" ] || return 0
  done
}

for warm in 1 2; do for filter in "${filters[@]}"; do walk "$filter" 3; done; done
: >"$work/times"
# A place in the middle of all orders, which nobody walks to.
middle="/admin/orders?at=o$(psql -qAtX "$database" -c "SELECT (extract(epoch FROM min(created_at) + (max(created_at) - min(created_at)) / 2) * 1000000)::bigint FROM orders")-1"
while [ "$(wc -l <"$work/times")" -lt "$requests" ]; do
  for filter in "${filters[@]}"; do walk "$filter" 4; done
  get "$work/page" "$middle" >>"$work/times"
done
bad=$(awk '$1 != 200' "$work/times" | wc -l)
[ "$bad" = 0 ] || fail "$bad answers were no pages: $(awk '$1 != 200 {print $1; exit}' "$work/times")"
echo "$shop, $(psql -qAtX "$database" -c 'SELECT count(*) FROM orders') orders; $(nproc) cores, $(date -u +%FT%TZ), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git')"
awk '{print $2 * 1000}' "$work/times" | sort -n | awk '
  {each[NR] = $1}
  END {printf "%-24s %6d requests   p50 %.0f ms   p95 %.0f ms   p99 %.0f ms   longest %.0f ms\n", "/admin/orders", NR,
       each[int(NR * .5 + .5)], each[int(NR * .95 + .5)], each[int(NR * .99 + .5)], each[NR]}'
