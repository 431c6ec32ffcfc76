#include "io/store/file/log/read/scanner.hpp"

#include "io/store/file/log/read/block_pipeline.hpp"
#include "io/store/file/log/read/damage.hpp"
#include "io/store/file/log/read/line_reader.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <vector>

namespace dnd::io {
namespace {

class scan {
 public:
  scan(const log_file& file, const scan_options& options, line_sink& sink)
      : file_(file), options_(options), sink_(sink) {
    report_.whole = report_.good = options.start;
    DND_ASSERT(options.first_seq <= options.start.seq + 1);
  }

  result<scan_report> run() {
    const auto size = file_.size();
    if (!size) return size.error();
    report_.file_bytes = std::min(*size, options_.end);
    if (report_.file_bytes < options_.start.offset) return start_lost();
    if (options_.deliver_after <= options_.start.seq) {
      if (auto taken = take_blocks(); !taken) return std::move(taken).error();
    }
    // The rest, where something is not as it should be, or nothing.
    line_reader window(file_, report_.whole.offset, report_.file_bytes);
    for (;;) {
      const auto segment = window.next();
      if (!segment) return segment.error();
      switch (segment->what) {
        case line_reader::kind::end:
          return report_;
        case line_reader::kind::moved:
          begin_command_again();
          continue;
        case line_reader::kind::line:
          break;
        case line_reader::kind::overfull:
          return command_too_long();
        case line_reader::kind::rest:
        case line_reader::kind::too_long:
          return end_at_damage();
      }
      if (!accept(segment->text, segment->offset)) return end_at_damage();
      if (pending_.back().more) continue;
      if (auto delivered = deliver(); !delivered) return std::move(delivered).error();
      window.hold();
    }
  }

 private:
  /// Goes as far as whole blocks of lines are sound: usually to the end.
  result<done> take_blocks() {
    block_pipeline blocks(
        file_,
        {.start = options_.start, .end = report_.file_bytes, .first_seq = options_.first_seq},
        options_.threads,
        [this](std::size_t slot, std::span<const line_view> lines) { sink_.prepare(slot, lines); });
    for (;;) {
      const auto turn = blocks.next();
      if (!turn) return turn.error();
      if (!*turn || (*turn)->verdict == block_verdict::doubtful) return done{};
      const log_block& block = *(*turn)->block;
      if (block.lines().empty()) continue;
      if (block.before() != report_.good) return done{};
      if (auto taken = sink_.take_block((*turn)->slot, block.lines()); !taken) {
        return with_path(std::move(taken).error());
      }
      watch(block);
      report_.good = report_.whole = block.after();
      report_.mark = std::max(report_.mark, block.mark());
    }
  }

  void watch(const log_block& block) {
    if (options_.watch_seq <= block.before().seq || options_.watch_seq > block.after().seq) return;
    const auto index = static_cast<std::size_t>(options_.watch_seq - block.before().seq) - 1;
    report_.watched = block.before();
    if (index == 0) return;
    const line_view& line = block.lines()[index - 1];
    report_.watched = {block.lines()[index].offset, line.seq, line.sum};
  }

  /// The sink knows lines, not files.
  [[nodiscard]] error with_path(error why) const {
    if (why.path.empty()) why.path = file_.path();
    return why;
  }

  /// Checks one line against the one before it and keeps it until its command is whole.
  bool accept(std::string_view text, std::uint64_t offset) {
    const auto frame = frame_of(text);
    if (!frame || line_sum(frame->body, report_.good.sum) != frame->sum) return false;
    if (scratch_.size() <= pending_.size()) scratch_.emplace_back();
    auto line = parse_framed(text, *frame, scratch_[pending_.size()]);
    if (!line || line->seq != report_.good.seq + 1) return false;
    if (line->seq == options_.watch_seq) report_.watched = report_.good;
    line->offset = offset;
    line->line = line_number(line->seq);
    report_.good = {offset + text.size() + 1, line->seq, line->sum};
    report_.mark = std::max(report_.mark, line->synced.value_or(0));
    pending_.push_back(*line);
    return true;
  }

  result<done> deliver() {
    DND_ASSERT(!pending_.empty() && pending_.back().seq == report_.good.seq);
    std::span<const line_view> command = pending_;
    while (!command.empty() && command.front().seq <= options_.deliver_after) {
      command = command.subspan(1);
    }
    if (!command.empty()) {
      if (auto taken = sink_.take(command); !taken) return with_path(std::move(taken).error());
    }
    pending_.clear();
    report_.whole = report_.good;
    return done{};
  }

  void begin_command_again() {
    pending_.clear();
    report_.good = report_.whole;
  }

  [[nodiscard]] std::uint64_t line_number(std::uint64_t seq) const noexcept {
    return seq - options_.first_seq + 1;
  }

  result<scan_report> end_at_damage() {
    auto found = diagnose(file_, report_.good, report_.file_bytes);
    if (!found) return std::move(found).error();
    report_.what = found->what;
    report_.bad = std::move(found->bad);
    report_.bad->line = line_number(report_.good.seq + 1);
    report_.survivor = found->survivor;
    report_.mark = std::max(report_.mark, found->mark);
    if (found->what != finding::lost_newline) return report_;
    // The record is good (promise 9): serve it.
    std::string record(found->record_bytes, '\0');
    const auto got = file_.read(report_.good.offset, record);
    if (!got) return got.error();
    if (*got != record.size() || !accept(record, report_.good.offset)) return changed_under_us();
    if (pending_.back().more) return report_;
    if (auto delivered = deliver(); !delivered) return std::move(delivered).error();
    return report_;
  }

