#include "io/store/file/caches.hpp"

#include "io/store/file/checkpoints/checkpoint_maker.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/index/index_builder.hpp"
#include "io/store/file/index/index_file.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/projections/changes_file.hpp"
#include "io/store/file/projections/kept_figures.hpp"
#include "model/assert.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::io {
namespace {

/// Of log that one chunk of the index is made of at most, unless a command is larger.
constexpr std::uint64_t window_bytes = std::uint64_t{4} * 1024 * 1024;
constexpr std::uint64_t window_bytes_last = 2 * std::uint64_t{bounds::read_command_bytes_max};

class cache_extension {
 public:
  cache_extension(file_ops& ops, const std::string& directory, const log_position& durable,
                  const cache_limits& limits, const pause& rest)
      : ops_(ops), directory_(directory), durable_(durable), limits_(limits), rest_(rest) {}

  result<cache_report> run(cache_pace pace) {
    auto opened = open_log_file_if_there(ops_, directory_);
    if (!opened) return std::move(opened).error();
    log_ = *std::move(opened);
    if (log_ == nullptr) return report_;
    const auto size = log_->size();
    if (!size) return size.error();
    end_ = std::min(durable_.offset, *size);
    if (pace == cache_pace::when_due && !is_due()) return report_;
    auto known = load_index(ops_, directory_, *log_);
    if (!known) return std::move(known).error();
    known_ = *std::move(known);
    const bool was_whole = known_.is_whole;
    const auto least = pace == cache_pace::now ? limits_.place_bytes : limits_.chunk_bytes;
    if (auto extended = extend_index(least); !extended) return std::move(extended).error();
    if (report_.is_unfinished) return report_;
    const bool is_usual =
        was_whole && (pace == cache_pace::when_due || !limits_.looks_into_checkpoints);
    using thoroughness = checkpoint_maker::thoroughness;
    if (auto made = look_after_checkpoints(is_usual ? thoroughness::usual : thoroughness::all);
        !made)
      return std::move(made).error();
    return report_;
  }

 private:
  /// A look at the index's last bytes: this is asked all the time.
  [[nodiscard]] bool is_due() const {
    const auto known = peek_index_end(ops_, directory_).value_or(log_position{});
    return known.seq > durable_.seq || known.offset > end_ ||
           end_ - known.offset >= limits_.chunk_bytes || lacks_checkpoints(known);
  }
  /// There is room for many, and the newest that is kept is far from the end: they were deleted, an
  /// older program kept none, or their making was given up when the campaign was closed.
  [[nodiscard]] bool lacks_checkpoints(const log_position& known) const {
    constexpr std::uint64_t room_for_many = 1024 * 1024;
    if (end_ / 1000 * limits_.per_mille < room_for_many) return false;
    const auto kept = list_checkpoints(ops_, directory_);
    const model::seq_t newest = kept.empty() ? 0 : kept.back();
    // Where states are large there is room for a few in all of the log.
    constexpr model::seq_t share = 32;
    return known.seq > newest &&
           known.seq - newest > std::max(4 * limits_.checkpoint_every, known.seq / share);
  }

  result<done> extend_index(std::uint64_t least) {
    std::uint64_t window = window_bytes;
    for (;;) {
      const log_position begin = known_.index.end();
      if (begin.seq >= durable_.seq || end_ <= begin.offset) return done{};
      const std::uint64_t left = end_ - begin.offset;
      if (left < least) return done{};
      if (report_.bytes_indexed >= bounds::index_extension_bytes_max) {
        report_.is_unfinished = true;
        return done{};
      }
      const auto end = begin.offset + std::min(left, window);
      const auto added = add_window(begin, end);
      if (!added) return added.error();
      if (*added) continue;
      // A command that is larger than the window, or damage: then opening the log reports it.
      if (window >= left || window >= window_bytes_last) return done{};
      window *= 4;
    }
  }

  /// False when there is no whole command in the window.
  result<bool> add_window(const log_position& begin, std::uint64_t end) {
    index_builder builder(
        {.begin = begin, .seq = durable_.seq, .end = end, .place_bytes = limits_.place_bytes},
        rest_);
    const auto scanned = scan_log(*log_, {.start = begin, .end = end, .threads = 1}, builder);
    if (!scanned) return scanned.error();
    if (builder.end().seq == begin.seq) return false;
    report_.bytes_indexed += builder.end().offset - begin.offset;
    if (auto added = add_chunk(ops_, directory_, known_, std::move(builder).finish()); !added) {
      return std::move(added).error();
    }
    return true;
  }

  result<done> look_after_checkpoints(checkpoint_maker::thoroughness look) {
    DND_ASSERT(limits_.checkpoint_every > 0);
    checkpoint_maker maker(
        ops_, directory_, *log_, known_.index,
        {.look = look, .every = limits_.checkpoint_every, .per_mille = limits_.per_mille}, rest_);
    const auto made = maker.run();
    if (!made) return made.error();
    report_.checkpoints_made = made->made;
    report_.checkpoints_removed = made->removed;
    report_.is_unfinished = made->made + made->removed > 0;
    return done{};
  }

  file_ops& ops_;
  const std::string& directory_;
  log_position durable_;
  const cache_limits& limits_;
  const pause& rest_;
  std::unique_ptr<log_file> log_;
  std::uint64_t end_ = 0;  ///< Of what may be read of log.jsonl.
  loaded_index known_;
  cache_report report_;
};

}  // namespace

result<cache_report> extend_caches(file_ops& ops, const std::string& directory,
                                   const log_position& durable, const cache_limits& limits,
                                   cache_pace pace, const pause& rest) {
  return cache_extension(ops, directory, durable, limits, rest).run(pace);
}

result<done> remove_caches(file_ops& ops, const std::string& directory) {
  if (auto removed = remove_figures(ops, directory); !removed) return removed;
  if (auto removed = remove_changes(ops, directory); !removed) return removed;
  const auto index = path_in(directory, log_index_file_name);
  const auto kind = ops.kind_of(index);
  if (!kind) return kind.error();
  if (*kind == entry_kind::file) {
    if (auto removed = ops.remove(index); !removed) return removed;
  }
  const auto kept = path_in(directory, checkpoint_directory_name);
  const auto kept_kind = ops.kind_of(kept);
  if (!kept_kind) return kept_kind.error();
  if (*kept_kind != entry_kind::directory) return done{};
  if (auto ours = check_own_directory(ops, kept); !ours) return ours;
  remove_checkpoint_leftovers(ops, directory);
  for (const auto seq : list_checkpoints(ops, directory)) {
    if (auto removed = remove_checkpoint(ops, directory, seq); !removed) return removed;
  }
  // Not when there is something else in it.
  const auto empty [[maybe_unused]] = ops.remove_directory(kept);
  return done{};
}

std::uint64_t cache_bytes(file_ops& ops, const std::string& directory) {
  std::uint64_t bytes = 0;
  for (const checkpoint_info& each : measure_checkpoints(ops, directory)) bytes += each.bytes;
  const auto index = ops.open(path_in(directory, log_index_file_name), open_mode::read_only);
  if (!index) return bytes;
  const auto size = (*index)->size();
  return size ? bytes + *size : bytes;
}

}  // namespace dnd::io
