#pragma once

#include "actors/campaign/append_queue.hpp"
#include "actors/campaign/executor.hpp"
#include "actors/interfaces.hpp"

#include <caf/actor_clock.hpp>
#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dnd::actors {

/// What a command handler is started with.
struct handler_setup {
  std::shared_ptr<const model::state> table;
  io::log_position end;
  std::string name;
  std::string directory;
  std::vector<std::string> content;
  io::config::campaign_options options;
  std::uint64_t seed = 0;
  std::function<std::int64_t()> clock;
  std::shared_ptr<activity> counts;
  /// Seq of the snapshot on disk; 0: none.
  model::seq_t snapshot_seq = 0;
  /// Of the commands that can be answered again.
  io::recent_ids ids = {};
  /// Who makes backups; nobody: there are none.
  file_worker_actor archives = {};
};

/// The way of a command: `inbox_` (arrived) → executed, applied → `leaving_` (waits until its
/// events are durable) → answered. Answers leave in the order in which commands came.
struct command_handler_state {
  using promise = caf::typed_response_promise<response_message>;

  explicit command_handler_state(command_handler_actor::pointer selfptr) noexcept : self(selfptr) {}
  ~command_handler_state();
  command_handler_state(const command_handler_state&) = delete;
  command_handler_state& operator=(const command_handler_state&) = delete;

  void start(handler_setup what);
  promise take(const execute_message& what);
  caf::typed_response_promise<drained_message> drain();
  /// Fails everything that waits: the campaign is closing under it.
  void abandon(const io::error& why);

  command_handler_actor::pointer self;
  campaign_store_actor store;
  snapshotter_actor snapshots;
  file_worker_actor files;
  static inline const char* name = "handler";

 private:
  /// The commands of one message; answered when the last of them is.
  struct asked_together {
    promise answer;
    std::vector<response_ptr> answers = {};
    std::size_t count = 0;

    void note(response_ptr what);
  };
  struct arrived {
    request what;
    std::shared_ptr<asked_together> asker;
    found known;
  };
  struct leaving {
    std::shared_ptr<asked_together> asker;
    std::shared_ptr<response> what;
    /// Leaves when everything up to this seq is durable.
    model::seq_t needs = 0;
    /// Tells of a backup too, unless somebody waits behind it.
    bool backs_up = false;
  };

  /// Whether an append is answered when it is synced, or before.
  enum class how_durable : std::uint8_t { written, synced };

  void pump();
  void handle(arrived& now, step what, std::shared_ptr<const model::state> before);
  /// True while what is on disk is not all that was accepted.
  [[nodiscard]] bool is_behind() const;
  void look_up(const missing_content& what);
  void look_up(const missing_past& what);
  void look_up(const missing_records& what);
  template <class Message>
  void ask_files(Message what);
  void store_command(accepted_command command);
  void send_appends();
  void on_written(model::seq_t seq, how_durable how, const written_message& answer);
  void fail_campaign(const io::error& why);
  void answer_leaving();
  void leave(arrived& now, response what, model::seq_t needs);
  void consider_snapshot(accepted_command& command);
  void write_due_snapshot(const io::log_position& end);
  void write_snapshot(std::shared_ptr<const io::snapshot> what, snapshot_message::urgency how);
  void on_snapshot(const snapshot_done_message& answer);
  [[nodiscard]] bool may_leave(const leaving& first) const;
  void start_backup();
  void on_backup(const io::result<done>& outcome);
  void sync_all();
  void finish_draining();

  handler_setup setup_;
  std::optional<executor> executor_;
  std::deque<arrived> inbox_;
  std::deque<leaving> leaving_;
  append_queue appends_;
  /// The front of the inbox waits for the file worker.
  bool looking_ = false;
  /// The front of the inbox needs the disk, and waits until all before it is there.
  bool catching_up_ = false;
  /// As durable as the campaign promises.
  io::log_position durable_;
  /// The highest seq that is known to be synced.
  model::seq_t synced_ = 0;
  /// Why the campaign takes no more commands; nothing while it does.
  std::optional<io::error> failure_;
  /// A state to be cached as soon as its events are durable.
  std::shared_ptr<io::snapshot> due_;
  snapshot_message::urgency due_how_ = snapshot_message::urgency::may_drop;
  model::seq_t last_snapshot_ = 0;
  std::size_t snapshots_under_way_ = 0;
  caf::actor_clock::time_point snapshot_began_ = {};
  /// Until then no number of events makes a snapshot due.
  caf::actor_clock::time_point snapshots_pause_until_ = {};
  /// The event behind which a backup is due.
  std::optional<model::seq_t> backup_due_;
  std::size_t backups_under_way_ = 0;
  io::result<done> last_snapshot_outcome_ = done{};
  std::optional<caf::typed_response_promise<drained_message>> draining_;
  /// Told with the next answer.
  std::vector<std::string> notices_;
  /// The same, or when the campaign is closed.
  std::vector<std::string> late_notices_;
};

/// The COMMAND HANDLER. Owns the live state; parses, decides, applies, and answers once the
/// events are durable, going on with the next command meanwhile.
command_handler_actor::behavior_type command_handler(
    command_handler_actor::stateful_pointer<command_handler_state> self, handler_setup setup,
    campaign_store_actor store, snapshotter_actor snapshots, file_worker_actor files);

}  // namespace dnd::actors
