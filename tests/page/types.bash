#!/bin/bash
# Checks the types of the page's TypeScript. $1: its folder. esbuild, which bundles it, does not.
set -euo pipefail
if ! command -v tsc >/dev/null; then
  echo "NOTE: the page's types were not checked: tsc is not installed (node-typescript)"
  exit 77
fi
tsc --noEmit --project "$1"
