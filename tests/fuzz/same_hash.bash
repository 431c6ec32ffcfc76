#!/bin/bash
# The same log gives the same state in the programs of two compilers, with and without sanitizers
# and at two levels of optimization (promise 25). $1: dnd, $2: log-hash.
set -euo pipefail

dnd=$1 log_hash=$2
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cd -- "$work"
export HOME=$work
mkdir worlds
"$dnd" world create W >/dev/null
for seed in {1..20}; do
  campaign=W/C$seed
  "$dnd" --world W campaign create "C$seed" >/dev/null
  "$dnd" --seed "$seed" repl "$campaign" >/dev/null <<'PLAY'
add zombie count: 2 hp: roll
add adult red dragon and: goblin
encounter start
attack by: zombie-1 with: slam to: zombie-2
turn
damage to: zombie-2 amount: 3d6 type: fire
condition add poisoned to: goblin rounds: 3
encounter end
undo
redo
note Élise counts her coins
check athletics by: zombie-1 dc: 12
PLAY
  ours=$("$dnd" --json campaign show "$campaign" | sed 's/.*"state_hash":"\([^"]*\)".*/\1/')
  theirs=$("$log_hash" "worlds/$campaign")
  if [[ -z $ours || $ours != "$theirs" ]]; then
    echo "seed $seed: $dnd says \"$ours\", $log_hash says \"$theirs\""
    exit 1
  fi
done
echo "20 logs have the same state in both programs, such as $ours"
