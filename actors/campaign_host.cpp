#include "actors/campaign_host.hpp"

#include "actors/campaign_store.hpp"
#include "actors/command_handler.hpp"
#include "actors/encounter_log.hpp"
#include "actors/file_worker.hpp"
#include "actors/log_writer.hpp"
#include "actors/snapshotter.hpp"
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

open_report report_of(io::loaded_campaign& loaded, io::durability durable,
                      std::shared_ptr<const model::state> table) {
  open_report report{.recovery = std::move(loaded.recovery),
                     .warnings = std::move(loaded.warnings),
                     .replayed = loaded.replayed,
                     .table = std::move(table)};
  if (durable == io::durability::encounter)
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
  writers_.resize(std::max<std::size_t>(setup_.options.log_writers, 1));
  for (auto& writer : writers_) start_writer(writer);
  start_file_worker();
}

void campaign_host_state::start_writer(log_writer_actor& writer) {
  writer = spawn_blocking(self, setup_.blocking, log_writer, setup_.counts);
  self->monitor(writer);
}

void campaign_host_state::start_file_worker() {
  files_ = spawn_blocking(self, setup_.blocking, file_worker, setup_.ops, setup_.counts);
  self->monitor(files_);
}

caf::typed_response_promise<opened_message> campaign_host_state::open(const open_message& what) {
  auto answer = self->make_response_promise<opened_message>();
  const auto& where = what.where;
  if (const auto at = campaigns_.find(where.directory); at != campaigns_.end()) {
    if (at->second.retiring)
      at->second.opening.emplace_back(what, answer);
    else
      answer.deliver(cannot_open(
          {.code = io::ec::locked,
           .what = fmt::format("campaign \"{}\" is open in this process already", where.name),
           .todo = "Close it first, or use the one that is open.",
           .path = where.directory}));
    return answer;
  }
  load(what, answer);
  return answer;
}

void campaign_host_state::load(const open_message& what,
                               caf::typed_response_promise<opened_message> answer) {
  const auto& where = what.where;
  if (campaigns_.size() >= bounds::open_campaigns_max || !closing_all_.empty()) {
    answer.deliver(cannot_open(
        {.code = io::ec::busy,
         .what = fmt::format("{} campaigns are open, and that is the most", campaigns_.size()),
         .todo = "Close one first.",
         .path = where.directory}));
    return;
  }
  campaigns_.emplace(where.directory, campaign_actors{});
  // A loader of its own: a long replay must not hold up the campaigns that are being played.
  auto loader = spawn_blocking(self, setup_.blocking, file_worker, setup_.ops, setup_.counts);
  self->request(loader, caf::infinite, load_message{where.name, where.directory})
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
  if (!is_open) campaigns_.erase(where.directory);
  answer.deliver(std::move(opened));
  if (closing_all_.empty()) return;
  // The host is ending: what was being loaded then is closed like the others.
  if (is_open) (void)close(close_message{where.directory});
  finish_closing_all();
}

opened_message campaign_host_state::start_campaign(const campaign_address& where,
                                                   loaded_files loaded) {
  const auto& campaign = loaded.campaign;
  auto table = std::make_shared<const model::state>(campaign.table);
  auto& actors = campaigns_.at(where.directory);
  const auto writer = writers_[next_writer_++ % writers_.size()];
  const auto file =
      loaded.files->log.has_encounter() ? encounter_file::present : encounter_file::absent;
  actors.files = loaded.files;
  actors.writer = writer;
  actors.encounters = self->spawn(encounter_log, file, writer);
  actors.store = self->spawn(campaign_store, loaded.files, campaign.end, where.options.durable,
                             actors.encounters);
  actors.snapshots = self->spawn(snapshotter, where.directory, files_);
  handler_setup setup{.table = table,
                      .end = campaign.end,
                      .name = where.name,
                      .directory = where.directory,
                      .content = where.content,
                      .options = where.options,
                      .seed = setup_.options.seed.value_or(0),
                      .clock = setup_.options.clock,
                      .counts = setup_.counts,
                      .snapshot_seq = campaign.snapshot_seq,
                      .ids = campaign.ids};
  if (!setup_.options.seed) setup.seed = random_seed();
  if (where.options.backup_keep > 0) {
    if (!archives_)
      archives_ = spawn_blocking(self, setup_.blocking, file_worker, setup_.ops, setup_.counts);
    setup.archives = archives_;
  }
  actors.handler =
      self->spawn(command_handler, std::move(setup), actors.store, actors.snapshots, files_);
  self->monitor(actors.handler);
  self->monitor(actors.store);
  self->monitor(actors.encounters);
  self->monitor(actors.snapshots);
  return {std::make_shared<io::result<opened_campaign>>(opened_campaign{
      .handler = actors.handler,
      .report = report_of(loaded.campaign, where.options.durable, std::move(table))})};
}

