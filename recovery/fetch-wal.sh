#!/usr/bin/env bash
# Brings one segment of the write-ahead log back: PostgreSQL's restore_command (restore.sh sets it).
set -euo pipefail

if [ $# -lt 3 ]; then
  echo "usage: recovery/fetch-wal.sh NAME FILE ARCHIVE [DIR]   (%f %p, a directory, and one with segments of the lost server)"
  [ "${1:-}" = --help ] && exit 0 || exit 2
fi
name=$1 file=$2 archive=$3 beside=${4:-}

if [ -e "$archive/$name.gz" ]; then
  # Whole or not at all: the server takes what it finds under this name.
  gzip -dc "$archive/$name.gz" >"$file.part"
  mv "$file.part" "$file"
elif [ -n "$beside" ] && [ -e "$beside/$name" ]; then
  cp "$beside/$name" "$file"
else
  # Not an error to PostgreSQL: the log ends here.
  exit 1
fi
