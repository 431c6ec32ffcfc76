#include "cli/host/campaign_table.hpp"

#include "cli/app/advice.hpp"
#include "cli/app/context.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::cli::host {
namespace {

[[nodiscard]] io::error too_much_waits() {
  return {.code = io::ec::busy,
          .what = "the host has too much to do to open another campaign",
          .todo = "Try again in a moment."};
}

[[nodiscard]] io::error out_of_touch() {
  return {.code = io::ec::busy,
          .what =
              "the host has not heard of its database for so long that another host may have "
              "taken over",
          .todo = "Try again in a moment."};
}

[[nodiscard]] io::error all_in_use(std::size_t open_max) {
  return {.code = io::ec::busy,
          .what = fmt::format("{} campaigns are open at the host, which is the most, and somebody "
                              "follows or plays each of them",
                              open_max),
          .todo = "Try again when one is left, or ask another host."};
}

[[nodiscard]] io::error host_stops() {
  return {.code = io::ec::closed,
          .what = "the host is stopping",
          .todo = "Try again when it runs again."};
}

}  // namespace

hosted_campaign::hosted_campaign(io::file_ops& ops, actors::campaign_info about,
                                 const actors::campaign_address& where,
                                 std::unique_ptr<actors::open_campaign> open)
    : ops_(ops),
      about_(std::move(about)),
      layers_(where.content),
      addable_(ops, where),
      open_(std::move(open)),
      seen_(*open_),
      last_state_(open_->report().state) {}

model::views::viewer hosted_campaign::viewer_for(const caller& who) const {
  const actors::state_ptr now = last_state();
  const model::rulings& of_file = open_->report().house;
  return who.viewer().with((now ? model::in_force(of_file, *now) : of_file).health);
}

actors::state_ptr hosted_campaign::last_state() const {
  const std::lock_guard lock(mutex_);
  return last_state_;
}

void hosted_campaign::note_state(const actors::state_ptr& now) {
  if (now == nullptr) return;
  const std::lock_guard lock(mutex_);
  if (last_state_ == nullptr || last_state_->seq() <= now->seq()) last_state_ = now;
}

void campaign_table::let_go(const hosted_ptr& which, const io::error& why) {
  const std::lock_guard lock(mutex_);
  const auto found = open_.find(which->label());
  if (found == open_.end() || found->second.campaign != which) return;
  with_.log.warning(why.code == io::ec::moved ? "moved" : "failed",
                    {{"campaign", which->label()}, {"why", io::render(with_advice(why))}});
  which->mark_gone();
  close_later({which});
  open_.erase(found);
}

void campaign_table::give_up_what_is_wanted() {
  std::vector<std::string> now;
  {
    const std::lock_guard lock(mutex_);
    // What is neither open nor being opened is somebody else's already, or free for them to take.
    std::erase_if(wanted_elsewhere_, [&](const std::string& label) {
      if (open_.contains(label)) now.push_back(label);
      return !opening_.contains(label);
    });
  }
  for (const std::string& label : now) give_up(label);
}

void campaign_table::give_up(const std::optional<std::string>& label) {
  std::vector<hosted_ptr> which;
  const std::lock_guard lock(mutex_);
  for (auto at = open_.begin(); at != open_.end();) {
    if (label && at->first != *label) {
      ++at;
      continue;
    }
    with_.log.info("given_up", {{"campaign", at->first}});
    at->second.campaign->mark_gone();
    which.push_back(std::move(at->second.campaign));
    at = open_.erase(at);
  }
  close_later(std::move(which));
}

void campaign_table::follow_wishes() {
  if (with_.store == nullptr) return;
  for (const auto& each : with_.store->take_notices()) {
    using kind = io::store_notice::kind;
    if (each.what == kind::taken_over)
      with_.log.warning("taken_over", {{"campaign", each.campaign}, {"from", each.about}});
    else if (each.what == kind::fenced)
      with_.log.warning("fenced", {{"by", each.about}});
    else
      with_.log.warning("commit_in_doubt", {{"why", each.about}});
  }
  for (std::string& label : with_.store->take_wanted()) {
    const std::lock_guard lock(mutex_);
    wanted_elsewhere_.insert(std::move(label));
  }
  give_up_what_is_wanted();
  const bool drains = with_.store->drains();
  if (drains && !drained_.exchange(true)) with_.log.info("draining");
  if (drains) give_up({});
}

void campaign_table::forget_after_lapse() {
  if (with_.store == nullptr || with_.store->lapses() == lapses_seen_) return;
  lapses_seen_ = with_.store->lapses();
  with_.log.warning("lease_lapsed", {{"campaigns", std::uint64_t{open_.size()}}});
  std::vector<hosted_ptr> all;
  for (auto& [label, each] : open_) {
    each.campaign->mark_gone();
    all.push_back(each.campaign);
  }
  open_.clear();
  close_later(std::move(all));
}

hosted_ptr campaign_table::find(const std::string& label) {
  if (!lease_runs()) return nullptr;
  const std::lock_guard lock(mutex_);
  forget_after_lapse();
  const auto found = open_.find(label);
  if (found == open_.end()) return nullptr;
  found->second.last_used = with_.uptime();
  return found->second.campaign;
}

