#pragma once

#include "actors/activity.hpp"
#include "actors/campaign/commit_feed.hpp"
#include "actors/campaign/executor.hpp"
#include "actors/campaign/snapshot_policy.hpp"
#include "actors/campaign/written_log.hpp"
#include "actors/engine.hpp"
#include "actors/messages.hpp"

#include <caf/actor_addr.hpp>
#include <caf/allowed_unsafe_message_type.hpp>
#include <caf/replies_to.hpp>
#include <caf/typed_actor.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// The interfaces of all actors and the messages between them, in one place. Messages are plain
/// structs that never leave the process; what is large in them is shared and immutable.
///
/// Outcomes travel as values (`io::result`, `response`): an error of CAF's own means that an
/// actor is gone.
namespace dnd::actors {

class command_inbox;

/// How long an answer may take before it counts as lost. Far longer than any disk needs, since
/// giving up means "unknown", not "no". Between the actors of a campaign nothing waits for a clock:
/// an actor that dies answers, and a disk that hangs is given up at the edge.
inline constexpr std::chrono::seconds answer_timeout{120};

// -- client -> command_handler ----------------------------------------------

/// Something is in the inbox. The answers go to those who put it there.
struct collect_message {};
/// Finish what is under way, write a snapshot, take nothing more.
struct drain_message {};
struct drained_message {
  io::result<done> outcome = done{};
  /// What no answer could say any more.
  std::vector<std::string> notices = {};
};

// -- command_handler -> campaign_store -> encounter_log -> log_writer --------

/// Commits that follow each other; at least one, all of one part of the log. Only the last may end
/// a fight.
struct append_message {
  std::vector<outgoing_ptr> commits;
  /// The highest seq that is known to be durable.
  model::seq_t durable = 0;
};
/// Something to be done to a campaign's log.
struct write_order {
  written_log_ptr to;
  enum class task : std::uint8_t {
    append,     ///< Add the lines, if there are any.
    end_fight,  ///< Make the fight's lines part of the long-term log.
  };
  task what = task::append;
  std::shared_ptr<const std::string> lines = {};
  /// After the last line.
  io::log_position end = {};
  io::log_part part = io::log_part::long_term;
  /// With these lines the fight is over.
  bool ends_fight = false;
  enum class syncing : std::uint8_t { now, later };
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
/// Write no line of this campaign any more, whoever sends it, and give its lease back.
struct retire_message {
  written_log_ptr log;
};
struct retired_message {};

// -- command_handler -> snapshotter -> file_worker ---------------------------

struct snapshot_message {
  std::shared_ptr<const io::snapshot> what;
  using urgency = snapshot_policy::urgency;
  urgency how = urgency::may_drop;
};
struct snapshot_done_message {
  io::result<done> outcome = done{};
};

// -- anyone -> file_worker: what blocks, off the workers of the scheduler ----

struct find_content_message {
  std::vector<std::string> directories;
  std::vector<std::string> names;
};
struct find_commit_message {
  io::campaign_id campaign;
  model::seq_t seq = 0;
};
struct find_stretch_message {
  io::campaign_id campaign;
  io::seq_range events;
};
struct find_marks_message {
  io::campaign_id campaign;
  missing_marks what;
};
struct found_message {
  std::shared_ptr<const lookup_results> what;
};
struct checkpoint_message {
  io::campaign_id campaign;
  std::shared_ptr<const io::snapshot> what;
};
/// Makes the past of an open campaign quick to find, a piece at a time: see `io::open_log::tend`.
struct tend_message {
  written_log_ptr log;
  io::log_position durable;
  io::checkpoint_retention keep;
  io::cache_pace pace = io::cache_pace::when_due;
};
struct tended_message {
  bool is_unfinished = false;
};
/// A campaign has been open for a moment, and what it takes to open it is done.
struct settled_in_message {};
/// Leaves a copy of a campaign, and keeps the newest `keep`.
struct backup_message {
  io::campaign_id campaign;
  std::int64_t now_ms = 0;
  std::size_t keep = 0;
};
struct backup_done_message {
  io::result<done> outcome = done{};
};
struct load_message {
  std::string name;
  io::campaign_id campaign;
  /// As of `campaign_address::content`: what conditions do stands there.
  std::vector<std::string> directories = {};
};
struct loaded_message {
  std::shared_ptr<io::result<io::opened_log>> what;
};
/// A page of what a subscription has not seen, from the store. It goes to the subscription itself.
struct catch_up_message {
  io::campaign_id campaign;
  std::shared_ptr<follower> who;
  io::seq_range range;
};

// -- engine -> campaign_host -------------------------------------------------

struct open_message {
  campaign_address where;
};
struct close_message {
  io::campaign_id campaign;
  /// Who is to be closed, when it is not whoever is there: a handle that is let go of late must
  /// not close the campaign that was opened in its place.
  caf::actor_addr handler = {};
};
struct closed_message {
  io::result<done> outcome = done{};
  std::vector<std::string> notices = {};
};

// -- commit_feed -> feed_notifier --------------------------------------------

/// There are new commits in a feed: whoever follows it is to be woken up.
struct notify_message {
  std::shared_ptr<commit_feed> feed;
};

// -- interfaces --------------------------------------------------------------

template <class In, class Out>
using answers = typename caf::replies_to<In>::template with<Out>;
template <class In>
using takes = caf::reacts_to<In>;

/// Owns the live state; answers in order, and only what is durable.
using command_handler_actor =
    caf::typed_actor<takes<collect_message>, answers<drain_message, drained_message>>;

/// Numbers events, chains their sums, and says to which part of the log they belong.
using campaign_store_actor = caf::typed_actor<answers<append_message, written_message>,
                                              answers<sync_message, written_message>>;

/// Owns a fight's part of the log and its merge; all that is written passes it, and keeps its
/// order.
using encounter_log_actor = caf::typed_actor<answers<write_order, written_message>>;

/// The only one that writes and syncs logs; serves many campaigns; blocks.
using log_writer_actor =
    caf::typed_actor<answers<write_order, written_message>, takes<flush_message>,
                     answers<retire_message, retired_message>>;

/// Keeps snapshots off the hot path; drops a request while one is under way.
using snapshotter_actor =
    caf::typed_actor<answers<snapshot_message, snapshot_done_message>, takes<settled_in_message>>;

/// Reads content and the store, keeps snapshots, backs up and loads campaigns; blocks.
using file_worker_actor = caf::typed_actor<
    answers<find_content_message, found_message>, answers<find_commit_message, found_message>,
    answers<find_stretch_message, found_message>, answers<find_marks_message, found_message>,
    answers<checkpoint_message, snapshot_done_message>, answers<tend_message, tended_message>,
    answers<backup_message, backup_done_message>, answers<load_message, loaded_message>,
    takes<catch_up_message>>;

/// Wakes those up who follow campaigns; serves all of them.
using feed_notifier_actor = caf::typed_actor<takes<notify_message>>;

struct opened_campaign {
  command_handler_actor handler;
  std::shared_ptr<command_inbox> inbox;
  std::shared_ptr<commit_feed> feed;
  open_report report;
  /// As of `io::opened_log`.
  std::uint64_t disk = 0;
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
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::collect_message)
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
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::find_commit_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::find_stretch_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::find_marks_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::found_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::checkpoint_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::tend_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::tended_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::settled_in_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::backup_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::backup_done_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::load_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::loaded_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::catch_up_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::open_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::close_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::closed_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::opened_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::notify_message)
