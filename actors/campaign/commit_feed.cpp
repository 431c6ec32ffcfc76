#include "actors/campaign/commit_feed.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {

// -- commit_feed -------------------------------------------------------------

void commit_feed::publish(model::commit_ptr what) {
  notify_later wake;
  {
    const std::lock_guard lock(mutex_);
    DND_ASSERT(what->first == last_ + 1);
    last_ = what->last;
    commits_.push_back(std::move(what));
    const auto most =
        followers_.empty() ? bounds::feed_commits_unfollowed_max : bounds::feed_commits_max;
    while (commits_.size() > most) commits_.pop_front();
    if (!followers_.empty() && !std::exchange(is_notifying_, true)) wake = wake_;
  }
  if (wake) wake(shared_from_this());
}

void commit_feed::notify() {
  std::vector<std::shared_ptr<follower>> all;
  {
    const std::lock_guard lock(mutex_);
    is_notifying_ = false;
    all.reserve(followers_.size());
    std::erase_if(followers_, [&](const std::weak_ptr<follower>& each) {
      auto alive = each.lock();
      if (alive != nullptr) all.push_back(std::move(alive));
      return each.expired();
    });
  }
  for (const auto& each : all) each->notice();
}

void commit_feed::close() {
  std::vector<std::weak_ptr<follower>> all;
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    all = std::exchange(followers_, {});
  }
  for (const auto& each : all)
    if (const auto alive = each.lock()) alive->end(subscription_end::closed);
}

bool commit_feed::add(const std::shared_ptr<follower>& who, notify_later wake) {
  const std::lock_guard lock(mutex_);
  if (is_closed_) return false;
  followers_.push_back(who);
  wake_ = std::move(wake);
  return true;
}

model::seq_t commit_feed::first_held() const {
  return commits_.empty() ? last_ + 1 : commits_.front()->first;
}

commit_feed::slice commit_feed::read(model::seq_t from, std::size_t most) const {
  const std::lock_guard lock(mutex_);
  slice out{.is_incomplete = from < first_held(), .first = first_held(), .commits = {}};
  if (out.is_incomplete) return out;
  auto at = std::ranges::lower_bound(commits_, from, {},
                                     [](const model::commit_ptr& each) { return each->last; });
  for (; at != commits_.end() && out.commits.size() < most; ++at) out.commits.push_back(*at);
  return out;
}

std::optional<std::size_t> commit_feed::count_from(model::seq_t from) const {
  const std::lock_guard lock(mutex_);
  if (from < first_held()) return std::nullopt;
  const auto at = std::ranges::lower_bound(
      commits_, from, {}, [](const model::commit_ptr& each) { return each->last; });
  return static_cast<std::size_t>(commits_.end() - at);
}

model::seq_t commit_feed::last() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

// -- follower ----------------------------------------------------------------

follower::follower(std::shared_ptr<commit_feed> feed, model::seq_t from, subscriber who,
                   page_request ask_for_page)
    : feed_(std::move(feed)),
      who_(std::move(who)),
      ask_for_page_(std::move(ask_for_page)),
      next_(std::max<model::seq_t>(from, 1)) {}

void follower::start() {
  const auto waiting = feed_->count_from(next_);
  {
    const std::lock_guard lock(mutex_);
    is_live_ = waiting.has_value();
  }
  // Whoever has nothing to catch up with is woken up when something happens.
  if (!waiting || *waiting > 0) wake_owner();
}

std::vector<model::commit_ptr> follower::take(std::size_t most) {
  std::vector<model::commit_ptr> out;
  std::optional<io::seq_range> wanted;
  {
    const std::lock_guard lock(mutex_);
    out = take_now(most, wanted);
  }
  if (wanted) ask_for_page_(shared_from_this(), *wanted);
  return out;
}

std::vector<model::commit_ptr> follower::take_now(std::size_t most,
                                                  std::optional<io::seq_range>& wanted) {
  std::vector<model::commit_ptr> out;
  while (!page_.empty() && out.size() < most) {
    out.push_back(std::move(page_.front()));
    page_.pop_front();
  }
  if (end_ == subscription_end::none && page_.empty() && !page_is_coming_ && out.size() < most) {
    const model::seq_t from = out.empty() ? next_ : out.back()->last + 1;
    auto slice = feed_->read(from, most - out.size());
    if (!slice.is_incomplete) {
      is_live_ = true;
      std::ranges::move(slice.commits, std::back_inserter(out));
    } else if (is_live_) {
      end_now(subscription_end::too_slow);
    } else {
      page_is_coming_ = true;
      wanted = io::seq_range{from, slice.first - 1};
    }
  }
  if (!out.empty()) next_ = out.back()->last + 1;
  // Whoever has taken less than it could knows that there is no more.
  if (out.size() < most) was_woken_ = false;
  return out;
}

std::vector<model::commit_ptr> follower::wait(std::size_t most, std::chrono::milliseconds longest) {
  const auto until = std::chrono::steady_clock::now() + longest;
  for (;;) {
    auto out = take(most);
    if (!out.empty()) return out;
    std::unique_lock lock(mutex_);
    const auto may_go_on = [this] { return was_woken_ || end_ != subscription_end::none; };
    if (!changed_.wait_until(lock, until, may_go_on)) return {};
    if (end_ != subscription_end::none && page_.empty()) return {};
  }
}

subscription_status follower::status() const {
  const std::lock_guard lock(mutex_);
  return {.end = end_, .resume_from = next_, .failure = failure_};
}

void follower::take_page(io::result<std::vector<model::commit_ptr>> page) {
  {
    const std::lock_guard lock(mutex_);
    page_is_coming_ = false;
    if (end_ != subscription_end::none) return;
    if (!page) {
      failure_ = page.error();
      end_now(subscription_end::failed);
    } else if (page->empty() || page->front()->first > next_ || page->front()->last < next_) {
      failure_ = io::error{
          .code = io::ec::internal, .what = "the store did not give what follows", .seq = next_};
      end_now(subscription_end::failed);
    } else {
      page_.assign(page->begin(), page->end());
    }
  }
  wake_owner();
}

void follower::notice() {
  {
    const std::lock_guard lock(mutex_);
    if (end_ != subscription_end::none) return;
    // What is read from the store comes first; `take` will find the rest.
    if (!is_live_) return;
    const auto waiting = feed_->count_from(next_);
    if (!waiting || *waiting > who_.lag_max)
      end_now(subscription_end::too_slow);
    else if (*waiting == 0)
      return;
  }
  wake_owner();
}

void follower::end(subscription_end why) {
  {
    const std::lock_guard lock(mutex_);
    if (end_ != subscription_end::none) return;
    end_now(why);
  }
  wake_owner();
}

void follower::end_now(subscription_end why) {
  end_ = why;
  // What was not handed out is not counted as seen: `next_` says where to go on.
  page_.clear();
  changed_.notify_all();
}

void follower::wake_owner() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(was_woken_, true)) return;
    changed_.notify_all();
  }
  const std::lock_guard call(calling_);
  if (!is_dismissed_ && who_.on_ready) who_.on_ready();
}

void follower::dismiss() {
  {
    const std::lock_guard call(calling_);
    is_dismissed_ = true;
  }
  end(subscription_end::closed);
}

}  // namespace dnd::actors
