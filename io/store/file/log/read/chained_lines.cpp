#include "io/store/file/log/read/chained_lines.hpp"

#include "io/store/file/log/read/line_candidates.hpp"
#include "model/assert.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io {

chained_line_reader::chained_line_reader(std::vector<const log_file*> files)
    : files_(std::move(files)) {
  DND_ASSERT(!files_.empty());
}

result<std::optional<chained_line>> chained_line_reader::next() {
  if (in_order_) {
    auto link = next_in_order();
    if (!link || *link) return link;
    in_order_ = false;
  }
  return next_stray();
}

/// `text` as the line that follows; nothing when it is not.
std::optional<line_view> chained_line_reader::follows(std::string_view text) {
  const auto frame = frame_of(text);
  if (!frame || line_sum(frame->body, sum_) != frame->sum) return std::nullopt;
  auto line = parse_framed(text, *frame, scratch_);
  if (!line || line->seq != seq_ + 1) return std::nullopt;
  seq_ = line->seq;
  sum_ = line->sum;
  return line;
}

result<std::optional<chained_line>> chained_line_reader::next_in_order() {
  if (!window_) {
    const auto size = files_[0]->size();
    if (!size) return size.error();
    window_.emplace(*files_[0], 0, *size);
  }
  window_->hold();
  const auto segment = window_->next();
  if (!segment) return segment.error();
  const bool is_line =
      segment->what == line_reader::kind::line || segment->what == line_reader::kind::rest;
  if (is_line) {
    if (auto line = follows(segment->text)) {
      line->line = line->seq;
      line->offset = segment->offset;
      return std::optional(
          chained_line{.file = 0,
                       .bytes = {segment->offset, segment->offset + segment->text.size()},
                       .has_newline = segment->what == line_reader::kind::line,
                       .line = *line});
    }
  }
  if (auto gathered = gather(0, segment->offset); !gathered) return std::move(gathered).error();
  for (std::size_t file = 1; file < files_.size(); ++file) {
    if (auto gathered = gather(file, 0); !gathered) return std::move(gathered).error();
  }
  std::ranges::stable_sort(strays_, {}, &stray_line::seq);
  window_.reset();
  return std::optional<chained_line>();
}

result<std::optional<chained_line>> chained_line_reader::next_stray() {
  for (const stray_line& each : std::ranges::equal_range(strays_, seq_ + 1, {}, &stray_line::seq)) {
    const log_file& file = *files_[each.file];
    auto text = text_of(file, each);
    if (!text) return std::move(text).error();
    text_ = *std::move(text);
    auto line = follows(text_);
    if (!line) continue;
    line->offset = each.offset;
    const std::uint64_t end = each.offset + each.bytes;
    char after = 0;
    const auto got = file.read(end, {&after, 1});
    if (!got) return got.error();
    return std::optional(chained_line{.file = each.file,
                                      .bytes = {each.offset, end},
                                      .has_newline = *got == 1 && after == '\n',
                                      .line = *line});
  }
  return std::optional<chained_line>();
}

result<done> chained_line_reader::gather(std::size_t file, std::uint64_t begin) {
  return gather_lines(*files_[file], begin, static_cast<std::uint32_t>(file), strays_);
}

result<done> gather_lines(const log_file& file, std::uint64_t begin, std::uint32_t index,
                          std::vector<stray_line>& into) {
  const auto size = file.size();
  if (!size) return size.error();
  line_reader window(file, begin, *size);
  std::string carried;  // The end of a piece of a stretch without newlines.
  std::string scratch;
  for (;;) {
    window.hold();
    const auto segment = window.next();
    if (!segment) return segment.error();
    if (segment->what == line_reader::kind::end) return done{};
    std::string_view text = segment->text;
    const std::uint64_t offset = segment->offset - carried.size();
    if (!carried.empty()) text = carried.append(text);
    std::size_t end = 0;
    for (auto at = next_line_candidate(text, 0); at; at = next_line_candidate(text, at->end)) {
      const auto line = parse_line(text.substr(at->begin, at->end - at->begin), scratch);
      end = at->end;
      if (!line || at->end - at->begin > bounds::read_line_bytes_max) continue;
      into.push_back({.seq = line->seq,
                      .offset = offset + at->begin,
                      .bytes = static_cast<std::uint32_t>(at->end - at->begin),
                      .file = index});
    }
    if (segment->what == line_reader::kind::too_long) {
      const std::size_t rest = std::min(text.size() - end, bounds::read_line_bytes_max);
      carried = std::string(text.substr(text.size() - rest));
    } else {
      carried.clear();
    }
  }
}

result<std::string> text_of(const log_file& file, const stray_line& line) {
  std::string text(line.bytes, '\0');
  const auto got = file.read(line.offset, text);
  if (!got) return got.error();
  text.resize(*got);
  return text;
}

}  // namespace dnd::io
