#compdef dnd
# Completion of dnd(1) for zsh: commands, options, names of campaigns and worlds.

_dnd_names() {
  # From the files alone: a completion must not start the program or wait for a lock.
  local data=$HOME/.local/share worlds=./worlds
  [[ $XDG_DATA_HOME == /* ]] && data=$XDG_DATA_HOME
  [[ -d $worlds ]] || worlds=$data/dnd
  worlds=${opt_args[--worlds-dir]:-${DND_WORLDS_DIR:-$worlds}}
  local -a names
  if [[ $1 == worlds ]]; then
    names=($worlds/*/world.yaml(N:h:t))
  else
    names=($worlds/*/*/campaign.yaml(N:h:t))
  fi
  compadd -a names
}

_dnd() {
  local context state line
  typeset -A opt_args
  _arguments -C \
    '--worlds-dir=[where the worlds are]:directory:_directories' \
    '--data-dir=[where the content is]:directory:_directories' \
    '--world=[the world to work in]:world:{_dnd_names worlds}' \
    '--config=[another configuration file]:file:_files' \
    '--json[answer in JSON]' \
    '--seed=[make the dice repeatable]:number:' \
    '--color=[when to colour]:when:(auto always never)' \
    '--help[print commands and options]' \
    '--version[print the version]' \
    '1:command:((repl\:"play a campaign" exec\:"carry out single commands"
      demo\:"watch a scripted evening" campaign\:"make and show campaigns"
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
        weapon-properties
      )
      _arguments '--force[overwrite]' '--'$^categories'[only these]'
      ;;
    world) _arguments '1:command:(create list show)' '2:world:{_dnd_names worlds}' ;;
    campaign)
      _arguments '--at=[as after this event]:number:' '--last=[only the last commands]:number:' \
        '--session=[only one session]:number:' '--type=[only one type]:type:' \
        '--by=[only commands of one]:who:' '--undone[what was taken back too]' \
        '--truncate-at=[repair: go back to here]:number:' \
        '--from=[reseal: the first edited event]:number:' '--yes[do it without asking]' \
        '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' '--list[list the backups]' \
        '1:command:(create load list show log verify repair reseal backup restore)' \
        '2:campaign:{_dnd_names campaigns}'
      ;;
    session)
      _arguments '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' \
        '1:command:(start save end list)'
      ;;
    exec)
      _arguments '--id=[an id of the command]:id:' '--expect-seq=[only after this event]:number:' \
        '--campaign=[the campaign]:campaign:{_dnd_names campaigns}' \
        '1:campaign:{_dnd_names campaigns}'
      ;;
    repl) _arguments '1:campaign:{_dnd_names campaigns}' ;;
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
    demo) _arguments '--keep=[play there, and leave it]:directory:_directories' ;;
    help)
      _arguments '1:command:(repl exec demo campaign session world content import init commands)'
      ;;
  esac
}

_dnd "$@"
