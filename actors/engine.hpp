#pragma once

#include "actors/messages.hpp"
#include "actors/past.hpp"
#include "actors/subscription.hpp"
#include "actors/what_if.hpp"
#include "io/files/file_ops.hpp"
#include "io/store/log_store.hpp"
#include "io/workspace/settings.hpp"
#include "model/bounds.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The engine as a program sees it: campaigns are opened, commands go in, answers come out. It
/// shows nothing of its actors.
namespace dnd::actors {

struct engine_options {
  /// The most threads that write logs; see `bounds::log_writers_default`.
  std::size_t log_writers = bounds::log_writers_default;
  /// Seeds the dice of every campaign; random when not given.
  std::optional<std::uint64_t> seed;
  /// Milliseconds since 1970, UTC. The system clock when empty.
  std::function<std::int64_t()> clock;
  /// Campaigns that are open at a time, at most.
  std::size_t open_max = bounds::open_campaigns_max;
};

/// Which campaign, and how it is to be run.
struct campaign_address {
  /// As typed when it was created, for messages.
  std::string name;
  io::campaign_id id;
  /// Directories, strongest first: see `io::workspace::content_directories`.
  std::vector<std::string> content;
  io::config::campaign_options options;
};

class content_questions;

/// A client's handle of an open campaign. Several clients may have one of the same campaign: their
/// commands are carried out in one order, that in which they were given. A handle may be used from
/// any thread.
class open_campaign {
 public:
  /// As `close`.
  virtual ~open_campaign() = default;

  /// What opening the campaign found; for whoever comes later, the state that it came to.
  [[nodiscard]] virtual const open_report& report() const noexcept = 0;
  /// Waits for the answer. Never throws, never hangs: an engine that dies answers `failed`.
  virtual response_ptr execute(request what) = 0;
  /// Does not wait: the next command may follow at once, and answers come in the order in which
  /// the commands were given. `done` is called on a thread of the engine, and must not wait for
  /// anything. Promise 28: with `bounds::commands_in_flight_max` commands on their way it is called
  /// at once, with `busy`.
  virtual void submit(request what, std::function<void(response_ptr)> done) = 0;

  /// The state after all commands that were given before, as durable as the campaign promises.
  virtual io::result<state_ptr> state() = 0;
  /// What the content says that commands of this campaign take theirs from.
  virtual content_questions& content() noexcept = 0;
  /// What happened, up to the last of the commands that were given before.
  virtual io::result<std::unique_ptr<actors::past>> past() = 0;
  /// Tries lines out on copies of the state as it is now; see `actors::try_out`.
  virtual io::result<model::ruled<model::views::chance_tally>> try_out(
      const what_if_terms& what) = 0;
  /// The last `count` commits, oldest first, those included that were given before.
  virtual io::result<std::vector<model::commit_ptr>> last_commits(std::size_t count) = 0;
  /// Follows the campaign: all commits from the one with event `from` on, each once and in order,
  /// the old ones from the store. `from` is at most the event after the last (`ec::not_found`).
  virtual io::result<std::unique_ptr<subscription>> subscribe(model::seq_t from,
                                                              subscriber who) = 0;

  /// Closes, and opens the campaign again as `engine::open` does: the way out of a failure of the
  /// disk. All clients go on with what was found; subscriptions end. On an error the campaign is
  /// closed, and this may be called again. `report` is that of the new opening.
  virtual io::result<done> reopen() = 0;
  /// What there was to say since the last answer, a backup that failed for one: each comes once,
  /// with an answer or here.
  virtual std::vector<std::string> take_notices() = 0;
  /// Lets go of the campaign. When nobody else has it, finishes what is under way, writes a
  /// snapshot and gives the lease back; says how that went. On a thread of the engine, where
  /// nothing may wait, this happens soon, and nobody is told how it went.
  virtual io::result<done> close() = 0;
};

class engine {
 public:
  /// Starts the actors, with campaigns in directories of the disk. `ops` must outlive the engine.
  static std::unique_ptr<engine> start(io::file_ops& ops, engine_options options);
  /// The same, with campaigns wherever `store` keeps them. Content are files all the same.
  static std::unique_ptr<engine> start(io::log_store& store, io::file_ops& ops,
                                       engine_options options);
  /// Closes every campaign, in the order of the stop list, and ends the actors. Requires that every
  /// `open_campaign` and `subscription` is gone.
  virtual ~engine() = default;
  /// Takes the campaign's lease, recovers its log, and replays it. A campaign that is open in this
  /// engine already gets one more client. Errors: `ec::locked` when another process has it; damage.
  virtual io::result<std::unique_ptr<open_campaign>> open(const campaign_address& where) = 0;
  /// What was done so far.
  struct counters {
    std::uint64_t commands = 0;
    std::uint64_t syncs = 0;
    std::uint64_t snapshots = 0;
    /// Of logs.
    std::uint64_t bytes_written = 0;
    /// Appends that wait for a log writer at this moment.
    std::uint64_t appends_waiting = 0;
    /// Appends that were synced, and how many syncs were shared by at most 1, 2, 4 … 4,096 of them,
    /// and by more: each sync counts once.
    std::uint64_t appends_synced = 0;
    std::vector<std::uint64_t> batches = {};
  };
  [[nodiscard]] virtual counters count() const = 0;
};

}  // namespace dnd::actors
