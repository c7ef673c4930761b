#!/usr/bin/env bash
# How long a catalogue file takes to import, how much the heap grows meanwhile, and the same file again. See README.md.
#   bench/import.sh [FILE]     without FILE, 100,000 generated rows; FILE may be packed by gzip
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
shop=${MEO_SHOP:-http://localhost:8080}
shop=${shop%/}
user=${MEO_ADMIN:-admin@meo.example:admin}
work=$(mktemp -d "${TMPDIR:-/tmp}/meo-import.XXXXXX")
trap 'rm -rf "$work"' EXIT
file=${1:-}
if [ -z "$file" ]; then
  file=$work/generated-${ROWS:-100000}.csv
  bench/catalogue.py "${ROWS:-100000}" >"$file"
fi

fail() { echo "bench: $*" >&2; exit 1; }
field() { python3 -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
api() { curl -fsS -u "$user" "$@"; }
# The process that serves the shop, on this machine; after a collection what is left is what is held.
pid=${MEO_PID:-$(jcmd -l | awk '/glassfish.jar|ASMain|payara-micro/ {print $1; exit}')}
[ -n "$pid" ] || fail "which process serves $shop? set MEO_PID"
live() { jcmd "$pid" GC.run >/dev/null; jcmd "$pid" GC.heap_info | grep -oE 'used [0-9]+K' | head -n 1 | tr -dc 0-9; }

measure() { # name of the run
  local before now peak=0 answer number state begin end
  before=$(live)
  begin=$(date +%s.%N)
  answer=$(api -X POST -H 'Content-Type: application/octet-stream' --data-binary "@$file" \
    "$shop/api/v1/catalogue/imports?name=$(basename "$file")") || fail "the file was not taken"
  number=$(field id <<<"$answer")
  # Collecting several times on the way shows what is held, not what has not been collected yet.
  while :; do
    answer=$(api "$shop/api/v1/catalogue/imports/$number")
    state=$(field state <<<"$answer")
    case $state in FINISHED | FAILED | CANCELLED) break ;; esac
    if [ "${HEAP:-1}" = 1 ]; then
      now=$(live)
      peak=$((now > peak ? now : peak))
    fi
    sleep "${EVERY:-3}"
  done
  end=$(date +%s.%N)
  [ "$state" = FINISHED ] || fail "$state: $answer"
  awk -v name="$1" -v a="$begin" -v b="$end" -v before="$before" -v peak="$peak" 'BEGIN {
    grown = (peak > before) ? sprintf("%.0f MB", (peak - before) / 1024) : "nothing that was seen"
    printf "%-22s %7.1f s   live heap grown by %s\n", name, b - a, grown}'
  for each in read created updated unchanged skipped rejected; do printf '  %s %s' "$each" "$(field "$each" <<<"$answer")"; done
  echo
}

curl -fsS -o /dev/null "$shop/health/ready" || fail "no store is ready at $shop"
echo "$shop, $(basename "$file"), $(stat -c %s "$file") bytes; $(nproc) cores, $(date -u +%FT%TZ), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git')"
measure "the file"
measure "the same file again"
begin=$(date +%s.%N)
api -o "$work/export.csv" "$shop/api/v1/catalogue/products.csv"
awk -v a="$begin" -v b="$(date +%s.%N)" -v rows="$(wc -l <"$work/export.csv")" \
  'BEGIN {printf "%-22s %7.1f s   %d lines\n", "export of everything", b - a, rows}'
