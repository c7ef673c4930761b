#!/usr/bin/env bash
# What metrics and traces cost: three stores side by side that differ in nothing else, asked in turns. See README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
usage: bench/observability.sh [all|start|measure|report|stop]
  all (the default) starts the stores, warms them up, measures, reports and ends them; the others do one step of it, so that
  a long measurement can be made in pieces
  ROUNDS        each asks every store twice, in turns A B C C B A  (3)
  SECONDS_EACH  of one measurement                                (6)
  WARM_UP       seconds for each store and kind of request        (30)
  CONNECTIONS   of wrk                                            (16)
  KINDS         of requests                       (pages rendered add checkout)
  WORK          directory for the stores and what was measured (/tmp/meo-observability)
  FIRST_PORT    of 15 in a row                                    (27080)
stores: off    neither metrics nor traces (MEO_METRICS=false, OTEL_SDK_DISABLED=true), nobody asks for /metrics
        tenth  metrics, asked for each 15 s; traces sent by OTLP to a receiver on this machine, one in ten (the default)
        all    as tenth, every trace
TEXT
}

what=${1:-all}
case $what in all | start | measure | report | stop) ;; *) usage; exit 2 ;; esac
rounds=${ROUNDS:-3} seconds=${SECONDS_EACH:-6} warm=${WARM_UP:-30} connections=${CONNECTIONS:-16}
work=${WORK:-/tmp/meo-observability}
first=${FIRST_PORT:-27080}
read -ra kinds <<<"${KINDS:-pages rendered add checkout}"
stores=(off tenth all)
results=$work/results

fail() { echo "bench: $*" >&2; exit 1; }
port() { # store, which of its ports: 0 shop, 1 console, 2 broker, 3 database, 4 mail
  local index
  for index in "${!stores[@]}"; do if [ "${stores[$index]}" = "$1" ]; then echo $((first + 5 * index + $2)); fi; done
}
shop() { echo "http://127.0.0.1:$(port "$1" 0)"; }

launch() { # store, environment
  local name=$1 home=$work/$1
  shift
  mkdir -p "$home"
  : >"$work/$name.log"
  env MEO_BASE_URL="$(shop "$name")" "$@" java -cp "system-tests/target/test-classes:$(cat system-tests/target/test-classpath)" \
    -Dmeo.platform=quickstart/target/platform -Dmeo.home="$home" -Dmeo.warehouse.demo=false \
    -Dmeo.http.port="$(port "$name" 0)" -Dmeo.admin.port="$(port "$name" 1)" -Dmeo.artemis.port="$(port "$name" 2)" \
    -Dmeo.postgres.port="$(port "$name" 3)" -Dmeo.mail.port="$(port "$name" 4)" org.meo.quickstart.Main \
    >"$work/$name.log" 2>&1 </dev/null &
  echo $! >"$work/$name.pid"
  until grep -q '^Meo is ready' "$work/$name.log"; do
    kill -0 "$(cat "$work/$name.pid")" 2>/dev/null || { tail -n 20 "$work/$name.log" >&2; fail "the store \"$name\" did not start"; }
    sleep 0.5
  done
}

start() {
  [ -f system-tests/target/test-classpath ] || fail "build first: mvn -DskipTests package"
  [ ! -e "$work/off.pid" ] || fail "$work is in use: bench/observability.sh stop"
  mkdir -p "$work"
  python3 bench/trace-receiver.py $((first + 15)) "$work/traces" >"$work/receiver.log" 2>&1 </dev/null &
  echo $! >"$work/receiver.pid"
  local traced=(OTEL_SDK_DISABLED=false OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:$((first + 15))")
  local launches=() each
  launch off MEO_METRICS=false OTEL_SDK_DISABLED=true & launches+=($!)
  launch tenth "${traced[@]}" OTEL_TRACES_SAMPLER_ARG=0.1 & launches+=($!)
  launch all "${traced[@]}" OTEL_TRACES_SAMPLER_ARG=1.0 & launches+=($!)
  for each in "${launches[@]}"; do wait "$each"; done
  # What is asked for is the same at each of them.
  psql -qAt -F' ' "postgresql://meo:meo@127.0.0.1:$(port off 3)/meo" -c "SELECT p.slug, v.sku FROM product p
    JOIN variant v ON v.product_id = p.id JOIN stock_level l ON l.sku = v.sku
    WHERE p.active AND v.active AND v.currency = 'GBP' AND l.on_hand - l.reserved >= 60 ORDER BY v.sku LIMIT 5000" >"$work/products"
  [ -s "$work/products" ] || fail "no products"
  { echo /; curl -fsS "$(shop off)/" | grep -oE 'href="/c/[^"?#]+"' | cut -d'"' -f2 | sort -u | head -n 6
    head -n 12 "$work/products" | awk '{print "/p/" $1}'; } >"$work/paths"
  awk 'BEGIN {print "local paths = {"} {printf "\"%s\",\n", $0}
    END {print "}\nlocal next = 0\nlocal more\nfunction init(args) more = args[1] or \"\" end"
         print "function request() next = next % #paths + 1 return wrk.format(\"GET\", paths[next] .. more) end"}' "$work/paths" >"$work/pages.lua"
  local store kind
  for store in "${stores[@]}"; do for kind in "${kinds[@]}"; do ask "$store" "$kind" "$warm" >/dev/null; done; done
}

# One run of wrk; its report.
ask() { # store, kind, seconds
  local out address
  address=$(shop "$1")
  case $2 in
    pages) out=$(wrk -t2 -c"$connections" -d"$3s" -s "$work/pages.lua" "$address") ;;
    # A parameter that no page knows keeps the kept page away.
    rendered) out=$(wrk -t2 -c"$connections" -d"$3s" -s "$work/pages.lua" "$address" -- '?bench=1') ;;
    add | checkout) out=$(wrk -t"$connections" -c"$connections" -d"$3s" --timeout 30s -s bench/checkout.lua "$address" -- "$work/products" "$2") ;;
    *) fail "no such kind: $2" ;;
  esac
  if grep -qE 'Non-2xx|^failed [1-9]' <<<"$out"; then fail "$1 did not answer $2 well: $out"; fi
  echo "$out"
}

