#!/usr/bin/env bash
# Figures of a running store. See README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
usage: bench/run.sh [pages|latency|all]
  MEO_SHOP     URL of the shop              (http://localhost:8080)
  MEO_BROKER   URL of the broker, for AMQP  (amqp://localhost:61616)
  CATEGORY     path of a category page      (the first one that the home page links to)
  PRODUCT      path of a product page       (the first one on that category page)
  CONNECTIONS  of wrk                       (16)
  SECONDS_EACH of one measurement           (10)
  ROUNDS       measurements of each page    (3, the pages taking turns)
  ORDERS       for the latency              (60, one a second)
TEXT
}

what=${1:-all}
case $what in pages | latency | all) ;; *) usage; exit 2 ;; esac
shop=${MEO_SHOP:-http://localhost:8080}
shop=${shop%/}
broker=${MEO_BROKER:-amqp://localhost:61616}
connections=${CONNECTIONS:-16}
seconds=${SECONDS_EACH:-10}
rounds=${ROUNDS:-3}
orders=${ORDERS:-60}

fail() { echo "bench: $*" >&2; exit 1; }

first_link() { # page, pattern of the address
  curl -fsS "$shop$1" | grep -oE "href=\"$2\"" | head -n 1 | cut -d'"' -f2 || true
}

# One wrk run; prints requests a second. Answers that are no success would make a figure worthless.
measure() { # path, seconds
  local out
  out=$(wrk -t2 -c"$connections" -d"$2s" "$shop$1")
  if grep -qE 'Non-2xx|Socket errors' <<<"$out"; then fail "$1 was not always answered well: $out"; fi
  awk '/^Requests\/sec:/ {print $2}' <<<"$out"
}

pages() {
  command -v wrk >/dev/null || fail "wrk is missing (apt-get install wrk)"
  local category=${CATEGORY:-$(first_link / '/c/[^"?#]+')}
  [ -n "$category" ] || fail "$shop/ links to no category"
  local product=${PRODUCT:-$(first_link "$category" '/p/[^"?#]+')}
  [ -n "$product" ] || fail "$category links to no product"
  local paths=(/health/live / "$category" "$product") names=(/health/live home category product)
  local -A sum
  local i round
  for i in "${!paths[@]}"; do measure "${paths[$i]}" 5 >/dev/null; sum[$i]=0; done
  for ((round = 0; round < rounds; round++)); do
    for i in "${!paths[@]}"; do
      sum[$i]=$(awk -v a="${sum[$i]}" -v b="$(measure "${paths[$i]}" "$seconds")" 'BEGIN {print a + b}')
    done
  done
  echo
  printf '%-14s %14s %22s   %s\n' page requests/s "share of /health/live" path
  for i in "${!paths[@]}"; do
    awk -v name="${names[$i]}" -v sum="${sum[$i]}" -v live="${sum[0]}" -v rounds="$rounds" -v path="${paths[$i]}" \
      'BEGIN {printf "%-14s %14.0f %21.1f%%   %s\n", name, sum / rounds, 100 * sum / live, path}'
  done
}

latency() {
  local classpath=system-tests/target/test-classpath classes=system-tests/target/test-classes
  if [ ! -f "$classpath" ] || [ ! -f "$classes/org/meo/bench/FulfilmentLatency.class" ]; then
    fail "build the tests first: mvn -DskipTests package"
  fi
  echo
  java -cp "$classes:$(cat "$classpath")" org.meo.bench.FulfilmentLatency "$shop/" "$broker" "$orders" 1000
}

curl -fsS -o /dev/null "$shop/health/ready" || fail "no store is ready at $shop"
echo "$shop, wrk with $connections connections; $(nproc) cores, $(date -u +%FT%TZ), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git')"
if [ "$what" != latency ]; then pages; fi
if [ "$what" != pages ]; then latency; fi
