#pragma once

#include "actors/campaign/executor.hpp"
#include "actors/engine.hpp"
#include "actors/messages.hpp"
#include "actors/open_files.hpp"

#include <caf/actor_addr.hpp>
#include <caf/allowed_unsafe_message_type.hpp>
#include <caf/replies_to.hpp>
#include <caf/typed_actor.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The interfaces of all actors and the messages between them, in one place. Messages are plain
/// structs that never leave the process; what is large in them is shared and immutable.
///
/// Outcomes travel as values (`io::result`, `response`): an error of CAF's own means that an
/// actor is gone.
namespace dnd::actors {

/// How long an answer may take before it counts as lost. Far longer than any disk needs, since
/// giving up means "unknown", not "no". Between the actors of a campaign nothing waits for a clock:
/// an actor that dies answers, and a disk that hangs is given up at the edge.
inline constexpr std::chrono::seconds answer_timeout{120};

// -- client -> command_handler ----------------------------------------------

/// Commands of one client, at most `bounds::commands_a_message_max`. They are carried out one after
/// the other and answered together.
struct execute_message {
  execute_message() = default;
  explicit execute_message(request one) { commands.push_back(std::move(one)); }
  std::vector<request> commands;
};
/// As many answers, in the same order.
struct response_message {
  std::vector<response_ptr> answers;
};
/// Finish what is under way, write a snapshot, take nothing more.
struct drain_message {};
struct drained_message {
  io::result<done> outcome = done{};
  /// What no answer told any more.
  std::vector<std::string> notices = {};
};

// -- command_handler -> campaign_store -> encounter_log -> log_writer --------

/// Commands that follow each other; at least one. Only the first may begin an encounter, and only
/// the last may merge one.
struct append_message {
  std::vector<std::shared_ptr<const accepted_command>> commands;
  /// The highest seq that is known to be durable.
  model::seq_t durable = 0;
};
/// Lines on their way to a file.
struct write_order {
  std::shared_ptr<open_files> files;
  std::shared_ptr<const std::string> lines;
  /// Behind the last line.
  io::log_position end;
  enum class beforehand : std::uint8_t { nothing, begin_encounter };
  enum class afterwards : std::uint8_t { nothing, merge };
  enum class syncing : std::uint8_t { now, later };
  beforehand first = beforehand::nothing;
  afterwards then = afterwards::nothing;
  syncing sync = syncing::now;
};
/// Make durable what was appended, though the campaign promises less.
struct sync_message {};
/// What is in the log as durably as the campaign promises.
struct written_message {
  io::result<io::log_position> end = io::log_position{};
};
/// INTERNAL: writes and syncs what has been collected.
struct flush_message {};
/// Write no line of this campaign any more, whoever sends it, and free its lock.
struct retire_message {
  std::shared_ptr<open_files> files;
};
struct retired_message {};

// -- command_handler -> snapshotter -> file_worker ---------------------------

struct snapshot_message {
  std::shared_ptr<const io::snapshot> what;
  enum class urgency : std::uint8_t { may_drop, must };
  urgency how = urgency::may_drop;
};
struct snapshot_done_message {
  io::result<done> outcome = done{};
};

// -- anyone -> file_worker: reading and publishing off the workers -----------

struct find_content_message {
  std::vector<std::string> directories;
  std::vector<std::string> names;
};
struct find_command_message {
  std::string directory;
  model::seq_t seq = 0;
};
struct read_records_message {
  std::string directory;
  std::uint64_t last = 0;
};
struct found_message {
  std::shared_ptr<const found> what;
};
struct publish_message {
  std::string directory;
  std::shared_ptr<const io::snapshot> what;
};
/// Leaves a compressed copy of a campaign, and keeps the newest `keep`.
struct backup_message {
  std::string directory;
  std::int64_t now_ms = 0;
  std::size_t keep = 0;
};
struct backup_done_message {
  io::result<done> outcome = done{};
};
struct load_message {
  std::string name;
  std::string directory;
};
struct loaded_message {
  std::shared_ptr<io::result<loaded_files>> what;
};

// -- engine -> campaign_host -------------------------------------------------

struct open_message {
  campaign_address where;
};
struct close_message {
  std::string directory;
  /// Who is to be closed, when it is not whoever is there: a handle that is let go of late must
  /// not close the campaign that was opened in its place.
  caf::actor_addr handler = {};
};
struct closed_message {
  io::result<done> outcome = done{};
  std::vector<std::string> notices = {};
};

// -- interfaces --------------------------------------------------------------

template <class In, class Out>
using answers = typename caf::replies_to<In>::template with<Out>;
template <class In>
using takes = caf::reacts_to<In>;

/// Owns the live state; answers in order, and only what is durable.
using command_handler_actor = caf::typed_actor<answers<execute_message, response_message>,
                                               answers<drain_message, drained_message>>;

/// Numbers events, chains their sums, and chooses the file.
using campaign_store_actor = caf::typed_actor<answers<append_message, written_message>,
                                              answers<sync_message, written_message>>;

/// Begins, feeds and merges encounter.jsonl; all that is written passes it, and keeps its order.
using encounter_log_actor = caf::typed_actor<answers<write_order, written_message>>;

/// The only one that writes and syncs logs; serves many campaigns; blocks.
using log_writer_actor =
    caf::typed_actor<answers<write_order, written_message>, takes<flush_message>,
                     answers<retire_message, retired_message>>;

/// Keeps snapshots off the hot path; drops a request while one is under way.
using snapshotter_actor = caf::typed_actor<answers<snapshot_message, snapshot_done_message>>;

/// Reads content and old log lines, publishes snapshots, backs up and loads campaigns; blocks.
using file_worker_actor = caf::typed_actor<
    answers<find_content_message, found_message>, answers<find_command_message, found_message>,
    answers<read_records_message, found_message>, answers<publish_message, snapshot_done_message>,
    answers<backup_message, backup_done_message>, answers<load_message, loaded_message>>;

struct opened_campaign {
  command_handler_actor handler;
  open_report report;
};
struct opened_message {
  std::shared_ptr<io::result<opened_campaign>> what;
};

/// Opens, finds and closes campaigns, and closes those whose actors die.
using campaign_host_actor =
    caf::typed_actor<answers<open_message, opened_message>, answers<close_message, closed_message>,
                     answers<drain_message, drained_message>>;

/// How an actor is started: those that block have a thread of their own in a program, and run on
/// the test's scheduler in a test.
enum class threading : std::uint8_t { own_thread, scheduler };

}  // namespace dnd::actors

// All of these stay in one process, so nothing is ever serialized.
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::execute_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::response_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::drain_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::drained_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::append_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::write_order)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::written_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::flush_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::sync_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::retire_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::retired_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::snapshot_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::snapshot_done_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::find_content_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::find_command_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::read_records_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::found_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::publish_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::backup_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::backup_done_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::load_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::loaded_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::open_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::close_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::closed_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::opened_message)
