# Set-up that ./dnd and ./check share: packages, configuration, compilation. Sourced, not run.
# shellcheck disable=SC2034,SC2154 # used by, and given by, the scripts that source it
# Every function says on standard error what it does, and only when it does something.
#
# Requires: $root (the checkout), $tool (name for messages).

build_root="${DND_BUILD_DIR:-$root/build}"
build_packages=(g++ cmake ninja-build libcaf-dev libsimdjson-dev libyaml-cpp-dev libpugixml-dev
  libtoml11-dev libfmt-dev libutf8proc-dev libxxhash-dev libzstd-dev libjemalloc-dev libedit-dev
  libboost1.74-dev libssl-dev zlib1g-dev prometheus-cpp-dev libsqlite3-dev libpq-dev esbuild)
# What a Debian package is made with besides.
package_packages=(dpkg-dev file)
# The last three are for the page of the host: what drives the browser comes from npm.
test_packages=(libboost-test-dev librapidcheck-dev strace zsh fish sqlite3 pandoc python3
  postgresql-15 chromium nodejs npm)
# libFuzzer comes with this compiler.
fuzz_packages=(clang-14 libclang-rt-14-dev lld-14)
# What ./dnd bench is built with besides.
bench_build_packages=(libcli11-dev)
# What it measures against; each may be missing.
bench_packages=(nlohmann-json3-dev rapidjson-dev redis-server libbenchmark-dev)
# What ./dnd cluster demo starts.
cluster_packages=(postgresql-15)
# Nice to have: without them, the tests of the formatting, of the package, of the pictures and of the
# page's types are left out, or look at less.
lint_packages=(clang-format-14 lintian node-typescript)
# For the system on which --long tries the package.
long_packages=(mmdebstrap)

say() { printf '%s: %s\n' "$tool" "$*" >&2; }
fail() { say "$*"; exit 1; }

# Makes the build folder, or says why it cannot be.
make_build_root() {
  if ! mkdir -p -- "$build_root" 2>/dev/null || [[ ! -w $build_root ]]; then
    fail "cannot write to $build_root, and the program has to be built there.
Make it writable, or name another folder: DND_BUILD_DIR=/some/folder ./$tool"
  fi
}

# Holds the build folder until unlock_build or the end of the process: two builds would race.
lock_build() {
  exec {lock_fd}>"$build_root/.lock"
  if ! flock --nonblock "$lock_fd"; then
    say "another build in $build_root is under way; waiting for it"
    flock "$lock_fd"
  fi
}
unlock_build() { exec {lock_fd}>&-; }

# Packages whose program may be there from elsewhere, and would be in the way of Debian's.
declare -A program_of=([nodejs]=node [npm]=npm)

# Prints those of the given packages that are not installed.
missing_packages() {
  local package status program
  declare -A installed=()
  while read -r package status; do
    [[ $status == installed ]] && installed[$package]=1
  done < <(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null)
  for package in "$@"; do
    program=${program_of[$package]:-}
    [[ -n ${installed[$package]:-} ]] || { [[ -n $program ]] && command -v "$program" >/dev/null; } ||
      printf '%s\n' "$package"
  done
}

# How to become root: nothing, sudo, or a failure when there is no way.
find_root_command() {
  root_command=()
  ((EUID == 0)) && return 0
  command -v sudo >/dev/null || return 1
  if sudo --non-interactive true 2>/dev/null; then
    root_command=(sudo --non-interactive)
  elif [[ -t 0 && -t 2 ]]; then
    say "installing needs root: sudo may ask for your password"
    root_command=(sudo)
  else
    return 1
  fi
}

apt() {
  local apt_log=$1
  shift
  # dpkg wants the sbin folders, which `su` leaves out of PATH.
  "${root_command[@]}" env DEBIAN_FRONTEND=noninteractive \
    PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin" \
    apt-get --yes --quiet -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 "$@" \
    </dev/null >>"$apt_log" 2>&1
}

# Debian starts each service that it installs, unless a policy forbids it. Of a database the tests want
# the programs alone: they start servers of their own. Prints the policy's file if it was made.
forbid_services() {
  local policy=/usr/sbin/policy-rc.d
  [[ ! -e $policy ]] || return 0
  printf '#!/bin/sh\nexit 101\n' | "${root_command[@]}" tee "$policy" >/dev/null &&
    "${root_command[@]}" chmod 755 "$policy" && printf '%s\n' "$policy"
}

