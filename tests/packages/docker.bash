#!/bin/bash
# The Dockerfile, without building it: what it copies is there, and enough to configure; it installs
# what ./dnd does; the image runs as a user, with a volume. $1: the root of the tree.
set -euo pipefail

root=$1
cd -- "$root"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
failures=0
wrong() {
  echo "$1"
  failures=$((failures + 1))
}

# One instruction a line.
mapfile -t instructions < <(grep -v '^ *#' Dockerfile | sed -e ':a' -e '/\\$/N; s/\\\n//; ta')
# those NAME: the instructions of that name, without it.
those() { printf '%s\n' "${instructions[@]}" | sed -n "s/^$1 //p"; }

# shellcheck disable=SC1091,SC2154
expected=$(source cmake/bootstrap.bash && printf '%s\n' "${build_packages[@]}" \
  "${package_packages[@]}" | sort)
installed=$(those RUN | head -n 1 | sed 's/.*--no-install-recommends//' | xargs -n 1 | sort)
[[ $installed == "$expected" ]] || wrong "it does not install what cmake/bootstrap.bash lists:
$(diff <(echo "$expected") <(echo "$installed") || true)"

# Copied as docker would, with what .dockerignore leaves out left out.
allowed=$(sed -n 's/^!//p' .dockerignore)
copied=$(those COPY | grep -v '^--from=build ' | awk '{ for (i = 1; i < NF; ++i) print $i }')
[[ $(sort <<<"$copied") == $(sort <<<"$allowed") ]] ||
  wrong "it does not copy what .dockerignore lets through:
$(diff <(sort <<<"$copied") <(sort <<<"$allowed") || true)"
while read -r source; do
  if [[ ! -e $source ]]; then
    wrong "it copies $source, which is not there"
    continue
  fi
  mkdir -p -- "$work/source/$(dirname -- "$source")"
  cp -R -- "$source" "$work/source/$source"
done <<<"$copied"
build=$(those RUN | sed -n 2p)
steps='cmake --preset release *cmake --build --preset release --target dnd*cpack --preset deb'
# shellcheck disable=SC2053 # a pattern
[[ $build == ${steps// /\\ } ]] ||
  wrong "its second step does not configure, build and pack, but: $build"
(cd -- "$work/source" && ${build%%&&*} >"$work/log" 2>&1) || wrong "what it copies is not enough:
$(tail -n 20 -- "$work/log")"
[[ -f $work/source/build/release/CPackConfig.cmake ]] || wrong "there would be no package"
(cd -- "$work/source" && cpack --list-presets) | grep -q '"deb"' || wrong "there is no preset deb"

# The stage that becomes the image.
last=$(printf '%s\n' "${instructions[@]}" | sed -n '/^FROM debian:12-slim$/,$p')
user=$(sed -n 's/^USER //p' <<<"$last")
volume=$(sed -n 's/^VOLUME //p' <<<"$last")
[[ -n $user && $user != root && $user != 0 ]] || wrong "it runs as '$user'"
grep -qE "useradd .*--home-dir $volume .*$user\$" <<<"$last" || wrong "the user's home is no volume"
for variable in DND_WORLDS_DIR DND_DATA_DIR; do
  grep -qE "^ENV .*$variable=$volume/" <<<"$last" || wrong "$variable is not in the volume $volume"
done
grep -qxF 'ENTRYPOINT ["dnd"]' <<<"$last" || wrong "it does not start the program"

((failures == 0)) || exit 1
echo "the Dockerfile fits the tree"
