#include "io/store/file/file_store.hpp"

#include "io/store/file/backup/backups.hpp"
#include "io/store/codec/log_lines.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/store/file/snapshot.hpp"
#include "model/assert.hpp"

#include <deque>
#include <exception>
#include <utility>

namespace dnd::io {

namespace {

error from_exception(const std::exception& why) {
  return {.code = ec::internal,
          .what = std::string("unexpected: ") + why.what(),
          .todo = "The log on disk is not touched by this."};
}

/// Runs what may throw in a library: nothing leaves a store but a value.
template <class Result, class Work>
Result guarded(Work work) {
  try {
    return work();
  } catch (const std::exception& why) {
    return from_exception(why);
  }
}

/// The two files of an open campaign and its lock.
class open_files final : public open_log {
 public:
  open_files(file_ops& ops, std::string directory, std::unique_ptr<file_lock> lock,
             campaign_log log) noexcept
      : ops_(ops), directory_(std::move(directory)), lock_(std::move(lock)), log_(std::move(log)) {}

  result<done> append(std::string_view lines, const log_position& end, log_part part) override {
    if (part == log_part::fight && !log_.has_encounter())
      if (auto begun = log_.begin_encounter(); !begun) return begun;
    DND_ASSERT(log_.has_encounter() == (part == log_part::fight));
    return log_.append(lines, end.seq, end.sum);
  }
  result<done> sync() override { return log_.sync(); }
  result<done> end_fight() override { return log_.merge(); }
  void release() noexcept override {
    // While the lock is held still: after that the file may be the next one's.
    if (lock_) remove_spare_snapshot(ops_, directory_);
    lock_.reset();
  }

 private:
  file_ops& ops_;
  std::string directory_;
  std::unique_ptr<file_lock> lock_;
  campaign_log log_;
};

loaded_log as_loaded(loaded_campaign&& found) {
  return {.state = std::move(found.table),
          .end = found.end,
          .replayed = found.replayed,
          .snapshot_seq = found.snapshot_seq,
          .ids = std::move(found.ids),
          .warnings = std::move(found.warnings)};
}

}  // namespace

result<opened_log> file_store::open(const campaign_id& which, std::string_view name) {
  return guarded<result<opened_log>>([&]() -> result<opened_log> {
    const auto& directory = which.text;
    auto lock = lock_campaign(ops_, directory, name);
    if (!lock) return std::move(lock).error();
    auto campaign = load_campaign(ops_, directory, access::read_write);
    if (!campaign) return std::move(campaign).error();
    auto log = campaign_log::open(ops_, directory, campaign->recovery.tail);
    if (!log) return std::move(log).error();
    opened_log opened;
    opened.log = std::make_shared<open_files>(ops_, directory, *std::move(lock), *std::move(log));
    opened.found = as_loaded(*std::move(campaign));
    return opened;
  });
}

result<loaded_log> file_store::load(const campaign_id& which) {
  return guarded<result<loaded_log>>([&]() -> result<loaded_log> {
    auto campaign = load_campaign(ops_, which.text, access::read_only);
    if (!campaign) return std::move(campaign).error();
    return as_loaded(*std::move(campaign));
  });
}

result<done> file_store::read(const campaign_id& which, const seq_range& range,
                              const commit_visitor& visit) {
  return guarded<result<done>>(
      [&]() -> result<done> { return read_commits(ops_, which.text, range, visit); });
}

result<std::vector<model::commit_ptr>> file_store::read_last(const campaign_id& which,
                                                             std::size_t count, model::seq_t last) {
  using answer = result<std::vector<model::commit_ptr>>;
  return guarded<answer>([&]() -> answer { return last_commits(ops_, which.text, count, last); });
}

result<commit_in_place> file_store::find(const campaign_id& which, model::seq_t seq) {
  if (seq == 0) return before_the_first();
  return guarded<result<commit_in_place>>([&] { return find_command(ops_, which.text, seq); });
}

result<model::state> file_store::state_at(const campaign_id& which, model::seq_t seq) {
  return guarded<result<model::state>>([&] { return io::state_at(ops_, which.text, seq); });
}

result<done> file_store::checkpoint(const campaign_id& which, const snapshot& what,
                                    const std::function<void()>& rest) {
  return guarded<result<done>>(
      [&] { return publish_snapshot(ops_, which.text, render_snapshot(what, rest)); });
}

result<done> file_store::back_up(const campaign_id& which, std::int64_t now_ms, std::size_t keep) {
  return guarded<result<done>>([&]() -> result<done> {
    auto made = make_backup(ops_, which.text, now_ms, keep);
    if (!made) return std::move(made).error();
    return done{};
  });
}

}  // namespace dnd::io
