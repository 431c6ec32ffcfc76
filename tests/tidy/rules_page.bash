#!/bin/bash
# The page of rules says what is true of the tree: each test that it names is there, and its sums are
# those of its rows.
# usage: rules_page.bash SOURCE_DIR
set -eu
cd "$1"
page=docs/rules.md
bad=0

says() {
  echo "$page: $*" >&2
  bad=1
}

# -- the tests ---------------------------------------------------------------

named=0
while IFS= read -r name; do
  # A file or a folder is where a rule lives.
  [[ -e $name ]] && continue
  named=$((named + 1))
  file=tests/${name%/*}_test.cpp
  if [[ ! -f $file ]]; then
    says "$name: there is no $file"
  elif ! grep -qw "${name##*/}" "$file"; then
    says "$name: $file has no test of that name"
  fi
done < <(grep -oE '`(model|io|actors|cli|end_to_end|benchmarks)(/[a-z0-9_]+){2,}`' "$page" |
  tr -d '`' | sort -u)
((named > 200)) || says "only $named tests are named"

# -- the sums ----------------------------------------------------------------

awk -F ' [|] ' '
  /^#/ { section = $0; sub(/^#+ /, "", section); next }
  section == "How many" && /^[|] / {
    name = $1; sub(/^[|] /, "", name)
    last = $5; sub(/ [|]$/, "", last)
    if (name !~ /^(part of the rules|---)/) said[name] = $2 " " $3 " " $4 " " last
    next
  }
  NF == 4 && match($4, /^`(done|table|part|not yet)`/) {
    state = substr($4, RSTART + 1, RLENGTH - 2)
    count[section, state]++
    count["**all**", state]++
    seen[section] = seen["**all**"] = 1
  }
  END {
    for (name in seen) {
      is = count[name, "done"] + 0 " " count[name, "table"] + 0 " " count[name, "part"] + 0 " " \
        count[name, "not yet"] + 0
      if (is != said[name]) { print name ": its rows are " is ", the sum says " said[name]; bad = 1 }
    }
    for (name in said) if (!(name in seen)) { print name ": has a sum and no rows"; bad = 1 }
    exit bad
  }' "$page" >&2 || bad=1

((bad == 0)) && echo "$named tests are there, and the sums are right"
exit $bad
