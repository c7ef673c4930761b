#!/usr/bin/env bash
# What a second Payara Micro instance costs: requests for each second of processor time, with Payara Server and one instance and with
# Payara Server and two. See README.md. Wants a store with two:
#   mvn -Prun -Dmeo.warehouse.demo=false -Dmeo.micro=2
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

database=${MEO_DATABASE:-postgresql://meo:meo@127.0.0.1:15432/meo}
read -r -a shops <<<"${MEO_SHOPS:-http://127.0.0.1:8080 http://127.0.0.1:8081 http://127.0.0.1:8082}"
connections=${CONNECTIONS:-12}
seconds=${SECONDS_EACH:-20}
rounds=${ROUNDS:-3}
warm=${WARM_UP:-90}
for tool in wrk psql ss; do command -v "$tool" >/dev/null || { echo "bench: $tool is missing" >&2; exit 1; }; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Of a hundred requests 50 are for any page of the shop, 30 search for words that nobody searched for before, and 20 begin a cart: what
# it costs to make pages and to write is measured, not only to give kept pages out again.
psql -qAt -F' ' "$database" -c "SELECT p.slug, v.sku FROM product p JOIN variant v ON v.product_id = p.id
  JOIN stock_level l ON l.sku = v.sku WHERE p.active AND v.active AND l.on_hand - l.reserved >= 10 ORDER BY v.sku LIMIT 2000" >"$work/products"
[ -s "$work/products" ] || { echo "bench: no products" >&2; exit 1; }
cat >"$work/pages.lua" <<'LUA'
local products = {}
local form = {["Content-Type"] = "application/x-www-form-urlencoded"}
function init(args)
  for line in io.lines(args[1]) do
    local slug, sku = line:match("(%S+) (%S+)")
    if slug then products[#products + 1] = {slug = slug, sku = sku} end
  end
  math.randomseed(tonumber(args[2]))
end
function request()
  local choice, product = math.random(100), products[math.random(#products)]
  if choice <= 50 then return wrk.format("GET", "/p/" .. product.slug) end
  if choice <= 80 then return wrk.format("GET", "/search?q=" .. product.slug:match("^%a+") .. "+" .. math.random(1000000)) end
  return wrk.format("POST", "/p/" .. product.slug, form, "sku=" .. product.sku .. "&quantity=1")
end
function done(summary)
  local e = summary.errors
  io.write(string.format("TOTAL %d %d\n", summary.requests, e.connect + e.read + e.write + e.timeout + e.status))
end
LUA

port() { sed -E 's#^[a-z]+://([^/]*@)?[^/:]+:?([0-9]*).*#\2#' <<<"$1"; }
pids=()
for url in "${shops[@]}" "$database"; do
  pids+=("$(ss -ltnpH "sport = :$(port "$url")" | grep -oE 'pid=[0-9]+' | head -n 1 | cut -d= -f2)")
done

# Seconds of processor time that all nodes and the database took, with processes that have ended.
spent() {
  awk -v pids="${pids[*]}" -v hertz="$(getconf CLK_TCK)" '
    BEGIN { n = split(pids, list, " "); for (i = 1; i <= n; i++) wanted[list[i]] = 1 }
    { own = $1; sub(/^.*\) /, ""); if (own in wanted) sum += $12 + $13 + $14 + $15; else if ($2 in wanted) sum += $12 + $13 }
    END { printf "%.2f", sum / hertz }' <(cat /proc/[0-9]*/stat 2>/dev/null)
}

load() { # nodes, seconds
  local i before after jobs=()
  before=$(spent)
  for ((i = 0; i < $1; i++)); do
    wrk -t1 -c$((connections / $1)) -d"$2s" --timeout 30s -s "$work/pages.lua" "${shops[$i]}" -- "$work/products" $((RANDOM + i)) >"$work/out.$i" &
    jobs+=($!)
  done
  wait "${jobs[@]}"
  after=$(spent)
  cat "$work"/out.* | awk -v cpu="$(awk -v a="$before" -v b="$after" 'BEGIN {print b - a}')" -v seconds="$2" '
    $1 == "TOTAL" { requests += $2; failed += $3 }
    END { if (failed) { print "bench: " failed " requests failed" > "/dev/stderr"; exit 1 }
      printf "%d %.2f %.1f %.1f\n", requests, cpu, requests / cpu, requests / seconds }'
  rm "$work"/out.*
}

load 3 "$warm" >/dev/null
printf '%-28s %10s %10s %16s %12s\n' nodes requests "CPU s" "requests/CPU s" requests/s
for ((round = 0; round < rounds; round++)); do
  for nodes in 2 3 3 2; do
    answer=$(load "$nodes" "$seconds")
    echo "$nodes $answer" >>"$work/all"
    read -r requests cpu each rate <<<"$answer"
    printf '%-28s %10d %10.1f %16.1f %12.1f\n' "server and $((nodes - 1)) instance(s)" "$requests" "$cpu" "$each" "$rate"
  done
done
awk '{ requests[$1] += $2; cpu[$1] += $3 }
  END { one = requests[2] / cpu[2]; two = requests[3] / cpu[3]
    printf "together: %.1f with one, %.1f with two requests/CPU s: %+.1f %%\n", one, two, 100 * (two / one - 1) }' "$work/all"
