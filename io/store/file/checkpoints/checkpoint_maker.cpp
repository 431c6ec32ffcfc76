#include "io/store/file/checkpoints/checkpoint_maker.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/history/replaying_sink.hpp"
#include "io/store/file/log/recover/recovery_table.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io {
namespace {

/// States differ: how often one that is larger than was expected is tried further on.
constexpr int attempts_max = 8;

/// Replays up to the end of the command of an event.
class target_finder final : public replaying_sink {
 public:
  target_finder(snapshot& what, model::seq_t target, const pause& rest) noexcept
      : replaying_sink(what.state), what_(what), target_(target), rest_(rest) {}

  result<done> take_block(std::size_t slot, std::span<const line_view> lines) override {
    if (!goes_on(rest_)) return given_up();
    return replaying_sink::take_block(slot, lines);
  }

 private:
  result<done> before_command(std::span<const line_view> command) override {
    return command.front().seq > target_ ? result<done>(enough()) : result<done>(done{});
  }
  result<done> on_event(const line_view& line, const model::event&) override {
    what_.at = {line.offset + line.text.size() + 1, line.seq, line.sum};
    return done{};
  }

  snapshot& what_;
  model::seq_t target_;
  const pause& rest_;
};

std::vector<model::seq_t> session_ends_of(const log_index& index) {
  std::vector<model::seq_t> ends;
  for (const model::views::session_mark& mark : index.marks())
    if (mark.what == model::views::session_mark::kind::ended) ends.push_back(mark.seq);
  return ends;
}

}  // namespace

checkpoint_maker::checkpoint_maker(file_ops& ops, const std::string& directory, const log_file& log,
                                   const log_index& index, settings what, const pause& rest)
    : ops_(ops),
      directory_(directory),
      log_(log),
      index_(index),
      settings_(what),
      rest_(rest),
      have_(measure_checkpoints(ops, directory)) {}

result<checkpoint_maker::outcome> checkpoint_maker::run() {
  remove_checkpoint_leftovers(ops_, directory_);
  if (settings_.look == thoroughness::all) {
    if (auto removed = remove_useless(); !removed) return std::move(removed).error();
  }
  if (auto thinned = thin(); !thinned) return std::move(thinned).error();
  if (settings_.per_mille == 0) return outcome_;
  // When one turns out to be larger than was expected, there may be room for it further on.
  for (int attempt = 0; attempt < attempts_max && outcome_.made == 0; ++attempt) {
    const auto task = next_checkpoint(situation());
    if (!task) break;
    if (auto made = make(*task); !made) return std::move(made).error();
  }
  if (auto thinned = thin(); !thinned) return std::move(thinned).error();
  return outcome_;
}

result<done> checkpoint_maker::remove(model::seq_t seq) {
  if (auto removed = remove_checkpoint(ops_, directory_, seq); !removed) return removed;
  std::erase_if(have_, [&](const checkpoint_info& each) { return each.seq == seq; });
  ++outcome_.removed;
  return done{};
}

/// Those of another log, or of this one before somebody changed it.
result<done> checkpoint_maker::remove_useless() {
  std::vector<model::seq_t> useless;
  for (const checkpoint_info& each : have_) {
    if (!goes_on(rest_)) return given_up();
    if (!is_checkpoint_of(ops_, directory_, log_, each.seq)) useless.push_back(each.seq);
  }
  for (const auto seq : useless)
    if (auto removed = remove(seq); !removed) return removed;
  return done{};
}

result<done> checkpoint_maker::thin() {
  const auto size = log_.size();
  if (!size) return size.error();
  const retention_limits limits{.every = settings_.every, .bytes_max = allowed_at(*size)};
  for (const auto seq : thin_out(have_, limits))
    if (auto removed = remove(seq); !removed) return removed;
  return done{};
}

