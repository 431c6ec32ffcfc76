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
  mkdir -- "$tree/share"
  printf 'printf "%%s|" demo "$PWD" "$@"\nexit 7\n' >"$tree/share/cluster_demo.bash"
  find "$tree" -exec touch -d '1 hour ago' -- {} +
  fake cmake <<<'#!/bin/bash
echo configured >>"$FAKE_LOG"'
  # The fake program says where it runs and with what, and ends with 7.
  fake ninja <<'FAKE'
#!/bin/bash
echo compiled >>"$FAKE_LOG"
steps=${FAKE_STEPS:-3}
for ((step = 1; step <= steps; ++step)); do
  echo "[$step/$steps] Building CXX object $step.o"
  ((step * 2 > steps)) && [[ -n ${FAKE_COMPILE_ERROR:-} ]] || continue
  printf '%s\n' "FAILED: $step.o" "/usr/bin/c++ -c $step.cpp" "error: $FAKE_COMPILE_ERROR"
  # What other jobs say, that were under way.
  for other in {1..200}; do echo "[$step/$steps] Building another $other.o"; done
  for other in {1..100}; do echo "note: in an expansion"; done
  echo "ninja: build stopped: subcommand failed."
  exit 1
done
[[ -z ${FAKE_INTERRUPTED:-} ]] || exit 130
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
  unset FAKE_MISSING FAKE_APT_ERROR FAKE_COMPILE_ERROR FAKE_COMPILE_S FAKE_STEPS FAKE_INTERRUPTED
  cd -- "$work/else"
}

run() {
  status=0
  PATH="$work/bin:$PATH" "$tree/dnd" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}
# The same on a terminal: all three streams are one, and what it shows is in `out`.
run_on_terminal() {
  status=0
  PATH="$work/bin:$PATH" script -qec "'$tree/dnd'" /dev/null >"$work/out" 2>"$work/err" \
    </dev/null || status=$?
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
not() { ! "$@"; }
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
expect "bench without a scenario leaves the choice to it" grep -qxF "bench|$work/else|" "$work/out"
run bench --json "a report"
expect "its options too" grep -qxF "bench|$work/else|--json|a report|" "$work/out"
run cluster demo
expect "the cluster's demo is given the program" \
  grep -qxF "demo|$work/else|$tree/build/release/dnd|" "$work/out"
expect "its exit code passes through too" ends_with 7
run cluster list
expect "other words of the same kind are the program's" \
  grep -qxF "$work/else|cluster|list|" "$work/out"
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
expect "what came after the error is in the log" grep -qF "expansion" "$tree/build/release/compile.log"
expect "and the error too" grep -qF "no such header" "$tree/build/release/compile.log"
unset FAKE_COMPILE_ERROR
run
expect "the next run tries again" ends_with 7

fresh_checkout
run
expect "a small build counts no steps" not says "building 1 of"
fresh_checkout
export FAKE_STEPS=412
run
expect "a large build says how far it is" says "dnd: building 42 of 412"
expect "each time a tenth is done" test "$(grep -c "of 412" "$work/err")" -eq 10
expect "and ends with all of it" says "dnd: building 412 of 412"
expect "what the compiler said is kept" grep -qF "[134/412]" "$tree/build/release/compile.log"
fresh_checkout
export FAKE_INTERRUPTED=yes
run
expect "an interrupted build ends with 1" ends_with 1
expect "and shows no log" not says "compile.log"
if command -v script >/dev/null; then
  fresh_checkout
  export FAKE_STEPS=412
  run_on_terminal
  expect "on a terminal one line is written over" grep -qF $'\rdnd: building 134 of 412\rdnd: ' "$work/out"
  expect "and cleared in the end" grep -qF $'\rdnd: building 412 of 412\r\e[K' "$work/out"
  expect "before the program speaks" grep -qF $'\e[K'"$work/else|" "$work/out"
  expect "with its exit code" ends_with 7
  fresh_checkout
  export FAKE_STEPS=412 FAKE_COMPILE_ERROR="no such header"
  run_on_terminal
  expect "a failure on a terminal shows the error on a line of its own" \
    grep -qF $'\e[KFAILED: 207.o' "$work/out"
fi

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