# Installs those of the given packages that are missing.
install_packages() {
  local missing apt_log="$build_root/install.log"
  if ! command -v dpkg-query >/dev/null; then
    local program
    for program in g++ cmake ninja; do
      command -v "$program" >/dev/null || fail "this is not Debian, and $program is missing.
Please install what these packages of Debian 12 hold, then run it again:
  $*"
    done
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  local by_hand="apt-get install --no-install-recommends ${missing[*]}"
  command -v apt-get >/dev/null || fail "there is no apt-get here to install what is missing.
Please install: ${missing[*]}"
  find_root_command || fail "needs packages that are not installed: ${missing[*]}
There is no root here, and no sudo that works without asking.
Ask an administrator to run: $by_hand"

  say "installing packages: ${missing[*]}"
  : >"$apt_log"
  local policy='' status=0
  [[ " ${missing[*]} " != *" postgresql-"* ]] || policy=$(forbid_services) || true
  # The lists may be missing (a fresh container) or name versions that are gone (an old one).
  apt "$apt_log" install --no-install-recommends "${missing[@]}" ||
    { apt "$apt_log" update && apt "$apt_log" install --no-install-recommends "${missing[@]}"; } ||
    status=$?
  [[ -z $policy ]] || "${root_command[@]}" rm -f -- "$policy"
  if ((status != 0)); then
    tail -n 15 -- "$apt_log" >&2
    local unreachable='Could not resolve|Temporary failure|Could not connect|Failed to fetch'
    unreachable+='|Network is unreachable|[Tt]imed out|Connection refused'
    if grep -qE "$unreachable" -- "$apt_log"; then
      fail "cannot reach Debian's packages: check the network, or the proxy in
/etc/apt/apt.conf.d, then run it again. By hand: $by_hand"
    fi
    fail "installing failed; the lines above are the end of $apt_log.
By hand: $by_hand"
  fi
}

# Runs a command with its output in a log, which is shown when it fails.
# $1: log, $2: what it does, for the message; the rest is the command.
logged() {
  local log=$1 what=$2 status=0
  shift 2
  "$@" </dev/null >"$log" 2>&1 || status=$?
  ((status == 0)) && return 0
  # 130 and 143: interrupted by the user, who needs no log.
  if ((status != 130 && status != 143)); then
    tail -n 60 -- "$log" >&2
    say "$what failed; the lines above are the end of $log"
  fi
  exit 1
}

# Configures a build folder. $1: folder; the rest are options for CMake. The project is the one in
# $source_folder, else the checkout.
configure() {
  local folder=$1 source=${source_folder:-$root} fresh=()
  shift
  # A cache of another place or of a configuration that never ended is of no use.
  if [[ -f $folder/CMakeCache.txt ]] &&
    ! { grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$source" -- "$folder/CMakeCache.txt" &&
      grep -qxF "CMAKE_CACHEFILE_DIR:INTERNAL=$folder" -- "$folder/CMakeCache.txt"; }; then
    fresh=(--fresh)
  fi
  mkdir -p -- "$folder"
  logged "$folder/configure.log" "configuring" \
    cmake "${fresh[@]}" -S "$source" -B "$folder" -G Ninja "$@"
}

# Keeps what ninja prints, from standard input, in a log, and says on standard error how far it is:
# on a terminal in one line that is written over, else each time that another tenth of a large build
# is done. $1: log.
show_progress() {
  local log=$1 line done_steps all_steps tenth shown=0 on_terminal=
  [[ -t 2 ]] && on_terminal=yes
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line"
    [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
    done_steps=${BASH_REMATCH[1]} all_steps=${BASH_REMATCH[2]}
    if [[ -n $on_terminal ]]; then
      printf '\r%s: building %d of %d' "$tool" "$done_steps" "$all_steps" >&2
    elif ((all_steps >= 20)); then
      tenth=$((done_steps * 10 / all_steps))
      ((tenth > shown)) || continue
      shown=$tenth
      say "building $done_steps of $all_steps"
    fi
  done >"$log"
  # What comes next begins where the line did.
  if [[ -n $on_terminal ]]; then printf '\r\e[K' >&2; fi
}

# Shows why a build failed. What the compiler says of the first failure may be followed by much that
# other jobs had to say. $1: log.
show_failure() {
  local log=$1 lines_max=80
  if grep -q '^FAILED: ' -- "$log"; then
    # The command that failed is of use to nobody here.
    sed -n '/^FAILED: /,$p' -- "$log" | sed '2d' | grep -vE '^\[[0-9]+/[0-9]+\] ' |
      sed -n "1,${lines_max}p" >&2
  else
    tail -n "$lines_max" -- "$log" >&2
  fi
  say "compiling failed; all that was said is in $log"
}

# Compiles targets. $1: folder; the rest are the targets, all without any.
compile() {
  local folder=$1 status=0
  local log=$folder/compile.log
  shift
  # The form that show_progress reads, whatever the user's environment says.
  NINJA_STATUS='[%f/%t] ' ninja -C "$folder" "$@" </dev/null 2>&1 | show_progress "$log" ||
    status=${PIPESTATUS[0]}
  ((status == 0)) && return 0
  # 130 and 143: interrupted by the user, who needs no log.
  ((status == 130 || status == 143)) || show_failure "$log"
  exit 1
}

# ./dnd takes the program as up to date while no source is newer than the stamp. Its time is the
# begin of the build: what changes meanwhile is newer. Its text is the checkout it was built for.
begin_stamp() { mkdir -p -- "$1" && printf '%s\n' "$root" >"$1/.dnd-built.new"; }
end_stamp() { mv -- "$1/.dnd-built.new" "$1/.dnd-built"; }
