-- One user a connection and thread (wrk -tN -cN), who thinks between two requests and makes visits of three kinds: half look round
-- the catalogue, three of ten look at their account, two of ten order. Arguments: products.txt as bench/checkout.lua wants it,
-- addresses.txt with a page of the catalogue a line, the cookie of somebody who is signed in, seconds to think on average.
dofile("bench/checkout.lua")
local ordering = {setup = setup, init = init, request = request, response = response, done = done}

local ACCOUNT = {"/", "/account", "/account/orders", "/account"}
local ffi = require("ffi")
local stamp = ffi.new("meo_time")
local KINDS = {"catalogue", "account", "order"}
local users = {}

function setup(thread)
  ordering.setup(thread)
  table.insert(users, thread)
end

function init(args)
  ordering.init({args[1], "checkout"})
  pages = {}
  for line in io.lines(args[2]) do pages[#pages + 1] = line end
  session, think = args[3], tonumber(args[4])
  kind, page, last = nil, 0, 0
  -- A text, because wrk hands over nothing deeper in one piece: "<kind>=<microseconds>;" each, and 0 for what failed.
  taken = ""
end

-- Between half of the time and one and a half; when one begins is left to chance too.
function delay()
  if last == 0 then return math.random(0, think * 1000) end
  return math.random(think * 500, think * 1500)
end

local function clock()
  ffi.C.clock_gettime(1, stamp)
  return tonumber(stamp.tv_sec) * 1e6 + tonumber(stamp.tv_nsec) / 1e3
end

local function choose()
  local lot = math.random(100)
  page = 0
  if lot <= 50 then return 1 elseif lot <= 80 then return 2 else return 3 end
end

function request()
  last = 1
  kind = kind or choose()
  local text
  if kind == 3 then text = ordering.request()
  else
    page = page + 1
    local path = kind == 1 and (page == 1 and "/" or pages[math.random(#pages)]) or ACCOUNT[page]
    text = wrk.format("GET", path, {["Cookie"] = (kind == 2 and session .. "; " or "") .. "meo_count=1"})
  end
  sent = clock()
  return text
end

function response(status, headers, body)
  local took = math.floor(clock() - sent)
  local good = status == 200
  if kind == 3 then
    local lost, had = failed, orders
    ordering.response(status, headers, body)
    good = failed == lost
    taken = taken .. kind .. "=" .. (good and took or 0) .. ";"
    if not good or orders > had then kind = nil end
    return
  end
  taken = taken .. kind .. "=" .. (good and took or 0) .. ";"
  if not good then failed, failure = failed + 1, KINDS[kind] .. " page " .. page .. ": " .. status end
  if page == 4 or not good then kind = nil end
end

function done(summary)
  io.write(string.format("%-12s %9s %9s %9s %9s %9s\n", "visit (ms)", "requests", "failed", "p50", "p95", "p99"))
  local all, lost = {{}, {}, {}}, {0, 0, 0}
  for _, user in ipairs(users) do
    for what, took in user:get("taken"):gmatch("(%d)=(%d+);") do
      local of = tonumber(what)
      if took == "0" then lost[of] = lost[of] + 1 else table.insert(all[of], tonumber(took)) end
    end
  end
  local function percentile(list, share)
    return #list == 0 and 0 or list[math.max(1, math.ceil(share * #list))] / 1000
  end
  for of, list in ipairs(all) do
    table.sort(list)
    io.write(string.format("%-12s %9d %9d %9.0f %9.0f %9.0f\n", KINDS[of], #list + lost[of], lost[of], percentile(list, .5),
      percentile(list, .95), percentile(list, .99)))
  end
  ordering.done(summary)
end
