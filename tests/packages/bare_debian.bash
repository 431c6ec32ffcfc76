#!/bin/bash
# The package on a Debian 12 that has nothing else, and the first minute there of somebody without
# rights. Takes minutes, so only when DND_TEST_LONG is set, as root, with mmdebstrap and a network;
# skipped (77) else. $1: the build folder, with the package in it; $2: the version.
set -euo pipefail

build=$1 version=$2
skip() { echo "NOTE: the package was not installed on a bare Debian 12: $1"; exit 77; }
[[ -n ${DND_TEST_LONG:-} ]] || { echo "only in long runs"; exit 77; }
((EUID == 0)) || skip "only root can"
command -v mmdebstrap >/dev/null || skip "mmdebstrap is not installed"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
system=$work/system
mmdebstrap --quiet --variant=minbase bookworm "$system" >"$work/log" 2>&1 ||
  { tail -n 5 -- "$work/log"; skip "mmdebstrap could not make it"; }
# Whatever leads to Debian's packages from here leads there from within.
cp -- /etc/resolv.conf "$system/etc/resolv.conf" 2>/dev/null || true

failures=0
wrong() {
  echo "$1"
  failures=$((failures + 1))
}
in_system() {
  chroot "$system" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    DEBIAN_FRONTEND=noninteractive "$@"
}
# As a user who has a home and nothing else.
player=(chroot --userspec=player:player --groups= "$system"
  /usr/bin/env -i HOME=/home/player PATH=/usr/bin:/bin LANG=C.UTF-8 TERM=xterm
  bash -c 'cd && "$@"' player)
as_player() { "${player[@]}" "$@" >"$work/out" 2>"$work/err" </dev/null; }
# At a terminal, where `quit` is typed.
at_a_terminal() {
  script --quiet --return --command "$(printf '%q ' "${player[@]}" "$@")" /dev/null \
    >"$work/out" 2>"$work/err" <<<quit
}
# expect WHAT HOW WORD...: the player's command succeeds, and says WHAT.
expect() {
  local expected=$1 how=$2
  shift 2
  if ! "$how" "$@"; then
    wrong "'$*' fails: $(cat -- "$work/out" "$work/err")"
  elif ! grep -qF -- "$expected" "$work/out"; then
    wrong "'$*' does not say '$expected', but: $(cat -- "$work/out" "$work/err")"
  fi
}

deb=$(echo "$build"/package/dnd_"$version"-1_*.deb)
cp -- "$deb" "$system/tmp/dnd.deb"
apt_get=(in_system apt-get --yes --quiet)
{ "${apt_get[@]}" update && "${apt_get[@]}" install --no-install-recommends /tmp/dnd.deb; } \
  >"$work/log" 2>&1 || { tail -n 15 -- "$work/log"; wrong "apt does not install it"; exit 1; }
in_system useradd --create-home player

expect "dnd $version" as_player dnd --version
expect 'dnd campaign create "The Lost Mine"' at_a_terminal dnd
expect "The Lost Mine" as_player dnd campaign create "The Lost Mine"
[[ -d $system/home/player/.local/share/dnd ]] || wrong "there is nothing in ~/.local/share/dnd"
expect "7 hp" as_player dnd exec "add goblin"
expect "goblin-1" as_player dnd exec status
expect "The Lost Mine" at_a_terminal dnd
expect "all stands as it was" as_player dnd demo
number=$(in_system id --user player)
outside=$(find "$system" -xdev -uid "$number" ! -path "$system/home/player*" \
  ! -path "$system/var/mail/player")
[[ -z $outside ]] || wrong "play wrote outside of the home: $outside"

"${apt_get[@]}" install --no-install-recommends man-db >"$work/log" 2>&1 ||
  wrong "man-db is not installed: $(tail -n 5 -- "$work/log")"
expect "dnd $version" as_player man dnd
"${apt_get[@]}" purge dnd >"$work/log" 2>&1 || wrong "it is not removed: $(cat -- "$work/log")"
left=$(cd -- "$system" &&
  find usr etc var/lib/dpkg/info \( -name dnd -o -name 'dnd.*' -o -name _dnd \))
[[ -z $left ]] || wrong "after its removal there is still: $left"

((failures == 0)) || exit 1
echo "installed on a bare Debian 12, played by a user, and removed"
