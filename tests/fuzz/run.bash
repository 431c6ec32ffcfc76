#!/bin/bash
# Runs a fuzz target for DND_FUZZ_SECONDS (60). $1: the program, $2: its seeds, $3: where to keep
# what breaks it.
set -euo pipefail

program=$1 seeds=$2 found=$3
name=${program##*/}
mkdir -p -- "$found"
grown=$(mktemp -d)
trap 'rm -rf -- "$grown"' EXIT
[[ -n $(ls -A -- "$seeds") ]] || { echo "no seeds in $seeds"; exit 1; }
"$program" -max_total_time="${DND_FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=1024 \
  -max_len=16384 -print_final_stats=1 -verbosity=1 -artifact_prefix="$found/$name-" \
  "$grown" "$seeds" 2>&1 | tail -n 40
