#!/usr/bin/env bash
# Puts one finished segment of the write-ahead log away: PostgreSQL's archive_command (archiving.sh sets it).
# Success means that the segment is on the archive's disk, whole; one that is there is never written over.
set -euo pipefail

if [ $# -ne 3 ]; then
  echo "usage: recovery/archive-wal.sh FILE NAME ARCHIVE   (%p %f and a directory)"
  [ "${1:-}" = --help ] && exit 0 || exit 2
fi
file=$1 name=$2 archive=$3
kept=$archive/$name.gz

if [ -e "$kept" ]; then
  # The server asks again after a crash between this script's success and its own note of it.
  if gzip -dc "$kept" | cmp -s - "$file"; then exit 0; fi
  echo "archive-wal: $kept is there and holds something else" >&2
  exit 1
fi
fresh=$(mktemp "$archive/.$name.XXXXXX")
trap 'rm -f "$fresh"' EXIT
gzip -1 -c "$file" >"$fresh"
sync "$fresh"
# A link fails where a move would write over what somebody else put there meanwhile.
ln "$fresh" "$kept"
sync "$archive"
