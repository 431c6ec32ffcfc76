#include "io/store/memory/memory_store.hpp"

#include "io/store/codec/log_lines.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace dnd::io {

/// The lines of a campaign, those that were synced first.
struct memory_store::campaign {
  mutable std::mutex mutex;
  std::string lines;
  std::size_t synced_bytes = 0;
  std::optional<snapshot> kept;
  /// Counts leases: an open log of an earlier one writes nothing any more.
  std::uint64_t lease = 0;
  bool is_leased = false;

  [[nodiscard]] std::string all() const {
    const std::lock_guard lock(mutex);
    return lines;
  }
};

namespace {

class open_lines final : public open_log {
 public:
  open_lines(std::shared_ptr<memory_store::campaign> of, std::uint64_t lease)
      : of_(std::move(of)), lease_(lease) {}
  ~open_lines() override { release(); }
  open_lines(const open_lines&) = delete;
  open_lines& operator=(const open_lines&) = delete;

  result<done> append(std::string_view lines, const log_position&, log_part part) override {
    const std::lock_guard lock(of_->mutex);
    if (!is_mine()) return lost_lease();
    is_fighting_ = part == log_part::fight;
    of_->lines += lines;
    return done{};
  }
  result<done> sync() override {
    const std::lock_guard lock(of_->mutex);
    if (!is_mine()) return lost_lease();
    of_->synced_bytes = of_->lines.size();
    return done{};
  }
  result<done> end_fight() override {
    DND_ASSERT(is_fighting_);
    is_fighting_ = false;
    return sync();
  }
  void release() noexcept override {
    const std::lock_guard lock(of_->mutex);
    if (is_mine()) of_->is_leased = false;
  }

 private:
  [[nodiscard]] bool is_mine() const { return of_->is_leased && of_->lease == lease_; }
  static error lost_lease() {
    return {.code = ec::poisoned,
            .what = "somebody else writes this campaign now",
            .todo = "Open the campaign again."};
  }

  std::shared_ptr<memory_store::campaign> of_;
  std::uint64_t lease_;
  bool is_fighting_ = false;
};

/// The state from the snapshot and the lines after it, else from all lines.
result<loaded_log> load_lines(const std::string& lines, const std::optional<snapshot>& kept) {
  loaded_log found;
  if (kept && kept->at.offset <= lines.size()) {
    found.state = kept->state;
    found.end = kept->at;
    found.ids = kept->ids;
    found.snapshot_seq = kept->at.seq;
  }
  const auto rest = std::string_view(lines).substr(found.end.offset);
  if (auto replayed = replay_lines(rest, found); !replayed) return std::move(replayed).error();
  return found;
}

}  // namespace

memory_store::memory_store() = default;
memory_store::~memory_store() = default;

void memory_store::create(const campaign_id& which) {
  const std::lock_guard lock(mutex_);
  campaigns_.try_emplace(which, std::make_shared<campaign>());
}

std::unique_ptr<memory_store> memory_store::copy(kept what) const {
  auto copied = std::make_unique<memory_store>();
  const std::lock_guard lock(mutex_);
  for (const auto& [id, one] : campaigns_) {
    const std::lock_guard inner(one->mutex);
    auto same = std::make_shared<campaign>();
    same->lines = what == kept::all ? one->lines : one->lines.substr(0, one->synced_bytes);
    same->synced_bytes = same->lines.size();
    same->kept = one->kept;
    copied->campaigns_.emplace(id, std::move(same));
  }
  return copied;
}

void memory_store::forget_checkpoints() {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, one] : campaigns_) {
    const std::lock_guard inner(one->mutex);
    one->kept.reset();
  }
}

std::string memory_store::lines_of(const campaign_id& which) const {
  const auto found = find_campaign(which);
  return found ? (*found)->all() : std::string();
}

result<std::shared_ptr<memory_store::campaign>> memory_store::find_campaign(
    const campaign_id& which) const {
  const std::lock_guard lock(mutex_);
  const auto found = campaigns_.find(which);
  if (found != campaigns_.end()) return found->second;
  return error{.code = ec::not_found, .what = fmt::format("there is no campaign {}", which.text)};
}

result<opened_log> memory_store::open(const campaign_id& which, std::string_view name) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  auto& one = **found;
  {
    const std::lock_guard lock(one.mutex);
    if (one.is_leased)
      return error{.code = ec::locked,
                   .what = fmt::format("campaign \"{}\" is open already", name),
                   .todo = "Close it first."};
    one.is_leased = true;
    ++one.lease;
  }
  auto log = std::make_shared<open_lines>(*found, one.lease);
  auto loaded = load_lines(one.all(), one.kept);
  if (!loaded) return std::move(loaded).error();
  // What is served is there to stay.
  if (auto synced = log->sync(); !synced) return std::move(synced).error();
  return opened_log{std::move(log), *std::move(loaded)};
}

result<loaded_log> memory_store::load(const campaign_id& which) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  return load_lines((*found)->all(), std::nullopt);
}

result<done> memory_store::read(const campaign_id& which, const seq_range& range,
                                const commit_visitor& visit) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  return read_commits_of((*found)->all(), range, visit);
}

result<done> memory_store::read_lines(const campaign_id& which, const seq_range& range,
                                      const command_line_visitor& visit) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  return read_command_lines_of((*found)->all(), range, visit);
}

result<std::vector<model::commit_ptr>> memory_store::read_last(const campaign_id& which,
                                                               std::size_t count,
                                                               model::seq_t last) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  return last_commits_of((*found)->all(), count, last);
}

result<std::vector<model::views::session_info>> memory_store::sessions(const campaign_id& which) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  return sessions_of((*found)->all());
}

result<commit_in_place> memory_store::find(const campaign_id& which, model::seq_t seq) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  return find_commit_in((*found)->all(), seq);
}

result<model::state> memory_store::state_at(const campaign_id& which, model::seq_t seq) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  return state_in((*found)->all(), seq);
}

result<done> memory_store::checkpoint(const campaign_id& which, const snapshot& what,
                                      const std::function<void()>&) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  const std::lock_guard lock((*found)->mutex);
  DND_ASSERT(what.at.offset <= (*found)->synced_bytes);
  (*found)->kept = what;
  return done{};
}

result<done> memory_store::back_up(const campaign_id& which, std::int64_t, std::size_t) {
  const auto found = find_campaign(which);
  if (!found) return found.error();
  return done{};
}

}  // namespace dnd::io
