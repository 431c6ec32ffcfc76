#compdef dnd
# Completion of dnd(1) for zsh: commands, options, names of campaigns and worlds.

_dnd_names() {
  # From the files alone: a completion must not start the program or wait for a lock.
  local worlds=${opt_args[--worlds-dir]:-${DND_WORLDS_DIR:-./worlds}}
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
    '--help[print commands and options]' \
    '--version[print the version]' \
    '1:command:((init\:"write the built-in content" import\:"read 5e-database JSON"
      world\:"make and show worlds" campaign\:"make, show and repair campaigns"
      session\:"begin, save and end sessions" repl\:"play" exec\:"run single commands"
      host\:"keep campaigns open"))' \
    '*::argument:->argument'
  [[ $state == argument ]] || return
  case $words[1] in
    init) _arguments '--force[overwrite]' '--monsters[only monsters]' '--spells[only spells]' ;;
    import) _arguments '1:source:(5e-srd)' '2:path:_files' ;;
    world) _arguments '1:command:(create list show)' '2:world:{_dnd_names worlds}' ;;
    campaign)
      _arguments '--at=[an event]:number:' \
        '1:command:(create load list show verify repair fork log export)' \
        '2:campaign:{_dnd_names campaigns}'
      ;;
    session) _arguments '1:command:(start save end list)' ;;
    repl | exec) _arguments '1:campaign:{_dnd_names campaigns}' ;;
  esac
}

_dnd "$@"
