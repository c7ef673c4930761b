#!/usr/bin/env bash
# Shoppers who buy, all at once, through the pages of a running store. See README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
usage: bench/checkout.sh [checkout|add]
  checkout      whole guest checkouts, from the product's page to the order's
  add           putting things into carts of up to five lines
  MEO_SHOP      URL of the shop                   (http://127.0.0.1:8080)
  MEO_DATABASE  where the shop's products are     (postgresql://meo:meo@127.0.0.1:15432/meo)
  SHOPPERS      at once                           (32; add: 16)
  SECONDS_EACH  of the measurement                (30)
  WARM_UP       seconds before it                 (90: a fresh server compiles its code for that long)
TEXT
}

what=${1:-checkout}
case $what in checkout | add) ;; *) usage; exit 2 ;; esac
shop=${MEO_SHOP:-http://127.0.0.1:8080}
database=${MEO_DATABASE:-postgresql://meo:meo@127.0.0.1:15432/meo}
shoppers=${SHOPPERS:-$([ "$what" = add ] && echo 16 || echo 32)}
for tool in wrk psql ss; do command -v "$tool" >/dev/null || { echo "bench: $tool is missing" >&2; exit 1; }; done

products=$(mktemp)
trap 'rm -f "$products"' EXIT
# What has enough on the shelf that nobody finds it sold out.
psql -qAt -F' ' "$database" -c "SELECT p.slug, v.sku FROM product p JOIN variant v ON v.product_id = p.id
  JOIN stock_level l ON l.sku = v.sku WHERE p.active AND v.active AND v.currency = 'GBP' AND l.on_hand - l.reserved >= 60 ORDER BY v.sku LIMIT 5000" >"$products"
[ -s "$products" ] || { echo "bench: no products" >&2; exit 1; }

run() { wrk -t"$shoppers" -c"$shoppers" -d"$1s" --timeout 30s -s bench/checkout.lua "$shop" -- "$products" "$what"; }

# The process that listens at a port of this machine; nothing when there is none.
listener() { ss -ltnpH "sport = :$1" 2>/dev/null | grep -oE 'pid=[0-9]+' | head -n 1 | cut -d= -f2 || true; }

# Seconds of processor time that a process and its children took, those that have ended as well.
seconds() { # pid
  awk -v pid="$1" -v hertz="$(getconf CLK_TCK)" '
    { own = $1; sub(/^.*\) /, ""); if (own == pid) sum += $12 + $13 + $14 + $15; else if ($2 == pid) sum += $12 + $13 }
    END { print sum / hertz }' <(cat /proc/[0-9]*/stat 2>/dev/null)
}

port() { sed -E 's#^[a-z]+://([^/]*@)?[^/:]+:?([0-9]*).*#\2#' <<<"$1"; }
store=$(listener "$(port "$shop" | grep . || echo 80)")
engine=$(listener "$(port "$database" | grep . || echo 5432)")

run "${WARM_UP:-90}" >/dev/null
before=("$([ -z "$store" ] || seconds "$store")" "$([ -z "$engine" ] || seconds "$engine")")
answer=$(run "${SECONDS_EACH:-30}")
after=("$([ -z "$store" ] || seconds "$store")" "$([ -z "$engine" ] || seconds "$engine")")
sed -n '/^step (ms)/,$p' <<<"$answer"
# What a rate on a busy machine does not say: how much work one took. Checkouts that were under way at the end count by their
# steps.
if [ -n "$store" ] && [ -n "$engine" ]; then
  awk -v store0="${before[0]}" -v store1="${after[0]}" -v engine0="${before[1]}" -v engine1="${after[1]}" '
    /^step \(ms\)/ { table = 1; next }
    table && NF >= 5 && $(NF - 3) ~ /^[0-9]+$/ { requests += $(NF - 3); steps++ }
    /^(orders|put) / { table = 0 }
    END { each = requests / steps
      if (each > 0) printf "processor time each: server %.1f ms, database %.1f ms\n", 1000 * (store1 - store0) / each, 1000 * (engine1 - engine0) / each }
  ' <<<"$answer"
fi
