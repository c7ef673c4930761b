#!/usr/bin/env bash
# Lighthouse (mobile profile) on home, category and product page: performance, accessibility, best practices, SEO.
#   MEO_SHOP    URL of the shop                              (http://localhost:8080)
#   LIGHTHOUSE  the command                                  (npx --yes lighthouse@12.8.2)
set -euo pipefail
shop=${MEO_SHOP:-http://localhost:8080}
lighthouse=${LIGHTHOUSE:-npx --yes lighthouse@12.8.2}
export CHROME_PATH=${CHROME_PATH:-$(command -v chromium || command -v google-chrome)}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for path in / /c/writing /p/penhallow-merchant-fountain-pen; do
  curl -fsS -o /dev/null "$shop$path"
  $lighthouse "$shop$path" --quiet --output=json --output-path="$out/report.json" \
    --chrome-flags='--headless=new --no-sandbox --disable-gpu' >/dev/null
  python3 - "$path" "$out/report.json" <<'PYTHON'
import json
import sys
report = json.load(open(sys.argv[2]))
print(f"{sys.argv[1]:<40}", *(f"{name} {round(part['score'] * 100)}" for name, part in report["categories"].items()), sep="  ")
for audit in report["audits"].values():
    if audit.get("score") is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] in ("binary", "metricSavings"):
        print("    ", audit["id"], audit.get("displayValue", ""))
PYTHON
done
