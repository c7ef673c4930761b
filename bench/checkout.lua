-- One shopper a connection (wrk -tN -cN): goes through the shop's pages from the product to the order, again and again,
-- and notes how long each request took. Arguments: products.txt, a line "<slug> <sku>" each; "checkout" or "add".
local ffi = require("ffi")
ffi.cdef [[
typedef struct { long tv_sec; long tv_nsec; } meo_time;
int clock_gettime(int clock, meo_time *time);
]]
local stamp = ffi.new("meo_time")
local function now()
  ffi.C.clock_gettime(1, stamp)
  return tonumber(stamp.tv_sec) * 1e6 + tonumber(stamp.tv_nsec) / 1e3
end

local STEPS = {"add to cart", "cart", "address page", "address", "delivery page", "delivery", "payment page", "payment",
  "review page", "place", "order page"}
local threads = {}
local counter = 0

function setup(thread)
  counter = counter + 1
  thread:set("number", counter)
  table.insert(threads, thread)
end

function init(args)
  products = {}
  for line in io.lines(args[1]) do
    local slug, sku = line:match("^(%S+) (%S+)$")
    products[#products + 1] = {slug = slug, sku = sku}
  end
  mode = args[2] or "checkout"
  math.randomseed(number * 7919 + os.time())
  step, cookie, total, order, buyers = 1, nil, nil, nil, 0
  orders, failed, failure = 0, 0, ""
  -- A text, because wrk hands over nothing deeper in one piece: "<step>=<microseconds>;" each.
  times = ""
end

local FORM = {["Content-Type"] = "application/x-www-form-urlencoded"}

local function send(method, path, body)
  local headers = {}
  if body then headers["Content-Type"] = FORM["Content-Type"] end
  if cookie then headers["Cookie"] = "meo_cart=" .. cookie .. "; meo_count=1" else headers["Cookie"] = "meo_count=1" end
  return wrk.format(method, path, headers, body)
end

function request()
  began = now()
  if step == 1 then
    local product = products[math.random(#products)]
    if mode == "checkout" then cookie = nil end
    return send("POST", "/p/" .. product.slug, "sku=" .. product.sku .. "&quantity=1")
  elseif step == 2 then return send("GET", "/cart")
  elseif step == 3 then return send("GET", "/checkout")
  elseif step == 4 then
    buyers = buyers + 1
    return send("POST", "/checkout", "email=guest-" .. number .. "-" .. buyers .. "%40example.org&phone=&name=Guest+Buyer"
      .. "&line1=1+High+Street&line2=&city=Leeds&region=&postalCode=LS1+1AA&country=GB&bill_country=GB")
  elseif step == 5 then return send("GET", "/checkout/shipping")
  elseif step == 6 then return send("POST", "/checkout/shipping", "shipping=" .. method)
  elseif step == 7 then return send("GET", "/checkout/payment")
  elseif step == 8 then
    return send("POST", "/checkout/payment", "payment=card&cardNumber=4242+4242+4242+4242&cardExpiry=12%2F39&cardCode=123")
  elseif step == 9 then return send("GET", "/checkout/review")
  elseif step == 10 then return send("POST", "/checkout/review", "expectedTotal=" .. total .. "&expectedDue=" .. total)
  else return send("GET", order) end
end

local function location(headers)
  return headers["Location"] or headers["location"] or ""
end

-- Whether the answer is what the step should bring; keeps what the next one needs.
local function good(status, headers, body)
  if step == 1 then
    local cookies = headers["Set-Cookie"] or headers["set-cookie"] or ""
    cookie = cookies:match("meo_cart=([^;]+)") or cookie
    return status == 303 and cookie ~= nil
  elseif step == 4 then return status == 303 and location(headers):match("/checkout/shipping$") ~= nil
  elseif step == 5 then
    method = body:match('name="shipping" value="([^"]+)"')
    return status == 200 and method ~= nil
  elseif step == 6 then return status == 303 and location(headers):match("/checkout/payment$") ~= nil
  elseif step == 8 then return status == 303 and location(headers):match("/checkout/review$") ~= nil
  elseif step == 9 then
    total = body:match('name="expectedTotal" value="([^"]+)"')
    total = total and total:gsub(" ", "+")
    return status == 200 and total ~= nil
  elseif step == 10 then
    order = location(headers):match("(/order/.*)$")
    return status == 303 and order ~= nil
  else return status == 200 end
end

function response(status, headers, body)
  local taken = now() - began
  if not good(status, headers, body) then
    failed = failed + 1
    failure = STEPS[step] .. ": " .. status .. " to " .. location(headers)
    step, cookie = 1, nil
    return
  end
  times = times .. step .. "=" .. math.floor(taken) .. ";"
  if mode == "add" then
    lines = (lines or 0) + 1
    if lines == 5 then lines, cookie = 0, nil end
    return
  end
  if step == #STEPS then
    orders = orders + 1
    step = 1
  else
    step = step + 1
  end
end

local function percentile(sorted, share)
  return #sorted == 0 and 0 or sorted[math.max(1, math.ceil(share * #sorted))] / 1000
end

function done(summary)
  local seconds = summary.duration / 1e6
  local orders, failed, failure = 0, 0, ""
  local times = {}
  for index = 1, #STEPS do times[index] = {} end
  for _, thread in ipairs(threads) do
    orders = orders + thread:get("orders")
    failed = failed + thread:get("failed")
    if thread:get("failure") ~= "" then failure = thread:get("failure") end
    for index, taken in thread:get("times"):gmatch("(%d+)=(%d+);") do
      local list = times[tonumber(index)]
      list[#list + 1] = tonumber(taken)
    end
  end
  io.write(string.format("\n%-14s %9s %9s %9s %9s\n", "step (ms)", "n", "p50", "p95", "p99"))
  for index, list in ipairs(times) do
    if #list > 0 then
      table.sort(list)
      io.write(string.format("%-14s %9d %9.1f %9.1f %9.1f\n", STEPS[index], #list, percentile(list, .5),
        percentile(list, .95), percentile(list, .99)))
    end
  end
  if #times[10] > 0 then io.write(string.format("orders %d in %.1f s = %.1f/s, %d requests each\n", orders, seconds, orders / seconds, #STEPS))
  else io.write(string.format("put into the cart %d in %.1f s = %.1f/s\n", #times[1], seconds, #times[1] / seconds)) end
  io.write(string.format("failed %d%s, socket errors %d, time-outs %d\n", failed, failed > 0 and " (the last: " .. failure .. ")" or "",
    summary.errors.connect + summary.errors.read + summary.errors.write, summary.errors.timeout))
end
