#include "io/store/file/care/dropped_events.hpp"

#include "io/files/json/text.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/log/read/chained_lines.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace dnd::io {
namespace {

/// Of a line's first byte: file and offset.
using line_place = std::pair<std::size_t, std::uint64_t>;

std::string value_of_text(std::string_view body) {
  std::string text;
  return json::append_unescaped(text, body) ? text : std::string(body);
}

class dropped_finder {
 public:
  dropped_finder(const std::vector<const log_file*>& files, std::span<const stretch> kept,
                 std::uint64_t kept_last)
      : files_(files), kept_last_(kept_last) {
    for (const stretch& part : kept)
      kept_.emplace(line_place(part.file, part.bytes.begin), part.bytes);
  }

  result<dropped_events> run() {
    if (auto walked = walk(); !walked) return std::move(walked).error();
    if (auto looked = leave_out_copies(); !looked) return std::move(looked).error();
    if (auto taken = take_strays(); !taken) return std::move(taken).error();
    std::ranges::stable_sort(found_.events, {}, &dropped_event::seq);
    if (auto counted = count_other_bytes(); !counted) return std::move(counted).error();
    return std::move(found_);
  }

 private:
  void take(const line_view& line, std::size_t file) {
    ++found_.count;
    known_bytes_ += line.text.size() + 1;
    if (found_.events.size() >= bounds::verify_findings_max) return;
    found_.events.push_back({.seq = line.seq,
                             .at = std::string(line.at),
                             .by = value_of_text(line.by),
                             .command = value_of_text(line.command),
                             .type = std::string(line.type),
                             .path = files_[file]->path()});
  }

  [[nodiscard]] bool is_kept(const line_place& where) const {
    auto after = kept_.upper_bound(where);
    if (after == kept_.begin()) return false;
    const auto& [begin, bytes] = *--after;
    return begin.first == where.first && where.second < bytes.end;
  }

  /// The chain, and what it leaves over.
  result<done> walk() {
    chained_line_reader chain(files_);
    std::set<line_place> chained;
    for (;;) {
      const auto link = chain.next();
      if (!link) return link.error();
      if (!*link) break;
      const auto& each = **link;
      if (each.line.seq > kept_last_) take(each.line, each.file);
      // Before the first file's damage no line is a stray.
      if (!chain.strays().empty()) chained.emplace(each.file, each.bytes.begin);
    }
    last_ = chain.seq();
    for (const stray_line& each : chain.strays()) {
      const line_place where(each.file, each.offset);
      if (!chained.contains(where) && !is_kept(where)) strays_.push_back(each);
    }
    return done{};
  }

  /// Lines that stand in the chain already: of a merge that was cut, or of a line that is there
  /// twice.
  result<done> leave_out_copies() {
    std::multimap<std::uint64_t, stray_line> may_be_copies;
    for (const stray_line& each : strays_)
      if (each.seq <= last_) may_be_copies.emplace(each.seq, each);
    std::set<line_place> copies;
    chained_line_reader chain(files_);
    while (!may_be_copies.empty()) {
      const auto link = chain.next();
      if (!link) return link.error();
      if (!*link) break;
      const auto [begin, end] = may_be_copies.equal_range((*link)->line.seq);
      for (auto each = begin; each != end; ++each) {
        const auto text = text_of(*files_[each->second.file], each->second);
        if (!text) return text.error();
        if (*text != (*link)->line.text) continue;
        copies.emplace(each->second.file, each->second.offset);
        known_bytes_ += text->size() + 1;
      }
      may_be_copies.erase(begin, end);
    }
    std::erase_if(strays_, [&](const stray_line& each) {
      return copies.contains(line_place(each.file, each.offset));
    });
    return done{};
  }

  result<done> take_strays() {
    std::string scratch;
    for (const stray_line& each : strays_) {
      const auto text = text_of(*files_[each.file], each);
      if (!text) return text.error();
      if (const auto line = parse_line(*text, scratch)) take(*line, each.file);
    }
    return done{};
  }

  result<done> count_other_bytes() {
    std::uint64_t all = 0;
    for (const log_file* file : files_) {
      const auto size = file->size();
      if (!size) return size.error();
      all += *size;
    }
    for (const auto& [where, bytes] : kept_) known_bytes_ += bytes.size();
    // The last line may have no newline.
    found_.other_bytes = all - std::min(all, known_bytes_);
    return done{};
  }

  const std::vector<const log_file*>& files_;
  std::uint64_t kept_last_;
  std::map<line_place, byte_range> kept_;
  std::uint64_t last_ = 0;  ///< Of the chain.
  std::vector<stray_line> strays_;
  std::uint64_t known_bytes_ = 0;
  dropped_events found_;
};

}  // namespace

result<dropped_events> list_dropped(const std::vector<const log_file*>& files,
                                    std::span<const stretch> kept, std::uint64_t kept_last) {
  return dropped_finder(files, kept, kept_last).run();
}

}  // namespace dnd::io
