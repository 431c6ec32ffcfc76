#!/bin/bash
# Presses Tab in real shells, in a folder with worlds and campaigns. $1: the checkout, $2: the program.
# A shell that is not installed is left out, and that is said.
set -euo pipefail

share=$1/share
program=$2
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cd -- "$work"
unset DND_WORLDS_DIR DND_WORLD XDG_DATA_HOME XDG_CONFIG_HOME
export HOME=$work/home TERM=dumb LC_ALL=C.UTF-8
mkdir -p -- "$HOME" worlds
"$program" world create Faerun >/dev/null
"$program" campaign create "The Lost Mine" >/dev/null
"$program" campaign create Zoë >/dev/null
"$program" campaign backup --campaign "The Lost Mine" >/dev/null
mkdir -p -- folder completions
touch -- folder/beast.yaml
cp -- "$share/dnd.zsh" completions/_dnd

failures=0
tried=0
wrong() {
  echo "$1"
  failures=$((failures + 1))
}
check() {
  local shell=$1 typed=$2 expected=$3 got=$4
  tried=$((tried + 1))
  [[ $got == "$expected" ]] || wrong "$shell: after '$typed' and Tab: '$got', not '$expected'"
}

# What is typed before Tab, and what is to stand there after it: words in the place of Tab where only
# one fits. Each is one way to need a value.
cases=(
  'dnd camp|dnd campaign'
  'dnd campaign lo|dnd campaign lo' # load and log
  'dnd campaign loa|dnd campaign load'
  'dnd campaign load The|dnd campaign load The-Lost-Mine'
  'dnd campaign show Zo|dnd campaign show Zoë'
  'dnd campaign log --type damage_d|dnd campaign log --type damage_dealt'
  'dnd campaign log --by g|dnd campaign log --by gm'
  'dnd campaign restore 000|dnd campaign restore BACKUP'
  'dnd campaign reseal --fro|dnd campaign reseal --from'
  'dnd world show Fa|dnd world show Faerun'
  'dnd --world Fa|dnd --world Faerun'
  'dnd --color ne|dnd --color never'
  'dnd session list --campaign The|dnd session list --campaign The-Lost-Mine'
  'dnd exec statu|dnd exec status'
  'dnd exec The|dnd exec The-Lost-Mine'
  'dnd exec The-Lost-Mine ungr|dnd exec The-Lost-Mine ungroup'
  'dnd repl The|dnd repl The-Lost-Mine'
  'dnd import folder/be|dnd import folder/beast.yaml'
  'dnd import x.json --into w|dnd import x.json --into world'
  'dnd import x.json --as ch|dnd import x.json --as character'
  'dnd init --weapon|dnd init --weapon-properties'
  'dnd help init|dnd help init' # init and initiative
  'dnd help dam|dnd help damage'
)
backup=$(cd worlds/Faerun/The-Lost-Mine/backups && echo *)

# -- bash: Tab is the function that complete names ---------------------------

complete_in_bash() (
  # shellcheck disable=SC1091
  source "$share/dnd.bash"
  read -ra COMP_WORDS <<<"$1"
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _dnd
  if ((${#COMPREPLY[@]} == 1)); then
    COMP_WORDS[COMP_CWORD]=${COMPREPLY[0]}
  fi
  echo "${COMP_WORDS[*]}"
)
for each in "${cases[@]}"; do
  typed=${each%%|*} expected=${each#*|}
  check bash "$typed" "${expected/BACKUP/$backup}" "$(complete_in_bash "$typed")"
done
# A verb of two words stays one word for the shell.
check bash "dnd exec encounter\\ e" 'encounter\ end' "$(
  # shellcheck disable=SC1091
  source "$share/dnd.bash"
  COMP_WORDS=(dnd exec "'encounter e")
  COMP_CWORD=2
  _dnd
  echo "${COMPREPLY[*]/ /\\ }"
)"

# -- fish says what Tab offers -----------------------------------------------

complete_in_fish() {
  local found
  # Each line is a candidate, a tab and what it is.
  found=$(fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$share/dnd.fish" "$1" |
    cut -f1)
  # A file is offered as it is typed, an option as a whole word.
  if [[ -n $found && $(wc -l <<<"$found") == 1 ]]; then
    echo "${1% *} $found"
  else
    echo "$1"
  fi
}
if command -v fish >/dev/null; then
  for each in "${cases[@]}"; do
    typed=${each%%|*} expected=${each#*|}
    check fish "$typed" "${expected/BACKUP/$backup}" "$(complete_in_fish "$typed")"
  done
else
  echo "fish is not installed: its completion was not tried"
fi

# -- zsh at a terminal of its own --------------------------------------------

# In the shell that is typed at, `dnd` shows its words.
cat >"$work/typed_at.zsh" <<'SETUP'
PS1='ready> ' PS2= RPS1=
unsetopt zle_bracketed_paste prompt_cr prompt_sp beep
autoload -Uz compinit
compinit -u -D
dnd() { print -r -- "WORDS:dnd $*:END" }
SETUP
cat >"$work/type.zsh" <<'TYPE'
# Types the line $1 and Tab at a shell, and prints what its words are then.
zmodload zsh/zpty
zpty typed_at "cd ${(q)PWD}; fpath=(${(q)PWD}/completions \$fpath) zsh -f -i"
local out
zpty -w typed_at "fpath=(${(q)PWD}/completions \$fpath); source ${(q)PWD}/typed_at.zsh; print STAR''TED"
zpty -r typed_at out $'*STARTED*'
zpty -n -w typed_at "$1"$'\t\n'
zpty -r typed_at out $'*WORDS:*:END*'
zpty -d typed_at
out=${${out##*WORDS:}%%:END*}
print -r -- ${out% }
TYPE
if command -v zsh >/dev/null; then
  for each in "${cases[@]}"; do
    typed=${each%%|*} expected=${each#*|}
    check zsh "$typed" "${expected/BACKUP/$backup}" "$(zsh -f "$work/type.zsh" "$typed")"
  done
else
  echo "zsh is not installed: its completion was not tried"
fi

((failures == 0)) || exit 1
echo "$tried times Tab, and all are right"
