#!/bin/bash
# docs/session/session.svg is what docs/session/record.py records, and a session in which a line is
# refused is none. Skipped (77) without Python. $1: the root of the tree, $2: the program.
set -euo pipefail

root=$1 program=$2 size_max=60000
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
failures=0
wrong() {
  echo "$1"
  failures=$((failures + 1))
}

python3 "$root/docs/session/record.py" "$program" >"$work/session.svg" ||
  wrong "the session cannot be recorded"
cmp -- "$work/session.svg" "$root/docs/session/session.svg" ||
  wrong "to repair: python3 docs/session/record.py $program >docs/session/session.svg
and look at the picture"
size=$(wc -c <"$work/session.svg")
((size <= size_max)) || wrong "the picture has $size bytes, $size_max are allowed"
python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' \
  "$work/session.svg" || wrong "the picture is no XML"

# record LINE...: a session of these lines alone.
record() {
  mkdir -p -- "$work/docs/session" "$work/worlds"
  cp -- "$root/docs/session/record.py" "$work/docs/session/"
  cp -R -- "$root/worlds/Sample" "$work/worlds/"
  printf '%s\n' "$@" >"$work/docs/session/evening.dnd"
  python3 "$work/docs/session/record.py" "$program" >"$work/other.svg" 2>"$work/errors"
}
record "add goblin" quit || wrong "a session of two lines cannot be recorded"
grep -q 'goblin-1' "$work/other.svg" || wrong "what was answered is not in the picture"
! record "fly" quit || wrong "a session with a line that is refused is recorded"
grep -q 'refused: .*fly' "$work/errors" || wrong "which line was refused is not said"
! record quit "add goblin" || wrong "a session that goes on after its end is recorded"

((failures == 0)) || exit 1
echo "the picture is that of the session"
