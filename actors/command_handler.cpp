#include "actors/command_handler.hpp"

#include "actors/campaign/responses.hpp"
#include "model/bounds.hpp"
#include "model/language/parse.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

namespace dnd::actors {

namespace {

/// False for what only asks, and for what is refused anyway.
bool changes_the_table(const std::string& line) {
  return model::parse_command(line).has_value();
}

}  // namespace

command_handler_state::~command_handler_state() {
  abandon({.code = io::ec::closed,
           .what = "the campaign was closed before this command was answered",
           .todo = "Open it again and look with `log` whether it happened."});
}

void command_handler_state::start(handler_setup what) {
  setup_ = std::move(what);
  executor_.emplace(*setup_.table, setup_.options.house, setup_.seed, std::move(setup_.ids));
  setup_.table = nullptr;
  durable_ = setup_.end;
  synced_ = durable_.seq;
  executor_->set_durable(durable_.seq);
  last_snapshot_ = setup_.snapshot_seq;
}

void command_handler_state::asked_together::note(response_ptr what) {
  answers.push_back(std::move(what));
  if (answers.size() == count) answer.deliver(response_message{std::move(answers)});
}

command_handler_state::promise command_handler_state::take(const execute_message& what) {
  auto asker = std::make_shared<asked_together>();
  asker->answer = self->make_response_promise<response_message>();
  asker->count = what.commands.size();
  asker->answers.reserve(asker->count);
  DND_ASSERT(asker->count > 0);
  setup_.counts->commands += asker->count;
  if (inbox_.size() + leaving_.size() + asker->count > bounds::commands_in_flight_max ||
      draining_) {
    auto why = draining_ ? io::error{.code = io::ec::closed,
                                     .what = "the campaign is being closed",
                                     .todo = "Open it again."}
                         : busy();
    const auto answer = std::make_shared<response>(failed_response(std::move(why)));
    for (std::size_t i = 0; i < what.commands.size(); ++i) asker->note(answer);
    return asker->answer;
  }
  for (const auto& command : what.commands)
    inbox_.push_back({.what = command, .asker = asker, .known = {}});
  pump();
  return asker->answer;
}

void command_handler_state::pump() {
  while (!inbox_.empty() && !looking_ && !catching_up_) {
    auto& now = inbox_.front();
    std::shared_ptr<const model::state> before;
    if (now.what.wanted == attach::table)
      before = std::make_shared<model::state>(executor_->table());
    try {
      if (failure_ && changes_the_table(now.what.line))
        leave(now, failed_response(read_only_because(*failure_)), durable_.seq);
      else
        handle(now, executor_->execute(now.what.line, setup_.clock(), now.known, now.what.terms),
               before);
    } catch (const std::exception& why) {
      leave(now,
            failed_response(
                {.code = io::ec::internal,
                 .what = std::string("the command could not be carried out: ") + why.what(),
                 .todo = "Nothing was changed by it."}),
            executor_->table().seq());
    }
    if (!looking_ && !catching_up_) inbox_.pop_front();
  }
  send_appends();
  answer_leaving();
}

void command_handler_state::handle(arrived& now, step what,
                                   std::shared_ptr<const model::state> before) {
  if (auto* answer = std::get_if<response>(&what)) {
    if (now.what.wanted == attach::table && !answer->table) answer->table = before;
    leave(now, std::move(*answer), executor_->table().seq());
  } else if (auto* command = std::get_if<accepted_command>(&what)) {
    response accepted;
    accepted.how = outcome::accepted;
    accepted.records = records_of(*command);
    accepted.before = std::move(before);
    if (now.what.wanted == attach::table)
      accepted.table = std::make_shared<model::state>(executor_->table());
    leave(now, std::move(accepted), command->last);
    leaving_.back().backs_up = command->wants_backup && setup_.archives;
    store_command(std::move(*command));
  } else if (const auto* content = std::get_if<missing_content>(&what)) {
    look_up(*content);
  } else if (const auto* place = std::get_if<missing_past>(&what)) {
    look_up(*place);
  } else {
    look_up(std::get<missing_records>(what));
  }
}

bool command_handler_state::is_behind() const {
  return !failure_ && durable_.seq < executor_->table().seq();
}

void command_handler_state::look_up(const missing_content& what) {
  ask_files(find_content_message{setup_.content, what.names});
}

// These read the log, which must not be written meanwhile, and must hold what was accepted.
void command_handler_state::look_up(const missing_past& what) {
  if (is_behind()) {
    catching_up_ = true;
    return;
  }
  ask_files(find_command_message{setup_.directory, what.seq});
}

void command_handler_state::look_up(const missing_records& what) {
  if (is_behind()) {
    catching_up_ = true;
    return;
  }
  ask_files(read_records_message{setup_.directory, what.last});
}

/// The inbox stands still until the answer is there: commands keep their order.
template <class Message>
void command_handler_state::ask_files(Message what) {
  looking_ = true;
  self->request(files, answer_timeout, std::move(what))
      .then(
          [this](const found_message& answer) {
            looking_ = false;
            inbox_.front().known = *answer.what;
            pump();
          },
          [this](const caf::error&) {
            looking_ = false;
            const io::error why{.code = io::ec::closed,
                                .what =
                                    "what a command needs could not be read: the file worker "
                                    "is gone",
                                .todo = "Open the campaign again."};
            leave(inbox_.front(), failed_response(why), durable_.seq);
            inbox_.pop_front();
            // Promise 5: those behind it were given in the belief that it would be carried out.
            fail_campaign(why);
            pump();
          });
}

void command_handler_state::store_command(accepted_command command) {
  consider_snapshot(command);
  if (command.wants_backup && setup_.archives) backup_due_ = command.last;
  appends_.push(std::make_shared<const accepted_command>(std::move(command)));
}

void command_handler_state::send_appends() {
  for (auto next = appends_.take(); !next.empty(); next = appends_.take()) {
    const auto seq = next.back()->last;
    const bool synced = setup_.options.durable == io::durability::command ||
                        std::ranges::any_of(
                            next, &accepted_command::ends_stretch,
                            [](const auto& one) -> const auto& { return *one; });
    const auto how = synced ? how_durable::synced : how_durable::written;
    self->request(store, caf::infinite, append_message{std::move(next), synced_})
        .then(
            [this, seq, how](const written_message& answer) {
              appends_.note_answer();
              on_written(seq, how, answer);
            },
            [this](const caf::error&) {
              fail_campaign({.code = io::ec::closed,
                             .what = "the log writer is gone",
                             .todo = "Open the campaign again."});
            });
  }
}

void command_handler_state::on_written(model::seq_t seq, how_durable how,
                                       const written_message& answer) {
  if (!answer.end) return fail_campaign(answer.end.error());
  if (failure_) return;
  DND_ASSERT(answer.end->seq == seq);
  DND_ASSERT(seq > durable_.seq);
  durable_ = *answer.end;
  if (how == how_durable::synced) synced_ = seq;
  executor_->set_durable(seq);
  send_appends();
  write_due_snapshot(durable_);
  if (backup_due_ && *backup_due_ <= synced_) start_backup();
  answer_leaving();
  if (catching_up_ && !is_behind()) {
    catching_up_ = false;
    pump();
  }
}

/// Promise 14: what was not durable by now is not acknowledged, ever.
void command_handler_state::fail_campaign(const io::error& why) {
  if (failure_) return;
  failure_ = why;
  appends_.clear();
  due_ = nullptr;
  backup_due_.reset();
  for (auto& waiting : leaving_) {
    if (waiting.needs <= durable_.seq) continue;
    waiting.what = std::make_shared<response>(failed_response(read_only_because(why)));
    waiting.needs = durable_.seq;
  }
  if (auto then = executor_->table_after(durable_.seq); then && then->seq() == durable_.seq) {
    auto ids = executor_->ids();
    ids.forget_behind(durable_.seq);
    executor_.emplace(*then, setup_.options.house, setup_.seed, std::move(ids));
  }
  answer_leaving();
  if (std::exchange(catching_up_, false)) pump();
}

void command_handler_state::leave(arrived& now, response what, model::seq_t needs) {
  what.notices = std::exchange(notices_, {});
  std::ranges::move(std::exchange(late_notices_, {}), std::back_inserter(what.notices));
  leaving_.push_back(
      {.asker = now.asker, .what = std::make_shared<response>(std::move(what)), .needs = needs});
}

bool command_handler_state::may_leave(const leaving& first) const {
  // After a failure nothing more will become durable, so nothing may wait for it.
  if (failure_) return true;
  if (first.needs > durable_.seq) return false;
  const bool backs_up = first.backs_up && backups_under_way_ > 0;
  return !backs_up || leaving_.size() > 1 || !inbox_.empty();
}

void command_handler_state::answer_leaving() {
  while (!leaving_.empty() && may_leave(leaving_.front())) {
    auto& first = leaving_.front();
    DND_ASSERT(first.what->how != outcome::accepted || first.needs <= durable_.seq);
    first.asker->note(std::move(first.what));
    leaving_.pop_front();
  }
  finish_draining();
}

void command_handler_state::consider_snapshot(accepted_command& command) {
  const bool many = command.last - last_snapshot_ >= setup_.options.snapshot_every &&
                    snapshots_under_way_ == 0 && self->clock().now() >= snapshots_pause_until_;
  if (!command.wants_snapshot && !many) return;
  if (due_ && due_how_ == snapshot_message::urgency::must && !command.wants_snapshot) return;
  due_ = std::make_shared<io::snapshot>();
  due_->table = executor_->table();
  due_->ids = executor_->ids();
  due_->at.seq = command.last;
  due_how_ = command.wants_snapshot ? snapshot_message::urgency::must
                                    : snapshot_message::urgency::may_drop;
  last_snapshot_ = command.last;
  command.is_snapshot_point = true;
  // Promise 19: no snapshot is ahead of what is synced.
  command.ends_stretch = true;
}

void command_handler_state::write_due_snapshot(const io::log_position& end) {
  if (!due_ || due_->at.seq != end.seq) return;
  due_->at = end;
  write_snapshot(std::exchange(due_, nullptr), due_how_);
}

void command_handler_state::write_snapshot(std::shared_ptr<const io::snapshot> what,
                                           snapshot_message::urgency how) {
  DND_ASSERT(what->at.seq <= synced_ && what->at.seq == what->table.seq());
  ++snapshots_under_way_;
  snapshot_began_ = self->clock().now();
  self->request(snapshots, answer_timeout, snapshot_message{std::move(what), how})
      .then([this](const snapshot_done_message& answer) { on_snapshot(answer); },
            // A snapshot is only a cache: without a snapshotter there is none.
            [this](const caf::error&) { on_snapshot({}); });
}

void command_handler_state::on_snapshot(const snapshot_done_message& answer) {
  --snapshots_under_way_;
  // A flood of commands has the disk for itself most of the time.
  const auto now = self->clock().now();
  snapshots_pause_until_ = now + bounds::snapshot_pause_factor * (now - snapshot_began_);
  last_snapshot_outcome_ = answer.outcome;
  if (!answer.outcome)
    notices_.push_back("The snapshot could not be written: " + io::render(answer.outcome.error()) +
                       " Nothing is lost by it; the log is whole.");
  finish_draining();
}

void command_handler_state::start_backup() {
  backup_due_.reset();
  ++backups_under_way_;
  // No time limit: it takes as long as the log is, and holds up nobody.
  self->request(setup_.archives, caf::infinite,
                backup_message{.directory = setup_.directory,
                               .now_ms = setup_.clock(),
                               .keep = setup_.options.backup_keep})
      .then([this](const backup_done_message& answer) { on_backup(answer.outcome); },
            [this](const caf::error&) {
              on_backup(io::error{.code = io::ec::closed, .what = "its worker is gone"});
            });
}

void command_handler_state::on_backup(const io::result<done>& outcome) {
  --backups_under_way_;
  if (!outcome) {
    const bool waits = !leaving_.empty() && leaving_.front().backs_up;
    (waits ? leaving_.front().what->notices : late_notices_)
        .push_back("The backup was not made: " + io::render(outcome.error()) +
                   " The campaign itself is not touched by this.");
  }
  answer_leaving();
}

/// A campaign that promises less than a sync per command is whole on disk when it is closed.
void command_handler_state::sync_all() {
  self->request(store, caf::infinite, sync_message{})
      .then(
          [this](const written_message& answer) {
            if (!answer.end) return fail_campaign(answer.end.error());
            synced_ = durable_.seq;
            finish_draining();
          },
          [this](const caf::error&) {
            fail_campaign({.code = io::ec::closed, .what = "the log writer is gone"});
          });
}

caf::typed_response_promise<drained_message> command_handler_state::drain() {
  auto answer = self->make_response_promise<drained_message>();
  if (draining_) {
    answer.deliver(drained_message{});
    return answer;
  }
  draining_ = answer;
  finish_draining();
  return answer;
}

void command_handler_state::finish_draining() {
  if (!draining_ || !draining_->pending() || !inbox_.empty() || !leaving_.empty()) return;
  if (snapshots_under_way_ > 0 || backups_under_way_ > 0) return;
  if (!failure_ && synced_ < durable_.seq) return sync_all();
  if (failure_ || last_snapshot_ == durable_.seq) {
    const auto outcome = failure_ ? io::result<done>(*failure_) : last_snapshot_outcome_;
    draining_->deliver(drained_message{outcome, std::exchange(late_notices_, {})});
    return;
  }
  last_snapshot_ = durable_.seq;
  write_snapshot(std::make_shared<io::snapshot>(io::snapshot{
                     .at = durable_, .table = executor_->table(), .ids = executor_->ids()}),
                 snapshot_message::urgency::must);
}

void command_handler_state::abandon(const io::error& why) {
  const auto answer = std::make_shared<response>(failed_response(why));
  for (auto& waiting : leaving_) waiting.asker->note(answer);
  for (auto& waiting : inbox_) waiting.asker->note(answer);
  leaving_.clear();
  inbox_.clear();
  if (draining_ && draining_->pending()) draining_->deliver(drained_message{why});
}

command_handler_actor::behavior_type command_handler(
    command_handler_actor::stateful_pointer<command_handler_state> self, handler_setup setup,
    campaign_store_actor store, snapshotter_actor snapshots, file_worker_actor files) {
  self->state.store = std::move(store);
  self->state.snapshots = std::move(snapshots);
  self->state.files = std::move(files);
  self->state.start(std::move(setup));
  return {
      [self](const execute_message& what) -> caf::result<response_message> {
        return self->state.take(what);
      },
      [self](const drain_message&) -> caf::result<drained_message> { return self->state.drain(); },
  };
}

}  // namespace dnd::actors
