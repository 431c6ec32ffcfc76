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
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive chroot "$system" "$@"
}
# As a user who has a home and nothing else.
as_player() {
  env -i HOME=/home/player PATH=/usr/bin:/bin LANG=C.UTF-8 \
    chroot --userspec=player:player --groups= "$system" \
    bash -c 'cd && "$@"' player "$@" >"$work/out" 2>"$work/err" </dev/null
}
# play WHAT WORD...: the player's command succeeds, and says WHAT.
play() {
  local expected=$1
  shift
  if ! as_player "$@"; then
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

play "dnd $version" dnd --version
play "dnd campaign create" dnd
play "The Lost Mine" dnd campaign create "The Lost Mine"
[[ -d $system/home/player/.local/share/dnd ]] || wrong "there is nothing in ~/.local/share/dnd"
play "7 hp" dnd exec "add goblin"
play "goblin-1" dnd exec status
play "The Lost Mine" dnd campaign list
play "and all stands as it was" dnd demo
outside=$(cd -- "$system" && find . -xdev -user player ! -path './home/player*' 2>/dev/null)
[[ -z $outside ]] || wrong "play wrote outside of the home: $outside"

"${apt_get[@]}" install --no-install-recommends man-db >"$work/log" 2>&1 ||
  wrong "man-db is not installed: $(tail -n 5 -- "$work/log")"
play "dnd $version" man dnd
"${apt_get[@]}" purge dnd >"$work/log" 2>&1 || wrong "it is not removed: $(cat -- "$work/log")"
left=$(cd -- "$system" &&
  find usr etc var/lib/dpkg/info \( -name dnd -o -name 'dnd.*' -o -name _dnd \))
[[ -z $left ]] || wrong "after its removal there is still: $left"

((failures == 0)) || exit 1
echo "installed on a bare Debian 12, played by a user, and removed"
