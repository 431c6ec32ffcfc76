#pragma once

#include "actors/campaign/answer_queue.hpp"
#include "actors/campaign/append_queue.hpp"
#include "actors/campaign/command_inbox.hpp"
#include "actors/campaign/executor.hpp"
#include "actors/campaign/snapshot_policy.hpp"
#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dnd::actors {

/// What a command handler is started with.
struct handler_setup {
  state_ptr found;
  io::log_position end;
  io::campaign_id campaign;
  std::vector<std::string> content;
  io::config::campaign_options options;
  std::uint64_t seed = 0;
  std::function<std::int64_t()> clock;
  std::shared_ptr<activity> counts;
  /// Seq of the snapshot that there is; 0: none.
  model::seq_t snapshot_seq = 0;
  /// See `io::opened_log::checkpoint_pause`.
  std::chrono::milliseconds snapshot_pause{0};
  /// Of the commands that can be answered again.
  io::recent_ids ids = {};
  /// Who makes backups; nobody: there are none.
  file_worker_actor archives = {};
  /// Where commands come from, and where commits go to besides the answers.
  std::shared_ptr<command_inbox> inbox;
  std::shared_ptr<commit_feed> feed;
};

/// The way of a command: the inbox → carried out, applied → `answers_` (waits until its events are
/// durable) → answered. Answers leave in the order in which commands came.
struct command_handler_state {
  explicit command_handler_state(command_handler_actor::pointer selfptr) noexcept : self(selfptr) {}
  ~command_handler_state();
  command_handler_state(const command_handler_state&) = delete;
  command_handler_state& operator=(const command_handler_state&) = delete;

  void start(handler_setup what);
  void collect();
  caf::typed_response_promise<drained_message> drain();

  command_handler_actor::pointer self;
  campaign_store_actor store;
  snapshotter_actor snapshots;
  file_worker_actor files;
  static inline const char* name = "handler";

 private:
  /// A command that is being carried out.
  struct working_command {
    post given;
    lookup_results known = {};
  };
  /// Whether an append is answered when it is synced, or before.
  enum class how_durable : std::uint8_t { written, synced };

  void pump();
  void carry_out(working_command& now);
  void accept(working_command& now, outgoing_commit made, state_ptr before);
  template <class Message>
  void look_up(Message what);
  void on_found(const found_message& answer);
  void on_no_file_worker();
  void send_appends();
  void on_written(model::seq_t seq, how_durable how, const written_message& answer);
  void publish();
  void fail_campaign(const io::error& why);
  void answer(working_command& now, response what, model::seq_t needs);
  void answer_durable();
  [[nodiscard]] bool may_leave(const answer_queue::answer& first) const;
  void write_snapshot(const snapshot_policy::due& what);
  void on_snapshot(const snapshot_done_message& answer);
  void start_backup();
  void on_backup(const io::result<done>& outcome);
  void sync_all();
  void finish_draining();
  void abandon(const io::error& why);
  [[nodiscard]] snapshot_policy::time now() const;

  handler_setup setup_;
  std::optional<executor> executor_;
  std::optional<answer_queue> answers_;
  std::optional<snapshot_policy> policy_;
  append_queue appends_;
  /// Taken from the inbox together; at most `bounds::commands_a_message_max`.
  std::deque<working_command> working_;
  /// The front of `working_` waits for the file worker.
  bool is_looking_ = false;
  /// Applied, and not durable yet.
  std::deque<model::commit_ptr> unpublished_;
  /// As durable as the campaign promises.
  io::log_position durable_;
  /// The highest seq that is known to be synced.
  model::seq_t synced_ = 0;
  /// Why the campaign takes no more commands; nothing while it does.
  std::optional<io::error> failure_;
  /// The event after which a backup is due.
  std::optional<model::seq_t> backup_due_;
  std::size_t backups_under_way_ = 0;
  io::result<done> last_snapshot_outcome_ = done{};
  std::optional<caf::typed_response_promise<drained_message>> draining_;
  /// For the next answer.
  std::vector<std::string> notices_;
  /// The same, or for when the campaign is closed.
  std::vector<std::string> late_notices_;
};

/// The COMMAND HANDLER. Owns the live state; parses, decides, applies, and answers once the
/// events are durable, going on with the next command meanwhile.
command_handler_actor::behavior_type command_handler(
    command_handler_actor::stateful_pointer<command_handler_state> self, handler_setup setup,
    campaign_store_actor store, snapshotter_actor snapshots, file_worker_actor files);

}  // namespace dnd::actors