void campaign_table::use(const std::string& label, receiver then) {
  {
    std::unique_lock lock(mutex_);
    if (is_closing_) {
      lock.unlock();
      return then(host_stops());
    }
    if (!lease_runs()) {
      lock.unlock();
      return then(out_of_touch());
    }
    forget_after_lapse();
    const auto found = open_.find(label);
    if (found != open_.end()) {
      found->second.last_used = with_.uptime();
      const hosted_ptr campaign = found->second.campaign;
      lock.unlock();
      return then(campaign);
    }
    auto& waiting = waiting_[label];
    waiting.push_back(std::move(then));
    if (waiting.size() > 1) return;
  }
  if (with_.jobs.post(label, [this, label] { open(label); })) return;
  std::vector<receiver> refused;
  {
    const std::lock_guard lock(mutex_);
    refused = std::exchange(waiting_[label], {});
    waiting_.erase(label);
  }
  for (const receiver& each : refused) each(too_much_waits());
}

void campaign_table::open(const std::string& label) {
  io::result<hosted_ptr> opened = open_now(label);
  if (!opened) {
    with_.log.warning("not_opened",
                      {{"campaign", label}, {"why", io::render(with_advice(opened.error()))}});
    // The lease ran out while it was tried: that passes, whatever it was.
    if (!lease_runs()) opened = out_of_touch();
  }
  std::vector<receiver> waiting;
  {
    const std::lock_guard lock(mutex_);
    waiting = std::move(waiting_.at(label));
    waiting_.erase(label);
  }
  for (const receiver& each : waiting) each(opened);
}

io::result<hosted_ptr> campaign_table::open_now(const std::string& label) {
  const settings_ptr settings = with_.settings();
  actors::workspace places(with_.ops, workspace_options_of(*settings, with_.store));
  const auto found = places.find_campaign(label);
  if (!found) return found.error();
  if (auto already = find(found->label)) return already;
  if (auto room = take_place(); !room) return std::move(room).error();
  // From here on a wish of an operator is kept until it is open.
  {
    const std::lock_guard lock(mutex_);
    opening_.insert(found->label);
  }
  auto opened = open_found(*found, places.address_of(*found, *settings));
  const std::lock_guard lock(mutex_);
  --places_taken_;
  opening_.erase(opening_.find(found->label));
  if (!opened) return opened;
  // Another spelling may have been quicker.
  return open_.try_emplace(found->label, entry{.campaign = *opened, .last_used = with_.uptime()})
      .first->second.campaign;
}

io::result<hosted_ptr> campaign_table::open_found(const actors::campaign_info& which,
                                                  const actors::campaign_address& where) {
  auto opened = with_.engine.open(where);
  if (!opened) return std::move(opened).error();
  const actors::open_report& report = (*opened)->report();
  with_.log.info("opened", {{"campaign", which.label}, {"replayed", report.replayed}});
  for (const std::string& each : report.warnings)
    with_.log.warning("open_warning", {{"campaign", which.label}, {"warning", each}});
  return std::make_shared<hosted_campaign>(with_.ops, which, where, *std::move(opened));
}

io::result<done> campaign_table::take_place() {
  for (;;) {
    hosted_ptr leaves;
    {
      const std::lock_guard lock(mutex_);
      const auto taken = open_.size() + places_taken_ + closing_;
      if (taken < with_.open_max) {
        ++places_taken_;
        return done{};
      }
      const auto at = idlest();
      if (at == open_.end()) return all_in_use(with_.open_max);
      leaves = std::move(at->second.campaign);
      open_.erase(at);
      ++closing_;
    }
    close(leaves);
    leaves.reset();
    const std::lock_guard lock(mutex_);
    --closing_;
  }
}

std::map<std::string, campaign_table::entry>::iterator campaign_table::idlest() {
  auto found = open_.end();
  for (auto at = open_.begin(); at != open_.end(); ++at)
    if (at->second.campaign.use_count() == 1 &&
        (found == open_.end() || at->second.last_used < found->second.last_used))
      found = at;
  return found;
}

void campaign_table::close_idle() {
  const auto now = with_.uptime();
  const std::chrono::milliseconds longest = with_.settings()->idle_close.value;
  std::vector<hosted_ptr> idle;
  {
    const std::lock_guard lock(mutex_);
    for (auto at = open_.begin(); at != open_.end();) {
      entry& each = at->second;
      // Copies are made under the lock alone, so one that nobody else has stays alone.
      if (each.campaign.use_count() > 1) each.last_used = now;
      const bool is_idle =
          each.campaign.use_count() == 1 && (is_closing_ || now - each.last_used >= longest);
      if (is_idle) idle.push_back(std::move(each.campaign));
      at = is_idle ? open_.erase(at) : std::next(at);
    }
    close_later(std::move(idle));
  }
}

void campaign_table::close_all() {
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
  }
  close_idle();
}

std::size_t campaign_table::open_count() {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

void campaign_table::close_later(std::vector<hosted_ptr> which) {
  closing_ += which.size();
  for (hosted_ptr& each : which) {
    // The last of its owners is the job, so that it is gone when the pool is through.
    auto owned = std::make_shared<hosted_ptr>(std::move(each));
    const std::string label = (*owned)->label();
    with_.jobs.post_surely(label, [this, owned] {
      close(*owned);
      owned->reset();
      const std::lock_guard lock(mutex_);
      --closing_;
    });
  }
}

void campaign_table::close(const hosted_ptr& which) {
  const auto closed = which->campaign().close();
  for (const std::string& each : which->campaign().take_notices())
    with_.log.warning("close_warning", {{"campaign", which->label()}, {"warning", each}});
  if (closed)
    with_.log.info("closed", {{"campaign", which->label()}});
  else
    with_.log.error("not_closed", {{"campaign", which->label()},
                                   {"why", io::render(with_advice(closed.error()))}});
}

}  // namespace dnd::cli::host
