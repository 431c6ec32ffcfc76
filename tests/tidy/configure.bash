#!/bin/bash
# What configuring says and sets: another CAF is refused by name, and a warning is an error only
# where that is asked for. $1: the root of the tree.
set -euo pipefail

root=$1
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
failures=0
wrong() {
  echo "$1"
  failures=$((failures + 1))
}
# configure [OPTION...]: a build folder from nothing. What cmake says is on one line.
configure() {
  local status=0
  rm -rf -- "$work/build"
  cmake -S "$root" -B "$work/build" -G Ninja -DDND_TESTS=OFF "$@" >"$work/log" 2>&1 || status=$?
  said=$(tr -s ' \n' ' ' <"$work/log")
  return "$status"
}
says() { [[ $said == *"$1"* ]] || wrong "not said: $1
$(cat -- "$work/log")"; }

# fake_caf TEXT: a CAF whose config.hpp has this text.
fake_caf() {
  mkdir -p -- "$work/caf/include/caf" "$work/caf/lib"
  touch -- "$work/caf/include/caf/all.hpp" "$work/caf/lib/libcaf_core.so"
  printf '%s\n' "$1" >"$work/caf/include/caf/config.hpp"
}
with_fake_caf=(-DCAF_INCLUDE_DIR="$work/caf/include"
  -DCAF_CORE_LIBRARY="$work/caf/lib/libcaf_core.so")
for version in 1705:0.17.5 1805:0.18.5 10002:1.0.2; do
  fake_caf "#define CAF_VERSION ${version%:*}"
  ! configure "${with_fake_caf[@]}" || wrong "CAF ${version#*:} is taken"
  says "Needed is the C++ Actor Framework (CAF) 0.17.6...<0.18, and found was ${version#*:}"
  says "in $work/caf/include"
  says "apt-get install libcaf-dev"
done
fake_caf '// no version'
! configure "${with_fake_caf[@]}" || wrong "a CAF without a version is taken"
says "does not say its version"
fake_caf '#define CAF_VERSION 1707'
configure "${with_fake_caf[@]}" || wrong "CAF 0.17.7 is refused: $said"

# sources OPTION: how many of our sources are compiled with it. They know the program's version.
sources() {
  sed -n '/-DDND_VERSION.* -std=/p' "$work/build/compile_commands.json" >"$work/ours"
  grep -c -- " $1" "$work/ours" || true
}
all=$(sources -DDND_VERSION)
((all > 0)) || wrong "no source of ours is compiled"
[[ $(sources -Wconversion) == "$all" ]] || wrong "there are sources without warnings"
[[ $(sources -Werror) == 0 ]] || wrong "warnings are errors though nobody asked for that"
configure -DDND_WERROR=ON || wrong "it does not configure: $said"
[[ $(sources -Werror) == "$all" ]] || wrong "there are sources in which warnings are no errors"
grep -q -- '-DDND_WERROR=ON' "$root/check" || wrong "./check lets warnings pass"

((failures == 0)) || exit 1
echo "configuring says what it should"
