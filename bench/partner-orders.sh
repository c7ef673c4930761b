#!/usr/bin/env bash
# Orders by message, as an outside partner sends them over AMQP. See README.md.
#   bench/partner-orders.sh rate [SECONDS]      one-line orders as fast as they are taken
#   bench/partner-orders.sh latency [SECONDS]   one-line orders at a steady rate, from request to reply
#   bench/partner-orders.sh replay FILE         the clean invoices of "Online Retail", which may be packed by gzip
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
shop=${MEO_SHOP:-http://localhost:8080}
shop=${shop%/}
broker=${MEO_BROKER:-amqp://localhost:61616}
database=${MEO_DATABASE:-postgresql://meo:meo@localhost:15432/meo}
user=${MEO_ADMIN:-admin@meo.example:admin}
what=${1:-rate}

fail() { echo "bench: $*" >&2; exit 1; }
classpath=${MEO_TESTS:-system-tests/target}/test-classpath classes=${MEO_TESTS:-system-tests/target}/test-classes
[ -f "$classpath" ] && [ -f "$classes/org/meo/bench/PartnerOrders.class" ] || fail "build the tests first: mvn -DskipTests package"
command -v psql >/dev/null || fail "psql is missing (apt-get install postgresql-client)"
curl -fsS -o /dev/null "$shop/health/ready" || fail "no store is ready at $shop"
ask() { psql -qAtX "$database" -c "$1"; }
partner() { java -Xmx512m ${JAVA_OPTIONS:-} -cp "$classes:$(cat "$classpath")" org.meo.bench.PartnerOrders "$@"; }

# CPU seconds of a process, of all PostgreSQL's with their past children, and what the store's heap holds after a collection.
listener() { python3 - "$1" <<'PY'
import glob, os, sys
port = '%04X' % int(sys.argv[1])
inodes = {line.split()[9] for name in ('/proc/net/tcp', '/proc/net/tcp6') for line in open(name).readlines()[1:]
          if line.split()[1].endswith(':' + port) and line.split()[3] == '0A'}
for link in glob.glob('/proc/[0-9]*/fd/*'):
    try:
        if os.readlink(link).removeprefix('socket:[').removesuffix(']') in inodes:
            print(link.split('/')[2]); break
    except OSError:
        pass
PY
}
port_of() { sed -E 's#.*:([0-9]+)(/.*)?$#\1#' <<<"$1"; }
store_pid=$(listener "$(port_of "$shop")") broker_pid=$(listener "$(port_of "$broker")") postgres_pid=$(listener "$(port_of "$database")")
cpu() { awk '{print ($14 + $15) / 100}' "/proc/$1/stat"; }
postgres_cpu() {
  { awk '{print ($14 + $15 + $16 + $17) / 100}' "/proc/$postgres_pid/stat"
    for child in $(cat "/proc/$postgres_pid/task/$postgres_pid/children"); do cpu "$child" 2>/dev/null || true; done; } | awk '{sum += $1} END {print sum}'
}
live() { jcmd "$store_pid" GC.run >/dev/null; jcmd "$store_pid" GC.heap_info | grep -oE 'used [0-9]+K' | head -n 1 | tr -dc 0-9; }
used() { echo "$(cpu "$store_pid") $(cpu "$broker_pid") $(postgres_cpu) $(ask 'SELECT count(*) FROM orders')"; }

goods() {
  ask "WITH goods AS (SELECT v.sku FROM variant v JOIN product p ON p.id = v.product_id AND p.active JOIN stock_level s ON s.sku = v.sku
                       WHERE v.active AND v.currency = 'GBP' ORDER BY v.id LIMIT 200),
            raised AS (UPDATE stock_level SET on_hand = on_hand + 1000000 WHERE sku IN (SELECT sku FROM goods) AND on_hand < 500000 RETURNING sku),
            noted AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, occurred_at)
                      SELECT sku, 'RECEIPT', 1000000, 0, 'bench', now() FROM raised)
       SELECT string_agg(sku, ',') FROM goods"
}

import() {
  local file=$1/invoices.csv answer number state
  partner catalogue "$2" "$(ask 'SELECT slug FROM category ORDER BY id LIMIT 1')" >"$file"
  answer=$(curl -fsS -u "$user" -X POST -H 'Content-Type: application/octet-stream' --data-binary "@$file" "$shop/api/v1/catalogue/imports?name=invoices.csv")
  number=$(python3 -c 'import json,sys; print(json.load(sys.stdin)["id"])' <<<"$answer")
  while :; do
    answer=$(curl -fsS -u "$user" "$shop/api/v1/catalogue/imports/$number")
    state=$(python3 -c 'import json,sys; print(json.load(sys.stdin)["state"])' <<<"$answer")
    case $state in FINISHED) break ;; FAILED | CANCELLED) fail "$answer" ;; esac
    sleep 2
  done
  python3 -c 'import json,sys; a = json.load(sys.stdin); print("catalogue:", a["read"], "SKUs read,", a["rejected"], "rejected"); sys.exit(a["rejected"] > 0)' <<<"$answer"
}

echo "$shop; $(nproc) cores, load $(cut -d ' ' -f 1 /proc/loadavg), $(date -u +%FT%TZ), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git')"
work=$(mktemp -d "${TMPDIR:-/tmp}/meo-partner.XXXXXX")
trap 'rm -rf "$work"' EXIT
case $what in
  rate | latency) skus=$(goods) ;;
  replay)
    [ -f "${2:-}" ] || fail "which file?"
    import "$work" "$2"
    held=$(live) ;;
  *) fail "rate, latency or replay" ;;
esac
begin=$(used)
case $what in
  rate) partner rate "$broker" "${2:-60}" "$skus" ;;
  latency) partner latency "$broker" "${2:-60}" "$skus" ;;
  replay) partner replay "$broker" "$2" ;;
esac
echo "$begin $(used)" | awk '{n = $8 - $4; if (n > 0) printf "CPU seconds per 1,000 orders: store %.2f, broker %.2f, database %.2f (%d orders, warm-up included)\n",
  ($5 - $1) * 1000 / n, ($6 - $2) * 1000 / n, ($7 - $3) * 1000 / n, n}'
if [ "$what" = replay ]; then
  awk -v a="$held" -v b="$(live)" 'BEGIN {printf "heap held before %.0f MB, after %.0f MB\n", a / 1024, b / 1024}'
  ask "SELECT 'orders of the channel: ' || count(*) || ', total ' || sum(total) FROM orders WHERE channel = 'b2b' AND external_id !~ '-'"
fi
