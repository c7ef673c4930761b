#!/usr/bin/env bash
# smoke.sh <url>   looks whether a shop sells: it is healthy, shows its home page and a product, and takes it into a cart.
# Ends with 1 and a sentence when it does not. Orders nothing; the cart that it leaves is cleaned up as any other.
set -euo pipefail
shop=${1:?the address of the shop, without a trailing slash}
patience=${SMOKE_PATIENCE:-120}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# get <path> <what it must show>
get() {
  local status
  status=$(curl -sS --max-time 20 -b "$work/cookies" -c "$work/cookies" -o "$work/page" -w '%{http_code}' "$shop$1") || return 1
  [ "$status" = 200 ] && grep -q "$2" "$work/page"
}

fail() {
  echo "$shop: $1" >&2
  exit 1
}

# The ingress keeps health to itself (403); then the home page says it.
healthy() {
  local status
  status=$(curl -sS --max-time 5 -o "$work/health" -w '%{http_code}' "$shop/health/ready") || return 1
  [ "$status" = 200 ] || [ "$status" = 403 ]
}

end=$((SECONDS + patience))
until healthy && get / 'href="[^"]*/p/'; do
  [ "$SECONDS" -lt "$end" ] || fail "is not ready, or its home page shows no product"
  sleep 2
done
# Those of the home page; what is sold out cannot be put into a cart.
mapfile -t products < <(grep -o 'href="[^"]*/p/[^"?#]*"' "$work/page" | sed -e 's/^href="//' -e 's/"$//' -e 's#^https\?://[^/]*##' | sort -u | head -n 10)
for product in "${products[@]}"; do
  get "$product" 'name="sku"' || fail "does not show $product"
  sku=$(grep -o '<input[^>]*name="sku"[^>]*checked="checked"[^>]*>\|<input[^>]*type="hidden"[^>]*name="sku"[^>]*>' "$work/page" \
    | grep -o 'value="[^"]*"' | head -n 1 | sed -e 's/^value="//' -e 's/"$//')
  [ -n "$sku" ] || fail "offers no variant of $product"
  curl -sS --max-time 20 -b "$work/cookies" -c "$work/cookies" -o "$work/added" -H "Origin: $shop" \
    --data-urlencode "sku=$sku" --data-urlencode quantity=1 "$shop$product" || fail "does not take $product"
  if get /cart "value=\"$sku\""; then
    echo "$shop sells: $sku is in the cart"
    exit 0
  fi
done
fail "puts nothing into the cart, of: ${products[*]}"
