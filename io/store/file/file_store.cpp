#include "io/store/file/file_store.hpp"

#include "io/store/codec/log_lines.hpp"
#include "io/store/file/backup/backups.hpp"
#include "io/store/file/caches.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/history/past_states.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "io/store/file/projections/changes_file.hpp"
#include "io/store/file/projections/figures_builder.hpp"
#include "io/store/file/projections/kept_changes.hpp"
#include "io/store/file/projections/kept_figures.hpp"
#include "io/store/file/snapshot.hpp"
#include "model/assert.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <mutex>
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
  result<bool> tend(const log_position& durable, const checkpoint_retention& keep, cache_pace pace,
                    const std::function<void()>& rest) override {
    const std::lock_guard tending(tending_);
    if (released_) return false;
    const pause rest_while_open = [&] {
      if (released_) return !takes_too_long();
      if (rest) rest();
      return true;
    };
    return guarded<result<bool>>([&]() -> result<bool> {
      cache_limits limits{.checkpoint_every = keep.every, .per_mille = keep.per_mille};
      const auto extend = [&]() -> result<bool> {
        const auto done = extend_caches(ops_, directory_, durable, limits, pace, rest_while_open);
        if (!done) return done.error();
        return done->is_unfinished;
      };
      // What takes long and is hardly ever of use comes last: a game that is closed gives it up.
      limits.looks_into_checkpoints = false;
      if (auto more = extend(); !more || *more) return more;
      if (takes_too_long_to_keep(figures_file_name)) return true;
      if (auto more = keep_figures(ops_, directory_, durable, pace, rest_while_open);
          !more || *more)
        return more;
      if (takes_too_long_to_keep(changes_file_name)) return true;
      if (auto more = keep_changes(ops_, directory_, durable, pace, rest_while_open);
          !more || *more || pace == cache_pace::when_due)
        return more;
      limits.looks_into_checkpoints = true;
      return extend();
    });
  }
  void release() noexcept override {
    released_at_ = std::chrono::steady_clock::now();
    released_ = true;
    const std::lock_guard tending(tending_);
    // While the lock is held still: after that the file may be the next one's.
    if (lock_) remove_spare_snapshot(ops_, directory_);
    lock_.reset();
  }

 private:
  /// Whoever gives the lease back waits for what is under way: it does not rest any more, and what
  /// would take long is given up. The next who opens the campaign begins it again.
  [[nodiscard]] bool takes_too_long() const {
    constexpr std::chrono::milliseconds waited_max{20};
    return std::chrono::steady_clock::now() - released_at_ > waited_max;
  }

  /// A projection is read and written as a whole: a large one is not begun with any more once the
  /// lease is given back.
  [[nodiscard]] bool takes_too_long_to_keep(std::string_view name) const {
    constexpr std::uint64_t small_bytes = std::uint64_t{1} << 20U;
    if (!released_) return false;
    const auto file = ops_.open(path_in(directory_, name), open_mode::read_only);
    const auto size = file ? (*file)->size() : result<std::uint64_t>(0);
    return size && *size > small_bytes;
  }

  file_ops& ops_;
  std::string directory_;
  std::unique_ptr<file_lock> lock_;
  campaign_log log_;
  std::mutex tending_;
  /// Set before `released_` is.
  std::chrono::steady_clock::time_point released_at_;
  std::atomic<bool> released_ = false;
};

loaded_log as_loaded(loaded_campaign&& found) {
  return {.state = std::move(found.state),
          .end = found.end,
          .replayed = found.replayed,
          .snapshot_seq = found.snapshot_seq,
          .ids = std::move(found.ids),
          .warnings = std::move(found.warnings)};
}

}  // namespace

result<opened_log> file_store::open(const campaign_id& which, std::string_view name) {
  auto found = guarded<result<opened_log>>([&]() -> result<opened_log> {
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
    // Where nothing is known, it hangs together with all others of which nothing is.
    const auto disk = ops_.device_of(directory);
    opened.disk = disk ? *disk : 0;
    return opened;
  });
  if (found) return found;
  error why = std::move(found).error();
  const bool may_be_read = why.code == ec::locked || why.code == ec::permission;
  if (may_be_read && why.way_out == remedy::none) why.way_out = remedy::look_only;
  return why;
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
      [&]() -> result<done> { return read_commits(ops_, which.text, range, visit, &indexes_); });
}

result<done> file_store::read_lines(const campaign_id& which, const seq_range& range,
                                    const command_line_visitor& visit) {
  return guarded<result<done>>([&]() -> result<done> {
    return read_command_lines(ops_, which.text, range, visit, &indexes_);
  });
}

result<std::vector<model::commit_ptr>> file_store::read_last(const campaign_id& which,
                                                             std::size_t count, model::seq_t last) {
  using answer = result<std::vector<model::commit_ptr>>;
  return guarded<answer>(
      [&]() -> answer { return last_commits(ops_, which.text, count, last, &indexes_); });
}

result<std::vector<model::views::session_info>> file_store::sessions(const campaign_id& which) {
  return guarded<result<std::vector<model::views::session_info>>>(
      [&] { return list_sessions(ops_, which.text, UINT64_MAX, &indexes_); });
}

result<commit_in_place> file_store::find(const campaign_id& which, model::seq_t seq) {
  if (seq == 0) return before_the_first();
  return guarded<result<commit_in_place>>(
      [&] { return find_commit(ops_, which.text, seq, &indexes_); });
}

result<model::state> file_store::state_at(const campaign_id& which, model::seq_t seq) {
  return guarded<result<model::state>>(
      [&] { return io::state_at(ops_, which.text, seq, &indexes_); });
}

result<model::figures::account> file_store::figures(const campaign_id& which, model::seq_t last) {
  return guarded<result<model::figures::account>>(
      [&] { return figures_upto(ops_, which.text, last, {}, &indexes_); });
}

result<model::figures::account> file_store::figures_in_sum(const campaign_id& which,
                                                           model::seq_t last,
                                                           std::optional<std::uint32_t> session) {
  return guarded<result<model::figures::account>>([&] {
    return figures_upto(ops_, which.text, last,
                        {.how = figures_choice::reading::sums, .session = session}, &indexes_);
  });
}

result<model::views::subject_changes> file_store::changes_of(const campaign_id& which,
                                                             std::string_view subject) {
  using known = model::views::subject_changes;
  return guarded<result<known>>([&]() -> result<known> {
    auto log = open_log_file_if_there(ops_, which.text);
    if (!log) return std::move(log).error();
    if (*log == nullptr) return known{};
    return load_changes_of(ops_, which.text, **log, subject);
  });
}

result<std::vector<model::views::undo_mark>> file_store::undo_marks(const campaign_id& which,
                                                                    const seq_range& range) {
  return guarded<result<std::vector<model::views::undo_mark>>>(
      [&] { return undo_marks_in(ops_, which.text, range, &indexes_); });
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
