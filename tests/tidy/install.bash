#!/bin/bash
# Installs into a temporary prefix, and tries what is there. $1: the build folder.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
prefix=$work/prefix
cmake --install "$1" --prefix "$prefix" >"$work/log" || { cat -- "$work/log"; exit 1; }

failures=0
wrong() {
  echo "$1"
  failures=$((failures + 1))
}

expected='bin/dnd
lib/systemd/system/dnd-host.service
lib/systemd/system/dnd-host.socket
share/bash-completion/completions/dnd
share/doc/dnd/CHANGELOG.md
share/doc/dnd/LICENSE
share/doc/dnd/NOTICE
share/fish/vendor_completions.d/dnd.fish
share/man/man1/dnd.1
share/zsh/vendor-completions/_dnd'
installed=$(cd -- "$prefix" && find . -type f -printf '%P\n' | LC_ALL=C sort)
[[ $installed == "$expected" ]] || wrong "installed is not what should be:
$(diff <(echo "$expected") <(echo "$installed") || true)"

# One version everywhere: that of the project, and of the newest release that the changelog has.
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$1/CMakeCache.txt")
page=$prefix/share/man/man1/dnd.1
said=$("$prefix/bin/dnd" --version)
[[ $said == "dnd $version" ]] || wrong "--version says '$said', the project is $version"
grep -qE "^\.TH DND 1 \"[^\"]*\" \"dnd ${version//./\\.}\" " -- "$page" ||
  wrong "the manual page does not name $version: $(grep '^\.TH' -- "$page")"
newest=$(sed -nE 's/^## \[([0-9][^]]*)\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$/\1/p' \
  "$prefix/share/doc/dnd/CHANGELOG.md" | head -n 1)
[[ $newest == "$version" ]] || wrong "the changelog's newest release is $newest, not $version"

if command -v man >/dev/null && command -v groff >/dev/null; then
  warnings=$(MANWIDTH=80 man --warnings=w -l "$page" 2>&1 >/dev/null || true)
  [[ -z $warnings ]] || wrong "the manual page: $warnings"
fi
if command -v mandoc >/dev/null; then
  mandoc -T lint -W warning "$page" || wrong "the manual page has warnings"
fi
# Every command that the program knows has its place in the manual page.
for command in init import content world campaign store session repl exec host mcp demo; do
  grep -qE "^\.(B|BR|BI) \"?dnd $command" -- "$page" || wrong "the manual page lacks $command"
done

bash -n "$prefix/share/bash-completion/completions/dnd" || wrong "completion for bash"
for shell in zsh fish; do
  command -v "$shell" >/dev/null || continue
  "$shell" -n "$prefix"/share/"$shell"/vendor[-_]completions*/*dnd* || wrong "completion for $shell"
done

# complete WORD...: what bash would offer for the last word, in one line.
complete_words() {
  (
    # shellcheck disable=SC1091
    source "$prefix/share/bash-completion/completions/dnd"
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _dnd
    echo "${COMPREPLY[*]}"
  )
}
offers() {
  local expected=$1 got
  shift
  got=$(complete_words "$@")
  [[ $got == "$expected" ]] || wrong "after '$*' bash offers '$got', not '$expected'"
}
mkdir -p -- "$work/worlds/Faerun/The-Lost-Mine" "$work/elsewhere/Krynn"
touch -- "$work/worlds/Faerun/"{world.yaml,The-Lost-Mine/campaign.yaml}
touch -- "$work/elsewhere/Krynn/world.yaml"
cd -- "$work"
offers "campaign" dnd ca
offers "create load list show log verify repair reseal backup fork flatten push pull diff cherry-pick export restore" dnd campaign ""
offers "The-Lost-Mine" dnd campaign load ""
offers "The-Lost-Mine" dnd --world Faerun repl The
offers "Faerun" dnd --world ""
offers "Krynn" dnd --worlds-dir elsewhere world show ""
mkdir -p -- "$work/home/.local/share/dnd/Own" "$work/data/dnd/Mine" "$work/empty"
touch -- "$work/home/.local/share/dnd/Own/world.yaml" "$work/data/dnd/Mine/world.yaml"
unset DND_WORLDS_DIR
cd -- "$work/empty"
HOME=$work/home XDG_DATA_HOME='' offers "Own" dnd --world ""
HOME=$work/home XDG_DATA_HOME=data offers "Own" dnd --world ""
HOME=$work/home XDG_DATA_HOME=$work/data offers "Mine" dnd --world ""
DND_WORLDS_DIR=../elsewhere offers "Krynn" dnd --world ""
cd -- "$work"
offers "--worlds-dir --world" dnd --world
offers "" dnd nonsense ""

((failures == 0)) || exit 1
echo "installed, and it works"
