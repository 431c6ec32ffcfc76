#include "actors/campaign_host.hpp"

#include "actors/campaign/command_inbox.hpp"
#include "actors/campaign_store.hpp"
#include "actors/command_handler.hpp"
#include "actors/encounter_log.hpp"
#include "actors/file_worker.hpp"
#include "actors/log_writer.hpp"
#include "actors/snapshotter.hpp"
#include "actors/threads.hpp"
#include "io/store/joint_log.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <random>
#include <utility>

namespace dnd::actors {

namespace {

opened_message cannot_open(io::error why) {
  return {std::make_shared<io::result<opened_campaign>>(std::move(why))};
}

std::uint64_t random_seed() {
  std::random_device entropy;
  return (std::uint64_t{entropy()} << 32) ^ entropy();
}

/// A blocking actor gets its own thread in a program, and the scheduler's in a test.
template <class Self, class... Args>
auto spawn_blocking(Self* self, threading how, Args&&... args) {
  return how == threading::own_thread
             ? self->template spawn<caf::detached>(std::forward<Args>(args)...)
             : self->spawn(std::forward<Args>(args)...);
}

open_report report_of(io::loaded_log& found, const io::config::campaign_options& options,
                      state_ptr state) {
  open_report report{.warnings = std::move(found.warnings),
                     .replayed = found.replayed,
                     .state = std::move(state),
                     .house = options.house};
  if (options.durable == io::durability::encounter)
    report.warnings.push_back(
        "durability: encounter: commands are safe at the end of a fight and of a session; a "
        "crash may take those since.");
  return report;
}

io::error part_has_stopped() {
  return {.code = io::ec::closed,
          .what = "a part of the campaign's engine has stopped",
          .todo = "Open the campaign again."};
}

constexpr auto stopped = caf::exit_reason::user_shutdown;

}  // namespace

void campaign_host_state::start(host_setup what) {
  setup_ = std::move(what);
  const auto watched = [this](auto worker) {
    self->monitor(worker);
    return worker;
  };
  const auto start_worker = [this] {
    return spawn_blocking(self, setup_.blocking, file_worker, worker());
  };
  workers_.begin(
      {.log_writer =
           [this, watched] {
             return watched(spawn_blocking(self, setup_.blocking, log_writer, setup_.counts));
           },
       .file_worker = [watched, start_worker] { return watched(start_worker()); },
       .archiver = start_worker},
      setup_.options.log_writers);
}

worker_setup campaign_host_state::worker() const {
  return {.store = setup_.store, .ops = setup_.ops, .counts = setup_.counts};
}

caf::typed_response_promise<opened_message> campaign_host_state::open(const open_message& what) {
  auto answer = self->make_response_promise<opened_message>();
  const auto& where = what.where;
  if (const auto at = campaigns_.find(where.id); at != campaigns_.end()) {
    if (at->second.retiring || !at->second.closing.empty())
      at->second.opening.emplace_back(what, answer);
    else
      answer.deliver(cannot_open(
          {.code = io::ec::locked,
           .what = fmt::format("campaign \"{}\" is open in this process already", where.name),
           .todo = "Close it first, or use the one that is open.",
           .path = where.id.text}));
    return answer;
  }
  load(what, answer);
  return answer;
}

void campaign_host_state::load(const open_message& what,
                               caf::typed_response_promise<opened_message> answer) {
  const auto& where = what.where;
  if (campaigns_.size() >= setup_.options.open_max || !closing_all_.empty()) {
    answer.deliver(cannot_open(
        {.code = io::ec::busy,
         .what = fmt::format("{} campaigns are open, and that is the most", campaigns_.size()),
         .todo = "Close one first.",
         .path = where.id.text}));
    return;
  }
  campaigns_.emplace(where.id, campaign_actors{});
  // A loader of its own: a long replay must not hold up the campaigns that are being played.
  auto loader = spawn_blocking(self, setup_.blocking, file_worker, worker());
  self->request(loader, caf::infinite, load_message{where.name, where.id, where.content})
      .then(
          [this, where, loader, answer](const loaded_message& loaded) {
            self->send_exit(loader, stopped);
            auto& found = *loaded.what;
            finish_loading(where,
                           found ? start_campaign(where, *std::move(found))
                                 : cannot_open(std::move(found).error()),
                           answer);
          },
          [this, where, answer](const caf::error&) {
            finish_loading(where,
                           cannot_open({.code = io::ec::internal,
                                        .what = "the campaign's loader has stopped",
                                        .todo = "Open the campaign again."}),
                           answer);
          });
}

void campaign_host_state::finish_loading(const campaign_address& where, opened_message opened,
                                         caf::typed_response_promise<opened_message> answer) {
  const bool is_open = opened.what->has_value();
  if (!is_open) campaigns_.erase(where.id);
  answer.deliver(std::move(opened));
  if (closing_all_.empty()) return;
  // The host is ending: what was being loaded then is closed like the others.
  if (is_open) (void)close(close_message{where.id, {}});
  finish_closing_all();
}

opened_message campaign_host_state::start_campaign(const campaign_address& where,
                                                   io::opened_log loaded) {
  auto& found = loaded.found;
  auto state = std::make_shared<const model::state>(std::move(found.state));
  auto& actors = campaigns_.at(where.id);
  actors.disk = loaded.disk;
  const bool is_joint = dynamic_cast<const io::joint_log*>(loaded.log.get()) != nullptr;
  const auto writer = workers_.take_writer(
      actors.disk, is_joint ? disk_workers::writing::together : disk_workers::writing::apart);
  actors.log = std::make_shared<written_log>(written_log{.log = std::move(loaded.log)});
  actors.writer = writer;
  using stage = encounter_log_state::stage;
  actors.encounters =
      self->spawn(encounter_log, state->fight() ? stage::fight : stage::no_fight, writer);
  actors.store = self->spawn(
      campaign_store,
      store_setup{.log = actors.log, .end = found.end, .durable = where.options.durable},
      actors.encounters);
  actors.snapshots =
      self->spawn(snapshotter,
                  snapshotter_setup{.campaign = where.id,
                                    .log = actors.log,
                                    .durable = found.end,
                                    .keep = {.every = where.options.checkpoint_every,
                                             .per_mille = where.options.checkpoint_per_mille}},
                  workers_.caches(actors.disk));
  auto inbox = std::make_shared<command_inbox>();
  auto feed = std::make_shared<commit_feed>(found.end.seq);
  handler_setup setup{.found = state,
                      .end = found.end,
                      .campaign = where.id,
                      .content = where.content,
                      .options = where.options,
                      .seed = setup_.options.seed ? *setup_.options.seed : random_seed(),
                      .clock = setup_.options.clock,
                      .counts = setup_.counts,
                      .snapshot_seq = found.snapshot_seq,
                      .snapshot_pause = loaded.checkpoint_pause,
                      .ids = std::move(found.ids),
                      .inbox = inbox,
                      .feed = feed};
  if (where.options.backup_keep > 0) setup.archives = workers_.archives(actors.disk);
  actors.handler = self->spawn(command_handler, std::move(setup), actors.store, actors.snapshots,
                               workers_.files(actors.disk));
  self->monitor(actors.handler);
  self->monitor(actors.store);
  self->monitor(actors.encounters);
  self->monitor(actors.snapshots);
  return {std::make_shared<io::result<opened_campaign>>(
      opened_campaign{.handler = actors.handler,
                      .inbox = std::move(inbox),
                      .feed = std::move(feed),
                      .report = report_of(found, where.options, std::move(state)),
                      .disk = actors.disk})};
}

caf::typed_response_promise<closed_message> campaign_host_state::close(const close_message& what) {
  auto answer = self->make_response_promise<closed_message>();
  const auto at = campaigns_.find(what.campaign);
  if (at == campaigns_.end() || !at->second.log) {
    answer.deliver(closed_message{});
    return answer;
  }
  auto& actors = at->second;
  if (what.handler && actors.handler.address() != what.handler) {
    answer.deliver(closed_message{part_has_stopped()});
    return answer;
  }
  const bool first = actors.closing.empty() && !actors.retiring;
  actors.closing.push_back(answer);
  if (!first) return answer;
  self->request(actors.handler, answer_timeout, drain_message{})
      .then(
          [this, campaign = what.campaign, log = actors.log](const drained_message& drained) {
            stop_campaign(campaign, log, {drained.outcome, drained.notices});
          },
          [this, campaign = what.campaign, log = actors.log](const caf::error&) {
            stop_campaign(campaign, log, {part_has_stopped(), {}});
          });
  return answer;
}

void campaign_host_state::stop_campaign(const io::campaign_id& campaign, const written_log_ptr& log,
                                        closed_message outcome) {
  const auto at = campaigns_.find(campaign);
  if (at == campaigns_.end() || at->second.log != log || at->second.retiring) return;
  auto& actors = at->second;
  actors.retiring = true;
  if (!outcome.outcome) worst_ = outcome.outcome;
  actors.outcome = std::move(outcome);
  end_actors(actors);
  // Lines may be on their way to the writer. The lock goes when none of them can be written any
  // more, and before anyone hears that it is free.
  self->request(actors.writer, answer_timeout, retire_message{actors.log})
      .then([this, campaign](const retired_message&) { finish_campaign(campaign); },
            [this, campaign](const caf::error&) {
              // A writer that is gone writes nothing.
              campaigns_.at(campaign).log->log->release();
              finish_campaign(campaign);
            });
}

void campaign_host_state::finish_campaign(const io::campaign_id& campaign) {
  const auto at = campaigns_.find(campaign);
  DND_ASSERT(at != campaigns_.end() && at->second.retiring);
  auto actors = std::move(at->second);
  campaigns_.erase(at);
  if (actors.writer) workers_.give_back(actors.disk, actors.writer);
  for (auto& waiting : actors.closing) waiting.deliver(actors.outcome);
  for (auto& [what, answer] : actors.opening) {
    if (campaigns_.contains(campaign))
      answer.delegate(campaign_host_actor(self), what);
    else
      load(what, answer);
  }
  finish_closing_all();
}

void campaign_host_state::end_actors(const campaign_actors& actors) {
  if (!actors.handler) return;
  self->send_exit(actors.handler, stopped);
  self->send_exit(actors.snapshots, stopped);
  self->send_exit(actors.store, stopped);
  self->send_exit(actors.encounters, stopped);
}

caf::typed_response_promise<drained_message> campaign_host_state::close_all() {
  auto answer = self->make_response_promise<drained_message>();
  closing_all_.push_back(answer);
  std::vector<io::campaign_id> open;
  for (const auto& [id, actors] : campaigns_)
    if (actors.handler && actors.closing.empty() && !actors.retiring) open.push_back(id);
  for (const auto& id : open)
    self->request(campaign_host_actor(self), answer_timeout, close_message{id, {}})
        .then([](const closed_message&) {}, [](const caf::error&) {});
  finish_closing_all();
  return answer;
}

void campaign_host_state::finish_closing_all() {
  if (closing_all_.empty() || !campaigns_.empty()) return;
  for (auto& waiting : std::exchange(closing_all_, {})) waiting.deliver(drained_message{worst_});
  stop_services();
  self->quit(stopped);
}

void campaign_host_state::stop_services() {
  workers_.end_all([this](const auto& worker) { self->send_exit(worker, stopped); });
  for (const auto& [id, actors] : campaigns_) end_actors(actors);
}

void campaign_host_state::on_down(const caf::down_msg& what) {
  // One of those that were ended here, of which there are thousands when a host stops.
  if (what.reason == stopped) return;
  const auto is = [&](const auto& actor) { return actor && actor.address() == what.source; };
  std::vector<std::pair<io::campaign_id, written_log_ptr>> broken;
  const auto without_workers = workers_.replace(what.source);
  for (const auto& [id, actors] : campaigns_) {
    if (!actors.handler) continue;
    if (without_workers == actors.disk || is(actors.writer) || is(actors.handler) ||
        is(actors.store) || is(actors.encounters) || is(actors.snapshots))
      broken.emplace_back(id, actors.log);
  }
  for (const auto& [id, log] : broken) stop_campaign(id, log, {part_has_stopped(), {}});
}

campaign_host_actor::behavior_type campaign_host(
    campaign_host_actor::stateful_pointer<campaign_host_state> self, host_setup setup) {
  self->state.start(std::move(setup));
  self->set_down_handler([self](const caf::down_msg& what) { self->state.on_down(what); });
  self->set_exit_handler([self](const caf::exit_msg& what) {
    self->state.stop_services();
    self->quit(what.reason);
  });
  return {
      [self](const open_message& what) -> caf::result<opened_message> {
        return self->state.open(what);
      },
      [self](const close_message& what) -> caf::result<closed_message> {
        return self->state.close(what);
      },
      [self](const drain_message&) -> caf::result<drained_message> {
        return self->state.close_all();
      },
  };
}

}  // namespace dnd::actors
