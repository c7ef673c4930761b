#!/usr/bin/env python3
"""How fast the pages of a large catalogue are. See README.md.

  bench/catalogue-pages.py times    one request after the other, none asked for twice: server time of each kind of page
  bench/catalogue-pages.py rates    wrk: pages from the cache and pages rendered, against a static file of the same size
  bench/catalogue-pages.py peers    wrk: list, search and product with the same spread of requests as bench/README.md says

  MEO_SHOP     URL of the shop          (http://localhost:8080)
  STATIC_DIR   directory of the deployed web application, where a file for comparison is put (for rates)
  CONNECTIONS  of wrk                   (16)
  SECONDS_EACH of one measurement       (10)
  PRODUCTS     of which products are asked for by peers (all that the sitemap names)"""
import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

SHOP = os.environ.get("MEO_SHOP", "http://localhost:8080").rstrip("/")
HOST = urllib.parse.urlsplit(SHOP).netloc
CONNECTIONS = os.environ.get("CONNECTIONS", "16")
SECONDS = os.environ.get("SECONDS_EACH", "10")
chance = random.Random(7)


def fetch(path):
    with urllib.request.urlopen(SHOP + path) as answer:
        return answer.read().decode()


def links(pattern, *paths):
    found = []
    for path in paths:
        for link in re.findall(pattern, fetch(path)):
            if link not in found:
                found.append(link)
    return found


def products():
    parts = [urllib.parse.urlsplit(part).path for part in re.findall(r"<loc>([^<]+)</loc>", fetch("/sitemap.xml"))]
    found = []
    for part in parts:
        found += [urllib.parse.urlsplit(link).path for link in re.findall(r"<loc>([^<]+/p/[^<]+)</loc>", fetch(part))]
    found = [path for path in found if not path.startswith("/de/")]
    chance.shuffle(found)
    return found[:int(os.environ.get("PRODUCTS", len(found)))]


def categories():
    return links(r'href="(/c/[a-z0-9-]+)"', "/", *links(r'href="(/c/[a-z0-9-]+)"', "/"))


def searches(paths, count):
    names = [re.findall(r"<h1[^>]*>([^<]+)</h1>", fetch(path))[0].split() for path in paths[:300]]
    words, found = [word for name in names for word in name[:3]], {}
    # Two words of one name, one word, a word with a slip of the finger.
    while len(found) < count:
        name, kind = chance.choice(names), chance.random()
        word = chance.choice(words)
        text = name[0] + " " + name[-2] if kind < .5 and len(name) > 2 else word if kind < .8 or len(word) < 5 else word[:2] + word[3:]
        found[text if chance.random() < .5 else text + " " + chance.choice(words)] = True
    return list(found)


def category_paths(count):
    colours, orders = ["blue", "black", "green", "red", "grey", "brown"], ["best", "price", "price-down", "newest", "rating"]
    paths, seen = [], set()
    while len(paths) < count:
        path = chance.choice(CATEGORIES) + "?page=" + str(chance.randint(1, 12)) + "&sort=" + chance.choice(orders)
        if chance.random() < .5:
            path += "&colour=" + chance.choice(colours)
        if chance.random() < .3:
            path += "&stock=available"
        if path not in seen:
            seen.add(path)
            paths.append(path)
    return paths


def timed(name, paths):
    connection = http.client.HTTPConnection(HOST)
    times, sizes, other = [], [], 0
    for path in paths:
        begin = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status == 200:
            times.append((time.perf_counter() - begin) * 1000)
            sizes.append(len(body))
        else:
            other += 1
    times.sort()
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))]
    print(f"{name:<12} {len(times):>5} p50 {at(.5):6.1f}  p95 {at(.95):6.1f}  p99 {at(.99):6.1f} ms   "
          f"{max(sizes) / 1024:.0f} KB at most" + (f"   {other} redirected or refused" if other else ""))


def wrk(name, paths, base=None):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        listed = "\n".join('"' + path.replace('"', "") + '",' for path in paths)
        # Each thread begins elsewhere, so that the two do not ask for the same at the same time.
        script.write(f"""local paths = {{ {listed} }}
local at, threads = 0, 0
function setup(thread) thread:set("first", threads); threads = threads + 1 end
function init() at = math.floor(#paths / 2) * first end
function request() at = at % #paths + 1; return wrk.format("GET", paths[at]) end""")
        script.flush()
        out = subprocess.run(["wrk", "-t2", "-c" + CONNECTIONS, f"-d{SECONDS}s", "--latency", "-s", script.name, SHOP],
                             capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(f"bench: {name} was not always answered well: {out}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    p95 = re.search(r"99%\s+(\S+)", out)[1]
    print(f"{name:<34} {rate:9.0f}/s   p99 {p95}" + (f"   {100 * rate / base:5.1f} % of the static file" if base else ""), flush=True)
    return rate


def times():
    count = int(os.environ.get("REQUESTS", "400"))
    for kind, paths in kinds(count + 400).items():
        timed_quietly(paths[:400])
        timed(kind, paths[400:])


def timed_quietly(paths):
    connection = http.client.HTTPConnection(HOST)
    for path in paths:
        connection.request("GET", path)
        connection.getresponse().read()


def kinds(count):
    found = searches(PRODUCTS, count)
    return {"category": category_paths(count), "product": PRODUCTS[:count],
            "search": ["/search?q=" + urllib.parse.quote_plus(text) for text in found],
            "suggestions": ["/search/suggest?q=" + urllib.parse.quote_plus(text[:chance.randint(2, 7)]) for text in found]}


def rates():
    static = os.environ.get("STATIC_DIR") or sys.exit("bench: STATIC_DIR is missing")
    for kind, paths in kinds(6000).items():
        if kind == "suggestions":
            continue
        one = CATEGORIES[0] if kind == "category" else paths[0]
        page = fetch(one).encode()
        with open(os.path.join(static, f"bench-{kind}.html"), "wb") as file:
            file.write(page)
        try:
            print(f"{kind}, {len(page) / 1024:.0f} KB")
            wrk("warm-up", [f"/bench-{kind}.html"])
            wrk("warm-up", paths)
            base = wrk("static file", [f"/bench-{kind}.html"])
            wrk("one page, from the cache", [one], base)
            wrk("each page once, rendered", paths[50:], base)
        finally:
            os.remove(os.path.join(static, f"bench-{kind}.html"))


def peers():
    words = sorted({word for text in searches(PRODUCTS, 400) for word in text.split()})
    lists = [f"{CATEGORIES[index % len(CATEGORIES)]}?page={index // len(CATEGORIES) + 1}" for index in range(50)]
    for name, paths in {"list, 50 pages": lists, "search, 16 words": ["/search?q=" + word for word in chance.sample(words, 16)],
                        "product, all of them": PRODUCTS}.items():
        wrk("warm-up", paths)
        wrk(name, paths)


if __name__ == "__main__":
    what = {"times": times, "rates": rates, "peers": peers}.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if what is None:
        sys.exit(__doc__)
    CATEGORIES, PRODUCTS = categories(), products()
    print(f"{SHOP}, {len(PRODUCTS)} products, {len(CATEGORIES)} categories; {os.cpu_count()} cores, "
          f"{time.strftime('%FT%TZ', time.gmtime())}")
    what()
