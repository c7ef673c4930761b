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
  SECONDS_EACH  of the measurement                (20)
  WARM_UP       seconds before it                 (20)
TEXT
}

what=${1:-checkout}
case $what in checkout | add) ;; *) usage; exit 2 ;; esac
shop=${MEO_SHOP:-http://127.0.0.1:8080}
database=${MEO_DATABASE:-postgresql://meo:meo@127.0.0.1:15432/meo}
shoppers=${SHOPPERS:-$([ "$what" = add ] && echo 16 || echo 32)}
for tool in wrk psql; do command -v "$tool" >/dev/null || { echo "bench: $tool is missing" >&2; exit 1; }; done

products=$(mktemp)
trap 'rm -f "$products"' EXIT
# What has enough on the shelf that nobody finds it sold out.
psql -qAt -F' ' "$database" -c "SELECT p.slug, v.sku FROM product p JOIN variant v ON v.product_id = p.id
  JOIN stock_level l ON l.sku = v.sku WHERE p.active AND v.active AND v.currency = 'GBP' AND l.on_hand - l.reserved >= 60 ORDER BY v.sku LIMIT 5000" >"$products"
[ -s "$products" ] || { echo "bench: no products" >&2; exit 1; }

run() { wrk -t"$shoppers" -c"$shoppers" -d"$1s" --timeout 30s -s bench/checkout.lua "$shop" -- "$products" "$what"; }
run "${WARM_UP:-20}" >/dev/null
run "${SECONDS_EACH:-20}" | sed -n '/^step (ms)/,$p'
