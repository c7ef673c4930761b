#!/usr/bin/env bash
# Users of a shop as they come: half look round the catalogue, three of ten at their account, two of ten order. See README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
usage: load-tests/run.sh [USERS...]   (100 300 1000, one after the other)
  MEO_SHOP      URL of the shop                   (http://127.0.0.1:8080)
  MEO_DATABASE  where the shop's products are     (postgresql://meo:meo@127.0.0.1:15432/meo)
  MEO_ACCOUNT   mail address:password of a customer, who is signed in once for all  (shopper@meo.example:shopper)
  SECONDS_EACH  of each number of users           (120)
  THINK         seconds between two requests of a user, on average                  (5)
  WARM_UP       seconds with the first number before, which count for nothing       (60)
  LIMIT_P95     milliseconds that 95 of 100 requests of each kind may take          (2000)
Ends with 1 when one of a thousand requests failed or a limit was passed.
TEXT
}
case ${1:-} in -*) usage; exit 2 ;; esac
fail() { echo "load: $*" >&2; exit 1; }

shop=${MEO_SHOP:-http://127.0.0.1:8080} account=${MEO_ACCOUNT:-shopper@meo.example:shopper}
database=${MEO_DATABASE:-postgresql://meo:meo@127.0.0.1:15432/meo}
seconds=${SECONDS_EACH:-120} think=${THINK:-5} limit=${LIMIT_P95:-2000}
[ $# -gt 0 ] || set -- 100 300 1000
for tool in wrk psql curl; do command -v "$tool" >/dev/null || fail "$tool is missing"; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

psql -qAt -F' ' "$database" -c "SELECT p.slug, v.sku FROM product p JOIN variant v ON v.product_id = p.id
  JOIN stock_level l ON l.sku = v.sku WHERE p.active AND v.active AND v.currency = 'GBP' AND l.on_hand - l.reserved >= 60 ORDER BY v.sku LIMIT 500" >"$work/products"
[ -s "$work/products" ] || fail 'no products'
{ psql -qAt "$database" -c "SELECT '/c/' || slug FROM category ORDER BY id LIMIT 50"
  cut -d' ' -f1 "$work/products" | sed 's#^#/p/#'
  printf '/search?q=%s\n' pen paper notebook ink blue card
} >"$work/addresses"
# Some are empty shelves, or sold out.
while read -r address; do
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$shop$address")" != 200 ] || echo "$address"
done < <(shuf -n 60 --random-source=<(yes) "$work/addresses") >"$work/pages"
[ -s "$work/pages" ] || fail "no pages at $shop"
curl -s -o /dev/null -c "$work/cookies" --data-urlencode "email=${account%%:*}" --data-urlencode "password=${account#*:}" "$shop/login"
session=$(awk '$6 ~ /^meo_/ || $6 ~ /^__Host-meo_/ {printf "%s%s=%s", sep, $6, $7; sep = "; "}' "$work/cookies")
[ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $session" "$shop/account")" = 200 ] || fail "${account%%:*} is not signed in"

users() { # how many, how long
  wrk -t"$1" -c"$1" -d"$2s" --timeout 30s -s load-tests/mixed.lua "$shop" -- "$work/products" "$work/pages" "$session" "$think"
}
echo "$shop, a request each $think s a user; $(nproc) cores, $(date -u +%FT%TZ), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git')"
users "$1" "${WARM_UP:-60}" >/dev/null
passed=0
for count in "$@"; do
  users "$count" "$seconds" >"$work/answer"
  echo
  echo "$count users for $seconds s: $(awk '/^Requests\/sec:/ {print $2}' "$work/answer") requests/s"
  sed -n '/^visit (ms)/,$p' "$work/answer"
  awk -v limit="$limit" '/^(catalogue|account|order) / { all += $2; lost += $3; if ($5 > limit) slow = 1 } END { exit slow || lost * 1000 > all || !all }' \
    "$work/answer" || { echo "$count users are too many"; passed=1; }
done
exit "$passed"
