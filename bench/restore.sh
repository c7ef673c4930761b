#!/usr/bin/env bash
# How long a restore takes: a database is made and backed up, sells on, is damaged, and restored to the moment before with all
# the log since the backup read again; then the books are compared. See README.md. Starts a PostgreSQL of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
usage: bench/restore.sh
  ORDERS  in the base backup                                        (250000, about 1 GB)
  LATER   placed after it, a thousand a transaction, and read again (100000)
  WORK    a directory with room for four databases                  (a new one in TMPDIR, removed in the end)
  PORT    for the PostgreSQL                                        (15999)
  PGBIN   its programs                                              (those of the quickstart: mvn -DskipTests package)
TEXT
}
case ${1:-} in '') ;; *) usage; exit 2 ;; esac
fail() { echo "bench: $*" >&2; exit 1; }

orders=${ORDERS:-250000} later=${LATER:-100000}
export PGBIN=${PGBIN:-$(find "$PWD/quickstart/target/platform" -maxdepth 3 -path '*/bin/pg_ctl' -printf '%h\n' 2>/dev/null | head -n 1)}
[ -x "$PGBIN/pg_ctl" ] || fail "no pg_ctl: mvn -DskipTests package, or set PGBIN"
work=${WORK:-$(mktemp -d "${TMPDIR:-/tmp}/meo-restore.XXXXXX")}
mkdir -p "$work"
export PGHOST=127.0.0.1 PGPORT=${PORT:-15999} PGUSER=postgres PGDATABASE=postgres
# PostgreSQL refuses root.
as=()
if [ "$(id -u)" -eq 0 ]; then as=(unshare -U); fi
running=''
start() {
  "${as[@]}" "$PGBIN/pg_ctl" start -w -t 600 -D "$1" -l "$work/log" -o "-p $PGPORT -c listen_addresses=127.0.0.1 \
-c unix_socket_directories= -c shared_buffers=256MB -c max_wal_size=2GB -c shared_preload_libraries=pg_stat_statements" >/dev/null
  running=$1
}
stop() { "${as[@]}" "$PGBIN/pg_ctl" stop -w -t 600 -m fast -D "$running" >/dev/null; running=''; }
trap 'if [ -n "$running" ]; then stop || true; fi; if [ -z "${WORK:-}" ]; then rm -rf "$work"; fi' EXIT
sql() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
row() { printf '%-62s %12s\n' "$@"; }
# Prints what a command says, and keeps its seconds in "took".
timed() { local begun; begun=$(date +%s.%N); "$@"; took=$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN {printf "%.1f s", b - a}'); }

"${as[@]}" "$PGBIN/initdb" -D "$work/data" -U postgres --auth=trust --encoding=UTF8 --locale-provider=builtin \
  --builtin-locale=C.UTF-8 --locale=C >/dev/null
start "$work/data"
sql -c 'CREATE DATABASE meo'
export PGDATABASE=meo
migrations=ejb-module/src/main/resources/db/migration
for file in $(cd "$migrations" && printf '%s\n' V*.sql | sed -E 's/^V([0-9]+)(_([0-9]+))?__.*/\1 0\3 &/' | sort -n -k1,1 -k2,2 | cut -d' ' -f3); do
  PGOPTIONS='-c client_min_messages=error' sql -f "$migrations/$file" >/dev/null
done
"${as[@]}" recovery/archiving.sh --to "$work/kept" >/dev/null
stop
start "$work/data"
for ((first = 1; first <= orders; first += 50000)); do
  sql -v first="$first" -v orders="$((orders - first < 50000 ? orders - first + 1 : 50000))" -f bench/restore.sql
done
sql -c 'VACUUM ANALYZE'

echo "$(nproc) cores, $(date -u +%FT%TZ), $(git rev-parse --short HEAD 2>/dev/null || echo 'no git'), $("$PGBIN/postgres" --version)"
row 'database at the backup' "$(sql -c 'SELECT pg_size_pretty(pg_database_size(current_database()))')"
timed "${as[@]}" recovery/base-backup.sh --to "$work/kept" --data "$work/data" >/dev/null 2>&1
row 'base backup, the shop open' "$took"
begun=$(sql -c 'SELECT pg_current_wal_lsn()')
for ((first = orders + 1; first <= orders + later; first += 1000)); do sql -v first="$first" -v orders=1000 -f bench/restore.sql; done
at=$(sql -c 'SELECT clock_timestamp()')
row 'log since the backup' "$(sql -c "SELECT pg_size_pretty(pg_current_wal_lsn() - '$begun')")"
before=$(sql -c 'SELECT count(*), sum(total), max(id) FROM orders')
sql -c 'DELETE FROM payment_history' -c 'DROP TABLE payment CASCADE' >/dev/null 2>&1
segment=$(sql -c 'SELECT pg_walfile_name(pg_current_wal_lsn())')
sql -c 'SELECT pg_switch_wal()' >/dev/null
until [ -e "$work/kept/wal/$segment.gz" ]; do sleep 0.2; done
row 'log put away, packed' "$(du -sh "$work/kept/wal" | cut -f1)"
timed "${as[@]}" recovery/verify-backup.sh --from "$work/kept" >/dev/null
row 'verifying backup and log' "$took"
stop

begun=$(date +%s.%N)
timed "${as[@]}" recovery/restore.sh --from "$work/kept" --to "$work/restored" --at "$at" >"$work/restore"
row "restore: $(grep -oE 'copied in [0-9]+ s' "$work/restore"), $(grep -oE 'log read again in [0-9]+ s' "$work/restore")" "$took"
start "$work/restored"
timed recovery/check.sh --all >"$work/verdict" || true
row "the checker over all orders: \"$(head -n 1 "$work/verdict")\"" "$took"
row 'from the first command to the verdict' "$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN {printf "%.1f min", (b - a) / 60}')"
row 'database restored' "$(sql -c 'SELECT pg_size_pretty(pg_database_size(current_database()))')"
[ "$(sql -c 'SELECT count(*), sum(total), max(id) FROM orders')" = "$before" ] || fail "orders are not as they were"
row 'orders, as many as before the damage' "${before%%|*}"
grep -q '^All books agree' "$work/verdict" || fail "the books do not agree"
