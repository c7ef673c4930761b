#!/usr/bin/env bash
# Makes a data directory as the database was at a moment. See docs/runbooks/Restore.md, which says what comes before and after.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat <<'TEXT'
usage: recovery/restore.sh --from DIR --to DATA (--at TIME | --newest) [--base NAME] [--log DIR] [--trial] [--within SECONDS]
  --from DIR        as given to archiving.sh and base-backup.sh
  --to DATA         the new data directory: must not be there, or be empty
  --at TIME         with its offset: '2026-11-21 12:00:00+00'; what was committed later is left out
  --newest          all that the log holds
  --base NAME       a directory in DIR/base (the newest that ended before TIME)
  --log DIR         pg_wal of the lost server, where it can still be read: what was not put away yet
  --trial           a copy to look at: it never puts log away
  --within SECONDS  give up after so long (14400)

As the user that PostgreSQL runs as; PGBIN says where pg_ctl is, POSTGRES_OPTIONS what the server is started with beside its
files. The server is stopped in the end.
TEXT
}

from='' to='' at='' newest='' base='' log='' trial='' within=14400
while [ $# -gt 0 ]; do
  case $1 in
    --from) from=${2:?--from wants a directory}; shift 2 ;;
    --to) to=${2:?--to wants a directory}; shift 2 ;;
    --at) at=${2:?--at wants a time}; shift 2 ;;
    --newest) newest=1; shift ;;
    --base) base=${2:?--base wants a name}; shift 2 ;;
    --log) log=${2:?--log wants a directory}; shift 2 ;;
    --trial) trial=1; shift ;;
    --within) within=${2:?--within wants seconds}; shift 2 ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
[[ -n $from && -n $to && $within =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
[ -n "$at$newest" ] && [ -z "$at" -o -z "$newest" ] || { usage >&2; exit 2; }
fail() { echo "restore: $*" >&2; exit 1; }

# Without an offset it would be the time of this machine or of the server, and an hour off is an hour of orders.
if [ -n "$at" ]; then
  [[ $at =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}[T\ ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$ ]] ||
    fail "TIME looks like '2026-11-21 12:00:00+00', not '$at'"
  before=$(date -u -d "$at" +%Y%m%dT%H%M%SZ)
else
  before=99999999T999999Z
fi
if [ -e "$to" ] && [ -n "$(ls -A "$to")" ]; then fail "$to is not empty"; fi
from=$(cd "$from" && pwd)
log=${log:+$(cd "$log" && pwd)}
if [[ "$here$from$log" == *[\'\"%\\\ ]* ]]; then fail "no spaces, quotes, % or \\ in $here, $from or $log"; fi
control=${PGBIN:+$PGBIN/}pg_ctl
command -v "$control" >/dev/null || fail "pg_ctl is not at hand; set PGBIN"

if [ -z "$base" ]; then
  base=$(find "$from/base" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*Z' -printf '%f\n' | sort |
    awk -v before="$before" '$0 <= before' | tail -n 1)
  [ -n "$base" ] || fail "no base backup ended before ${at:-now}"
fi
[ -d "$from/base/$base" ] || fail "there is no $from/base/$base"

begun=$(date +%s)
mkdir -p "$to"
chmod 700 "$to"
cp -a --reflink=auto "$from/base/$base/." "$to/"
rm -f "$to/SHA256SUMS" "$to/backup_manifest"
copied=$(date +%s)
echo "base/$base copied in $((copied - begun)) s"

sockets=$(mktemp -d)
settings=$to/postgresql.auto.conf
kept=$(mktemp)
cp "$settings" "$kept"
trap 'rm -rf "$sockets" "$kept"' EXIT
# Nobody gets in before all is read.
{
  echo "restore_command = '$here/fetch-wal.sh %f %p $from/wal $log'"
  echo "recovery_target_timeline = 'latest'"
  if [ -n "$at" ]; then echo "recovery_target_time = '$at'"; fi
  echo "recovery_target_action = 'promote'"
  echo "hot_standby = off"
  echo "listen_addresses = ''"
  echo "unix_socket_directories = '$sockets'"
  echo "logging_collector = off"
  if [ -n "$trial" ]; then echo "archive_mode = off"; fi
} >>"$settings"
touch "$to/recovery.signal"

report=$(mktemp)
give_up() {
  grep -E 'FATAL|PANIC|ERROR' "$report" | tail -n 5 >&2 || true
  fail "$1; the server's words are in $report"
}
"$control" start -w -t "$within" -D "$to" -l "$report" ${POSTGRES_OPTIONS:+-o "$POSTGRES_OPTIONS"} >/dev/null ||
  give_up "the server did not start"
# pg_ctl is content as soon as the copy is consistent; the server's own note says when all is read and it is open.
until [ "$(sed -n 8p "$to/postmaster.pid" 2>/dev/null | tr -d ' ')" = ready ]; do
  "$control" status -D "$to" >/dev/null || give_up "the log could not be read again"
  if [ $(($(date +%s) - begun)) -gt "$within" ]; then
    "$control" stop -m immediate -D "$to" >/dev/null
    give_up "it took more than $within s"
  fi
  sleep 0.2
done
"$control" stop -w -m fast -D "$to" >/dev/null
cp "$kept" "$settings"
if [ -n "$trial" ]; then echo "archive_mode = off" >>"$settings"; fi
sed -nE 's/.*LOG: +(recovery stopping .*|last completed transaction .*|selected new timeline .*)/\1/p' "$report"
rm -f "$report"
echo "log read again in $(($(date +%s) - copied)) s; $to is ready to be started"
