#compdef dnd
# Completion of dnd(1) for zsh: commands, options and their values, names of campaigns, worlds and
# backups, verbs of the game.

_dnd_names() {
  # From the files alone: a completion must not start the program or wait for a lock.
  local data=$HOME/.local/share worlds=./worlds
  [[ $XDG_DATA_HOME == /* ]] && data=$XDG_DATA_HOME
  [[ -d $worlds ]] || worlds=$data/dnd
  worlds=${opt_args[--worlds-dir]:-${DND_WORLDS_DIR:-$worlds}}
  local -a names
  case $1 in
    worlds) names=($worlds/*/world.yaml(N:h:t)) ;;
    backups) names=($worlds/*/*/backups/*.tar.zst(N:t)) ;;
    *) names=($worlds/*/*/campaign.yaml(N:h:t)) ;;
  esac
  compadd -a names
}

# What a line of the game may begin with.
_dnd_verbs() {
  local -a verbs=(
    add remove conceal reveal group ungroup 'encounter start' 'encounter end' 'encounter discard'
    initiative turn 'encounter auto' attack offhand cast stop reaction pass 'let pass' dash
    disengage dodge assist ready use move jump stand drop mount dismount hide search grapple shove
    release escape stabilize shake damage heal temp 'condition add' 'condition remove' check save
    'save death' roll contest 'group check' 'rest short' 'rest long' 'time pass' 'xp award'
    milestone experience 'encounter plan' 'encounter build' give take buy sell identify container
    inventory equip unequip don doff attune unattune treasure light douse march gather 'world event'
    quest place faction person shop clock tick forget arrive calendar time quests world where 'where is' 'who is'
    about timeline recap fall suffocate breathe submerge surface object 'character create'
    'character show' 'character export' 'character import' 'level up' learn prepare revive set 'effect end' inspiration important follow ruling
    note 'session start' 'session end' 'session save' attend status effects passive rulings
    'encounter difficulty' log 'log grep' 'log count' look find history why 'when did' 'who healed' 'who hurt' blame diff 'what if' stats undo 'undo to' 'undo only' redo 'redo to' help reopen quit
  )
  compadd -a verbs
}

_dnd_event_types() {
  local -a types=(
    action_used ammunition_counted attack_rolled calendar_set character_changed charges_changed check_rolled
    coins_changed
    coins_moved combatant_joined command_redone command_taken_out command_undone condition_added condition_blocked
    condition_removed condition_ticked container_set creature_added creature_concealed
    creature_removed creature_revealed creature_revived creature_set damage_dealt damage_rolled
    death_failures_added death_save_rolled decision_made decision_pending dice_rolled
    effect_applied effect_counted effect_ended effect_told encounter_discarded encounter_ended
    encounter_started exhaustion_changed experience_gained fact_changed fact_forgotten
    fact_recorded group_dissolved group_formed healed hunger_changed initiative_rolled
    initiative_set inspiration_changed item_identified items_changed items_moved march_counted note_added
    place_changed player_attended reaction_ordered reaction_taken recharge_rolled rest_taken
    round_started ruling_made saving_throw_rolled session_ended session_saved session_started
    shape_left shape_taken spell_cast spell_countered state_restored temporary_hp_gained
    time_passed turn_ended turn_spent turn_started uses_regained vitality_changed world_event
  )
  compadd -a types
}

_dnd_campaigns_and_verbs() {
  _dnd_names campaigns
  _dnd_verbs
}

_dnd_backups() {
  _dnd_names backups
  _files
}

# `backup` and `restore` take a place, the others a campaign.
_dnd_name_after_campaign() {
  case ${words[2]} in
    backup) _directories ;;
    restore) _dnd_backups ;;
    create | fork | list | cherry-pick) ;;
    *) _dnd_names campaigns ;;
  esac
}

_dnd_help_topics() {
  local -a topics=(repl exec host mcp demo campaign store session world content import init commands dice)
  compadd -a topics
  _dnd_verbs
}

