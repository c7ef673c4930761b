#!/usr/bin/env bash
# Has a PostgreSQL server put its write-ahead log away as it is written. See docs/recovery.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat <<'TEXT'
usage: recovery/archiving.sh --to DIR [--every SECONDS]
  --to DIR         on the database's machine, better on another one's disk: DIR/wal gets the segments
  --every SECONDS  a segment is put away at the latest after so long (60): what a lost machine costs

On the database's machine, as a superuser of the database (PGHOST, PGPORT, PGUSER, PGPASSFILE); the server must be started
anew afterwards where archiving was off. This directory must stay where it is: the server calls archive-wal.sh in it.
TEXT
}

to='' every=60
while [ $# -gt 0 ]; do
  case $1 in
    --to) to=${2:?--to wants a directory}; shift 2 ;;
    --every) every=${2:?--every wants seconds}; shift 2 ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
[[ -n $to && $every =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
mkdir -p "$to/wal" "$to/base"
to=$(cd "$to" && pwd)
# The server hands its command to a shell.
if [[ "$here$to" == *[\'\"%\\\ ]* ]]; then echo "archiving: no spaces, quotes, % or \\ in $here or $to" >&2; exit 1; fi

psql -XqAt -v ON_ERROR_STOP=1 -v command="$here/archive-wal.sh %p %f $to/wal" -v every="$every" <<'SQL'
ALTER SYSTEM SET wal_level = 'replica';
ALTER SYSTEM SET archive_mode = 'on';
ALTER SYSTEM SET archive_command = :'command';
ALTER SYSTEM SET archive_timeout = :'every';
SELECT pg_reload_conf() \g /dev/null
SELECT CASE WHEN pending_restart OR setting = 'off' THEN 'archiving begins when the server is started anew'
            ELSE 'archiving is on' END FROM pg_settings WHERE name = 'archive_mode';
SQL
