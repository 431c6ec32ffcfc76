#include "actors/engine.hpp"

#include "actors/campaign/responses.hpp"
#include "actors/campaign_core.hpp"
#include "actors/campaign_host.hpp"
#include "actors/content_questions.hpp"
#include "actors/scheduling.hpp"
#include "io/store/file/file_store.hpp"

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/event_based_actor.hpp>
#include <caf/scheduler/coordinator.hpp>
#include <caf/scoped_actor.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace dnd::actors {

namespace {

std::int64_t system_clock_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

/// Nothing of CAF's own options, files or output.
struct system_config : caf::actor_system_config {
  system_config() {
    set("scheduler.max-threads", std::uint64_t{2});
    // Play goes on between two messages to an actor that has many.
    set("scheduler.max-throughput", std::uint64_t{4});
    load<caf::scheduler::coordinator<local_first>>();
  }
};

class campaign_client final : public open_campaign {
 public:
  using on_left = std::function<void(const std::shared_ptr<campaign_core>&)>;

  campaign_client(std::shared_ptr<campaign_core> core, io::log_store& store, io::file_ops& ops,
                  on_left left)
      : core_(std::move(core)),
        store_(store),
        ops_(ops),
        content_(ops, core_->where().content),
        left_(std::move(left)),
        report_(core_->report()) {}

  ~campaign_client() override { (void)close(); }
  campaign_client(const campaign_client&) = delete;
  campaign_client& operator=(const campaign_client&) = delete;

  /// Sees the campaign as it is now, and not as it was opened for somebody else.
  io::result<done> join() {
    auto now = state();
    if (!now) return std::move(now).error();
    report_ = {.warnings = {}, .replayed = 0, .state = *std::move(now)};
    return done{};
  }

  const open_report& report() const noexcept override { return report_; }

  response_ptr execute(request what) override {
    // The callback alone holds the promise: should the handler die with it, the future says so.
    auto promised = std::make_shared<std::promise<response_ptr>>();
    auto answer = promised->get_future();
    submit(std::move(what), [promised = std::move(promised)](response_ptr given) {
      promised->set_value(std::move(given));
    });
    if (answer.wait_for(answer_timeout) != std::future_status::ready) return not_taken(no_answer());
    try {
      return answer.get();
    } catch (const std::future_error&) {
      return not_taken(engine_gone());
    }
  }

  void submit(request what, std::function<void(response_ptr)> done) override {
    if (is_closed_) return done(not_taken(engine_gone()));
    core_->submit(std::move(what), std::move(done));
  }

  io::result<state_ptr> state() override {
    const auto answer = execute({.line = {}, .wanted = attach::states});
    // What came with this answer is for whoever gives commands, who has not seen it.
    core_->keep_notices(answer->notices);
    if (answer->failure) return *answer->failure;
    DND_ASSERT(answer->after != nullptr);
    return answer->after;
  }

  content_questions& content() noexcept override { return content_; }

  io::result<std::unique_ptr<actors::past>> past() override {
    const auto now = state();
    if (!now) return now.error();
    return past_in(store_, core_->where().id, (*now)->seq(), (*now)->rows());
  }

  io::result<model::ruled<model::views::chance_tally>> try_out(const what_if_terms& what) override {
    const auto now = state();
    if (!now) return now.error();
    return actors::try_out(**now, core_->where().options.house, ops_, core_->where().content, what);
  }

  io::result<std::vector<model::commit_ptr>> last_commits(std::size_t count) override {
    const auto now = state();
    if (!now) return now.error();
    return store_.read_last(core_->where().id, count, (*now)->seq());
  }

  io::result<std::unique_ptr<subscription>> subscribe(model::seq_t from, subscriber who) override {
    if (is_closed_) return engine_gone();
    return core_->subscribe(from, std::move(who));
  }

  io::result<done> reopen() override {
    if (is_closed_) return engine_gone();
    auto opened = core_->reopen();
    if (opened) report_ = core_->report();
    return opened;
  }

  std::vector<std::string> take_notices() override { return core_->take_notices(); }

