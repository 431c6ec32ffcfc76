#!/bin/bash
# Makes the Debian package of the program that is built, and looks at what is in it. Leaves it in
# the folder `package` of the build. $1: the build folder, $2: the version.
set -euo pipefail
export LC_ALL=C.UTF-8

build=$1 version=$2 size_max=8000000
for tool in dpkg-deb dpkg-shlibdeps file gzip; do
  command -v "$tool" >/dev/null || { echo "NOTE: no package was made: $tool is missing"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
failures=0
wrong() {
  echo "$1"
  failures=$((failures + 1))
}
field() { dpkg-deb --field "$deb" "$1"; }

packages=$build/package
rm -rf -- "$packages"
cpack --config "$build/CPackConfig.cmake" -G DEB -B "$packages" >"$work/log" 2>&1 ||
  { cat -- "$work/log"; exit 1; }
deb=$packages/dnd_$version-1_$(dpkg --print-architecture).deb
[[ -f $deb ]] || { echo "there is no $deb, but:"; ls -- "$packages"; exit 1; }
size=$(wc -c <"$deb")
((size <= size_max)) || wrong "the package has $size bytes, $size_max are allowed"
[[ $(field Package) == dnd && $(field Version) == "$version-1" ]] ||
  wrong "it calls itself $(field Package) $(field Version)"

tree=$work/tree
dpkg-deb --extract "$deb" "$tree"
expected='usr/bin/dnd
usr/lib/systemd/system/dnd-host.service
usr/lib/systemd/system/dnd-host.socket
usr/share/bash-completion/completions/dnd
usr/share/doc/dnd/LICENSE
usr/share/doc/dnd/NOTICE
usr/share/doc/dnd/changelog.Debian.gz
usr/share/doc/dnd/changelog.gz
usr/share/doc/dnd/copyright
usr/share/doc/dnd/third-party-licences.gz
usr/share/fish/vendor_completions.d/dnd.fish
usr/share/lintian/overrides/dnd
usr/share/man/man1/dnd.1.gz
usr/share/zsh/vendor-completions/_dnd'
contents=$(cd -- "$tree" && find . ! -type d -printf '%P\n' | LC_ALL=C sort)
[[ $contents == "$expected" ]] || wrong "in it is not what should be:
$(diff <(echo "$expected") <(echo "$contents") || true)"
owners=$(dpkg-deb --contents "$deb" | awk '{ print $2 }' | sort -u)
[[ $owners == root/root ]] || wrong "its files belong to $owners"
modes=$(cd -- "$tree" && find . \( -type d -o -path ./usr/bin/dnd \) ! -perm 755 -o \
  -type f ! -path ./usr/bin/dnd ! -perm 644)
[[ -z $modes ]] || wrong "these files have other rights than 755 and 644: $modes"

program=$tree/usr/bin/dnd
file --brief "$program" | grep -q ', stripped$' || wrong "the program is not stripped"
[[ $("$program" --version) == "dnd $version" ]] || wrong "the program is of another version"
gzip -dc -- "$tree/usr/share/man/man1/dnd.1.gz" | grep -q "^\.TH .*\"dnd $version\"" ||
  wrong "the manual page does not name the version"
gzip -dc -- "$tree/usr/share/doc/dnd/changelog.gz" | grep -qF "## [$version]" ||
  wrong "the changelog does not have the version"
for text in "Permission is hereby granted, free of charge" "CC-BY-4.0" "System Reference Document"; do
  grep -qF -- "$text" "$tree/usr/share/doc/dnd/copyright" || wrong "copyright lacks: $text"
done

# What it depends on are the packages of the libraries that the program loads: all, and no other.
# A library may be registered below /lib or /usr/lib, which are one folder.
needed=$(objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }' | while read -r library; do
  path=$(ldd "$program" | awk -v name="$library" '$1 == name { print $3 }')
  dpkg-query --search "${path#/usr}" "/usr${path#/usr}" 2>/dev/null |
    sed 's/:.*//' || true
done | LC_ALL=C sort -u)
depends=$(field Depends | tr ',' '\n' | sed -E 's/^ *([^ ]+).*/\1/' | LC_ALL=C sort -u)
[[ $depends == "$needed" ]] || wrong "Depends and what the program loads differ:
$(diff <(echo "$depends") <(echo "$needed") || true)"
for other in Recommends Suggests Pre-Depends; do
  [[ -z $(field "$other") ]] || wrong "it has $other: $(field "$other")"
done
if command -v apt-cache >/dev/null; then
  while read -r package; do
    apt-cache show "$package" >/dev/null 2>&1 || wrong "apt knows no package $package"
  done <<<"$depends"
fi
# Each library that is linked in keeps its licence.
licences=$(gzip -dc -- "$tree/usr/share/doc/dnd/third-party-licences.gz")
for library in yaml-cpp pugixml toml11 utf8proc xxhash zstd jemalloc edit bsd md ncurses; do
  grep -q "^==== lib$library-dev ====\$" <<<"$licences" || wrong "it lacks the licence of $library"
done

if command -v lintian >/dev/null; then
  lintian --allow-root --fail-on error,warning "$deb" >"$work/lintian" 2>&1 ||
    wrong "lintian: $(cat -- "$work/lintian")"
else
  echo "NOTE: lintian did not look at the package: it is not installed"
fi

((failures == 0)) || exit 1
echo "$(basename -- "$deb"): $size bytes, and sound"
