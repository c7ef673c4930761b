#!/usr/bin/env bash
# How long all tests take: `mvn verify` in a fresh clone, with this machine's local repository. See README.md.
#   bench/verify.sh [options for Maven]
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/meo-verify.XXXXXX")
trap 'rm -rf "$work"' EXIT
git clone -q "$repository" "$work/meo"
cd "$work/meo"
log=$work/verify.log
begin=$(date +%s)
result=passed
mvn -B -ntp verify "$@" >"$log" 2>&1 </dev/null || result=FAILED
seconds=$(($(date +%s) - begin))
echo "$(nproc) cores, $(date -u +%FT%TZ), $(git rev-parse --short HEAD)"
grep -E 'Tests run: .*[^ ]$' "$log" | grep -vE ' -- in | - in ' || true
grep -E '^\[INFO\] Meo .*(SUCCESS|FAILURE|SKIPPED)' "$log" || true
printf 'mvn verify: %s, %d min %02d s\n' "$result" $((seconds / 60)) $((seconds % 60))
if [ "$result" != passed ]; then
  tail -n 60 "$log" >&2
  exit 1
fi