# Seconds of processor time that the store's server took so far.
processor() { # store
  local pid
  pid=$(ss -ltnpH "sport = :$(port "$1" 0)" | grep -oE 'pid=[0-9]+' | head -n 1 | cut -d= -f2)
  awk -v hertz="$(getconf CLK_TCK)" '{sub(/^.*\) /, ""); print ($12 + $13) / hertz}' "/proc/$pid/stat"
}

# In a shell of its own, so that those who ask for /metrics end with it however it ends.
measure() (
  scrapers=()
  trap 'kill "${scrapers[@]}" 2>/dev/null || true' EXIT
  for store in tenth all; do
    python3 -c 'import sys, time, urllib.request
while True:
    time.sleep(15)
    urllib.request.urlopen(sys.argv[1]).read()' "$(shop "$store")/metrics" &
    scrapers+=($!)
  done
  for ((round = 1; round <= rounds; round++)); do
    for kind in "${kinds[@]}"; do
      for store in "${stores[@]}" all tenth off; do
        before=$(processor "$store")
        out=$(ask "$store" "$kind" "$seconds")
        after=$(processor "$store")
        awk -v kind="$kind" -v store="$store" -v before="$before" -v after="$after" '
          / requests in / {requests = $1} /^Requests\/sec:/ {rate = $2}
          END {printf "%s %s %.2f %.4f\n", kind, store, rate, 1000 * (after - before) / requests}' <<<"$out" >>"$results"
      done
    done
  done
)

report() {
  echo "$(nproc) cores, $(date -u +%FT%TZ), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git'); received: $(cat "$work/traces" 2>/dev/null || echo nothing)"
  python3 - "$results" <<'PYTHON'
import statistics, sys
runs = {}
for line in open(sys.argv[1]):
    kind, store, rate, cpu = line.split()
    runs.setdefault(kind, {}).setdefault(store, []).append((float(rate), float(cpu)))
print(f"{'requests':10} {'store':6} {'n':>3} {'per second: median':>19} {'lowest':>8} {'highest':>8} {'CPU ms each':>12} {'rate':>8} {'CPU':>8}")
for kind, stores in runs.items():
    off = stores["off"]
    for store, values in stores.items():
        rates = [rate for rate, _ in values]
        # The n-th run of a store stands beside the n-th without: they were minutes apart at most.
        pairs = list(zip(values, off))
        rate = 100 * (statistics.median(a[0] / b[0] for a, b in pairs) - 1)
        cpu = 100 * (statistics.median(a[1] / b[1] for a, b in pairs) - 1)
        print(f"{kind:10} {store:6} {len(values):3} {statistics.median(rates):19.1f} {min(rates):8.1f} {max(rates):8.1f} "
              f"{statistics.median(c for _, c in values):12.3f}" + ("" if store == "off" else f" {rate:+7.1f}% {cpu:+7.1f}%"))
PYTHON
}

stop() {
  local name pid
  for name in "${stores[@]}" receiver; do
    if [ -f "$work/$name.pid" ]; then
      pid=$(cat "$work/$name.pid")
      kill -TERM "$pid" 2>/dev/null || true
      while kill -0 "$pid" 2>/dev/null; do sleep 0.5; done
      rm -f "$work/$name.pid"
    fi
    rm -rf "${work:?}/$name"
  done
}

for tool in wrk psql ss curl python3; do command -v "$tool" >/dev/null || fail "$tool is missing"; done
case $what in
  all) trap stop EXIT; start; : >"$results"; measure; report ;;
  *) "$what" ;;
esac
