# Completion of dnd(1) for fish: commands, options, names of campaigns and worlds.

# From the files alone: a completion must not start the program or wait for a lock.
function __dnd_names
    set -l worlds ./worlds
    set -q DND_WORLDS_DIR; and set worlds $DND_WORLDS_DIR
    set -l pattern $worlds/*/*/campaign.yaml
    test "$argv[1]" = worlds; and set pattern $worlds/*/world.yaml
    for path in $pattern
        basename (dirname $path)
    end
end

complete -c dnd -f
complete -c dnd -l worlds-dir -d 'Where the worlds are' -xa '(__fish_complete_directories)'
complete -c dnd -l data-dir -d 'Where the content is' -xa '(__fish_complete_directories)'
complete -c dnd -l world -d 'The world to work in' -xa '(__dnd_names worlds)'
complete -c dnd -l config -d 'Another configuration file' -rF
complete -c dnd -l json -d 'Answer in JSON'
complete -c dnd -l seed -d 'Make the dice repeatable' -x
complete -c dnd -l help -d 'Print commands and options'
complete -c dnd -l version -d 'Print the version'

complete -c dnd -n __fish_use_subcommand -a init -d 'Write the built-in content'
complete -c dnd -n __fish_use_subcommand -a import -d 'Read 5e-database JSON'
complete -c dnd -n __fish_use_subcommand -a world -d 'Make and show worlds'
complete -c dnd -n __fish_use_subcommand -a campaign -d 'Make, show and repair campaigns'
complete -c dnd -n __fish_use_subcommand -a session -d 'Begin, save and end sessions'
complete -c dnd -n __fish_use_subcommand -a repl -d 'Play'
complete -c dnd -n __fish_use_subcommand -a exec -d 'Run single commands'
complete -c dnd -n __fish_use_subcommand -a host -d 'Keep campaigns open'

complete -c dnd -n '__fish_seen_subcommand_from init' -l force -d 'Overwrite what exists'
complete -c dnd -n '__fish_seen_subcommand_from init' -l monsters -d 'Only monsters'
complete -c dnd -n '__fish_seen_subcommand_from init' -l spells -d 'Only spells'
complete -c dnd -n '__fish_seen_subcommand_from import' -a 5e-srd -F
complete -c dnd -n '__fish_seen_subcommand_from world' -a 'create list show (__dnd_names worlds)'
complete -c dnd -n '__fish_seen_subcommand_from campaign' \
    -a 'create load list show verify repair fork log export (__dnd_names campaigns)'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l at -x -d 'An event'
complete -c dnd -n '__fish_seen_subcommand_from session' -a 'start save end list'
complete -c dnd -n '__fish_seen_subcommand_from repl exec' -a '(__dnd_names campaigns)'
