#include "benchmarks/scenarios/engine_client.hpp"

#include "io/store/file/file_store.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace dnd::bench {

namespace {

io::error not_accepted(const actors::response& answer) {
  if (answer.failure) return *answer.failure;
  return {.code = io::ec::internal,
          .what = "a command was not accepted: " +
                  (answer.refusal ? answer.refusal->message : std::string("it was a question"))};
}

/// The answers that are still to come, seen by the client and by the engine's threads. Costs the
/// same however many campaigns there are.
class gate {
 public:
  gate(std::size_t campaigns, std::size_t each) : under_way_(campaigns, 0), each_(each) {
    for (std::size_t which = 0; which < campaigns; ++which) with_room_.push_back(which);
  }

  /// Waits until a campaign has room for an eighth of its commands, which are counted as given.
  /// So the client wakes up for several answers, as a client of several sockets does.
  std::pair<std::size_t, std::size_t> enter() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !with_room_.empty(); });
    const std::size_t which = with_room_.front();
    with_room_.pop_front();
    const auto room = each_ - under_way_[which];
    under_way_[which] = each_;
    all_under_way_ += room;
    return {which, room};
  }
  /// One more is given, room or not.
  void add() {
    const std::lock_guard lock(mutex_);
    ++under_way_.front();
    ++all_under_way_;
  }
  void leave(std::size_t which, const actors::response& answer) {
    const std::lock_guard lock(mutex_);
    if (answer.how != actors::outcome::accepted && !failure_) failure_ = not_accepted(answer);
    const bool had_room = has_room(which);
    --under_way_[which];
    if (--all_under_way_ == 0 || (!had_room && has_room(which))) changed_.notify_one();
    if (!had_room && has_room(which)) with_room_.push_back(which);
  }
  std::optional<io::error> wait_for_all() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return all_under_way_ == 0; });
    return failure_;
  }

 private:
  [[nodiscard]] bool has_room(std::size_t which) const {
    return under_way_[which] + std::max<std::size_t>(each_ / 8, 1) <= each_;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::size_t> under_way_;
  std::size_t all_under_way_ = 0;
  /// Each of them once, those that have waited longest first.
  std::deque<std::size_t> with_room_;
  std::size_t each_;
  std::optional<io::error> failure_;
};

const std::string& next_line(driven& one) {
  const auto& line = one.lines[one.next];
  one.next = (one.next + 1) % one.lines.size();
  return line;
}

}  // namespace

actors::campaign_address address_of(const made_campaign& campaign,
                                    const io::config::campaign_options& options) {
  return {.name = campaign.where.name,
          .id = io::id_of_directory(campaign.where.path),
          .content = campaign.content,
          .options = options};
}

io::config::campaign_options usual_options() {
  return {.durable = io::durability::command,
          .snapshot_every = bounds::snapshot_every_default,
          .house = {}};
}

std::vector<std::string> lines_for(const made_campaign& crowd, std::size_t touched) {
  const auto everybody = crowd.state.creatures();
  std::vector<std::string> lines;
  for (std::size_t from = 0; from + touched <= everybody.size(); from += touched) {
    std::string whom;
    for (const auto& who : everybody.subspan(from, touched))
      whom += (whom.empty() ? "" : " and: ") + who->id.str();
    lines.push_back(fmt::format("damage to: {} amount: 1 type: slashing", whom));
    lines.push_back(fmt::format("heal to: {} amount: 1", whom));
  }
  return lines;
}

engine_client::engine_client(workbench& bench, std::size_t log_writers)
    : engine_(actors::engine::start(
          bench.ops(), {.log_writers = log_writers, .seed = bench.options().seed, .clock = {}})) {}

engine_client::engine_client(workbench& bench, io::log_store& store)
    : engine_(actors::engine::start(store, bench.ops(),
                                    {.log_writers = bounds::log_writers_default,
                                     .seed = bench.options().seed,
                                     .clock = {}})) {}

io::result<done> engine_client::open(const actors::campaign_address& where,
                                     std::vector<std::string> lines) {
  auto opened = engine_->open(where);
  if (!opened) return opened.error();
  campaigns_.push_back({.campaign = *std::move(opened), .lines = std::move(lines)});
  return done{};
}

io::result<done> engine_client::open(const made_campaign& crowd,
                                     const io::config::campaign_options& options,
                                     std::size_t touched) {
  return open(address_of(crowd, options), lines_for(crowd, touched));
}

io::result<done> engine_client::say(const std::string& line) {
  const auto answer =
      campaigns_.front().campaign->execute({.line = line, .wanted = actors::attach::nothing});
  if (answer->how != actors::outcome::accepted) return not_accepted(*answer);
  return done{};
}

io::result<actors::response_ptr> engine_client::next() {
  auto answer = campaigns_.front().campaign->execute(
      {.line = next_line(campaigns_.front()), .wanted = actors::attach::nothing});
  if (answer->how != actors::outcome::accepted) return not_accepted(*answer);
  return answer;
}

io::result<series> engine_client::one_at_a_time(std::size_t count) {
  series seconds;
  seconds.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    io::result<actors::response_ptr> answer = io::error{};
    seconds.push_back(seconds_of([&] { answer = next(); }));
    if (!answer) return answer.error();
  }
  return seconds;
}

io::result<series> engine_client::at_rate(double a_second, double seconds) {
  using clock = std::chrono::steady_clock;
  const auto count = static_cast<std::size_t>(a_second * seconds);
  gate answers(1, count);
  series took(count, 0);
  const auto begin = clock::now();
  for (std::size_t i = 0; i < count; ++i) {
    const auto due = begin + std::chrono::duration_cast<clock::duration>(
                                 std::chrono::duration<double>(static_cast<double>(i) / a_second));
    std::this_thread::sleep_until(due);
    driven& one = campaigns_[i % campaigns_.size()];
    answers.add();
    one.campaign->submit({.line = next_line(one), .wanted = actors::attach::nothing},
                         [&answers, &took, i, due](const actors::response_ptr& answer) {
                           took[i] = std::chrono::duration<double>(clock::now() - due).count();
                           answers.leave(0, *answer);
                         });
  }
  if (auto failure = answers.wait_for_all()) return *failure;
  return took;
}

io::result<driving> engine_client::keep_in_flight(std::size_t in_flight, double seconds) {
  gate answers(campaigns_.size(), in_flight / campaigns_.size());
  const auto before = engine_->count();
  driving total;
  std::optional<io::error> failure;
  const auto begin = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  while (elapsed() < seconds) {
    const auto [which, room] = answers.enter();
    auto& one = campaigns_[which];
    for (std::size_t i = 0; i < room; ++i)
      one.campaign->submit({.line = next_line(one), .wanted = actors::attach::nothing},
                           [&answers, which = which](const actors::response_ptr& answer) {
                             answers.leave(which, *answer);
                           });
    total.commands += room;
  }
  failure = answers.wait_for_all();
  if (failure) return *failure;
  total.seconds = elapsed();
  total.syncs = engine_->count().syncs - before.syncs;
  return total;
}

}  // namespace dnd::bench
