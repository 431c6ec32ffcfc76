#!/bin/bash
# docs/benchmarks.svg is what benchmarks/plot.py makes of benchmarks/reference.json, and the script
# draws what it is given. Skipped (77) without Python. $1: the root of the tree.
set -euo pipefail

root=$1
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
failures=0

draw() { python3 "$root/benchmarks/plot.py" "$@"; }
wrong() {
  echo "$1"
  failures=$((failures + 1))
}
# has NUMBER TEXT: the picture holds TEXT so many times.
has() {
  local found
  found=$({ grep -oF -- "$2" "$work/picture" || true; } | wc -l)
  [[ $found == "$1" ]] || wrong "$found times, not $1: $2"
}
# point PLOT CURVE SIZE VALUE
point() {
  printf '{"plot":"%s","what":"%s <fast>","unit":"ms","curve":"%s","size_unit":"events"' "$1" "$1" "$2"
  printf ',"size":%s,"value":{"median":%s,"low":%s,"high":%s}}' "$3" "$4" "$4" "$4"
}

draw >"$work/reference.svg"
cmp -- "$work/reference.svg" "$root/docs/benchmarks.svg" ||
  wrong "to repair: python3 benchmarks/plot.py >docs/benchmarks.svg"

printf '{"points":[%s,%s,%s,%s,%s]}' "$(point a engine 1e3 1)" "$(point a engine 1e5 2)" \
  "$(point a other 1e3 3)" "$(point b engine 10 4)" "$(point c engine 10 0)" >"$work/report.json"
draw "$work/report.json" >"$work/picture"
has 3 '<g '
has 3 '</g>'
has 5 '<circle '
has 4 'class="curve"'
has 3 '&lt;fast&gt;'
has 0 '<fast>'
has 0 'nan'
has 0 'inf'
# Larger values stand higher (at a lesser y), larger sizes further right.
has 1 'd="M74.0 196.8L420.0 157.6"'

echo '{"points":[]}' >"$work/report.json"
draw "$work/report.json" >"$work/picture"
has 0 '<g '
has 1 '</svg>'

echo '{"figures":[]}' >"$work/report.json"
! draw "$work/report.json" >"$work/picture" 2>"$work/errors" || wrong "a report without points is drawn"
grep -q 'is no report' "$work/errors" || wrong "what is wrong with a report is not said"
! draw "$work/nowhere.json" >"$work/picture" 2>"$work/errors" || wrong "a missing report is drawn"
! draw one two >"$work/picture" 2>"$work/errors" || wrong "two reports are drawn"

((failures == 0)) || exit 1
echo "the picture is that of the reference"
