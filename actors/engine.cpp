#include "actors/engine.hpp"

#include "actors/campaign/responses.hpp"
#include "actors/campaign_host.hpp"
#include "actors/courier.hpp"
#include "actors/scheduling.hpp"

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/event_based_actor.hpp>
#include <caf/scheduler/coordinator.hpp>
#include <caf/scoped_actor.hpp>

#include <algorithm>
#include <chrono>
#include <future>
#include <iterator>
#include <memory>
#include <utility>

namespace dnd::actors {

namespace {

std::int64_t system_clock_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

response_ptr failed(io::error why) {
  return std::make_shared<const response>(failed_response(std::move(why)));
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

class open_campaign_impl final : public open_campaign {
 public:
  open_campaign_impl(caf::actor_system& system, campaign_host_actor host, campaign_address where)
      : self_(system), host_(std::move(host)), where_(std::move(where)) {}

  ~open_campaign_impl() override { (void)close(); }

  const open_report& report() const noexcept override { return report_; }

  response_ptr execute(request what) override {
    // The callback alone holds the promise: should the courier die with it, the future says so.
    auto promised = std::make_shared<std::promise<response_ptr>>();
    auto answer = promised->get_future();
    submit(std::move(what), [promised = std::move(promised)](response_ptr given) {
      promised->set_value(std::move(given));
    });
    if (answer.wait_for(answer_timeout) != std::future_status::ready) return failed(no_answer());
    try {
      return answer.get();
    } catch (const std::future_error&) {
      return failed(engine_gone());
    }
  }

  void submit(request what, std::function<void(response_ptr)> done) override {
    if (!courier_) return done(failed(engine_gone()));
    post letter{std::move(what), std::move(done)};
    const auto room = outbox_->put(letter);
    if (room == outbox::room::none) return letter.done(failed(busy()));
    if (room == outbox::room::first) caf::anon_send(courier_, collect_message{});
  }

  io::result<done> reopen() override {
    if (!host_) return engine_gone();
    // What it failed for is known, and the reason to be here.
    const auto closed [[maybe_unused]] = close_handler();
    return open();
  }

  std::vector<std::string> take_notices() override { return std::exchange(notices_, {}); }

  io::result<done> close() override {
    auto outcome = close_handler();
    host_ = nullptr;
    return outcome;
  }

  io::result<done> open() {
    DND_ASSERT(!handler_);
    io::result<done> outcome = done{};
    self_->request(host_, caf::infinite, open_message{where_})
        .receive(
            [&](const opened_message& opened) {
              if (!*opened.what) {
                outcome = opened.what->error();
                return;
              }
              handler_ = (*opened.what)->handler;
              outbox_ = std::make_shared<outbox>();
              courier_ = self_->spawn(courier, outbox_, handler_);
              report_ = std::move((*opened.what)->report);
            },
            [&](const caf::error&) { outcome = engine_gone(); });
    return outcome;
  }

 private:
  io::result<done> close_handler() {
    if (!handler_) return done{};
    io::result<done> outcome = done{};
    // Everything that was submitted is carried out and answered before the campaign closes.
    self_->request(courier_, answer_timeout, drain_message{})
        .receive([](const delivered_message&) {}, [](const caf::error&) {});
    self_->request(host_, answer_timeout, close_message{where_.directory, handler_.address()})
        .receive(
            [&](const closed_message& closed) {
              outcome = closed.outcome;
              std::ranges::copy(closed.notices, std::back_inserter(notices_));
            },
            [&](const caf::error&) { outcome = engine_gone(); });
    self_->send_exit(courier_, caf::exit_reason::user_shutdown);
    courier_ = nullptr;
    handler_ = nullptr;
    return outcome;
  }

  caf::scoped_actor self_;
  campaign_host_actor host_;
  command_handler_actor handler_;
  courier_actor courier_;
  std::shared_ptr<outbox> outbox_;
  open_report report_;
  std::vector<std::string> notices_;
  campaign_address where_;
};

class engine_impl final : public engine {
 public:
  engine_impl(io::file_ops& ops, engine_options options)
      : counts_(std::make_shared<activity>()), system_(config_) {
    if (!options.clock) options.clock = system_clock_ms;
    host_ = system_.spawn(campaign_host, host_setup{.ops = &ops,
                                                    .options = std::move(options),
                                                    .counts = counts_,
                                                    .blocking = threading::own_thread});
  }

  /// Requires that every `open_campaign` is gone: a handle that outlives the system hangs it.
  ~engine_impl() override {
    {
      caf::scoped_actor self(system_);
      self->request(host_, answer_timeout, drain_message{})
          .receive([](const drained_message&) {}, [](const caf::error&) {});
    }
    host_ = nullptr;
  }

  io::result<std::unique_ptr<open_campaign>> open(const campaign_address& where) override {
    auto campaign = std::make_unique<open_campaign_impl>(system_, host_, where);
    if (auto opened = campaign->open(); !opened) return std::move(opened).error();
    return std::unique_ptr<open_campaign>(std::move(campaign));
  }

  counters count() const override {
    return {
        .commands = counts_->commands, .syncs = counts_->syncs, .snapshots = counts_->snapshots};
  }

 private:
  std::shared_ptr<activity> counts_;
  system_config config_;
  caf::actor_system system_;
  campaign_host_actor host_;
};

}  // namespace

std::unique_ptr<engine> engine::start(io::file_ops& ops, engine_options options) {
  return std::make_unique<engine_impl>(ops, std::move(options));
}

}  // namespace dnd::actors
