#include "io/store/file/log/read/damage.hpp"

#include "io/store/file/log/read/line_candidates.hpp"
#include "io/store/file/log/read/line_reader.hpp"
#include "model/counted.hpp"
#include "model/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

namespace dnd::io {
namespace {

/// Some bytes for a person: printable, short.
std::string excerpt(std::string_view text) {
  constexpr std::size_t shown = 40;
  std::string out = "`";
  for (const char c : text.substr(0, shown)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    }
  }
  out += text.size() > shown ? "…`" : "`";
  return out;
}

/// Size of the record at the front of `text` that follows `good`; 0 when there is none.
std::size_t record_size(std::string_view text, const log_position& good) {
  const std::size_t size = framed_size(text);
  if (size == 0) return 0;
  const auto frame = frame_of(text.substr(0, size));
  if (!frame || line_sum(frame->body, good.sum) != frame->sum) return 0;
  std::string scratch;
  const auto line = parse_line(text.substr(0, size), scratch);
  return line && line->seq == good.seq + 1 ? size : 0;
}

bool is_zeros(std::string_view text) noexcept {
  return std::ranges::all_of(text, [](char c) { return c == '\0'; });
}

/// Gathers what is known about the stretch from the first bad byte to the first valid line.
class examination {
 public:
  examination(const log_position& good, std::uint64_t end) : good_(good), end_(end) {}

  void first(const line_reader::segment& segment) {
    describe(segment);
    found_.record_bytes = record_size(segment.text, good_);
    if (found_.record_bytes == 0) {
      later(segment, 1);
      return;
    }
    const std::uint64_t at = segment.offset + found_.record_bytes;
    const std::string_view after = segment.text.substr(found_.record_bytes);
    found_.bad.offset = at;
    found_.bad.expected = "a newline";
    found_.bad.found = after.empty() ? std::string("the end of the file") : excerpt(after);
    broken_chain_ = false;
    later(segment, found_.record_bytes);
  }

  /// Looks for valid lines in a segment, from its byte `from` on.
  void later(const line_reader::segment& segment, std::size_t from) {
    has_newline_ |= segment.what == line_reader::kind::line;
    zeros_ &= segment.what != line_reader::kind::line && is_zeros(segment.text);
    const bool searching = !found_.survivor;
    std::size_t clear_from = segment.text.size();
    for (auto at = next_line_candidate(segment.text, from); at;
         at = next_line_candidate(segment.text, at->end)) {
      const auto text = segment.text.substr(at->begin, at->end - at->begin);
      if (candidate(text, segment.offset + at->begin)) {
        clear_from = std::min(clear_from, at->begin);
      }
    }
    if (searching) foreign_ += foreign_bytes(segment.text.substr(0, clear_from));
  }

  diagnosis verdict() && {
    found_.what = classify();
    return std::move(found_);
  }

 private:
  bool candidate(std::string_view text, std::uint64_t offset) {
    const auto line = parse_line(text, scratch_);
    if (!line) return false;
    found_.mark = std::max(found_.mark, line->synced.value_or(0));
    if (!found_.survivor) {
      found_.survivor = log_position{offset + text.size() + 1, line->seq, line->sum};
    }
    return true;
  }

  [[nodiscard]] finding classify() const {
    if (found_.survivor && foreign_ >= foreign_bytes_of_a_hole) return finding::hole;
    if (broken_chain_) return finding::broken_chain;
    if (found_.survivor) return finding::bad_middle;
    if (found_.record_bytes != 0) return finding::lost_newline;
    if (zeros_) return finding::zeros;
    return has_newline_ ? finding::bad_tail : finding::torn;
  }

  void describe(const line_reader::segment& segment) {
    damage& bad = found_.bad;
    bad.offset = segment.offset;
    bad.seq = good_.seq + 1;
    if (segment.what == line_reader::kind::too_long) {
      bad.expected = fmt::format("a line of at most {} bytes", bounds::read_line_bytes_max);
      bad.found = excerpt(segment.text);
      return;
    }
    const auto frame = frame_of(segment.text);
    const auto line = parse_line(segment.text, scratch_);
    if (segment.text.empty()) {
      bad.expected = fmt::format("the line of event {}", bad.seq);
      bad.found = "an empty line";
    } else if (is_zeros(segment.text)) {
      bad.expected = fmt::format("the line of event {}", bad.seq);
      bad.found = model::counted(end_ - segment.offset, "zero byte");
    } else if (!frame) {
      constexpr std::size_t shown = 40;
      const std::size_t from = segment.text.size() > shown ? segment.text.size() - shown : 0;
      bad.expected = "a line that ends in its sum";
      bad.found = excerpt(segment.text.substr(from));
    } else if (!line) {
      // Whole, but nothing that this program would write: not something that a crash leaves.
      broken_chain_ = line_sum(frame->body, good_.sum) == frame->sum;
      bad.expected = "the fields of an event";
      bad.found = excerpt(segment.text);
    } else if (line->seq != bad.seq) {
      broken_chain_ = true;
      bad.expected = fmt::format("seq {}", bad.seq);
      bad.found = fmt::format("seq {}", line->seq);
    } else {
      bad.expected = fmt::format("sum {:016x}", line_sum(frame->body, good_.sum));
      bad.found = fmt::format("sum {:016x}", frame->sum);
    }
  }

  log_position good_;
  std::uint64_t end_;
  diagnosis found_;
  std::string scratch_;
  std::size_t foreign_ = 0;
  bool broken_chain_ = false;
  bool has_newline_ = false;
  bool zeros_ = true;
};

/// Size of the UTF-8 sequence of one character at the front of `text`; 0 when it is foreign.
std::size_t native_size(std::string_view text) noexcept {
  const auto next = model::first_character(text);
  return next.valid && next.value >= 0x20 ? next.bytes : 0;
}

}  // namespace

std::size_t foreign_bytes(std::string_view text) noexcept {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t size = native_size(text);
    count += size == 0 ? 1 : 0;
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return count;
}

result<diagnosis> diagnose(const log_file& file, const log_position& good, std::uint64_t end) {
  line_reader window(file, good.offset, end);
  examination findings(good, end);
  bool is_first = true;
  for (;;) {
    window.hold();
    const auto segment = window.next();
    if (!segment) return segment.error();
    if (segment->what == line_reader::kind::end) return std::move(findings).verdict();
    if (is_first) {
      findings.first(*segment);
    } else {
      findings.later(*segment, 0);
    }
    is_first = false;
  }
}

}  // namespace dnd::io
