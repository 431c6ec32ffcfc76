#include "actors/campaign_core.hpp"

#include "actors/scheduling.hpp"

#include "actors/campaign/command_inbox.hpp"
#include "actors/campaign/responses.hpp"
#include "actors/feed_notifier.hpp"

#include <fmt/format.h>

#include <caf/event_based_actor.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::actors {

namespace {

/// Ends the subscription when its owner lets go of it.
class owned_subscription final : public subscription {
 public:
  explicit owned_subscription(std::shared_ptr<follower> who) : who_(std::move(who)) {}
  ~owned_subscription() override { who_->dismiss(); }
  owned_subscription(const owned_subscription&) = delete;
  owned_subscription& operator=(const owned_subscription&) = delete;

  std::vector<model::commit_ptr> take(std::size_t most) override { return who_->take(most); }
  std::vector<model::commit_ptr> wait(std::size_t most,
                                      std::chrono::milliseconds longest) override {
    return who_->wait(most, longest);
  }
  subscription_status status() const override { return who_->status(); }

 private:
  std::shared_ptr<follower> who_;
};

}  // namespace

// -- feed_services -----------------------------------------------------------

feed_services::~feed_services() {
  for (auto& [disk, reader] : readers_)
    caf::anon_send_exit(reader, caf::exit_reason::user_shutdown);
  if (notifier_) caf::anon_send_exit(notifier_, caf::exit_reason::user_shutdown);
}

file_worker_actor feed_services::start(std::uint64_t disk) {
  const std::lock_guard lock(mutex_);
  auto& reader = readers_[disk];
  if (!reader) reader = system_.spawn<caf::detached>(file_worker, with_);
  if (!notifier_) notifier_ = system_.spawn<caf::detached>(feed_notifier, threading::own_thread);
  return reader;
}

io::result<std::unique_ptr<subscription>> feed_services::follow(
    const io::campaign_id& campaign, std::uint64_t disk, const std::shared_ptr<commit_feed>& feed,
    model::seq_t from, subscriber who) {
  file_worker_actor reader = start(disk);
  if (from > feed->last() + 1)
    return io::error{
        .code = io::ec::not_found,
        .what = fmt::format("there is no event {} yet: the last one is {}", from, feed->last()),
        .todo = "Begin at most with the event after the last one."};
  who.lag_max = std::clamp<std::size_t>(who.lag_max, 1, bounds::feed_commits_max);
  auto ask = [readers = std::move(reader), campaign](std::shared_ptr<follower> whom,
                                                     const io::seq_range& range) {
    caf::anon_send(readers, catch_up_message{campaign, std::move(whom), range});
  };
  auto made = std::make_shared<follower>(feed, from, std::move(who), std::move(ask));
  auto wake = [notifier = notifier_](std::shared_ptr<commit_feed> which) {
    caf::anon_send(notifier, notify_message{std::move(which)});
  };
  if (!feed->add(made, std::move(wake))) return engine_gone();
  made->start();
  return std::unique_ptr<subscription>(std::make_unique<owned_subscription>(std::move(made)));
}

// -- campaign_core -----------------------------------------------------------

campaign_core::campaign_core(caf::actor_system& system, campaign_host_actor host,
                             feed_services& services, campaign_address where)
    : where_(std::move(where)), services_(services), self_(system), host_(std::move(host)) {}

io::result<campaign_core::entry> campaign_core::enter() {
  const std::lock_guard lock(mutex_);
  if (is_left_) return entry::too_late;
  auto how = entry::joined;
  if (!handler_) {
    if (auto opened = open_now(); !opened) {
      is_left_ = clients_ == 0;
      return std::move(opened).error();
    }
    how = entry::opened;
  }
  ++clients_;
  return how;
}

io::result<done> campaign_core::leave() {
  const std::lock_guard lock(mutex_);
  DND_ASSERT(clients_ > 0);
  if (--clients_ > 0) return done{};
  is_left_ = true;
  return close_now();
}

bool campaign_core::is_left() const {
  const std::lock_guard lock(mutex_);
  return is_left_;
}

open_report campaign_core::report() const {
  const std::lock_guard lock(handles_mutex_);
  return report_;
}

void campaign_core::submit(request what, std::function<void(response_ptr)> done) {
  command_handler_actor handler;
  std::shared_ptr<command_inbox> inbox;
  {
    const std::lock_guard lock(handles_mutex_);
    handler = handler_;
    inbox = inbox_;
  }
  if (inbox == nullptr) return done(not_taken(engine_gone()));
  post given{std::move(what), std::move(done)};
  switch (inbox->put(given)) {
    case command_inbox::room::none:
      return given.done(not_taken(busy()));
    case command_inbox::room::closed:
      return given.done(not_taken(closing()));
    case command_inbox::room::first:
      return caf::anon_send(handler, collect_message{});
    case command_inbox::room::queued:
      return;
  }
}

io::result<std::unique_ptr<subscription>> campaign_core::subscribe(model::seq_t from,
                                                                   subscriber who) {
  std::shared_ptr<commit_feed> feed;
  std::uint64_t disk = 0;
  {
    const std::lock_guard lock(handles_mutex_);
    feed = feed_;
    disk = disk_;
  }
  if (feed == nullptr) return engine_gone();
  return services_.follow(where_.id, disk, feed, from, std::move(who));
}

io::result<done> campaign_core::reopen() {
  const std::lock_guard lock(mutex_);
  // What it failed for is known, and the reason to be here.
  const auto closed [[maybe_unused]] = close_now();
  return open_now();
}

void campaign_core::keep_notices(const std::vector<std::string>& notices) {
  if (notices.empty()) return;
  const std::lock_guard lock(handles_mutex_);
  notices_.insert(notices_.end(), notices.begin(), notices.end());
}

std::vector<std::string> campaign_core::take_notices() {
  const std::lock_guard lock(handles_mutex_);
  return std::exchange(notices_, {});
}

io::result<done> campaign_core::open_now() {
  DND_ASSERT(!handler_);
  io::result<done> outcome = done{};
  self_->request(host_, caf::infinite, open_message{where_})
      .receive(
          [&](const opened_message& opened) {
            if (!*opened.what) {
              outcome = opened.what->error();
              return;
            }
            const std::lock_guard lock(handles_mutex_);
            auto& found = **opened.what;
            handler_ = found.handler;
            inbox_ = found.inbox;
            feed_ = found.feed;
            disk_ = found.disk;
            report_ = std::move(found.report);
          },
          [&](const caf::error&) { outcome = engine_gone(); });
  return outcome;
}

io::result<done> campaign_core::close_now() {
  command_handler_actor handler;
  {
    // What comes from now on is answered that the campaign is closed; what came before is carried
    // out and answered before it is.
    const std::lock_guard lock(handles_mutex_);
    handler = std::exchange(handler_, nullptr);
    inbox_ = nullptr;
    feed_ = nullptr;
  }
  if (!handler) return done{};
  // The last to let go may be what was called with an answer.
  if (is_scheduler_thread()) {
    caf::anon_send(host_, close_message{where_.id, handler.address()});
    return done{};
  }
  io::result<done> outcome = done{};
  self_->request(host_, answer_timeout, close_message{where_.id, handler.address()})
      .receive(
          [&](const closed_message& closed) {
            outcome = closed.outcome;
            const std::lock_guard lock(handles_mutex_);
            std::ranges::copy(closed.notices, std::back_inserter(notices_));
          },
          [&](const caf::error&) { outcome = engine_gone(); });
  return outcome;
}

}  // namespace dnd::actors
