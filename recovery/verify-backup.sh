#!/usr/bin/env bash
# Looks whether a base backup is as it was written, and whether the log after it is there without a gap.
# Only a restore proves more: restore.sh --trial, then check.sh.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: recovery/verify-backup.sh --from DIR [--base NAME]
  --from DIR   as given to archiving.sh and base-backup.sh
  --base NAME  a directory in DIR/base (the newest)
TEXT
}

from='' base=''
while [ $# -gt 0 ]; do
  case $1 in
    --from) from=${2:?--from wants a directory}; shift 2 ;;
    --base) base=${2:?--base wants a name}; shift 2 ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
[ -n "$from" ] || { usage >&2; exit 2; }
fail() { echo "verify-backup: $*" >&2; exit 1; }

base=${base:-$(find "$from/base" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*Z' -printf '%f\n' | sort | tail -n 1)}
[ -d "$from/base/$base" ] && [ -n "$base" ] || fail "there is no base backup in $from/base"
copy=$from/base/$base

if [ -f "$copy/backup_manifest" ]; then
  pg_verifybackup --quiet "$copy"
else
  (cd "$copy" && sha256sum --quiet --strict -c SHA256SUMS) || fail "$copy is not as it was written"
fi

first=$(sed -nE 's/^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)$/\1/p' "$copy/backup_label")
[ -n "$first" ] || fail "$copy/backup_label does not say where the log begins"
[ -e "$from/wal/$first.gz" ] || fail "$from/wal has no $first, with which the backup begins"
# Segments of 16 MiB on the backup's timeline, one after the other.
timeline=${first:0:8} last='' missing='' count=0
while read -r segment; do
  if [ -n "$last" ]; then
    next=$((16#${last:8:8} * 256 + 16#${last:16:8} + 1))
    printf -v expected '%s%08X%08X' "$timeline" $((next / 256)) $((next % 256))
    [ "$segment" = "$expected" ] || { missing=$expected; break; }
  fi
  gzip -t "$from/wal/$segment.gz" || fail "$segment can't be read"
  last=$segment count=$((count + 1))
done < <(find "$from/wal" -maxdepth 1 -name "$timeline????????????????.gz" -printf '%f\n' | sed 's/\.gz$//' | sort |
  awk -v first="$first" '$0 >= first')
[ -z "$missing" ] || fail "$from/wal has no $missing: nothing after $last can be restored"
echo "$base is sound; $count segments of log follow without a gap, the last of $(date -u -r "$from/wal/$last.gz" +%FT%TZ)"
