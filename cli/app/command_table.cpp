#include "cli/app/command_table.hpp"

#include "actors/content.hpp"
#include "cli/app/command_words.hpp"
#include "cli/app/commands.hpp"

#include <algorithm>
#include <array>

namespace dnd::cli {
namespace {

using namespace command_words;
using std::string_view;

constexpr std::array commands{
    command_spec{"repl",
                 repl_command,
                 {"[CAMPAIGN]", 0, 1},
                 repl_options,
                 "play a campaign",
                 "Reads commands of the game (`dnd help commands`) with editing, history and Tab. "
                 "Without a name it plays the current campaign, else offers those that there are. "
                 "When standard input is not a terminal, its lines are a script: each is answered, "
                 "a line that is refused is reported with its number, and the rest goes on. With "
                 "--host it plays on a host (`dnd host`): what others do appears above the line "
                 "that is typed, and a connection that is lost is made again.",
                 repl_examples},
    command_spec{
        "exec",
        exec_command,
        {"[CAMPAIGN] ['COMMAND'...]", 0, any_number},
        exec_options,
        "carry out single commands of the game",
        "The first word is the campaign if one answers to it, else the current campaign "
        "is played. Each command is answered, in order; a refused one does not stop the "
        "rest. With no command, or with `-`, commands come from standard input. --id and "
        "--expect-seq go with one command; in a script with --json, a line may be "
        "{\"command\":\"...\",\"id\":\"...\",\"expect_seq\":41}. Ids have up to 64 letters, "
        "digits and any of \"-_.:\", and the last 4,096 are known.",
        exec_examples},
    command_spec{"host",
                 host_command,
                 {},
                 host_options,
                 "keep campaigns open for other programs",
                 "Serves campaigns over HTTP and WebSockets (docs/host.md) until it is stopped: "
                 "opens them when they are asked for, and closes those that nobody has used for "
                 "`idle_close`. It prints a link that lets in its game master; others need a "
                 "token, and an address beyond this machine a certificate. SIGHUP reads the "
                 "settings and the certificate again.",
                 host_examples},
    command_spec{"host token",
                 host_token_command,
                 {"create|list|revoke [TOKEN]", 1, 2, "what to do: create, list or revoke"},
                 token_options,
                 "let others in, and keep them out",
                 "`create` makes a token and an invitation link with it, and shows them this once: "
                 "only a sum of the token is kept. A game master may do everything, a player acts "
                 "for the characters that are named, a spectator watches, a monitor sees what the "
                 "host counts of itself. `list` shows who has one, and `revoke` takes one away, by "
                 "its id or the name that it has. A host that runs knows it at once.",
                 token_examples},
    command_spec{
        "host list",
        host_list_command,
        {},
        host_list_options,
        "show the hosts of a store, and what they play",
        "Goes with --store. A host that was not heard of for the length of its lease, 10 s, "
        "has lost what it played to whoever is asked for it.",
        host_list_examples},
    command_spec{
        "host drain",
        host_drain_command,
        {"HOST", 1, 1, "a host"},
        {},
        "have a host of a store give up all that it plays",
        "HOST is its id, the beginning of it, or its address. The host closes its campaigns, "
        "takes no more, and passes on what it is asked; the others go on with them. Before a "
        "host is stopped or upgraded, so that nobody waits.",
        host_drain_examples},
    command_spec{"host move",
                 host_move_command,
                 {"CAMPAIGN", 1, 1, "a campaign"},
                 host_move_options,
                 "have another host play a campaign of a store",
                 "Without --to it is the one that would have it if its host were not there.",
                 host_move_examples},
    command_spec{"mcp",
                 mcp_command,
                 {},
                 mcp_options,
                 "let an assistant play, by the Model Context Protocol",
                 "Speaks the protocol on standard input and output, for an assistant that starts "
                 "it (docs/mcp.md): tools to run commands, to see where the game stands and what a "
                 "creature can do, the log, and the rules. On a host, it sees and does what the "
                 "role of its token may; in this process what --role says.",
                 mcp_examples},
    command_spec{"demo",
                 demo_command,
                 {},
                 demo_options,
                 "watch a scripted evening of play",
                 "Plays a short fight in a campaign of its own that is removed afterwards, then "
                 "opens it again to show that everything still stands.",
                 demo_examples},
    command_spec{"campaign create",
                 campaign_create_command,
                 {"NAME", 1, 1},
                 {},
                 "make a campaign",
                 "It is made in the world that `--world` names, else in that of the current "
                 "campaign, else in the only one that there is, and becomes the current campaign. "
                 "The first campaign gets a world too: the one that is named, else `Default`.",
                 create_examples},
    command_spec{"campaign load",
                 campaign_load_command,
                 {"[NAME]", 0, 1},
                 {},
                 "make a campaign the current one",
                 "Replays its log and prints where the game stands. The current campaign is the "
                 "one that other commands mean when they name none.",
                 load_examples},
    command_spec{
        "campaign list", campaign_list_command, {}, {}, "list the campaigns", "", list_examples},
    command_spec{"campaign show",
                 campaign_show_command,
                 {"[NAME]", 0, 1},
                 show_options,
                 "show where a campaign stands",
                 "Takes no lock: a campaign that is being played "
                 "can be looked at.",
                 show_examples},
    command_spec{"campaign log",
                 campaign_log_command,
                 {"[NAME]", 0, 1},
                 log_options,
                 "show what happened in a campaign",
                 "What was taken back is marked; where a session, a type or who gave the "
                 "commands is asked for, it is left out. With --json, the events as they stand in "
                 "the log, and \"undone\":true at the end of those that were taken back.",
                 log_examples},
    command_spec{"campaign verify",
                 campaign_verify_command,
                 {"[NAME]", 0, 1},
                 {},
                 "look for damage in a campaign's files",
                 "Reads log, encounter log and snapshot; takes no lock and writes nothing. Names "
                 "file, line, byte and seq of all that is wrong. Exit code 0: sound; 3: damaged.",
                 verify_examples},
    command_spec{
        "campaign repair",
        campaign_repair_command,
        {"[NAME]", 0, 1},
        repair_options,
        "make a damaged campaign one that opens",
        "Says what it would keep and drop, and asks. Keeps every event that is proven, and "
        "the damaged files under names of their own. A sound campaign is left as it is.",
        repair_examples},
    command_spec{"campaign reseal",
                 campaign_reseal_command,
                 {"[NAME]", 0, 1},
                 reseal_options,
                 "accept a log that was edited by hand",
                 "Shows the lines that were edited, replays all of them, and asks. Then computes "
                 "the sums anew from --from on; `campaign verify` names the first line. Keeps the "
                 "files as they were edited.",
                 reseal_examples},
    command_spec{"campaign backup",
                 campaign_backup_command,
                 {"[DIR]", 0, 1},
                 backup_options,
                 "copy a campaign, also while it is played",
                 "The copy ends with a whole command and is a campaign of its own: in DIR, which "
                 "is made, or without one as a compressed file in the campaign's directory "
                 "`backups`. There, `session end` leaves one too, and the newest `backup_keep` "
                 "are kept. One of a campaign in a store is kept in the store.",
                 backup_examples},
    command_spec{
        "campaign fork",
        campaign_fork_command,
        {"NEW", 1, 1, "a name for the new campaign"},
        fork_options,
        "make another campaign that begins as this one was at some event",
        "The new one has all events up to there, the settings and the content, and goes "
        "its own way from then on. This one stays as it is, and may be being played. A long log "
        "is not copied: both have its beginning, for as long as one of them is there, and nothing "
        "that is done with the one is done to the other.",
        fork_examples},
    command_spec{"campaign flatten",
                 campaign_flatten_command,
                 {"[NAME]", 0, 1},
                 {},
                 "have the log of a fork in one file of its own",
                 "What it shares with the campaign that it was made of is copied. Nothing else "
                 "changes: it is good for whoever looks at the log with other programs.",
                 flatten_examples},
    command_spec{"campaign push",
                 campaign_push_command,
                 {"[CAMPAIGN]", 0, 1},
                 {},
                 "bring a campaign into a store",
                 push_text,
                 push_examples},
    command_spec{"campaign pull",
                 campaign_pull_command,
                 {"[CAMPAIGN]", 0, 1},
                 {},
                 "bring a campaign from a store here, as files",
                 "The other way of `campaign push`.",
                 pull_examples},
    command_spec{"campaign diff",
                 campaign_diff_command,
                 {"A B", 2, 2, "two campaigns"},
                 {},
                 "show what is different in one campaign and in another",
                 "Value by value, as it is in A and in B, with the commands that made it so since "
                 "they went their own ways: a fork has the events of what it was made of.",
                 campaign_diff_examples},
    command_spec{"campaign cherry-pick",
                 campaign_cherry_pick_command,
                 {"SEQ", 1, any_number, "events of the commands that are wanted"},
                 cherry_pick_options,
                 "give commands of one campaign in another",
                 "Each is given once and anew, as it was typed, in the order in which the numbers "
                 "stand: with the rules and the dice of the campaign that gets it. The first that "
                 "is refused ends it; those before it stay.",
                 cherry_pick_examples},
    command_spec{
        "campaign export",
        campaign_export_command,
        {"[NAME]", 0, 1},
        export_options,
        "write a campaign for other programs",
        "The story by sessions, the sheets of the characters and the figures: as markdown, "
        "as a page for a browser, as CSV files for a spreadsheet (--out is a directory), "
        "as JSON, or as a SQLite database with tables of all commands and events and views "
        "that answer the usual questions. A bundle is for another machine: a directory of "
        "worlds with the campaign, its log, its settings and the content that it is played "
        "with; `dnd --worlds-dir` plays on in it. It may be being played. All of it is the "
        "game master's: nothing is hidden.",
        export_examples},
    command_spec{"campaign restore",
                 campaign_restore_command,
                 {"BACKUP", 1, 1, "a backup"},
                 restore_options,
                 "put a backup in the place of a campaign",
                 "BACKUP is one that --list shows, or the path of a compressed backup or of a "
                 "directory. It is checked to its last event before anything is replaced, and "
                 "what was there before is kept in `backups`.",
                 restore_examples},
    command_spec{"store init",
                 store_init_command,
                 {},
                 store_init_options,
                 "make a store of campaigns in a database",
                 store_init_text,
                 store_init_examples},
    command_spec{"store upgrade",
                 store_upgrade_command,
                 {},
                 {},
                 "bring a store to the format of this program",
                 "Wholly or not at all. A store that a newer program made is left alone.",
                 store_upgrade_examples},
    command_spec{"store check",
                 store_check_command,
                 {},
                 {},
                 "look whether commits of a store are safe",
                 store_check_text,
                 store_check_examples},
    command_spec{"store status",
                 store_status_command,
                 {},
                 {},
                 "show what is in a store, and who uses it",
                 "",
                 store_status_examples},
    command_spec{"session start",
                 session_start_command,
                 {"[TITLE]", 0, any_number},
                 session_options,
                 "begin a session",
                 "",
                 start_examples},
    command_spec{"session save",
                 session_save_command,
                 {},
                 session_options,
                 "write a snapshot now",
                 "Everything is saved as it happens; a snapshot makes the "
                 "next start faster.",
                 save_examples},
    command_spec{"session end",
                 session_end_command,
                 {},
                 session_options,
                 "end the session",
                 "",
                 end_examples},
    command_spec{"session list",
                 session_list_command,
                 {},
                 session_options,
                 "list the sessions of a campaign",
                 "",
                 sessions_examples},
    command_spec{"world create",
                 world_create_command,
                 {"NAME", 1, 1},
                 {},
                 "make a world",
                 "A world holds campaigns, and content that they share.",
                 world_create_examples},
    command_spec{"world push",
                 world_push_command,
                 {"[WORLD]", 0, 1},
                 {},
                 "bring the content of a world into a store",
                 world_push_text,
                 world_push_examples},
    command_spec{"world pull",
                 world_pull_command,
                 {"[WORLD]", 0, 1},
                 {},
                 "bring the content of a world from a store here, as files",
                 "The other way of `world push`.",
                 world_pull_examples},
    command_spec{
        "world list", world_list_command, {}, {}, "list the worlds", "", world_list_examples},
    command_spec{"world show",
                 world_show_command,
                 {"[NAME]", 0, 1},
                 {},
                 "show a world's content and campaigns",
                 "",
                 world_show_examples},
    command_spec{"content check",
                 content_check_command,
                 {"[PATH]", 0, 1},
                 check_options,
                 "look for mistakes in content files",
                 "Reads a file, a folder, all of a world or campaign (else of the current "
                 "campaign) as strictly as play does, and names file, line and column of all that "
                 "is wrong, and files that nothing reads. --fix renames fields that have another "
                 "name here, such as ac. Exit code 0: sound; 1: something is wrong.",
                 check_examples},
    command_spec{
        "import",
        import_command,
        {"FILE|DIR", 1, 1},
        import_options,
        "read creatures of other tools",
        "Knows 5e-bits/5e-database, Open5e, 5etools homebrew, Improved Initiative, Fantasy "
        "Statblocks, Tetra-cube, Foundry dnd5e, Fight Club, dndme and Avrae by what is in "
        "the file. Of each creature it says what was read, guessed and left out, and "
        "writes a file that `content check` finds sound.",
        import_examples},
    command_spec{"init",
                 init_command,
                 {},
                 init_options,
                 "write the built-in content to data_dir",
                 "For reading and editing: the program needs none of it. What exists is left as "
                 "it is unless --force is given. Options choose categories, all of them if none.",
                 init_examples,
                 actors::builtin_categories},
    command_spec{"help",
                 nullptr,
                 {"[COMMAND]", 0, 2},
                 {},
                 "explain a command",
                 "Takes a command of the program or of the game; `dnd help commands` lists those "
                 "of the game.",
                 help_examples},
};

}  // namespace

std::span<const command_spec> command_table() noexcept {
  return commands;
}

const command_spec* find_command_spec(string_view name) noexcept {
  const auto* found = std::ranges::find(commands, name, &command_spec::name);
  return found == commands.end() ? nullptr : found;
}

std::span<const option_spec> global_options() noexcept {
  return globals;
}

}  // namespace dnd::cli
