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

/// False for what there is nothing to do for, and for what is refused anyway.
bool changes_the_state(const std::string& line) {
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
  executor_.emplace(*setup_.found, setup_.options.house, setup_.seed, std::move(setup_.ids));
  setup_.found = nullptr;
  durable_ = setup_.end;
  synced_ = durable_.seq;
  executor_->set_durable(durable_.seq);
  answers_.emplace(setup_.inbox);
  policy_.emplace(setup_.options.snapshot_every, setup_.snapshot_seq, setup_.snapshot_pause);
}

snapshot_policy::time command_handler_state::now() const {
  return self->clock().now();
}

// -- carrying out ------------------------------------------------------------

void command_handler_state::collect() {
  // What comes while a command waits for a file stays in the inbox.
  if (!working_.empty()) return;
  auto batch = setup_.inbox->take();
  setup_.counts->commands += batch.posts.size();
  for (auto& each : batch.posts) working_.push_back({.given = std::move(each)});
  if (batch.more) self->send(self, collect_message{});
  pump();
}

void command_handler_state::pump() {
  while (!working_.empty() && !is_looking_) {
    auto& now = working_.front();
    try {
      carry_out(now);
    } catch (const std::exception& why) {
      answer(now,
             failed_response(
                 {.code = io::ec::internal,
                  .what = std::string("the command could not be carried out: ") + why.what(),
                  .todo = "Nothing was changed by it."}),
             executor_->state().seq());
    }
    if (!is_looking_) working_.pop_front();
  }
  send_appends();
  answer_durable();
}

void command_handler_state::carry_out(working_command& now) {
  const auto& what = now.given.what;
  if (failure_ && changes_the_state(what.line))
    return answer(now, failed_response(read_only_because(*failure_)), durable_.seq);
  const bool wants_states = what.wanted == attach::states;
  state_ptr before;
  if (wants_states) before = std::make_shared<model::state>(executor_->state());
  auto next = executor_->execute(what.line, setup_.clock(), now.known, what.terms);
  if (auto* given = std::get_if<response>(&next)) {
    if (wants_states && !given->after) given->after = std::move(before);
    answer(now, std::move(*given), executor_->state().seq());
  } else if (auto* made = std::get_if<outgoing_commit>(&next)) {
    accept(now, std::move(*made), std::move(before));
  } else if (const auto* content = std::get_if<missing_content>(&next)) {
    look_up(find_content_message{setup_.content, content->names});
  } else if (const auto* stretch = std::get_if<missing_stretch>(&next)) {
    look_up(find_stretch_message{setup_.campaign, stretch->events});
  } else if (auto* marks = std::get_if<missing_marks>(&next)) {
    look_up(find_marks_message{setup_.campaign, std::move(*marks)});
  } else {
    look_up(find_commit_message{setup_.campaign, std::get<missing_commit>(next).seq});
  }
}

void command_handler_state::accept(working_command& now, outgoing_commit made, state_ptr before) {
  response accepted;
  accepted.how = outcome::accepted;
  accepted.what = made.what;
  accepted.taken_back = std::exchange(made.taken_back, {});
  accepted.before = std::move(before);
  if (accepted.before) accepted.after = std::make_shared<model::state>(executor_->state());
  answer(now, std::move(accepted), made.what->last);
  if (policy_->wants(made, this->now()))
    policy_->hold(std::make_shared<io::snapshot>(
                      io::snapshot{.at = {}, .state = executor_->state(), .ids = executor_->ids()}),
                  made);
  if (made.wants_backup && setup_.archives) {
    backup_due_ = made.what->last;
    answers_->back().backs_up = true;
  }
  unpublished_.push_back(made.what);
  appends_.push(std::make_shared<const outgoing_commit>(std::move(made)));
}

/// The commands after it stand still until the answer is there: they keep their order.
template <class Message>
void command_handler_state::look_up(Message what) {
  is_looking_ = true;
  self->request(files, answer_timeout, std::move(what))
      .then([this](const found_message& answer) { on_found(answer); },
            [this](const caf::error&) { on_no_file_worker(); });
}

void command_handler_state::on_found(const found_message& answer) {
  is_looking_ = false;
  working_.front().known.add(*answer.what);
  pump();
  collect();
}

void command_handler_state::on_no_file_worker() {
  is_looking_ = false;
  const io::error why{.code = io::ec::closed,
                      .what = "what a command needs could not be read: the file worker is gone",
                      .todo = "Open the campaign again."};
  answer(working_.front(), failed_response(why), durable_.seq);
  working_.pop_front();
  // Promise 5: those after it were given in the belief that it would be carried out.
  fail_campaign(why);
  pump();
  collect();
}

// -- the way to the log ------------------------------------------------------

