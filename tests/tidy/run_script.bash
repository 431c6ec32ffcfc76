#!/bin/bash
# ./dnd and its messages, with fake tools in place of the package manager and the compiler.
# $1: the root of the tree.
set -euo pipefail

root=$1
work=$(mktemp -d)
trap 'chmod -R u+w -- "$work"; rm -rf -- "$work"' EXIT
failures=0
unset DND_BUILD_DIR

fake() { cat >"$work/bin/$1" && chmod +x -- "$work/bin/$1"; }

# A checkout in a folder with a space in its name, and tools that count how often they run.
fresh_checkout() {
  chmod -R u+w -- "$work" && rm -rf -- "${work:?}"/*
  tree="$work/a checkout"
  mkdir -p -- "$tree"/{cmake,model,io,actors,cli,worlds/srd/monsters} "$work/bin" "$work/else"
  touch -d '1 hour ago' -- "$tree"/{CMakeLists.txt,model/a.cpp,worlds/srd/monsters/zombie.yaml}
  cp -- "$root/dnd" "$tree/dnd"
  cp -- "$root/cmake/bootstrap.bash" "$tree/cmake/"
  find "$tree" -exec touch -d '1 hour ago' -- {} +
  fake cmake <<<'#!/bin/bash
echo configured >>"$FAKE_LOG"'
  # The fake program says where it runs and with what, and ends with 7.
  fake ninja <<'FAKE'
#!/bin/bash
echo compiled >>"$FAKE_LOG"
[[ -z ${FAKE_COMPILE_ERROR:-} ]] || { echo "error: $FAKE_COMPILE_ERROR"; exit 1; }
sleep "${FAKE_COMPILE_S:-0}"
printf '#!/bin/bash\nprintf "%%s|" "$PWD" "$@"\nexit 7\n' >"$2/dnd"
chmod +x -- "$2/dnd"
if [[ " $* " == *" dnd-bench "* ]]; then
  printf '#!/bin/bash\nprintf "%%s|" bench "$PWD" "$@"\nexit 7\n' >"$2/dnd-bench"
  chmod +x -- "$2/dnd-bench"
fi
FAKE
  fake dpkg-query <<'FAKE'
#!/bin/bash
shift 3
for package in "$@"; do [[ " ${FAKE_MISSING:-} " == *" $package "* ]] || echo "$package installed"; done
FAKE
  fake sudo <<<'#!/bin/bash
exit 1'
  fake apt-get <<'FAKE'
#!/bin/bash
echo "apt-get $*" >>"$FAKE_LOG"
[[ -z ${FAKE_APT_ERROR:-} ]] || { echo "$FAKE_APT_ERROR"; exit 100; }
FAKE
  export FAKE_LOG="$work/log"
  : >"$FAKE_LOG"
  unset FAKE_MISSING FAKE_APT_ERROR FAKE_COMPILE_ERROR FAKE_COMPILE_S
  cd -- "$work/else"
}

run() {
  status=0
  PATH="$work/bin:$PATH" "$tree/dnd" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}
expect() {
  local what=$1
  shift
  "$@" && return
  printf 'not so: %s\n--- status %s, output, messages, tools:\n' "$what" "$status"
  cat -- "$work/out" "$work/err" "$work/log"
  failures=$((failures + 1))
}
says() { grep -qF -- "$1" "$work/err"; }
silent() { [[ ! -s $work/err ]]; }
count() { [[ $(grep -c -- "$1" "$FAKE_LOG") == "$2" ]]; }
ends_with() { [[ $status == "$1" ]]; }

fresh_checkout
run "a b" --c
expect "the first run compiles" count compiled 1
expect "it says so" says "building the program"
expect "arguments and working directory stay" grep -qxF "$work/else|a b|--c|" "$work/out"
expect "the exit code passes through" ends_with 7
run
expect "the second run compiles nothing" count compiled 1
expect "the second run says nothing" silent
mkdir -p -- "$tree/worlds/srd/"{Campaign,characters} && touch -- "$tree/worlds/srd/Campaign/campaign.yaml"
run
expect "a campaign and a character compile nothing" count compiled 1
for changed in model/a.cpp model/new.cpp CMakeLists.txt worlds/srd/monsters/zombie.yaml; do
  : >"$FAKE_LOG"
  touch -d '1 second' -- "$tree/$changed"
  # The clock of the fake source is ahead for a second: what the next build makes is not older.
  run
  expect "a change of $changed compiles" count compiled 1
  touch -d '1 hour ago' -- "$tree/$changed"
done
ln -s -- "$tree/dnd" "$work/else/link"
status=0
PATH="$work/bin:$PATH" "$work/else/link" x >"$work/out" 2>"$work/err" || status=$?
expect "a link runs it" ends_with 7

fresh_checkout
run bench replay --events "1 e4"
expect "bench becomes the harness" grep -qxF "bench|$work/else|replay|--events|1 e4|" "$work/out"
expect "its exit code passes through" ends_with 7
run bench
expect "bench without arguments runs a set" grep -qF "|all|--events|" "$work/out"
run demo
expect "another command is none of it" grep -qxF "$work/else|demo|" "$work/out"
export FAKE_MISSING="redis-server rapidjson-dev" FAKE_APT_ERROR="Could not resolve 'deb.debian.org'"
run bench replay
expect "peers that cannot be installed are named" says "goes on without redis-server"
expect "each of them" says "goes on without rapidjson-dev"
expect "and the rest is measured" grep -qxF "bench|$work/else|replay|" "$work/out"

fresh_checkout
export FAKE_COMPILE_ERROR="no such header"
run
expect "a failed build ends with 1" ends_with 1
expect "a failed build shows the compiler's words" says "error: no such header"
expect "a failed build names the log" says "compile.log"
unset FAKE_COMPILE_ERROR
run
expect "the next run tries again" ends_with 7

fresh_checkout
export FAKE_COMPILE_S=0.3
PATH="$work/bin:$PATH" "$tree/dnd" >/dev/null 2>&1 &
other=$!
run
wait "$other" || true
expect "two at once compile once" count compiled 1
expect "both run" ends_with 7

fresh_checkout
export FAKE_MISSING="libcaf-dev ninja-build"
if ((EUID == 0)); then
  run
  expect "what is missing is installed" count "install --no-install-recommends ninja-build libcaf" 1
  fresh_checkout
  export FAKE_MISSING=libcaf-dev FAKE_APT_ERROR="Could not resolve 'deb.debian.org'"
  run
  expect "without network it says so" says "cannot reach Debian's packages"
  expect "without network it says what to do" says "apt-get install --no-install-recommends libcaf"
  expect "without network it ends with 1" ends_with 1
  fresh_checkout
  export FAKE_MISSING=libcaf-dev FAKE_APT_ERROR="E: dpkg was interrupted"
  run
  expect "another failure shows apt's words" says "E: dpkg was interrupted"
else
  run
  expect "without root the packages are named" says "not installed: ninja-build libcaf-dev"
  expect "without root it says what to do" says "Ask an administrator to run: apt-get install"
  expect "without root it ends with 1" ends_with 1
  fresh_checkout
  chmod a-w -- "$tree"
  run
  expect "a read-only checkout says what to do" says "DND_BUILD_DIR="
  export DND_BUILD_DIR="$work/build elsewhere"
  run
  expect "another build folder helps" ends_with 7
  unset DND_BUILD_DIR
fi

((failures == 0)) || exit 1
echo "./dnd does what it says"
