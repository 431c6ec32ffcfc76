#pragma once

#include <cstddef>
#include <cstdint>

/// Every limit of the engine, in one place. Each has a test that goes one past it.
namespace dnd::bounds {

// -- the log ---------------------------------------------------------------

/// One event, its newline excluded, in bytes.
inline constexpr std::size_t event_line_bytes_max = 192 * 1024;
/// The fields of one event as JSON, in bytes. Leaves room on the line for a command of the
/// greatest length with every byte escaped.
inline constexpr std::size_t event_fields_bytes_max = 128 * 1024;
/// The same for a creature that is added. With all the conditions that it may get it
/// still fits one part of an undo.
inline constexpr std::size_t creature_fields_bytes_max = 96 * 1024;
/// What a reader accepts before it calls a line damaged, in bytes. Larger than what is ever
/// written, so that a log of a build with a higher bound is reported and not misread.
inline constexpr std::size_t read_line_bytes_max = 1024 * 1024;
/// The lines of one command, in bytes: what is written at once, and what a reader holds.
inline constexpr std::size_t command_lines_bytes_max = 8 * 1024 * 1024;
inline constexpr std::size_t read_command_bytes_max = 16 * 1024 * 1024;
/// Events that one command may produce (a fight of 1,000 creatures that is discarded).
inline constexpr std::size_t command_events_max = 16 * 1024;

/// Findings that a verification lists; all are counted.
inline constexpr std::size_t verify_findings_max = 1'000;

// -- what a person types ---------------------------------------------------

/// One command, in bytes.
inline constexpr std::size_t command_bytes_max = 4 * 1024;
/// A client's own id of a command, in bytes.
inline constexpr std::size_t command_id_bytes_max = 64;
/// The ids that a campaign knows again: those of the last commands that had one. A client that
/// keeps as many commands in flight as it may can repeat them all.
inline constexpr std::size_t remembered_ids_max = 4'096;
/// Name of a creature, in bytes. Its id, with a number after it, fits `small_text`.
inline constexpr std::size_t creature_name_bytes_max = 50;
/// Directory name of a world or campaign, in bytes.
inline constexpr std::size_t directory_name_bytes_max = 100;
/// Title of a session, in bytes.
inline constexpr std::size_t title_bytes_max = 200;
/// Creatures that one `add` may add.
inline constexpr std::size_t add_count_max = 100;
/// Targets of one attack, damage, heal or condition command.
inline constexpr std::size_t targets_max = 100;
/// Difficulty class that a check or a saving throw may be made against.
inline constexpr std::int32_t difficulty_max = 100;
/// Distance of a target, in feet.
/// Hit dice that a creature spends in one rest.
inline constexpr std::int32_t hit_dice_max = 1'000;
/// Rounds of six seconds that pass at once: 100 years.
inline constexpr std::uint64_t time_pass_rounds_max = 36'500ULL * 14'400ULL;
/// What the game master sets: armor class, and initiative in either direction.
inline constexpr std::int32_t armor_class_max = 100;
inline constexpr std::int32_t initiative_max = 1'000;
inline constexpr std::int32_t distance_ft_max = 10'000;
/// Entries that `log last: N` shows at most.
inline constexpr std::size_t log_last_max = 10'000;
/// Commands that one `undo` takes back.
inline constexpr std::size_t undo_count_max = 100;
/// Events after a command that `undo only` carries out again without it.
inline constexpr std::size_t undo_only_events_max = 50'000;
/// Events of which the commands are counted before `undo to` asks; of more, the events are.
inline constexpr std::size_t undo_counted_events_max = 10'000;
/// Commands that `undo to` takes back at a prompt without asking.
inline constexpr std::size_t undo_unasked_max = 10;
/// How often `what if` plays what it is asked, and the commands that it plays.
inline constexpr std::size_t what_if_times_max = 10'000;
inline constexpr std::size_t what_if_commands_max = 50;
/// Rolls of one `roll`.
inline constexpr std::size_t roll_times_max = 100;
/// Groups of a campaign, and creatures of one: what an event or a patch of them has room for.
inline constexpr std::size_t groups_max = 100;
inline constexpr std::size_t group_members_max = 200;
/// Words longer than this, in bytes, get no suggestion of another spelling: comparing stays cheap.
inline constexpr std::size_t spelling_word_bytes_max = 64;

// -- dice ------------------------------------------------------------------

inline constexpr std::size_t dice_per_roll_max = 1'000;
inline constexpr std::uint32_t die_faces_max = 10'000;
inline constexpr std::size_t dice_nesting_max = 32;
/// Text of one dice expression, in bytes.
inline constexpr std::size_t dice_text_bytes_max = 1'024;
/// A number that is typed in a dice expression.
inline constexpr std::int64_t dice_number_max = 1'000'000;
/// Magnitude of every result on the way to a total; products past it are refused.
inline constexpr std::int64_t dice_total_max = 1'000'000'000;
/// Tags of one term, as in `2d6[fire,magical]`, and the bytes of one tag.
inline constexpr std::size_t dice_tags_per_term_max = 8;
inline constexpr std::size_t dice_tag_bytes_max = 40;

// -- creatures -------------------------------------------------------------

/// Creatures that are there at a time, in or out of a fight.
inline constexpr std::size_t creatures_max = 1'000;
/// Instances of conditions on one creature.
inline constexpr std::size_t conditions_per_creature_max = 64;
/// Hit points, damage, healing and temporary hit points of one kind.
inline constexpr std::int32_t hit_points_max = 1'000'000;
/// Rounds that a condition may last (a day is 14,400).
inline constexpr std::int32_t condition_rounds_max = 1'000'000;
/// Attacks and other actions in one stat block.
inline constexpr std::size_t actions_per_block_max = 64;
/// Damage packets of one action or one `damage` command.
inline constexpr std::size_t damage_parts_max = 16;

// -- the books of a campaign -------------------------------------------------

/// What one holder has, in copper: ten million pieces of gold.
inline constexpr std::int64_t coins_max = 1'000'000'000;
/// Of one kind of thing, and kinds of one holder: what an event or a patch has room for.
inline constexpr std::int32_t item_count_max = 1'000'000;
inline constexpr std::size_t item_kinds_max = 200;
/// Holders, and creatures that something is known of.
inline constexpr std::size_t holders_max = 2'000;
/// Quests, places, factions, clocks and people.
inline constexpr std::size_t facts_max = 1'000;
/// The text of one of them, and of what happens in the world, in bytes.
inline constexpr std::size_t fact_bytes_max = 2'000;
/// Parts of a clock.
inline constexpr std::int32_t clock_parts_max = 100;
/// What a creature may have, and what is awarded at once.
inline constexpr std::int64_t experience_max = 10'000'000;
/// Months of a calendar, and days of one.
inline constexpr std::size_t months_max = 40;
inline constexpr std::int32_t month_days_max = 400;
/// Players of one session.
inline constexpr std::size_t players_max = 50;

// -- YAML ------------------------------------------------------------------

inline constexpr std::size_t yaml_bytes_max = 1024 * 1024;
inline constexpr std::size_t yaml_depth_max = 64;
/// Nodes of one document after its aliases are expanded.
inline constexpr std::size_t yaml_nodes_max = 100'000;
/// A description, which people read, in bytes.
inline constexpr std::size_t description_bytes_max = 64 * 1024;
/// Things wrong in one file that are kept, and of all files that one check lists; all are counted.
inline constexpr std::size_t findings_per_file_max = 100;
inline constexpr std::size_t check_findings_max = 1'000;
/// Rounds of renaming in one file: each may bring to light what stood under a name that was wrong.
inline constexpr std::size_t fix_rounds_max = 8;
/// A snapshot of 1,000 creatures with large stat blocks stays far below this, in bytes.
inline constexpr std::size_t snapshot_bytes_max = 64 * 1024 * 1024;

// -- import ------------------------------------------------------------------

/// One file of another tool, in bytes.
inline constexpr std::size_t import_bytes_max = 64 * 1024 * 1024;
inline constexpr std::size_t import_depth_max = 64;
/// Values in one file.
inline constexpr std::size_t import_nodes_max = 4'000'000;
/// Creatures in one file, and files of one folder.
inline constexpr std::size_t import_entries_max = 10'000;
inline constexpr std::size_t import_files_max = 10'000;
/// Things that were guessed or left out of one creature, as far as they are listed.
inline constexpr std::size_t import_notes_max = 100;
/// The text of one action or trait, in bytes, as far as it is read.
inline constexpr std::size_t import_text_bytes_max = 16 * 1024;

// -- what helps to find old events -----------------------------------------

/// Bytes of log between two places that the index of a log knows.
inline constexpr std::uint64_t index_place_bytes = 64 * 1024;
/// Bytes of new log that are worth a write to its index. Up to so many are read without it.
inline constexpr std::uint64_t index_chunk_bytes = 1024 * 1024;
/// An index that is larger is not used, in bytes: it would be of a log of over 100 gigabytes.
inline constexpr std::size_t index_bytes_max = 64 * 1024 * 1024;
/// Bytes of log that one call adds to the index at most.
inline constexpr std::uint64_t index_extension_bytes_max = 64 * 1024 * 1024;
/// Events between two kept snapshots at most, where there is room for both: what a look at an old
/// state replays.
inline constexpr std::size_t checkpoint_every_default = 16'384;
inline constexpr std::size_t checkpoint_every_min = 1'024;
inline constexpr std::size_t checkpoint_every_max = 10'000'000;
/// Size of the index and of all kept snapshots, in thousandths of the log.
inline constexpr std::size_t cache_per_mille_default = 10;
inline constexpr std::size_t cache_per_mille_max = 1'000;
/// Snapshots that a campaign keeps.
inline constexpr std::size_t checkpoints_max = 10'000;
/// The newest of them are not thinned out.
inline constexpr std::size_t checkpoints_recent = 8;
/// Events that a search for what changed a value looks at first, from the end, and at a time when
/// it goes further back: as many as a look at an old state replays.
inline constexpr std::size_t search_events_first = 512;
inline constexpr std::size_t search_events_max = 16'384;
/// Events that such a search goes back over at most: what is older it does not know.
inline constexpr std::size_t search_events_all = 500'000;
/// Events between two moments whose difference is put down to commands.
inline constexpr std::size_t diff_events_max = 200'000;
/// What the kept figures of a campaign may have, in bytes: a file that is larger is made anew.
inline constexpr std::uint64_t figures_file_bytes_max = 64 * 1024 * 1024;
/// The same of what is kept of where values changed.
inline constexpr std::uint64_t changes_file_bytes_max = 64 * 1024 * 1024;
/// Events that one answer of `log` looks at, at most, to find what fits: the next page goes on from
/// there.
inline constexpr std::size_t log_search_events_max = 200'000;
/// Events of the sessions that one `recap` tells of.
inline constexpr std::size_t recap_events_max = 200'000;
/// How far back a reader goes from the end of a log without an index, in bytes.
inline constexpr std::uint64_t backward_bytes_max = 16 * 1024 * 1024;

// -- actors ----------------------------------------------------------------

/// Rounds that `encounter auto` plays at most, unless it is told another number.
inline constexpr std::int32_t automatic_rounds_default = 50;
inline constexpr std::int32_t automatic_rounds_max = 1'000;
/// Commands that it types in one turn before that turn is over, whatever could still be done.
inline constexpr std::uint32_t automatic_commands_a_turn_max = 12;
/// What it may be told to choose by, where the choice is left to chance.
inline constexpr std::int32_t automatic_seed_max = 1'000'000'000;

/// Commands in flight per campaign; past it a command is answered with `busy`.
inline constexpr std::size_t commands_in_flight_max = 4'096;
static_assert(remembered_ids_max >= commands_in_flight_max);
/// Commands that one message carries to a handler at most. Each message is carried out in one go.
inline constexpr std::size_t commands_a_message_max = 32;
/// Appends of a campaign that the writer has not answered, at most.
inline constexpr std::size_t appends_under_way_max = 2;
/// Bytes that one sync of the writer covers at most; what is beyond waits for the next.
inline constexpr std::size_t batch_bytes_max = 8 * 1024 * 1024;
/// Campaigns that one host keeps open: files, which it has open as well, and rows of a store, of
/// which each is memory alone, 44 KiB.
inline constexpr std::size_t open_campaigns_max = 1'024;
inline constexpr std::size_t open_campaigns_of_store_max = 4'096;
/// Threads that write logs, per process, at most. They are started as campaigns are opened. An SSD
/// takes 16 to 32 syncs at once in hardly more time than one.
inline constexpr std::size_t log_writers_default = 32;
inline constexpr std::size_t log_writers_max = 64;
/// Events between two snapshots.
inline constexpr std::size_t snapshot_every_default = 100;
inline constexpr std::size_t snapshot_every_max = 1'000'000;
/// How much longer than writing a snapshot took no other is written, however many events come: a
/// twentieth of the time at most is spent on them.
inline constexpr int snapshot_pause_factor = 19;
/// Commits that an open campaign holds for those who follow it, and how many of them one of these
/// may leave waiting, unless it asks for another number.
inline constexpr std::size_t feed_commits_max = 4'096;
/// The same while nobody follows: what is older comes from the store.
inline constexpr std::size_t feed_commits_unfollowed_max = 256;
inline constexpr std::size_t subscriber_lag_max = 1'024;
static_assert(subscriber_lag_max <= feed_commits_max);
/// Commits that are read from the store at a time for somebody who begins far back.
inline constexpr std::size_t catch_up_commits_max = 256;
/// States that the history keeps in memory as places to replay from.
inline constexpr std::size_t history_anchors_max = 8;
/// Commands between two of them: what an undo replays at most before it finds its place.
inline constexpr std::size_t history_commands_between_anchors = 32;

// -- backups ---------------------------------------------------------------

/// Compressed copies that a campaign keeps of itself.
inline constexpr std::size_t backup_keep_default = 5;
inline constexpr std::size_t backup_keep_max = 1'000;
/// Files of one kind of content in a backup, and entries of one archive.
inline constexpr std::size_t backup_files_max = 100'000;

// -- the host --------------------------------------------------------------

/// How long a campaign that nobody uses stays open.
inline constexpr std::int64_t idle_close_seconds_default = 15 * 60;
inline constexpr std::int64_t idle_close_seconds_max = 7 * 24 * 60 * 60;
/// Lines of the journal that wait to be written; more are dropped, and counted.
inline constexpr std::size_t journal_lines_max = 10'000;
/// What a request says before its body, in bytes and in fields.
inline constexpr std::size_t request_header_bytes_max = 16 * 1024;
inline constexpr std::size_t request_fields_max = 64;
/// The body of a request, and a message on a WebSocket: a command with every byte escaped, and
/// what goes with it.
inline constexpr std::size_t request_body_bytes_max = 32 * 1024;
/// Connections at a time, of all kinds.
inline constexpr std::size_t connections_max = 2'048;
/// Messages of one WebSocket that are not answered yet; it is not read meanwhile.
inline constexpr std::size_t socket_messages_max = 64;
/// Jobs that wait for the disk or for a campaign, of all clients together.
inline constexpr std::size_t host_jobs_max = 4'096;
/// Commits of one page, and unless another number is asked for.
inline constexpr std::size_t page_commits_max = 1'000;
/// Answers from this size on are compressed for who takes them so: less fits into one packet.
inline constexpr std::size_t compressed_bytes_min = 1'400;
inline constexpr std::size_t page_commits_default = 100;
/// Tokens that a host knows, and the file that keeps what is known of them.
inline constexpr std::size_t tokens_max = 1'000;
inline constexpr std::size_t tokens_file_bytes_max = 1024 * 1024;
/// Characters of a token, and campaigns that it is for.
inline constexpr std::size_t token_names_max = 32;
/// Bytes of a name that a token has, for people.
inline constexpr std::size_t token_name_bytes_max = 100;
/// How long a token may be good for: a hundred years.
inline constexpr std::int64_t token_seconds_max = std::int64_t{100} * 366 * 24 * 60 * 60;
/// Tokens that nobody has, of all clients together: so many at once, and so many a second on.
inline constexpr std::uint32_t wrong_tokens_max = 50;
inline constexpr std::uint32_t wrong_tokens_a_second_max = 5;
/// Commands of one token: so many at once, and so many a second on. The game master's own programs
/// may be many at a time.
inline constexpr std::uint32_t token_commands_max = 100;
inline constexpr std::uint32_t token_commands_a_second_max = 20;
inline constexpr std::uint32_t gm_commands_max = 20'000;
inline constexpr std::uint32_t gm_commands_a_second_max = 10'000;
/// Streams of one token at a time; the game master's are bounded by the connections alone.
inline constexpr std::uint32_t token_streams_max = 64;

// -- the terminal ----------------------------------------------------------

/// Lines of input that the REPL remembers.
inline constexpr std::size_t history_size_default = 1'000;
inline constexpr std::size_t history_size_max = 100'000;
/// Names that are offered for one that nobody has.
inline constexpr std::size_t suggestions_max = 3;
/// Entries of one name that `look` shows, and how many it names when there are more.
inline constexpr std::size_t looked_up_max = 4;
inline constexpr std::size_t looked_up_listed_max = 6;
/// Entries that cannot be read which `find` names.
inline constexpr std::size_t broken_listed_max = 10;

/// Levels of spells and of their slots.
inline constexpr int spell_level_max = 9;

}  // namespace dnd::bounds
