#include "tests/support/toy_store.hpp"

#include "io/store/codec/log_lines.hpp"

#include <random>

namespace dnd::test {

namespace {

constexpr std::size_t calls_on_the_way = 2;

class open_toy final : public io::open_log {
 public:
  open_toy(toy_store& store, std::uint64_t lease) : store_(store), lease_(lease) {}
  io::result<done> append(std::string_view lines, const io::log_position&, io::log_part) override {
    return store_.append(lease_, lines);
  }
  io::result<done> sync() override { return store_.sync(lease_); }
  io::result<done> end_fight() override { return sync(); }
  void release() noexcept override { store_.release(lease_); }

 private:
  toy_store& store_;
  std::uint64_t lease_;
};

}  // namespace

void toy_store::plan(const fault_plan& plan) {
  const std::lock_guard lock(mutex_);
  plan_ = plan;
  operations_ = 0;
  fired_ = false;
}

void toy_store::arrive(std::size_t keep_on_the_way) {
  for (; on_the_way_.size() > keep_on_the_way; on_the_way_.pop_front())
    arrived_.push_back(std::move(on_the_way_.front()));
}

io::result<done> toy_store::change(counted kind, std::uint64_t lease) {
  const bool counts =
      plan_.count == counted::all || plan_.count == counted::changes || plan_.count == kind;
  if (counts) ++operations_;
  const bool due =
      plan_.at != 0 && counts &&
      (operations_ == plan_.at || (fired_ && plan_.repeat == fault_plan::times::for_ever));
  if (due) fired_ = true;
  if (due && plan_.what == fault::crash) off_ = true;
  if (due || off_) return io::error{.code = io::ec::io_error, .what = "the line is down"};
  if (!leased_ || lease != lease_)
    return io::error{.code = io::ec::poisoned, .what = "the lease is somebody else's"};
  return done{};
}

io::result<done> toy_store::append(std::uint64_t lease, std::string_view lines) {
  const std::lock_guard lock(mutex_);
  if (auto fine = change(counted::writes, lease); !fine) return fine;
  on_the_way_.emplace_back(lines);
  arrive(calls_on_the_way);
  return done{};
}

io::result<done> toy_store::sync(std::uint64_t lease) {
  const std::lock_guard lock(mutex_);
  if (auto fine = change(counted::syncs, lease); !fine) return fine;
  arrive(0);
  synced_ = arrived_.size();
  return done{};
}

void toy_store::release(std::uint64_t lease) {
  const std::lock_guard lock(mutex_);
  if (lease == lease_) leased_ = false;
}

void toy_store::end_process() {
  const std::lock_guard lock(mutex_);
  arrive(0);
  leased_ = false;
}

void toy_store::lose_power(std::uint64_t seed) {
  const std::lock_guard lock(mutex_);
  on_the_way_.clear();
  std::mt19937_64 rng(seed);
  while (arrived_.size() > synced_ && rng() % 2 == 0) arrived_.pop_back();
  leased_ = off_ = false;
}

std::string toy_store::lines() const {
  const std::lock_guard lock(mutex_);
  std::string all;
  for (const auto& each : arrived_) all += each;
  for (const auto& each : on_the_way_) all += each;
  return all;
}

io::result<io::opened_log> toy_store::open(const io::campaign_id&, std::string_view) {
  {
    const std::lock_guard lock(mutex_);
    if (leased_) return io::error{.code = io::ec::locked, .what = "it is open already"};
    leased_ = true;
    ++lease_;
  }
  auto log = std::make_shared<open_toy>(*this, lease_);
  auto found = load({});
  // What is served is there to stay.
  const auto synced = found ? log->sync() : io::result<done>(done{});
  if (!found || !synced) log->release();
  if (!found) return std::move(found).error();
  if (!synced) return synced.error();
  return io::opened_log{std::move(log), *std::move(found)};
}

io::result<io::loaded_log> toy_store::load(const io::campaign_id&) {
  io::loaded_log found;
  if (auto replayed = io::replay_lines(lines(), found); !replayed) return replayed.error();
  return found;
}

io::result<done> toy_store::read(const io::campaign_id&, const io::seq_range& range,
                                 const io::commit_visitor& visit) {
  return io::read_commits_of(lines(), range, visit);
}
io::result<std::vector<model::commit_ptr>> toy_store::read_last(const io::campaign_id&,
                                                                std::size_t count,
                                                                model::seq_t last) {
  return io::last_commits_of(lines(), count, last);
}
io::result<io::commit_in_place> toy_store::find(const io::campaign_id&, model::seq_t seq) {
  return io::find_commit_in(lines(), seq);
}
io::result<model::state> toy_store::state_at(const io::campaign_id&, model::seq_t seq) {
  return io::state_in(lines(), seq);
}
io::result<done> toy_store::checkpoint(const io::campaign_id&, const io::snapshot&,
                                       const std::function<void()>&) {
  return done{};
}
io::result<done> toy_store::back_up(const io::campaign_id&, std::int64_t, std::size_t) {
  return done{};
}

}  // namespace dnd::test