  io::result<done> close() override {
    if (is_closed_.exchange(true)) return done{};
    auto outcome = core_->leave();
    left_(core_);
    return outcome;
  }

 private:
  std::shared_ptr<campaign_core> core_;
  io::log_store& store_;
  io::file_ops& ops_;
  content_questions content_;
  const on_left left_;
  open_report report_;
  std::atomic<bool> is_closed_{false};
};

class engine_impl final : public engine {
 public:
  engine_impl(std::unique_ptr<io::log_store> own, io::log_store& store, io::file_ops& ops,
              engine_options options)
      : own_store_(std::move(own)),
        store_(store),
        ops_(ops),
        counts_(std::make_shared<activity>()),
        system_(config_) {
    if (!options.clock) options.clock = system_clock_ms;
    const worker_setup with{.store = &store_, .ops = &ops, .counts = counts_};
    services_ = std::make_unique<feed_services>(system_, with);
    host_ = system_.spawn(campaign_host, host_setup{.store = &store_,
                                                    .ops = &ops,
                                                    .options = std::move(options),
                                                    .counts = counts_,
                                                    .blocking = threading::own_thread});
  }

  /// A handle that outlives the system hangs it.
  ~engine_impl() override {
    {
      const std::lock_guard lock(mutex_);
      campaigns_.clear();
    }
    {
      caf::scoped_actor self(system_);
      self->request(host_, answer_timeout, drain_message{})
          .receive([](const drained_message&) {}, [](const caf::error&) {});
    }
    services_.reset();
    host_ = nullptr;
  }
  engine_impl(const engine_impl&) = delete;
  engine_impl& operator=(const engine_impl&) = delete;

  io::result<std::unique_ptr<open_campaign>> open(const campaign_address& where) override {
    for (;;) {
      const auto core = core_of(where);
      const auto how = core->enter();
      if (!how || *how == campaign_core::entry::too_late) forget(core);
      if (!how) return how.error();
      if (*how == campaign_core::entry::too_late) continue;
      auto client = std::make_unique<campaign_client>(
          core, store_, ops_, [this](const std::shared_ptr<campaign_core>& left) { forget(left); });
      if (*how == campaign_core::entry::joined)
        if (auto joined = client->join(); !joined) return std::move(joined).error();
      return std::unique_ptr<open_campaign>(std::move(client));
    }
  }

  counters count() const override {
    return {.commands = counts_->commands,
            .syncs = counts_->syncs,
            .snapshots = counts_->snapshots,
            .bytes_written = counts_->bytes_written,
            .appends_waiting = counts_->orders_waiting,
            .appends_synced = counts_->orders_synced,
            .batches = {counts_->batches.begin(), counts_->batches.end()}};
  }

 private:
  std::shared_ptr<campaign_core> core_of(const campaign_address& where) {
    const std::lock_guard lock(mutex_);
    auto& core = campaigns_[where.id];
    if (core == nullptr) core = std::make_shared<campaign_core>(system_, host_, *services_, where);
    return core;
  }
  void forget(const std::shared_ptr<campaign_core>& core) {
    const std::lock_guard lock(mutex_);
    const auto found = campaigns_.find(core->where().id);
    if (found != campaigns_.end() && found->second == core && core->is_left())
      campaigns_.erase(found);
  }

  std::unique_ptr<io::log_store> own_store_;
  io::log_store& store_;
  io::file_ops& ops_;
  std::shared_ptr<activity> counts_;
  system_config config_;
  caf::actor_system system_;
  std::unique_ptr<feed_services> services_;
  campaign_host_actor host_;
  std::mutex mutex_;
  std::map<io::campaign_id, std::shared_ptr<campaign_core>> campaigns_;
};

}  // namespace

std::unique_ptr<engine> engine::start(io::file_ops& ops, engine_options options) {
  auto files = std::make_unique<io::file_store>(ops);
  auto& store = *files;
  return std::make_unique<engine_impl>(std::move(files), store, ops, std::move(options));
}

std::unique_ptr<engine> engine::start(io::log_store& store, io::file_ops& ops,
                                      engine_options options) {
  return std::make_unique<engine_impl>(nullptr, store, ops, std::move(options));
}

}  // namespace dnd::actors
