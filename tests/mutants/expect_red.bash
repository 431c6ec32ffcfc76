#!/bin/bash
# Runs a mutant's test, and passes when it fails. $1: the program; $2: the test.
set -uo pipefail

program=$1
output=$(DND_SIMULATIONS=${DND_SIMULATIONS:-100} DND_SEED=1 "$program" --log_level=message --color_output=no \
  --run_test="$2" 2>&1)
status=$?
if ((status == 0)); then
  printf '%s\n%s: nothing was found wrong\n' "$output" "${program##*/}"
  exit 1
fi
# 127 and the like: it did not run at all.
if ! grep -qE 'Running [1-9][0-9]* test case' <<<"$output"; then
  printf '%s\n%s did not run: status %s\n' "$output" "${program##*/}" "$status"
  exit 1
fi
seed=$(grep -oEm1 '^ +seed [0-9]+$' <<<"$output" || true)
printf '%s was caught, with status %s, at%s\n' "${program##*/}" "$status" "${seed:- an assertion}"
grep -m3 -E 'error|internal' <<<"$output"
exit 0