std::uint64_t checkpoint_maker::allowed_at(std::uint64_t log_bytes) const {
  const auto share = log_bytes * settings_.per_mille / 1'000;
  return share - std::min<std::uint64_t>(share, index_bytes_for(log_bytes));
}

std::uint64_t checkpoint_maker::index_bytes_for(std::uint64_t log_bytes) const {
  // It grows with the log: what is before a place has its own part of it.
  if (log_bytes >= index_.end().offset) return index_.bytes();
  return static_cast<std::uint64_t>(static_cast<double>(index_.bytes()) *
                                    static_cast<double>(log_bytes) /
                                    static_cast<double>(index_.end().offset));
}

std::uint64_t checkpoint_maker::paid_by(std::uint64_t bytes) const {
  // All of the log leaves so many bytes for them, and a part of it as large a part of those.
  const auto log_bytes = index_.end().offset;
  const auto left = allowed_at(log_bytes);
  if (left == 0) return log_bytes + 1;
  const double part = static_cast<double>(bytes) / static_cast<double>(left);
  return part > 1 ? log_bytes + 1
                  : static_cast<std::uint64_t>(part * static_cast<double>(log_bytes)) + 1;
}

std::uint64_t checkpoint_maker::total() const {
  std::uint64_t bytes = 0;
  for (const checkpoint_info& each : have_) bytes += each.bytes;
  return bytes;
}

std::uint64_t checkpoint_maker::expected_bytes() const {
  const auto bytes = std::max(refused_bytes_, have_.empty() ? 0 : have_.back().bytes);
  const auto newest = ops_.open(path_in(directory_, snapshot_file_name), open_mode::read_only);
  if (!newest) return bytes;
  const auto size = (*newest)->size();
  return size ? std::max(bytes, *size) : bytes;
}

checkpoint_situation checkpoint_maker::situation() const {
  checkpoint_situation found{.have = {},
                             .session_ends = session_ends_of(index_),
                             .end = index_.end().seq,
                             .every = settings_.every};
  for (const checkpoint_info& each : have_)
    if (each.seq <= found.end) found.have.push_back(each.seq);
  // Each pays for itself with the log before it, so that they stand evenly where room is short.
  const auto* const place = index_.after_bytes(paid_by(total() + expected_bytes()));
  found.affordable_from = place == nullptr ? found.end + 1 : place->seq;
  return found;
}

result<done> checkpoint_maker::make(const checkpoint_task& task) {
  snapshot what;
  if (task.begin != 0) {
    auto loaded = load_checkpoint(ops_, directory_, log_, task.begin);
    // Its place is right and its state is not: the next call begins at the one before it.
    if (!loaded) return remove(task.begin);
    what = *std::move(loaded);
    what.ids = {};
  }
  const log_position* const end = index_.at_or_after(task.target);
  if (end == nullptr || end->seq <= what.at.seq) return done{};
  target_finder finder(what, task.target, rest_);
  const auto scanned = scan_log(log_, {.start = what.at, .end = end->offset, .threads = 1}, finder);
  if (!scanned && !was_enough(scanned.error())) return scanned.error();
  if (scanned && scanned->bad) return damaged(*scanned, log_.path(), scanned->mark);
  if (std::ranges::count(have_, what.at.seq, &checkpoint_info::seq) != 0) return done{};
  bool is_wanted = true;
  const auto text = render_snapshot(what, [&] { is_wanted = is_wanted && goes_on(rest_); });
  if (!is_wanted) return given_up();
  if (total() + text.size() > allowed_at(end->offset)) {
    refused_bytes_ = text.size();
    return done{};
  }
  if (auto published = publish_checkpoint(ops_, directory_, what.at.seq, text); !published)
    return published;
  const auto after = std::ranges::upper_bound(have_, what.at.seq, {}, &checkpoint_info::seq);
  have_.insert(after, {what.at.seq, text.size()});
  ++outcome_.made;
  return done{};
}

}  // namespace dnd::io
