#!/bin/bash
# Play in a checkout leaves nothing that git shows, and nothing that belongs to the checkout is hidden
# from it. $1: the root of the tree, $2: the program.
set -euo pipefail

root=$1 dnd=$2
command -v git >/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
export HOME=$work/home XDG_CONFIG_HOME='' XDG_STATE_HOME='' XDG_DATA_HOME='' GIT_CONFIG_NOSYSTEM=1
tree=$work/checkout
mkdir -p -- "$HOME" "$tree/worlds/srd"
cp -- "$root/.gitignore" "$tree/"
cp -R -- "$root/worlds/Sample" "$tree/worlds/"
cp -R -- "$root/worlds/srd/conditions" "$tree/worlds/srd/"
cd -- "$tree"
# What somebody has played in the tree under test is not part of it.
rm -rf worlds/Sample/First-Evening
git init --quiet .
git add .
git -c user.name=test -c user.email=test@example.org commit --quiet --message "A checkout"

failures=0
wrong() {
  echo "$1"
  failures=$((failures + 1))
}
[[ -n $(git ls-files worlds/srd) && -n $(git ls-files worlds/Sample) ]] ||
  wrong "the worlds that ship are hidden"

dnd() { "$dnd" "$@" >>"$work/said" 2>&1 || { cat -- "$work/said"; wrong "failed: dnd $*"; }; }

# A first evening: nothing there yet, then the sample, then a world of one's own.
dnd repl <<<'session start'
dnd campaign create "The Lost Mine"
dnd exec 'add goblin count: 2' 'session start' 'start' 'note in a fight'
dnd exec 'encounter end' 'session end'
dnd world create Faerun
dnd --world Faerun campaign create "Second Evening"
dnd campaign load "The Lost Mine"
dnd campaign backup
dnd campaign backup ./data/copy
# Campaigns among what ships, with all files that there may be.
for world in srd Sample; do
  dnd --world "$world" campaign create "Played Here"
  campaign=worlds/$world/Played-Here
  dnd exec "$world/Played-Here" 'add goblin count: 2' 'session start' 'note one' 'session end' \
    'start' 'note two'
  printf '{"seq":' >>"$campaign/encounter.jsonl"
  dnd exec "$world/Played-Here" 'encounter end'
  printf '{"seq":' >>"$campaign/log.jsonl"
  dnd exec "$world/Played-Here" 'note goes on' 'session start' 'session end'
  last=$(wc -l <"$campaign/log.jsonl")
  dnd campaign repair "$world/Played-Here" --truncate-at $((last - 2)) --yes
  for left in log.index log.index.tmp snapshot.yaml.tmp checkpoints/000000000009.yaml; do
    mkdir -p -- "$(dirname -- "$campaign/$left")" && touch -- "$campaign/$left"
  done
done
dnd init --conditions
printf 'color: never\n' >.dnd.yaml
mkdir -p worlds/.tmp-Half worlds/Sample/.tmp-Half worlds/Sample/.restoring-Half
touch worlds/{.tmp-Half,Sample/.tmp-Half,Sample/.restoring-Half}/world.yaml
shown=$(git status --porcelain --untracked-files=all)
[[ -z $shown ]] || wrong "git shows what play wrote:
$shown"

# New content of the worlds that ship.
mkdir -p worlds/srd/new-kind worlds/srd/monsters
for new in worlds/srd/new-kind/a.yaml worlds/srd/monsters/zombie.yaml worlds/srd/world.yaml \
  worlds/Sample/characters/new.yaml worlds/Sample/second-evening.dnd; do
  touch -- "$new"
  [[ $(git status --porcelain --untracked-files=all -- "$new") == "?? $new" ]] ||
    wrong "git does not show $new"
done

((failures == 0)) || exit 1
echo "play leaves no traces in a checkout"
