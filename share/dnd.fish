# Completion of dnd(1) for fish: commands, options and their values, names of campaigns, worlds and
# backups, verbs of the game.

# From the files alone: a completion must not start the program or wait for a lock.
function __dnd_names
    set -l data $HOME/.local/share
    string match -q '/*' -- "$XDG_DATA_HOME"; and set data $XDG_DATA_HOME
    set -l worlds ./worlds
    test -d $worlds; or set worlds $data/dnd
    test -n "$DND_WORLDS_DIR"; and set worlds $DND_WORLDS_DIR
    set -l pattern $worlds/*/*/campaign.yaml
    test "$argv[1]" = worlds; and set pattern $worlds/*/world.yaml
    if test "$argv[1]" = backups
        set pattern $worlds/*/*/backups/*.tar.zst
        for path in $pattern
            basename $path
        end
        return
    end
    for path in $pattern
        basename (dirname $path)
    end
end

# What a line of the game may begin with.
function __dnd_verbs
    set -l verbs \
        add remove conceal reveal group ungroup 'encounter start' 'encounter end' \
        'encounter discard' initiative turn 'encounter auto' attack offhand cast stop reaction \
        pass 'let pass' dash disengage dodge assist ready use move jump stand drop mount dismount \
        hide search grapple shove release escape stabilize shake damage heal temp 'condition add' \
        'condition remove' check save 'save death' roll contest 'group check' 'rest short' \
        'rest long' 'time pass' 'xp award' milestone experience 'encounter plan' 'encounter build' \
        give take buy sell identify container inventory equip unequip don doff attune unattune \
        treasure light douse march gather 'world event' quest place faction person shop clock tick \
        forget arrive calendar time quests world where 'where is' 'who is' about timeline recap fall suffocate \
        breathe submerge surface object 'character create' 'character show' 'character export' 'character import' 'level up' learn \
        prepare revive set 'effect end' inspiration important follow ruling note 'session start' \
        'session end' 'session save' attend status effects passive rulings \
        'encounter difficulty' log 'log grep' 'log count' look find history why 'when did' 'who healed' 'who hurt' blame diff 'what if' stats undo 'undo to' 'undo only' redo 'redo to' help reopen quit
    string join \n $verbs
end

function __dnd_event_types
    set -l types \
        action_used ammunition_counted attack_rolled calendar_set character_changed charges_changed check_rolled \
        coins_changed \
        coins_moved combatant_joined command_redone command_taken_out command_undone condition_added \
        condition_blocked condition_removed condition_ticked container_set creature_added \
        creature_concealed creature_removed creature_revealed creature_revived creature_set \
        damage_dealt damage_rolled death_failures_added death_save_rolled decision_made \
        decision_pending dice_rolled effect_applied effect_counted effect_ended effect_told \
        encounter_discarded encounter_ended encounter_started exhaustion_changed \
        experience_gained fact_changed fact_forgotten fact_recorded group_dissolved \
        group_formed healed hunger_changed initiative_rolled initiative_set \
        inspiration_changed item_identified items_changed items_moved march_counted note_added place_changed \
        player_attended reaction_ordered reaction_taken recharge_rolled rest_taken \
        round_started ruling_made saving_throw_rolled session_ended session_saved \
        session_started shape_left shape_taken spell_cast spell_countered state_restored \
        temporary_hp_gained time_passed turn_ended turn_spent turn_started uses_regained \
        vitality_changed world_event
    string join \n $types
end

complete -c dnd -f
complete -c dnd -l worlds-dir -d 'Where the worlds are' -xa '(__fish_complete_directories)'
complete -c dnd -l data-dir -d 'Where the content is' -xa '(__fish_complete_directories)'
complete -c dnd -l store -x -d 'The database that campaigns are in'
complete -c dnd -l world -d 'The world to work in' -xa '(__dnd_names worlds)'
complete -c dnd -l config -d 'Another configuration file' -rF
complete -c dnd -l json -d 'Answer in JSON'
complete -c dnd -l seed -d 'Make the dice repeatable' -x
complete -c dnd -l color -d 'When to colour' -xa 'auto always never'
complete -c dnd -l help -d 'Print commands and options'
complete -c dnd -l version -d 'Print the version'

for line in \
        'repl:Play a campaign' \
        'exec:Carry out single commands' \
        'host:Keep campaigns open for other programs' \
        'mcp:Let an assistant play' \
        'demo:Watch a scripted evening' \
        'campaign:Make and show campaigns' \
        'store:Campaigns in a database' \
        'session:Begin, save and end sessions' \
        'world:Make and show worlds' \
        'content:Check content files' \
        'import:Read creatures of other tools' \
        'init:Write the built-in content' \
        'help:Explain a command'
    set -l parts (string split : $line)
    complete -c dnd -n __fish_use_subcommand -a $parts[1] -d $parts[2]
end

complete -c dnd -n '__fish_seen_subcommand_from content' -a check
complete -c dnd -n '__fish_seen_subcommand_from content import' -F
complete -c dnd -n '__fish_seen_subcommand_from content' -l fix \
    -d 'Give fields the names that they have here'
complete -c dnd -n '__fish_seen_subcommand_from content' -l yes -d 'Do it without asking'
complete -c dnd -n '__fish_seen_subcommand_from import' -l into -xa 'world campaign' -d 'Where it goes'
complete -c dnd -n '__fish_seen_subcommand_from import' -l as -xa 'monster character' \
    -d 'What it becomes'
complete -c dnd -n '__fish_seen_subcommand_from import' -l force -d 'Overwrite what exists'
complete -c dnd -n '__fish_seen_subcommand_from import' -l dry-run \
    -d 'Only say what would be written'
complete -c dnd -n '__fish_seen_subcommand_from init' -l force -d 'Overwrite what exists'
for category in ability-scores alignments backgrounds classes conditions damage-types equipment \
        equipment-categories feats features languages magic-items magic-schools monsters \
        proficiencies races rule-sections rules skills spells subclasses subraces traits \
        treasure-tables weapon-properties
    complete -c dnd -n '__fish_seen_subcommand_from init' -l $category -d "Only $category"
end
complete -c dnd -n '__fish_seen_subcommand_from host' -l advertise -x -d 'Where other hosts find this one'
complete -c dnd -n '__fish_seen_subcommand_from host' -l listen -x -d 'Where, on this machine'
complete -c dnd -n '__fish_seen_subcommand_from host' -l socket -rF -d 'On a socket'
complete -c dnd -n '__fish_seen_subcommand_from host' -l log-json -d 'The journal as JSON'
complete -c dnd -n '__fish_seen_subcommand_from host' -l tls-cert -rF -d 'Encrypted: the certificate'
complete -c dnd -n '__fish_seen_subcommand_from host' -l tls-key -rF -d 'Encrypted: its key'
complete -c dnd -n '__fish_seen_subcommand_from host' -a 'token list drain move'
complete -c dnd -n '__fish_seen_subcommand_from host; and __fish_seen_subcommand_from list' -l campaigns -d 'Which host has which'
complete -c dnd -n '__fish_seen_subcommand_from host; and __fish_seen_subcommand_from move' -l to -x -d 'The host that is to have it'
complete -c dnd -n '__fish_seen_subcommand_from token' -a 'create list revoke'
complete -c dnd -n '__fish_seen_subcommand_from token mcp' -l role -xa 'gm player spectator monitor' -d 'What for'
complete -c dnd -n '__fish_seen_subcommand_from token mcp' -l character -x -d 'Whom a player plays'
complete -c dnd -n '__fish_seen_subcommand_from token' -l expires -x -d 'How long it is good for'
complete -c dnd -n '__fish_seen_subcommand_from token' -l name -x -d 'Whose it is'
complete -c dnd -n '__fish_seen_subcommand_from token' -l url -x -d 'Where the host is'
complete -c dnd -n '__fish_seen_subcommand_from demo' -l keep -d 'Play there, and leave it' \
    -xa '(__fish_complete_directories)'
complete -c dnd -n '__fish_seen_subcommand_from world' -a 'create list show push pull (__dnd_names worlds)'
complete -c dnd -n '__fish_seen_subcommand_from campaign' \
    -a 'create load list show log verify repair reseal backup fork flatten push pull diff cherry-pick export restore (__dnd_names campaigns)'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l at -x -d 'As after this event'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l last -x -d 'Only the last commands'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l session -x -d 'Only one session'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l type -xa '(__dnd_event_types)' \
    -d 'Only one type of event'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l by -xa gm -d 'Only commands of one'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l undone -d 'What was taken back too'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l truncate-at -x -d 'Repair: go back to here'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l from -x -d 'Reseal: the first edited event; cherry-pick: of which campaign' \
    -a '(__dnd_names campaigns)'
complete -c dnd -n '__fish_seen_subcommand_from campaign' -l yes -d 'Do it without asking'
complete -c dnd -n '__fish_seen_subcommand_from export' -l to -xa 'markdown html csv sqlite json bundle' \
    -d 'The form'
complete -c dnd -n '__fish_seen_subcommand_from export' -l out -r -d 'Where'
complete -c dnd -n '__fish_seen_subcommand_from export' -l force -d 'Replace files that exist'
complete -c dnd -n '__fish_seen_subcommand_from store' -a 'init upgrade check status'
complete -c dnd -n '__fish_seen_subcommand_from store' -l disks -xa '0 1 2' -d 'Where a commit has to be'
complete -c dnd -n '__fish_seen_subcommand_from session' -a 'start save end list'
complete -c dnd -n '__fish_seen_subcommand_from restore' -l list -d 'List the backups'
complete -c dnd -n '__fish_seen_subcommand_from exec' -l id -x -d 'An id of the command'
complete -c dnd -n '__fish_seen_subcommand_from exec' -l expect-seq -x -d 'Only after this event'
complete -c dnd -n '__fish_seen_subcommand_from repl exec mcp' -l host -x -d 'Play on a host'
complete -c dnd -n '__fish_seen_subcommand_from repl exec mcp' -l token-file -r -d 'The token for it'
complete -c dnd -n '__fish_seen_subcommand_from session exec mcp backup fork cherry-pick restore content import token' -l campaign -d 'The campaign' \
    -xa '(__dnd_names campaigns)'
complete -c dnd -n '__fish_seen_subcommand_from repl exec' -a '(__dnd_names campaigns)'
complete -c dnd -n '__fish_seen_subcommand_from exec' -a '(__dnd_verbs)'
complete -c dnd -n '__fish_seen_subcommand_from restore' -a '(__dnd_names backups)'
complete -c dnd -n '__fish_seen_subcommand_from backup restore' -F
complete -c dnd -n '__fish_seen_subcommand_from help' \
    -a 'repl exec host mcp demo campaign store session world content import init commands dice (__dnd_verbs)'
