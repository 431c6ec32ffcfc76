#include "io/store/file/projections/kept_changes.hpp"

#include "io/content/condition_reader.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/past_states.hpp"
#include "io/store/file/history/replaying_sink.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/projections/changes_file.hpp"

#include <memory>
#include <utility>

namespace dnd::io {
namespace {

/// What is not noted yet is looked for event by event.
constexpr projection_growth growth_of_changes{.least = std::uint64_t{1024} * 1024,
                                              .most = std::uint64_t{4} * 1024 * 1024};

/// Notes what every event changes, and ends stretches.
class noting_sink final : public replaying_sink {
 public:
  noting_sink(model::state& state, model::views::change_index& into, log_position at,
              std::size_t stretch_events, const pause& rest)
      : replaying_sink(state),
        indexer_(into, state),
        ended_(at),
        read_(at),
        first_(at.seq),
        stretch_events_(stretch_events),
        rest_(rest) {}

  /// After the last command that is to be looked at.
  void finish() { end_stretch_if_long(); }
  /// Where the last stretch ends.
  [[nodiscard]] const log_position& ended() const noexcept { return ended_; }
  [[nodiscard]] bool is_cut() const noexcept { return is_cut_; }

 private:
  result<done> before_command(std::span<const line_view>) override {
    end_stretch_if_long();
    if (ended_.seq - first_ >= changes_piece_events) {
      is_cut_ = true;
      return enough();
    }
    constexpr std::uint64_t commands_between_rests = 64;
    if (++commands_ % commands_between_rests == 0 && !goes_on(rest_)) return given_up();
    return done{};
  }
  result<done> on_event(const line_view& line, const model::event&) override {
    indexer_.note();
    read_ = {.offset = line.offset + line.text.size() + 1, .seq = line.seq, .sum = line.sum};
    return done{};
  }
  void end_stretch_if_long() {
    if (read_.seq - ended_.seq < stretch_events_) return;
    indexer_.end_stretch(read_.seq);
    ended_ = read_;
  }

  model::views::change_indexer indexer_;
  log_position ended_;
  log_position read_;
  model::seq_t first_;
  std::size_t stretch_events_;
  const pause& rest_;
  std::uint64_t commands_ = 0;
  bool is_cut_ = false;
};

}  // namespace

result<bool> keep_changes(file_ops& ops, const std::string& directory, const log_position& durable,
                          cache_pace pace, const pause& rest, std::size_t stretch_events) {
  const auto mark = peek_changes(ops, directory).value_or(projection_mark{});
  if (pace == cache_pace::when_due && !is_write_due(mark, durable, growth_of_changes)) return false;
  auto opened = open_log_file_if_there(ops, directory);
  if (!opened) return std::move(opened).error();
  const std::unique_ptr<log_file> log = *std::move(opened);
  if (log == nullptr) return false;
  auto known = load_changes(ops, directory, *log);
  if (!known) return std::move(known).error();
  if (known->at.seq > durable.seq) *known = {};
  if (durable.seq - known->at.seq < stretch_events) return false;
  auto state = state_at(ops, directory, known->at.seq);
  if (!state) return std::move(state).error();
  // As conditions are in the rules: whoever plays with others knows that: see
  // `log_store::changes_of`.
  state->set_rows(content::builtin_condition_rows());
  const log_position begin = known->at;
  noting_sink noting(*state, known->index, begin, stretch_events, rest);
  const auto scanned = scan_log(
      *log, {.start = begin, .end = durable.offset, .threads = projection_threads}, noting);
  if (!scanned && !was_enough(scanned.error())) return scanned.error();
  if (scanned) noting.finish();
  if (noting.ended().seq == begin.seq) return false;
  if (auto saved = save_changes(ops, directory, known->index, noting.ended()); !saved)
    return std::move(saved).error();
  return noting.is_cut();
}

}  // namespace dnd::io