  result<scan_report> command_too_long() {
    report_.what = finding::bad_middle;
    report_.bad = damage{.offset = report_.whole.offset,
                         .line = line_number(report_.whole.seq + 1),
                         .seq = report_.whole.seq + 1,
                         .expected = fmt::format("the end of a command within {} bytes",
                                                 bounds::read_command_bytes_max),
                         .found = "lines that go on with \"more\""};
    report_.good = report_.whole;
    return report_;
  }

  [[nodiscard]] error start_lost() const {
    return {.code = ec::log_lost_tail,
            .what = fmt::format("the file ends at byte {}, before the place where the reading was "
                                "to begin",
                                report_.file_bytes),
            .path = file_.path(),
            .byte = options_.start.offset,
            .seq = options_.start.seq};
  }

  [[nodiscard]] error changed_under_us() const {
    return {.code = ec::io_error,
            .what = "the file changed while it was read",
            .todo = "Try again.",
            .path = file_.path(),
            .byte = report_.good.offset};
  }

  const log_file& file_;
  const scan_options& options_;
  line_sink& sink_;
  scan_report report_;
  std::vector<line_view> pending_;   ///< Of the command that is not whole yet.
  std::deque<std::string> scratch_;  ///< One per pending line; a deque does not move them.
};

/// The last `wanted` bytes before `offset`, or all of them.
result<std::string> bytes_before(const log_file& file, std::uint64_t offset, std::size_t wanted) {
  std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, offset)), '\0');
  const auto got = file.read(offset - bytes.size(), bytes);
  if (!got) return got.error();
  bytes.resize(*got);
  return bytes;
}

/// Whether `bytes`, which end at the position, end in its line. `before` seeds that line when
/// nothing stands before it.
bool ends_in(std::string_view bytes, const log_position& at, std::uint64_t before) {
  const std::size_t newline = bytes.substr(0, bytes.size() - 1).rfind('\n');
  if (newline != std::string_view::npos) {
    if (newline < line_tail_bytes) return false;
    // The frame of the line before: all of it may not be here, its tail is.
    std::string tail = "{";
    tail += bytes.substr(newline - line_tail_bytes, line_tail_bytes);
    const auto previous = frame_of(tail);
    if (!previous) return false;
    before = previous->sum;
    bytes.remove_prefix(newline + 1);
  }
  bytes.remove_suffix(1);
  const auto frame = frame_of(bytes);
  std::string scratch;
  const auto line = parse_line(bytes, scratch);
  return frame && line && line->seq == at.seq && frame->sum == at.sum &&
         line_sum(frame->body, before) == at.sum;
}

}  // namespace

std::string_view finding_name(finding what) noexcept {
  switch (what) {
    case finding::clean:
      return "clean";
    case finding::torn:
      return "torn tail";
    case finding::lost_newline:
      return "lost newline";
    case finding::zeros:
      return "zeros";
    case finding::bad_tail:
      return "bad tail";
    case finding::hole:
      return "hole";
    case finding::bad_middle:
      return "bad line";
    case finding::broken_chain:
      return "broken chain";
  }
  return "clean";
}

std::span<const line_view> first_command(std::span<const line_view> lines) noexcept {
  std::size_t count = 0;
  while (count < lines.size() && lines[count].more) ++count;
  return lines.first(std::min(count + 1, lines.size()));
}

void line_sink::prepare(std::size_t, std::span<const line_view>) {}

result<done> line_sink::take_block(std::size_t, std::span<const line_view> lines) {
  while (!lines.empty()) {
    const auto command = first_command(lines);
    if (auto taken = take(command); !taken) return taken;
    lines = lines.subspan(command.size());
  }
  return done{};
}

result<scan_report> scan_log(const log_file& file, const scan_options& options, line_sink& sink) {
  return scan(file, options, sink).run();
}

result<bool> proves(const log_file& file, const log_position& at, std::uint64_t before) {
  if (at.offset == 0) return at.sum == before;
  const auto size = file.size();
  if (!size) return size.error();
  if (at.offset > *size) return false;
  constexpr std::size_t window_first = std::size_t{8} * 1024;
  constexpr std::size_t window_last = bounds::read_line_bytes_max + 2 * line_tail_bytes;
  for (std::size_t window = window_first;; window = std::min(window * 2, window_last)) {
    const auto bytes = bytes_before(file, at.offset, window);
    if (!bytes) return bytes.error();
    if (bytes->empty() || bytes->back() != '\n') return false;
    const std::string_view lines(bytes->data(), bytes->size() - 1);
    const std::size_t newline = lines.rfind('\n');
    const bool from_start = bytes->size() == at.offset;
    if (from_start || (newline != std::string::npos && newline >= line_tail_bytes)) {
      return ends_in(*bytes, at, before);
    }
    if (window == window_last) return false;
  }
}

}  // namespace dnd::io
