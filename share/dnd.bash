# Completion of dnd(1) for bash: commands, options, names of campaigns and worlds.

# Names of the campaigns ($1 empty) or of the worlds below the worlds directory, from the files
# alone: a completion must not start the program or wait for a lock.
_dnd_names() {
  local kind=$1 worlds=${DND_WORLDS_DIR:-} pattern path index data=${XDG_DATA_HOME:-}
  [[ $data == /* ]] || data=${HOME:-}/.local/share
  if [[ -z $worlds ]]; then
    worlds=./worlds
    [[ -d $worlds ]] || worlds=$data/dnd
  fi
  for ((index = 1; index < COMP_CWORD; ++index)); do
    # bash splits at "=", so that both spellings of an option are three or two words.
    if [[ ${COMP_WORDS[index]} == --worlds-dir ]]; then
      [[ ${COMP_WORDS[index + 1]} == "=" ]] && ((++index))
      worlds=${COMP_WORDS[index + 1]}
    fi
  done
  pattern='*/*/campaign.yaml'
  [[ $kind == worlds ]] && pattern='*/world.yaml'
  for path in "$worlds"/$pattern; do
    [[ -e $path ]] || continue
    path=${path%/*}
    printf '%s\n' "${path##*/}"
  done
}

_dnd() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local options='--worlds-dir --data-dir --world --config --json --seed --color --help --version'
  local command='' subcommand='' words='' index skip=0
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; ++index)); do
    if ((skip)); then
      [[ ${COMP_WORDS[index]} == "=" ]] || skip=0
      continue
    fi
    case ${COMP_WORDS[index]} in
      --worlds-dir | --data-dir | --world | --config | --seed | --color | --at | --last | --session | \
        --type | --by | --campaign | --keep | --into | --as | --truncate-at | --from | --id | --expect-seq)
        skip=1
        ;;
      -* | "=") ;;
      *)
        if [[ -z $command ]]; then
          command=${COMP_WORDS[index]}
        elif [[ -z $subcommand ]]; then
          subcommand=${COMP_WORDS[index]}
        fi
        ;;
    esac
  done

  [[ $previous == "=" ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}
  [[ $current == "=" ]] && current=
  case $previous in
    --worlds-dir | --data-dir | --keep)
      mapfile -t COMPREPLY < <(compgen -d -- "$current")
      return
      ;;
    --config)
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
      ;;
    --world) words=$(_dnd_names worlds) ;;
    --campaign) words=$(_dnd_names campaigns) ;;
    --color) words='auto always never' ;;
    --into) words='world campaign' ;;
    --as) words='monster character' ;;
    --seed | --at | --last | --session | --type | --by | --truncate-at | --from | --id | --expect-seq) return ;;
    *)
      case $command/$subcommand in
        /) words='repl exec demo campaign session world content import init help' ;;
        init/*)
          options+=' --force --ability-scores --alignments --backgrounds --classes --conditions'
          options+=' --damage-types --equipment --equipment-categories --feats --features --languages'
          options+=' --magic-items --magic-schools --monsters --proficiencies --races --rule-sections'
          options+=' --rules --skills --spells --subclasses --subraces --traits --weapon-properties'
          ;;
        demo/*) options+=' --keep' ;;
        content/) words='check' ;;
        content/*)
          options+=' --campaign --fix --yes'
          mapfile -t COMPREPLY < <(compgen -f -- "$current")
          [[ $current == -* ]] || return
          ;;
        import/*)
          options+=' --into --as --campaign --force --dry-run'
          mapfile -t COMPREPLY < <(compgen -f -- "$current")
          [[ $current == -* ]] || return
          ;;
        world/) words='create list show' ;;
        world/show) words=$(_dnd_names worlds) ;;
        campaign/) words='create load list show log verify repair reseal backup restore' ;;
        campaign/show)
          options+=' --at'
          words=$(_dnd_names campaigns)
          ;;
        campaign/log)
          options+=' --last --session --type --by --undone'
          words=$(_dnd_names campaigns)
          ;;
        campaign/repair)
          options+=' --truncate-at --yes'
          words=$(_dnd_names campaigns)
          ;;
        campaign/reseal)
          options+=' --from --yes'
          words=$(_dnd_names campaigns)
          ;;
        campaign/backup)
          options+=' --campaign'
          mapfile -t COMPREPLY < <(compgen -d -- "$current")
          [[ $current == -* ]] || return
          ;;
        campaign/restore)
          options+=' --campaign --list'
          mapfile -t COMPREPLY < <(compgen -f -- "$current")
          [[ $current == -* ]] || return
          ;;
        campaign/load | campaign/verify) words=$(_dnd_names campaigns) ;;
        session/) words='start save end list' ;;
        session/*) options+=' --campaign' ;;
        exec/*)
          options+=' --campaign --id --expect-seq'
          words=$(_dnd_names campaigns)
          ;;
        repl/) words=$(_dnd_names campaigns) ;;
        help/) words='repl exec demo campaign session world content import init commands' ;;
      esac
      ;;
  esac
  [[ $current == -* ]] && words=$options
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _dnd dnd
