#!/usr/bin/env bash
# Removes what no restore into the last days needs: base backups but for the newest one before them, and the log before it.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: recovery/retain.sh --in DIR [--days DAYS]
  --in DIR     as given to archiving.sh and base-backup.sh
  --days DAYS  every moment of these can be restored afterwards (7)
TEXT
}

in='' days=7
while [ $# -gt 0 ]; do
  case $1 in
    --in) in=${2:?--in wants a directory}; shift 2 ;;
    --days) days=${2:?--days wants a number}; shift 2 ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
[[ -n $in && $days =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }

horizon=$(date -u -d "$days days ago" +%Y%m%dT%H%M%SZ)
oldest=''
while read -r base; do
  if [[ -z $oldest || ! $base > $horizon ]]; then oldest=$base; fi
done < <(find "$in/base" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*Z' -printf '%f\n' | sort)
if [ -z "$oldest" ]; then echo "retain: no base backup in $in/base: nothing is removed" >&2; exit 1; fi

while read -r base; do
  if [[ $base < $oldest ]]; then rm -rf "${in:?}/base/$base"; echo "removed base/$base"; fi
done < <(find "$in/base" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*Z' -printf '%f\n' | sort)
# What a backup that was broken off left.
find "$in/base" -mindepth 1 -maxdepth 1 -type d -name '.new.*' -mmin +1440 -exec rm -rf {} +

first=$(sed -nE 's/^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)$/\1/p' "$in/base/$oldest/backup_label")
[ -n "$first" ] || { echo "retain: base/$oldest has no label; its log stays" >&2; exit 1; }
# Without the timeline: after a restore the log goes on under another. Histories of timelines are small, and stay.
removed=0
while read -r segment; do
  if [[ ${segment:8:16} < ${first:8:16} ]]; then rm -f "$in/wal/$segment"; removed=$((removed + 1)); fi
done < <(find "$in/wal" -maxdepth 1 -regextype posix-extended -regex '.*/[0-9A-F]{24}(\.[0-9A-F]{8}\.backup)?\.gz' -printf '%f\n')
echo "removed $removed files of log before ${first:8:16}; base/$oldest is the oldest that stays"
