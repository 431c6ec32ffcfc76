#!/bin/bash
# Our C++ is formatted as .clang-format says. Skipped (77) without clang-format 14: other versions
# differ in details. $1: the root of the tree.
set -euo pipefail

cd -- "$1"
for program in clang-format-14 clang-format; do
  command -v "$program" >/dev/null && "$program" --version | grep -q 'version 14\.' && break
  program=
done
[[ -n $program ]] || { echo "clang-format 14 is not installed"; exit 77; }

mapfile -d '' -t sources < <(
  find model io actors cli tests benchmarks cmake \( -name '*.cpp' -o -name '*.hpp' \) -print0)
((${#sources[@]})) || { echo "no source was found"; exit 1; }
"$program" --dry-run --Werror "${sources[@]}" || {
  echo "to repair: $program -i FILE"
  exit 1
}
echo "${#sources[@]} sources are formatted"
