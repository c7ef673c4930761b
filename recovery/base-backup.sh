#!/usr/bin/env bash
# Copies a running PostgreSQL server whole: what restore.sh begins with. See docs/recovery.md.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: recovery/base-backup.sh --to DIR [--data DIR]
  --to DIR    DIR/base/<time of its end, UTC> appears when the copy is whole and on disk
  --data DIR  the server's data directory; wanted where pg_basebackup is missing or older than the server

As a superuser, or with --data absent one that may replicate (PGHOST, PGPORT, PGUSER, PGPASSFILE), while the shop sells.
The server must put its log away (archiving.sh).
TEXT
}

to='' data=''
while [ $# -gt 0 ]; do
  case $1 in
    --to) to=${2:?--to wants a directory}; shift 2 ;;
    --data) data=${2:?--data wants a directory}; shift 2 ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
[ -n "$to" ] || { usage >&2; exit 2; }
fail() { echo "base-backup: $*" >&2; exit 1; }

ask() { psql -XqAt -v ON_ERROR_STOP=1 -c "$1"; }
server=$(($(ask 'SHOW server_version_num') / 10000))
[ "$(ask 'SHOW archive_mode')" != off ] || fail "the server does not put its log away; see archiving.sh"

mkdir -p "$to/base"
fresh=$(mktemp -d "$to/base/.new.XXXXXX")
session=''
end() {
  # Ends a backup that was begun: the server notices that its session is gone.
  if [ -n "$session" ]; then kill "$session" 2>/dev/null || true; fi
  rm -rf "$fresh"
}
trap end EXIT

with_program() {
  pg_basebackup --pgdata="$fresh" --checkpoint=fast --wal-method=stream --manifest-checksums=SHA256 --no-password --label=meo
}

# What PostgreSQL offers where its program is not at hand: the files as they are while they change, and a label
# that says from where on the log must be read again.
by_hand() {
  [ -f "$data/PG_VERSION" ] || fail "$data is no data directory; name it with --data"
  [ -z "$(ls -A "$data/pg_tblspc")" ] || fail "table spaces want pg_basebackup"
  local answer status=0
  coproc SESSION { exec psql -XqAt -v ON_ERROR_STOP=1; }
  session=$SESSION_PID
  say() { echo "$1" >&"${SESSION[1]}"; }
  said() { read -r -t "$1" answer <&"${SESSION[0]}" && [ "$answer" = done ]; }
  say "SELECT 'done' FROM pg_backup_start('meo', fast => true);"
  said 600 || fail "the server did not begin a backup"
  tar -C "$data" --exclude='./pg_wal/*' --exclude='./postmaster.*' --exclude='./pg_replslot/*' --exclude='./pg_dynshmem/*' \
    --exclude='./pg_notify/*' --exclude='./pg_serial/*' --exclude='./pg_snapshots/*' --exclude='./pg_stat_tmp/*' \
    --exclude='./pg_subtrans/*' --exclude='pgsql_tmp*' --exclude='pg_internal.init' \
    --warning=no-file-changed --warning=no-file-removed -cf - . | tar -C "$fresh" -xpf - || status=$?
  # 1: files changed or went while they were read, which the log mends.
  [ "$status" -le 1 ] || fail "copying $data failed"
  chmod 700 "$fresh"
  # The segments that the copy needs are put away before the answer comes.
  say "\\pset format unaligned"
  say "\\o $fresh/backup_label"
  say "SELECT labelfile FROM pg_backup_stop(wait_for_archive => true);"
  say "\\o"
  say "SELECT 'done';"
  said 3600 || fail "the server did not end the backup; does archiving work?"
  say "\\q"
  wait "$session"
  session=''
  grep -q '^START WAL LOCATION' "$fresh/backup_label" || fail "the server gave no label"
  (cd "$fresh" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum -- >SHA256SUMS)
}

program=$(pg_basebackup --version 2>/dev/null | grep -oE '[0-9]+' | head -n 1 || true)
if [ "${program:-0}" -ge "$server" ]; then with_program; else by_hand; fi
sync -f "$fresh"
name=$(date -u +%Y%m%dT%H%M%SZ)
mv -T "$fresh" "$to/base/$name"
sync "$to/base"
du -sh "$to/base/$name"