void command_handler_state::send_appends() {
  for (auto next = appends_.take(); !next.empty(); next = appends_.take()) {
    const auto seq = next.back()->what->last;
    const bool synced =
        setup_.options.durable == io::durability::command ||
        std::ranges::any_of(next, [](const auto& one) { return one->ends_stretch; });
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
  if (const auto due = policy_->take(durable_, now())) write_snapshot(*due);
  if (backup_due_ && *backup_due_ <= synced_) start_backup();
  // Whoever has an answer can follow from there: what it answers is in the feed.
  publish();
  answer_durable();
}

void command_handler_state::publish() {
  while (!unpublished_.empty() && unpublished_.front()->last <= durable_.seq) {
    setup_.feed->publish(std::move(unpublished_.front()));
    unpublished_.pop_front();
  }
}

/// Promise 14: what was not durable by now is not acknowledged, ever.
void command_handler_state::fail_campaign(const io::error& why) {
  if (failure_) return;
  failure_ = why;
  appends_.clear();
  policy_->drop();
  backup_due_.reset();
  unpublished_.clear();
  answers_->fail(why, durable_.seq);
  if (auto then = executor_->state_after(durable_.seq); then && then->seq() == durable_.seq) {
    auto ids = executor_->ids();
    ids.forget_after(durable_.seq);
    executor_.emplace(*then, setup_.options.house, setup_.seed, std::move(ids));
  }
  answer_durable();
}

// -- answers -----------------------------------------------------------------

void command_handler_state::answer(working_command& now, response what, model::seq_t needs) {
  what.notices = std::exchange(notices_, {});
  std::ranges::move(std::exchange(late_notices_, {}), std::back_inserter(what.notices));
  answers_->push({.done = std::move(now.given.done),
                  .what = std::make_shared<response>(std::move(what)),
                  .needs = needs});
}

bool command_handler_state::may_leave(const answer_queue::answer& first) const {
  // After a failure nothing more will become durable, so nothing may wait for it.
  if (failure_) return true;
  if (first.needs > durable_.seq) return false;
  // The answer waits for a backup to say what came of it, unless somebody waits after it.
  const bool backs_up = first.backs_up && backups_under_way_ > 0;
  return !backs_up || answers_->size() > 1 || !working_.empty() || !setup_.inbox->is_empty();
}

void command_handler_state::answer_durable() {
  while (!answers_->is_empty() && may_leave(answers_->front())) {
    DND_ASSERT(answers_->front().what->how != outcome::accepted ||
               answers_->front().needs <= durable_.seq);
    answers_->leave();
  }
  finish_draining();
}

// -- snapshots and backups ---------------------------------------------------

void command_handler_state::write_snapshot(const snapshot_policy::due& what) {
  DND_ASSERT(what.what->at.seq <= synced_ && what.what->at.seq == what.what->state.seq());
  self->request(snapshots, answer_timeout, snapshot_message{what.what, what.how})
      .then([this](const snapshot_done_message& answer) { on_snapshot(answer); },
            // A snapshot is only a cache: without a snapshotter there is none.
            [this](const caf::error&) { on_snapshot({}); });
}

void command_handler_state::on_snapshot(const snapshot_done_message& answer) {
  policy_->note_done(now());
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
                backup_message{.campaign = setup_.campaign,
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
    const bool waits = !answers_->is_empty() && answers_->front().backs_up;
    (waits ? answers_->front().what->notices : late_notices_)
        .push_back("The backup was not made: " + io::render(outcome.error()) +
                   " The campaign itself is not touched by this.");
  }
  answer_durable();
}

// -- closing -----------------------------------------------------------------

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
  setup_.inbox->close();
  collect();
  finish_draining();
  return answer;
}

void command_handler_state::finish_draining() {
  if (!draining_ || !draining_->pending() || !answers_->is_empty()) return;
  if (!working_.empty() || !setup_.inbox->is_empty()) return;
  if (policy_->under_way() > 0 || backups_under_way_ > 0) return;
  if (!failure_ && synced_ < durable_.seq) return sync_all();
  if (failure_ || !policy_->wants_last(durable_.seq)) {
    const auto outcome = failure_ ? io::result<done>(*failure_) : last_snapshot_outcome_;
    draining_->deliver(drained_message{outcome, std::exchange(late_notices_, {})});
    return;
  }
  policy_->note_last(durable_.seq, now());
  write_snapshot({.what = std::make_shared<io::snapshot>(io::snapshot{
                      .at = durable_, .state = executor_->state(), .ids = executor_->ids()}),
                  .how = snapshot_policy::urgency::must});
}

/// Fails everything that waits: the campaign is closing under it.
void command_handler_state::abandon(const io::error& why) {
  if (!answers_) return;
  setup_.inbox->close();
  answers_->abandon(why);
  const auto fail = [&](post& each) {
    setup_.inbox->note_answered();
    each.done(not_taken(why));
  };
  for (auto& each : working_) fail(each.given);
  working_.clear();
  for (auto batch = setup_.inbox->take(); !batch.posts.empty(); batch = setup_.inbox->take())
    for (auto& each : batch.posts) fail(each);
  setup_.feed->close();
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
      [self](const collect_message&) { self->state.collect(); },
      [self](const drain_message&) -> caf::result<drained_message> { return self->state.drain(); },
  };
}

}  // namespace dnd::actors
