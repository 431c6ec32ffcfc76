#include "actors/engine.hpp"

#include "actors/campaign_host.hpp"
#include "model/bounds.hpp"

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/event_based_actor.hpp>
#include <caf/scoped_actor.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace dnd::actors {

namespace {

std::int64_t system_clock_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

io::error engine_gone() {
  return {.code = io::ec::closed,
          .what = "the campaign is closed",
          .todo = "Open it again and look with `log` whether the command happened."};
}

response_ptr gone_response() {
  auto answer = std::make_shared<response>();
  answer->how = outcome::failed;
  answer->failure = engine_gone();
  return answer;
}

response_ptr busy_response() {
  auto answer = std::make_shared<response>();
  answer->how = outcome::failed;
  answer->failure = io::error{
      .code = io::ec::busy,
      .what = fmt::format("{} commands are in flight already", bounds::commands_in_flight_max),
      .todo = "Wait for answers before sending more."};
  return answer;
}

/// Nothing of CAF's own options, files or output.
struct system_config : caf::actor_system_config {
  system_config() {
    // An idle round trip costs two thirds of what it does with work stealing.
    set("scheduler.policy", caf::atom("sharing"));
    set("scheduler.max-threads", std::uint64_t{2});
  }
};

class engine_impl;

struct post {
  request what;
  std::function<void(response_ptr)> done;
};
/// Answered when everything that was posted before is.
struct delivered_message {};

/// Carries commands that nobody waits for. One per open campaign, so that order is kept.
using courier_actor =
    caf::typed_actor<takes<std::shared_ptr<const post>>, answers<drain_message, delivered_message>>;

struct courier_state {
  explicit courier_state(courier_actor::pointer) noexcept {}

  command_handler_actor handler;
  std::size_t under_way = 0;
  std::vector<caf::typed_response_promise<delivered_message>> waiting;
  static inline const char* name = "courier";

  void finish() {
    if (under_way > 0) return;
    for (auto& asked : std::exchange(waiting, {})) asked.deliver(delivered_message{});
  }
};

courier_actor::behavior_type courier(courier_actor::stateful_pointer<courier_state> self,
                                     command_handler_actor handler) {
  self->state.handler = std::move(handler);
  return {
      [self](const std::shared_ptr<const post>& letter) {
        ++self->state.under_way;
        const auto deliver = [self, letter](response_ptr answer) {
          letter->done(std::move(answer));
          --self->state.under_way;
          self->state.finish();
        };
        self->request(self->state.handler, answer_timeout, execute_message{letter->what})
            .then([deliver](const response_message& answer) { deliver(answer.answer); },
                  [deliver](const caf::error&) { deliver(gone_response()); });
      },
      [self](const drain_message&) -> caf::result<delivered_message> {
        self->state.waiting.push_back(self->make_response_promise<delivered_message>());
        auto answer = self->state.waiting.back();
        self->state.finish();
        return answer;
      },
  };
}

class open_campaign_impl final : public open_campaign {
 public:
  open_campaign_impl(caf::actor_system& system, campaign_host_actor host, campaign_address where)
      : self_(system), host_(std::move(host)), where_(std::move(where)) {}

  ~open_campaign_impl() override { (void)close(); }

  const open_report& report() const noexcept override { return report_; }

  response_ptr execute(request what) override {
    if (!handler_) return gone_response();
    response_ptr answer;
    self_->request(handler_, answer_timeout, execute_message{std::move(what)})
        .receive([&](const response_message& got) { answer = got.answer; },
                 [&](const caf::error&) { answer = gone_response(); });
    return answer;
  }

  void submit(request what, std::function<void(response_ptr)> done) override {
    if (!courier_) return done(gone_response());
    if (in_flight_->fetch_add(1) >= bounds::commands_in_flight_max) {
      in_flight_->fetch_sub(1);
      return done(busy_response());
    }
    auto letter = std::make_shared<post>();
    letter->what = std::move(what);
    letter->done = [count = in_flight_, done = std::move(done)](response_ptr answer) {
      count->fetch_sub(1);
      done(std::move(answer));
    };
    self_->send(courier_, std::shared_ptr<const post>(std::move(letter)));
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
              courier_ = self_->spawn(courier, handler_);
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
    self_->request(courier_, caf::infinite, drain_message{})
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
  /// Posted and not answered: the mailboxes behind hold no more than this.
  std::shared_ptr<std::atomic<std::size_t>> in_flight_ =
      std::make_shared<std::atomic<std::size_t>>(0);
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

CAF_ALLOW_UNSAFE_MESSAGE_TYPE(std::shared_ptr<const dnd::actors::post>)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::delivered_message)
