# Completion of dnd(1) for bash: commands, options and their values, names of campaigns, worlds and
# backups, verbs of the game.

# What a line of the game may begin with, and what an event may be.
_dnd_verbs=(
  add remove conceal reveal group ungroup 'encounter start' 'encounter end' 'encounter discard'
  initiative turn 'encounter auto' attack offhand cast stop reaction pass 'let pass' dash disengage
  dodge assist ready use move jump stand drop mount dismount hide search grapple shove release
  escape stabilize shake damage heal temp 'condition add' 'condition remove' check save 'save death'
  roll contest 'group check' 'rest short' 'rest long' 'time pass' 'xp award' milestone experience
  'encounter plan' 'encounter build' give take buy sell identify container inventory equip unequip
  don doff attune unattune treasure light douse march gather 'world event' quest place faction
  person shop clock tick forget arrive calendar time quests world where 'where is' 'who is' about timeline recap fall
  suffocate breathe submerge surface object 'character create' 'character show' 'character export' 'character import' 'level up' learn
  prepare revive set 'effect end' inspiration important follow ruling note 'session start' 'session end'
  'session save' attend status effects passive rulings 'encounter difficulty' log 'log grep' 'log count' look find history why 'when did' 'who healed' 'who hurt' blame diff 'what if' stats undo 'undo to' 'undo only'
  redo 'redo to' help reopen quit
)
_dnd_event_types=(
  action_used ammunition_counted attack_rolled calendar_set character_changed charges_changed check_rolled
  coins_changed coins_moved combatant_joined command_redone command_taken_out command_undone
  condition_added condition_blocked
  condition_removed condition_ticked container_set creature_added creature_concealed
  creature_removed creature_revealed creature_revived creature_set damage_dealt damage_rolled
  death_failures_added death_save_rolled decision_made decision_pending dice_rolled effect_applied
  effect_counted effect_ended effect_told encounter_discarded encounter_ended encounter_started
  exhaustion_changed experience_gained fact_changed fact_forgotten fact_recorded group_dissolved
  group_formed healed hunger_changed initiative_rolled initiative_set inspiration_changed
  item_identified items_changed items_moved march_counted note_added place_changed player_attended
  reaction_ordered reaction_taken recharge_rolled rest_taken round_started ruling_made
  saving_throw_rolled session_ended session_saved session_started shape_left shape_taken
  spell_cast spell_countered state_restored temporary_hp_gained time_passed turn_ended turn_spent
  turn_started uses_regained vitality_changed world_event
)

# Names of the campaigns, worlds or backups ($1) below the worlds directory, a line each, from the
# files alone: a completion must not start the program or wait for a lock.
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
  [[ $kind == backups ]] && pattern='*/*/backups/*.tar.zst'
  for path in "$worlds"/$pattern; do
    [[ -e $path ]] || continue
    [[ $kind == backups ]] || path=${path%/*}
    printf '%s\n' "${path##*/}"
  done
}

