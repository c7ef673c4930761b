#!/usr/bin/env bash
# How long a committed order is on the database's disk alone: until the segment of the log that it stands in is in the archive. A
# machine that is lost with its disk loses what is younger. See docs/recovery.md. Starts a PostgreSQL of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
usage: bench/archive-delay.sh
  SECONDS_OF_TRADE  with an order each second                      (180)
  EVERY             recovery/archiving.sh --every                  (60)
  PORT              for the PostgreSQL                             (15998)
  PGBIN             its programs                                   (those of the quickstart: mvn -DskipTests package)
TEXT
}
case ${1:-} in '') ;; *) usage; exit 2 ;; esac
fail() { echo "bench: $*" >&2; exit 1; }

trade=${SECONDS_OF_TRADE:-180} every=${EVERY:-60}
export PGBIN=${PGBIN:-$(find "$PWD/quickstart/target/platform" -maxdepth 3 -path '*/bin/pg_ctl' -printf '%h\n' 2>/dev/null | head -n 1)}
[ -x "$PGBIN/pg_ctl" ] || fail "no pg_ctl: mvn -DskipTests package, or set PGBIN"
work=$(mktemp -d "${TMPDIR:-/tmp}/meo-archive.XXXXXX")
export PGHOST=127.0.0.1 PGPORT=${PORT:-15998} PGUSER=postgres PGDATABASE=postgres
# PostgreSQL refuses root.
as=()
if [ "$(id -u)" -eq 0 ]; then as=(unshare -U); fi
start() {
  "${as[@]}" "$PGBIN/pg_ctl" start -w -D "$work/data" -l "$work/log" -o "-p $PGPORT -c listen_addresses=127.0.0.1 \
-c unix_socket_directories= -c shared_preload_libraries=pg_stat_statements" >/dev/null
}
stop() { "${as[@]}" "$PGBIN/pg_ctl" stop -w -m "$1" -D "$work/data" >/dev/null 2>&1 || true; }
trap 'stop immediate; rm -rf "$work"' EXIT
sql() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }

"${as[@]}" "$PGBIN/initdb" -D "$work/data" -U postgres --auth=trust --encoding=UTF8 --locale-provider=builtin \
  --builtin-locale=C.UTF-8 --locale=C >/dev/null
start
sql -c 'CREATE DATABASE meo'
export PGDATABASE=meo
migrations=ejb-module/src/main/resources/db/migration
for file in $(cd "$migrations" && printf '%s\n' V*.sql | sed -E 's/^V([0-9]+)(_([0-9]+))?__.*/\1 0\3 &/' | sort -n -k1,1 -k2,2 | cut -d' ' -f3); do
  PGOPTIONS='-c client_min_messages=error' sql -f "$migrations/$file" >/dev/null
done
"${as[@]}" recovery/archiving.sh --to "$work/kept" --every "$every" >/dev/null
stop fast
start
sql -c 'SELECT pg_reload_conf()' >/dev/null

# Each line: when it was committed, and the segment that it stands in.
order() {
  sql -v first="$1" -v orders=1 -f bench/restore.sql >/dev/null
  sql -c "SELECT extract(epoch FROM clock_timestamp()), pg_walfile_name(pg_current_wal_lsn())" >>"$work/orders"
}
for ((number = 1; number <= trade; number++)); do
  order "$number"
  sleep 1
done
# And one into a quiet night, which is awaited.
sleep "$((every + every / 2))"
order "$number"
archived() {
  local segment
  segment=$(tail -n 1 "$work/orders" | cut -d'|' -f2)
  until [ -e "$work/kept/wal/$segment.gz" ]; do sleep 0.1; done
}
archived
# After a crash, and after a start in order without pg_reload_conf(): the process that looks at the clock may sleep on from
# before the start was done, for as long as it may wait for a checkpoint.
stop immediate
start
order "$((number + 1))"
archived
stop fast
start
order "$((number + 2))"
archived

while IFS='|' read -r committed segment; do
  # The last change of the file is its temporary name that went, when it was on the disk.
  archived=$(stat -c %.Z "$work/kept/wal/$segment.gz") || fail "$segment is not in the archive"
  awk -v a="$committed" -v b="$archived" 'BEGIN {printf "%.2f\n", b - a}'
done <"$work/orders" >"$work/delays"
read -r -d '' night crash untold < <(tail -n 3 "$work/delays" | tr '\n' ' '; printf '\0')
head -n "$trade" "$work/delays" | sort -n >"$work/sorted"
at() { sed -n "$(((trade * $1 + 99) / 100))p" "$work/sorted"; }
echo "$(nproc) cores, $(date -u +%FT%TZ), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git'), $("$PGBIN/postgres" --version), --every $every"
printf '%s orders, one a second: in the archive after %s s (half of them), %s s (95 of 100), %s s (the last)\n' \
  "$trade" "$(at 50)" "$(at 95)" "$(at 100)"
echo "an order into a quiet night: $night s; the first after a crash: $crash s, after a start without pg_reload_conf(): $untold s"
if awk -v a="$(at 100)" -v b="$night" -v most="$((every + 5))" 'BEGIN {exit !(a > most || b > most)}'; then
  fail "longer than $every s and what packing takes"
fi