caf::typed_response_promise<closed_message> campaign_host_state::close(const close_message& what) {
  auto answer = self->make_response_promise<closed_message>();
  const auto at = campaigns_.find(what.directory);
  if (at == campaigns_.end() || !at->second.files) {
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
          [this, directory = what.directory, files = actors.files](const drained_message& drained) {
            stop_campaign(directory, files, {drained.outcome, drained.notices});
          },
          [this, directory = what.directory, files = actors.files](const caf::error&) {
            stop_campaign(directory, files, {part_has_stopped(), {}});
          });
  return answer;
}

void campaign_host_state::stop_campaign(const std::string& directory,
                                        const std::shared_ptr<open_files>& files,
                                        closed_message outcome) {
  const auto at = campaigns_.find(directory);
  if (at == campaigns_.end() || at->second.files != files || at->second.retiring) return;
  auto& actors = at->second;
  actors.retiring = true;
  if (!outcome.outcome) worst_ = outcome.outcome;
  actors.outcome = std::move(outcome);
  end_actors(actors);
  // Lines may be on their way to the writer. The lock goes when none of them can be written any
  // more, and before anyone is told that it is free.
  self->request(actors.writer, answer_timeout, retire_message{actors.files})
      .then([this, directory](const retired_message&) { finish_campaign(directory); },
            [this, directory](const caf::error&) {
              // A writer that is gone writes nothing.
              campaigns_.at(directory).files->lock.reset();
              finish_campaign(directory);
            });
}

void campaign_host_state::finish_campaign(const std::string& directory) {
  const auto at = campaigns_.find(directory);
  DND_ASSERT(at != campaigns_.end() && at->second.retiring);
  auto actors = std::move(at->second);
  campaigns_.erase(at);
  for (auto& waiting : actors.closing) waiting.deliver(actors.outcome);
  for (auto& [what, answer] : actors.opening) {
    if (campaigns_.contains(directory))
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
  std::vector<std::string> open;
  for (const auto& [directory, actors] : campaigns_)
    if (actors.handler && actors.closing.empty() && !actors.retiring) open.push_back(directory);
  for (const auto& directory : open)
    self->request(campaign_host_actor(self), answer_timeout, close_message{directory, {}})
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
  for (auto& writer : std::exchange(writers_, {})) self->send_exit(writer, stopped);
  if (files_) self->send_exit(files_, stopped);
  files_ = nullptr;
  if (archives_) self->send_exit(archives_, stopped);
  archives_ = nullptr;
  for (const auto& [directory, actors] : campaigns_) end_actors(actors);
}

void campaign_host_state::on_down(const caf::down_msg& what) {
  const bool files_died = files_ && files_.address() == what.source;
  std::vector<std::pair<std::string, std::shared_ptr<open_files>>> broken;
  for (const auto& [directory, actors] : campaigns_) {
    if (!actors.handler) continue;
    if (files_died || actors.writer.address() == what.source ||
        actors.handler.address() == what.source || actors.store.address() == what.source ||
        actors.encounters.address() == what.source || actors.snapshots.address() == what.source)
      broken.emplace_back(directory, actors.files);
  }
  if (files_died) start_file_worker();
  for (auto& writer : writers_)
    if (writer.address() == what.source) start_writer(writer);
  for (const auto& [directory, files] : broken)
    stop_campaign(directory, files, {part_has_stopped(), {}});
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