_dnd() {
  local context state line
  typeset -A opt_args
  _arguments -C \
    '--worlds-dir=[where the worlds are]:directory:_directories' \
    '--store=[the database that campaigns are in]:url:' \
    '--data-dir=[where the content is]:directory:_directories' \
    '--world=[the world to work in]:world:{_dnd_names worlds}' \
    '--config=[another configuration file]:file:_files' \
    '--json[answer in JSON]' \
    '--seed=[make the dice repeatable]:number:' \
    '--color=[when to colour]:when:(auto always never)' \
    '--help[print commands and options]' \
    '--version[print the version]' \
    '1:command:((repl\:"play a campaign" exec\:"carry out single commands"
      host\:"keep campaigns open for other programs" mcp\:"let an assistant play" demo\:"watch a scripted evening" campaign\:"make and show campaigns"
      store\:"campaigns in a database"
      session\:"begin, save and end sessions" world\:"make and show worlds"
      content\:"check content files" import\:"read creatures of other tools"
      init\:"write the built-in content" help\:"explain a command"))' \
    '*::argument:->argument'
  [[ $state == argument ]] || return
  case $words[1] in
    init)
      local -a categories=(
        ability-scores alignments backgrounds classes conditions damage-types equipment
        equipment-categories feats features languages magic-items magic-schools monsters
        proficiencies races rule-sections rules skills spells subclasses subraces traits
        treasure-tables weapon-properties
      )
      _arguments '--force[overwrite]' '--'$^categories'[only these]'
      ;;
    world) _arguments '1:command:(create list show push pull)' '2:world:{_dnd_names worlds}' ;;
    campaign)
      _arguments '--at=[as after this event]:number:' '--last=[only the last commands]:number:' \
        '--session=[only one session]:number:' '--type=[only one type]:type:_dnd_event_types' \
        '--by=[only commands of one]:who:(gm)' '--undone[what was taken back too]' \
        '--truncate-at=[repair: go back to here]:number:' \
        '--from=[reseal: the first edited event; cherry-pick: of which campaign]:from:{_dnd_names campaigns}' '--yes[do it without asking]' \
        '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' '--list[list the backups]' \
        '--to=[export: the form]:form:(markdown html csv sqlite json bundle)' \
        '--out=[export: where]:place:_files' '--force[export: replace files]' \
        '1:command:(create load list show log verify repair reseal backup fork flatten push pull diff cherry-pick export restore)' \
        '2:name:_dnd_name_after_campaign'
      ;;
    store)
      _arguments '--disks=[init: where a commit has to be]:number:(0 1 2)' \
        '1:command:(init upgrade check status)'
      ;;
    session)
      _arguments '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' \
        '1:command:(start save end list)'
      ;;
    exec)
      _arguments '--id=[an id of the command]:id:' '--expect-seq=[only after this event]:number:' \
        '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' \
        '--host=[play on a host]:url:' '--token-file=[the token for it]:file:_files' \
        '1:campaign or command:_dnd_campaigns_and_verbs' '*:command:_dnd_verbs'
      ;;
    repl)
      _arguments '--host=[play on a host]:url:' '--token-file=[the token for it]:file:_files' \
        '1:campaign:{_dnd_names campaigns}'
      ;;
    content)
      _arguments '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' \
        '--fix[give fields the names that they have here]' '--yes[do it without asking]' \
        '1:command:(check)' '2:path:_files'
      ;;
    import)
      _arguments '--into=[where it goes]:place:(world campaign)' \
        '--as=[what it becomes]:kind:(monster character)' \
        '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' '--force[overwrite]' \
        '--dry-run[only say what would be written]' '1:file:_files'
      ;;
    mcp)
      _arguments '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' \
        '--host=[play on a host]:url:' '--token-file=[the token for it]:file:_files' \
        '--role=[as whom]:role:(gm player spectator)' '*--character=[whom a player plays]:name:'
      ;;
    host)
      _arguments '--advertise=[where other hosts find this one]:url:' '--listen=[where, on this machine]:address:' '--socket=[on a socket]:path:_files' \
        '--log-json[the journal as JSON]' '--tls-cert=[encrypted: the certificate]:file:_files' \
        '--tls-key=[encrypted: its key]:file:_files' '--role=[what for]:role:(gm player spectator monitor)' \
        '*--character=[whom a player plays]:name:' \
        '*--campaign=[for this campaign alone]:campaign:{_dnd_names campaigns}' \
        '--expires=[how long it is good for]:time:' '--name=[whose it is]:name:' \
        '--url=[where the host is]:url:' '--campaigns[which host has which]' '--to=[the host that is to have it]:host:' \
        '1:command:(token list drain move)' '2:command:(create list revoke)'
      ;;
    demo) _arguments '--keep=[play there, and leave it]:directory:_directories' ;;
    help)
      _arguments '1:command:_dnd_help_topics' \
        '2:command:(create load list show log verify repair reseal backup fork flatten push pull diff cherry-pick export restore start save end check token drain move upgrade status)'
      ;;
  esac
}

_dnd "$@"
