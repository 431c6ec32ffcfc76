#pragma once

#include "cli/app/command_table.hpp"

#include <array>
#include <string_view>

/// What each of the program's commands takes, and how it is used: parts of the table of commands.
namespace dnd::cli::command_words {

inline constexpr option_spec of_campaign{"--campaign", "NAME",
                                         "the campaign, in place of the current one"};

inline constexpr std::array init_options{
    option_spec{"--force", "", "overwrite files that exist"},
};
inline constexpr std::array show_options{
    option_spec{"--at", "SEQ", "as it stood after this event (0: before the first)"},
};
inline constexpr std::array log_options{
    option_spec{"--last", "N", "only the last N commands with an event that fits"},
    option_spec{"--session", "N", "only what happened in session N"},
    option_spec{"--type", "TYPE", "only events of one type, such as damage_dealt"},
    option_spec{"--by", "WHO", "only commands of one creature, or of gm"},
    option_spec{"--undone", "", "what is chosen, though it was taken back, too"},
};
inline constexpr option_spec without_asking{"--yes", "", "do it without asking"};
inline constexpr std::array repair_options{
    option_spec{"--truncate-at", "SEQ", "go back to just after this event, damaged or not"},
    without_asking,
};
inline constexpr std::array reseal_options{
    option_spec{"--from", "SEQ", "the first event that was edited", option_need::required},
    without_asking,
};
inline constexpr option_spec on_host{"--host", "URL",
                                     "play on a host that runs, or in this process: local"};
inline constexpr option_spec with_token{"--token-file", "FILE",
                                        "the token for that host, in a file of your own"};
inline constexpr std::array repl_options{on_host, with_token};
inline constexpr std::array session_options{of_campaign};
inline constexpr std::array exec_options{
    of_campaign,
    option_spec{"--id", "ID", "an id of the command: given again, it gets the first answer"},
    option_spec{"--expect-seq", "SEQ", "only if this is the campaign's last event"},
    on_host,
    with_token,
};
inline constexpr std::array check_options{
    of_campaign,
    option_spec{"--fix", "", "give fields the names that they have here; shows them, and asks"},
    without_asking,
};
inline constexpr std::array import_options{
    option_spec{"--into", "PLACE", "world (the default) or campaign"},
    option_spec{"--as", "KIND", "monster or character, whatever the file says"},
    of_campaign,
    option_spec{"--force", "", "overwrite files that exist"},
    option_spec{"--dry-run", "", "only say what would be written"},
};
inline constexpr std::array backup_options{of_campaign};
inline constexpr std::array fork_options{
    of_campaign,
    option_spec{"--at", "SEQ", "begin as it was after this event (default: as it is)"},
};
inline constexpr std::array cherry_pick_options{
    of_campaign,
    option_spec{"--from", "NAME", "the campaign whose events they are", option_need::required},
};
inline constexpr std::array export_options{
    option_spec{"--to", "FORM", "markdown, html, csv, sqlite or json", option_need::required},
    option_spec{"--out", "PATH", "where (default: named after the campaign; -: standard output)"},
    option_spec{"--force", "", "replace files that exist"},
};
inline constexpr std::array restore_options{
    of_campaign,
    option_spec{"--list", "", "list the backups that there are", option_need::instead_of_words},
};
inline constexpr std::array host_options{
    option_spec{"--advertise", "URL", "with --store: where other hosts find this one"},
    option_spec{"--listen", "ADDRESS", "where (default: 127.0.0.1:7667)"},
    option_spec{"--socket", "PATH", "on a socket in the file system; alone, there only"},
    option_spec{"--tls-cert", "FILE", "encrypted: the certificate, in PEM form"},
    option_spec{"--tls-key", "FILE", "encrypted: its key, in PEM form"},
    option_spec{"--log-json", "", "write the journal, on standard error, as JSON"},
};
inline constexpr std::array host_list_options{
    option_spec{"--campaigns", "", "each campaign, and which host has it"},
};
inline constexpr std::array host_move_options{
    option_spec{"--to", "HOST", "the host that is to have it, by id or address"},
};
inline constexpr std::array token_options{
    option_spec{"--role", "ROLE", "create: gm, player or spectator"},
    option_spec{"--character", "NAME", "create: whom a player plays", option_need::repeated},
    option_spec{"--campaign", "NAME", "create: for this campaign alone", option_need::repeated},
    option_spec{"--expires", "TIME", "create: how long it is good for, such as 30d or 12h"},
    option_spec{"--name", "WHO", "create: whose it is, for the list"},
    option_spec{"--url", "URL", "create: where the host is, for the link"},
};
inline constexpr option_spec with_role{"--role", "ROLE", "gm, player or spectator (default: gm)"};
inline constexpr option_spec with_character{"--character", "NAME", "whom a player plays",
                                            option_need::repeated};
inline constexpr std::array mcp_options{of_campaign, on_host, with_token, with_role,
                                        with_character};
inline constexpr std::array store_init_options{
    option_spec{"--disks", "N", "a commit counts when it is on so many: 1, 2, or 0 for tests"},
};
inline constexpr std::array demo_options{
    option_spec{"--keep", "DIR", "play in DIR and leave it there"},
};

inline constexpr std::array<std::string_view, 2> help_examples{"dnd help campaign log",
                                                               "dnd help attack"};
inline constexpr std::array<std::string_view, 3> init_examples{
    "dnd init", "dnd init --monsters --spells", "dnd --data-dir ~/srd init --force"};
inline constexpr std::array<std::string_view, 1> world_create_examples{"dnd world create Faerun"};
inline constexpr std::array<std::string_view, 2> world_list_examples{"dnd world list",
                                                                     "dnd world list --json"};
inline constexpr std::array<std::string_view, 2> world_show_examples{"dnd world show",
                                                                     "dnd world show Faerun"};
inline constexpr std::array<std::string_view, 2> create_examples{
    "dnd campaign create \"The Lost Mine\"",
    "dnd --world Faerun campaign create \"The Lost Mine\""};
inline constexpr std::array<std::string_view, 2> load_examples{
    "dnd campaign load \"The Lost Mine\"", "dnd campaign load Faerun/The-Lost-Mine"};
inline constexpr std::array<std::string_view, 2> list_examples{
    "dnd campaign list", "dnd --world Faerun campaign list --json"};
inline constexpr std::array<std::string_view, 3> show_examples{
    "dnd campaign show", "dnd campaign show \"The Lost Mine\" --at 41",
    "dnd campaign show --json | jq .state_hash"};
inline constexpr std::array<std::string_view, 3> log_examples{
    "dnd campaign log --last 20", "dnd campaign log \"The Lost Mine\" --session 2 --by grog",
    "dnd campaign log --type damage_dealt --json | jq 'map(.amount) | add'"};
inline constexpr std::array<std::string_view, 2> verify_examples{
    "dnd campaign verify", "dnd campaign verify \"The Lost Mine\" --json | jq .findings"};
inline constexpr std::array<std::string_view, 2> repair_examples{
    "dnd campaign repair", "dnd campaign repair \"The Lost Mine\" --truncate-at 41 --yes"};
inline constexpr std::array<std::string_view, 1> reseal_examples{
    "dnd campaign reseal \"The Lost Mine\" --from 41"};
inline constexpr std::array<std::string_view, 2> backup_examples{
    "dnd campaign backup", "dnd campaign backup ~/copies/mine --campaign \"The Lost Mine\""};
inline constexpr std::array<std::string_view, 1> push_examples{
    "dnd campaign push 'The Lost Mine' --store postgres://dnd@db.example.org/campaigns"};
inline constexpr std::array<std::string_view, 1> pull_examples{
    "dnd campaign pull 'The Lost Mine' --store postgres://dnd@db.example.org/campaigns"};
inline constexpr std::array<std::string_view, 1> world_push_examples{
    "dnd world push Faerun --store postgres://dnd@db.example.org/campaigns"};
inline constexpr std::array<std::string_view, 1> world_pull_examples{
    "dnd world pull Faerun --store postgres://dnd@db.example.org/campaigns"};
inline constexpr std::array<std::string_view, 2> fork_examples{
    "dnd campaign fork \"What if\"", "dnd campaign fork \"Another road\" --at 1234"};
inline constexpr std::array<std::string_view, 2> flatten_examples{
    "dnd campaign flatten", "dnd campaign flatten \"What if\""};
inline constexpr std::array<std::string_view, 1> campaign_diff_examples{
    "dnd campaign diff \"The Lost Mine\" \"What if\""};
inline constexpr std::array<std::string_view, 1> cherry_pick_examples{
    "dnd campaign cherry-pick 1234 1240 --from \"What if\" --campaign \"The Lost Mine\""};
inline constexpr std::array<std::string_view, 3> export_examples{
    "dnd campaign export --to html",
    "dnd campaign export \"The Lost Mine\" --to sqlite --out mine.db",
    "dnd campaign export --to markdown --out - | pandoc -o story.epub"};
inline constexpr std::array<std::string_view, 3> restore_examples{
    "dnd campaign restore --list", "dnd campaign restore 000007-seq-41-20261122T190411Z.tar.zst",
    "dnd campaign restore ~/copies/mine --campaign \"The Lost Mine\""};
inline constexpr std::array<std::string_view, 2> start_examples{
    "dnd session start", "dnd session start The mill at Blackwater --campaign \"The Lost Mine\""};
inline constexpr std::array<std::string_view, 1> save_examples{"dnd session save"};
inline constexpr std::array<std::string_view, 1> end_examples{"dnd session end"};
inline constexpr std::array<std::string_view, 1> sessions_examples{"dnd session list --json"};
inline constexpr std::array<std::string_view, 6> exec_examples{
    "dnd exec 'roll 2d6+3'",
    "dnd exec \"The Lost Mine\" 'add zombie count: 2' 'encounter start'",
    "dnd exec --campaign Faerun/The-Lost-Mine --json status",
    "dnd exec < commands.txt",
    "dnd exec --id 7f3a-12 --expect-seq 41 'attack with: mace to: wolf-1'",
    "dnd exec --host http://127.0.0.1:7667 Faerun/The-Lost-Mine status"};
inline constexpr std::array<std::string_view, 4> repl_examples{
    "dnd repl", "dnd repl \"The Lost Mine\"", "dnd --seed 7 repl < script.txt",
    "dnd repl --host http://127.0.0.1:7667 Faerun/The-Lost-Mine"};
inline constexpr std::array<std::string_view, 3> check_examples{
    "dnd content check", "dnd content check monsters/goblin-king.yaml --fix",
    "dnd --world Faerun content check --json | jq '.findings[].message'"};
inline constexpr std::array<std::string_view, 3> import_examples{
    "dnd import bestiary.json --dry-run", "dnd --world Faerun import ~/statblocks",
    "dnd import hero.json --into campaign --as character"};
inline constexpr std::array<std::string_view, 2> demo_examples{
    "dnd demo", "dnd demo --seed 7 --keep /tmp/demo"};
inline constexpr std::array<std::string_view, 1> host_list_examples{
    "dnd host list --campaigns --store postgres://dnd@db/dnd"};
inline constexpr std::array<std::string_view, 1> host_drain_examples{
    "dnd host drain 3f2a --store postgres://dnd@db/dnd"};
inline constexpr std::array<std::string_view, 1> host_move_examples{
    "dnd host move Faerun/The-Lost-Mine --store postgres://dnd@db/dnd"};
inline constexpr std::array<std::string_view, 3> token_examples{
    "dnd host token create --role player --character Elara --name Ann --expires 30d",
    "dnd host token list", "dnd host token revoke Ann"};
inline constexpr std::array<std::string_view, 2> store_init_examples{
    "dnd store init --store postgres://dnd@db.example.org/campaigns",
    "dnd store init --store postgres://dnd@a,b,c/campaigns --disks 2"};
inline constexpr std::array<std::string_view, 1> store_upgrade_examples{
    "dnd store upgrade --store postgres://dnd@a,b,c/campaigns"};
inline constexpr std::array<std::string_view, 1> store_check_examples{
    "dnd store check --store postgres://dnd@a,b,c/campaigns"};
inline constexpr std::array<std::string_view, 2> store_status_examples{
    "dnd store status --store postgres://dnd@a,b,c/campaigns",
    "dnd store status --store postgres://dnd@a/campaigns --json"};
inline constexpr std::array<std::string_view, 2> mcp_examples{
    "dnd mcp --campaign \"The Lost Mine\"",
    "dnd mcp --host http://127.0.0.1:7667 --token-file ~/.config/dnd/token"};
inline constexpr std::array<std::string_view, 4> host_examples{
    "dnd host", "dnd host --listen 127.0.0.1:0 --log-json", "dnd host --socket /run/user/1000/dnd",
    "dnd host --listen 0.0.0.0:7667 --tls-cert cert.pem --tls-key key.pem"};

inline constexpr std::array globals{
    option_spec{"--worlds-dir", "DIR",
                "where the worlds are (default: ./worlds if it is there, else "
                "~/.local/share/dnd)"},
    option_spec{"--data-dir", "DIR", "where `dnd init` writes the content (default: ./data)"},
    option_spec{"--world", "NAME", "the world to work in"},
    option_spec{"--store", "URL",
                "campaigns in a database, as postgres://user@host:5432/name, and not as files"},
    option_spec{"--config", "FILE", "another configuration file"},
    option_spec{"--json", "", "answer in JSON"},
    option_spec{"--seed", "N", "make the dice of the engine repeatable"},
    option_spec{"--color", "WHEN", "auto, always or never"},
    option_spec{"--version", "", "print the version"},
    option_spec{"--help", "", "print what a command does and takes"},
};
inline constexpr std::string_view push_text =
    "Into the database of --store, byte for byte, with its content; its world too where "
    "the store has none of that name. It may be being played, and stays here as it is. "
    "One that is there as it was earlier is brought up to date; one that was played "
    "there on its own way is refused.";
inline constexpr std::string_view world_push_text =
    "Into the database of --store, all or nothing. What is only there stays; of two that "
    "have one name the one from here counts.";
inline constexpr std::string_view store_init_text =
    "For services with more campaigns than one machine keeps (docs/cluster.md): makes "
    "the tables in a PostgreSQL database that has none. --disks says on how many "
    "disks a commit has to be before it counts; each connection looks whether the "
    "server is set so. Without it as many as the server is set for now.";
inline constexpr std::string_view store_check_text =
    "Looks at the tables and at what the server is set to: what it keeps commits on, "
    "its standbys, poolers and replication slots. Writes nothing. Exit code 0: sound; "
    "1: something has to be mended.";

}  // namespace dnd::cli::command_words
