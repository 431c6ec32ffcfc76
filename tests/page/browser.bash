#!/bin/bash
# Runs the tests of the page in headless Chromium. $1: their folder; DND_BINARY: the program.
# DND_WRITE_PICTURES=1 makes the pictures of docs/host.md anew.
set -euo pipefail
cd -- "$1"
for program in node chromium; do
  if ! command -v "$program" >/dev/null; then
    echo "NOTE: the page was not tried in a browser: $program is not installed"
    exit 77
  fi
done
if [[ ! -d node_modules/playwright-core || ! -d node_modules/axe-core ]]; then
  if ! command -v npm >/dev/null || ! npm ci --no-audit --no-fund --silent; then
    echo "NOTE: the page was not tried in a browser: npm could not install what drives it"
    exit 77
  fi
fi
files=()
for file in *_test.mjs; do files+=("$file"); done
node --test "${files[@]}"
