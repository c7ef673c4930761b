#!/usr/bin/env bash
# Asks a database what the store's reconciliation asks, without a store: for one that was restored, before it is opened.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
usage: recovery/check.sh [--all]
  --all  also what the store looks at for some days only, from the first order on
As a user who may read all tables (PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSFILE). Says "All books agree." and ends with 0,
or lists what does not, check by check, and ends with 1. What the checks mean: docs/runbooks/ReconciliationMismatch.md.
TEXT
}

since='&'
case ${1:-} in
  '') ;;
  --all) since="'-infinity'::timestamptz" ;;
  --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac

found=$({
  echo 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;'
  sed -E "s/now\(\) - interval '[0-9]+ days'/$since/" checks.sql
} | psql -XqAt -F ': ' -v ON_ERROR_STOP=1) || exit 2
if [ -z "$found" ]; then
  echo "All books agree."
else
  echo "$found"
  echo "$(wc -l <<<"$found") findings." >&2
  exit 1
fi