# _dnd_offer CURRENT LINES: those of the lines that begin so, quoted for the shell unless quotes are
# open.
_dnd_offer() {
  local current=$1 each quote=${1:0:1}
  [[ $quote == [\"\'] ]] && current=${current:1} || quote=
  while IFS= read -r each; do
    [[ -n $each && $each == "$current"* ]] || continue
    if [[ -n $quote ]]; then COMPREPLY+=("$each"); else COMPREPLY+=("${each// /\\ }"); fi
  done <<<"$2"
}

_dnd() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local options='--worlds-dir --data-dir --world --store --config --json --seed --color --help --version'
  local command='' subcommand='' words='' index skip=0 places=0
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; ++index)); do
    if ((skip)); then
      [[ ${COMP_WORDS[index]} == "=" ]] || skip=0
      continue
    fi
    case ${COMP_WORDS[index]} in
      --worlds-dir | --data-dir | --world | --config | --seed | --color | --at | --last | --session | \
        --type | --by | --campaign | --keep | --into | --as | --truncate-at | --from | --id | --expect-seq | \
        --listen | --socket | --host | --token-file | --role | --character | --expires | --name | --url | \
        --tls-cert | --tls-key | --store | --advertise | --disks)
        skip=1
        ;;
      -* | "=") ;;
      *)
        if [[ -z $command ]]; then
          command=${COMP_WORDS[index]}
        elif [[ -z $subcommand ]]; then
          subcommand=${COMP_WORDS[index]}
        fi
        ((++places))
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
    --config | --socket | --token-file | --tls-cert | --tls-key)
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
      ;;
    --world) words=$(_dnd_names worlds) ;;
    --campaign) words=$(_dnd_names campaigns) ;;
    --color) words='auto always never' ;;
    --into) words='world campaign' ;;
    --as) words='monster character' ;;
    --type)
      printf -v words '%s\n' "${_dnd_event_types[@]}"
      ;;
    --by) words=gm ;;
    --role) words='gm player spectator monitor' ;;
    --seed | --at | --last | --session | --truncate-at | --from | --id | --expect-seq | --listen | --host | \
      --character | --expires | --name | --url | --store | --advertise) return ;;
    --disks) words='0 1 2' ;;
    *)
      case $command/$subcommand in
        /) words='repl exec host mcp demo campaign store session world content import init help' ;;
        init/*)
          options+=' --force --ability-scores --alignments --backgrounds --classes --conditions'
          options+=' --damage-types --equipment --equipment-categories --feats --features --languages'
          options+=' --magic-items --magic-schools --monsters --proficiencies --races --rule-sections'
          options+=' --rules --skills --spells --subclasses --subraces --traits --treasure-tables'
          options+=' --weapon-properties'
          ;;
        demo/*) options+=' --keep' ;;
        mcp/*) options+=' --campaign --host --token-file --role --character' ;;
        host/)
          options+=' --advertise --listen --socket --log-json --tls-cert --tls-key'
          words='token list drain move'
          ;;
        host/list) options+=' --campaigns' ;;
        host/move)
          options+=' --to'
          words=$(_dnd_names campaigns)
          ;;
        host/token)
          options+=' --role --character --campaign --expires --name --url'
          words='create list revoke'
          ;;
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
        world/) words='create list show push pull' ;;
        world/show | world/push | world/pull) words=$(_dnd_names worlds) ;;
        campaign/) words='create load list show log verify repair reseal backup fork flatten push pull diff cherry-pick export restore' ;;
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
        campaign/fork) options+=' --campaign --at' ;;
        campaign/diff) words=$(_dnd_names campaigns) ;;
        campaign/cherry-pick) options+=' --campaign --from' ;;
        campaign/export)
          options+=' --to --out --force'
          words=$(_dnd_names campaigns)
          ;;
        campaign/restore)
          options+=' --campaign --list'
          mapfile -t COMPREPLY < <(compgen -f -- "$current")
          words=$(_dnd_names backups)
          ;;
        campaign/load | campaign/verify | campaign/flatten) words=$(_dnd_names campaigns) ;;
        store/) words='init upgrade check status' ;;
        store/init) options+=' --disks' ;;
        session/) words='start save end list' ;;
        session/*) options+=' --campaign' ;;
        exec/*)
          options+=' --campaign --id --expect-seq --host --token-file'
          printf -v words '%s\n' "${_dnd_verbs[@]}"
          # The first word may name the campaign.
          ((places > 1)) || words+=$(_dnd_names campaigns)
          ;;
        repl/*)
          options+=' --host --token-file'
          [[ -n $subcommand ]] || words=$(_dnd_names campaigns)
          ;;
        help/)
          printf -v words '%s\n' repl exec host mcp demo campaign store session world content import init \
            commands dice "${_dnd_verbs[@]}"
          ;;
        help/campaign) words='create load list show log verify repair reseal backup fork flatten push pull diff cherry-pick export restore' ;;
        help/world) words='create list show push pull' ;;
        help/store) words='init upgrade check status' ;;
        help/session) words='start save end list' ;;
        help/content) words='check' ;;
        help/host) words='token list drain move' ;;
      esac
      ;;
  esac
  [[ $current == -* ]] && words=$options
  # Lists of words stand on one line here, names and verbs on one each.
  [[ $words == *$'\n'* ]] || words=${words// /$'\n'}
  _dnd_offer "$current" "$words"
}
complete -F _dnd dnd
