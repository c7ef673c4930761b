#!/usr/bin/env bash
# How long the store takes to start: cold, warm, and a Payara Micro instance. See README.md.
#   bench/start.sh [options for Maven, such as -Dmeo.http.port=18080]
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/meo-start.XXXXXX")
options=("$@")
pid=

end() {
  if [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; then
    # Not INT: a shell's background job ignores it.
    kill -TERM "$pid"
    wait "$pid" || true
  fi
  pid=
}
trap 'end; rm -rf "$work"' EXIT

# Prints the seconds from the command to the line "Meo is ready".
start() { # name, options
  local log=$work/$1.log begin now
  shift
  begin=$(date +%s.%N)
  (cd "$work/meo" && exec mvn -B -ntp -Prun -Dmaven.repo.local="$work/m2" -Dmeo.warehouse.demo=false \
    "${options[@]}" "$@") >"$log" 2>&1 </dev/null &
  pid=$!
  until grep -q '^Meo is ready' "$log"; do
    if ! kill -0 "$pid" 2>/dev/null; then
      echo "bench: the store did not start:" >&2
      tail -n 40 "$log" >&2
      exit 1
    fi
    sleep 0.1
  done
  now=$(date +%s.%N)
  seconds=$(awk -v a="$begin" -v b="$now" 'BEGIN {printf "%.1f", b - a}')
  end
}

git clone -q "$repository" "$work/meo"
commit=$(git -C "$work/meo" rev-parse --short HEAD)
start cold
cold=$seconds
start warm
warm=$seconds
start micro -Dmeo.micro=1
micro=$(grep -oE 'Starting Payara Micro storefront-1 +[0-9.]+ s' "$work/micro.log" | grep -oE '[0-9.]+ s$')
echo "$(nproc) cores, $(date -u +%FT%TZ), $commit"
printf '%-68s %10s\n' start seconds
printf '%-68s %10s\n' "cold: fresh clone, empty local repository, to \"Meo is ready\"" "$cold"
printf '%-68s %10s\n' "warm: the same command again, to \"Meo is ready\"" "$warm"
printf '%-68s %10s\n' "Payara Micro instance: process start to ready" "${micro% s}"
