#include "io/store/file/care/reseal_pass.hpp"

#include "io/files/json/text.hpp"
#include "io/store/codec/event_codec.hpp"
#include "model/apply.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::io {
namespace {

/// The line's body with another number in its `synced`. No string can hold the bytes looked for:
/// its quotes are escaped.
std::string with_synced(std::string_view body, std::uint64_t synced) {
  constexpr std::string_view key = "\"synced\":";
  std::string out(body);
  std::size_t at = out.find(key);
  DND_ASSERT(at != std::string::npos);
  at += key.size();
  at = out.find_first_not_of(" \t", at);
  const std::size_t end = out.find_first_not_of("0123456789", at);
  return out.replace(at, end - at, std::to_string(synced));
}

}  // namespace

result<done> reseal_pass::pass(const log_file& file, file_replacement* into) {
  lines_changed_ = 0;
  const auto size = file.size();
  if (!size) return size.error();
  line_reader window(file, 0, *size);
  for (std::uint64_t number = 1;; ++number) {
    window.hold();
    const auto segment = window.next();
    if (!segment) return segment.error();
    if (segment->what == line_reader::kind::end) return done{};
    const place where{file.path(), number, segment->offset};
    if (segment->what == line_reader::kind::too_long) {
      return refused(where, "the line is too long",
                     fmt::format("A line has at most {} bytes.", bounds::event_line_bytes_max));
    }
    if (auto sealed = seal(segment->text, where, into); !sealed) return sealed;
    // An editor may have left the last newline out: it is put back.
    lines_changed_ += segment->what == line_reader::kind::rest ? 1 : 0;
  }
}

result<done> reseal_pass::finish() const {
  summary_.last = seq_;
  if (from_ > seq_ + 1 || from_ == 0) {
    return error{
        .code = ec::not_found,
        .what = fmt::format("there is no event {}: the log ends with event {}", from_, seq_),
        .todo = fmt::format("Choose a number from 1 to {}.", seq_)};
  }
  if (!more_) return done{};
  return error{.code = ec::corrupt,
               .what = "the last command is not whole: its last line says that more follows",
               .todo = "Add its other lines, or take `\"more\":true` out of the last one.",
               .seq = seq_};
}

result<done> reseal_pass::seal(std::string_view text, const place& where, file_replacement* into) {
  const auto frame = frame_of(text);
  if (!frame) {
    return refused(where, "the line does not begin with `{` and end in its sum",
                   "Each line ends in `,\"sum\":\"` and 16 hexadecimal digits and `\"}`, whatever "
                   "the digits are: they are made anew.");
  }
  if (seq_ + 1 < from_ && line_sum(frame->body, sealed_sum_) != frame->sum) {
    error why = refused(
        where, fmt::format("event {} was changed as well, before event {}", seq_ + 1, from_),
        fmt::format("Seal from event {} on.", seq_ + 1));
    why.way_out = remedy::seal_earlier;
    return why;
  }
  if (auto replayed = replay(text, *frame, where); !replayed) return replayed;
  sealed_sum_ = line_sum(sealed_, sealed_sum_);
  sealed_ += ",\"sum\":\"";
  json::append_hex(sealed_, sealed_sum_);
  sealed_ += "\"}";
  if (seq_ >= from_) note(text, *frame, where);
  lines_changed_ += sealed_ == text ? 0 : 1;
  stated_sum_ = frame->sum;
  if (into == nullptr) return done{};
  sealed_ += '\n';
  return into->append(sealed_);
}

/// Checks what the line says. Leaves its new body in `sealed_`.
result<done> reseal_pass::replay(std::string_view text, const framed_line& frame,
                                 const place& where) {
  auto line = parse_framed(text, frame, scratch_);
  if (!line) {
    return refused(where, "the line is not one of a log",
                   "It needs `seq`, `at` and `type`; docs/log-format.md has all fields.");
  }
  if (line->seq != seq_ + 1) {
    return refused(where, fmt::format("expected seq {}, found seq {}", seq_ + 1, line->seq),
                   "Events are numbered without gaps. Give the line this number, or put back "
                   "what is missing.");
  }
  line->line = where.line;
  line->offset = where.byte;
  if (auto read = read_event(*line, event_); !read) {
    error why = std::move(read).error();
    why.path = where.path;
    if (why.todo.empty()) why.todo = "docs/log-format.md has the fields of each type.";
    return why;
  }
  const auto applied = model::apply(state_, event_, line->seq);
  if (!applied.ok()) {
    error why = refused(
        where, fmt::format("the line contradicts the state before it: {}", applied.contradiction()),
        "Change the lines after an edit so that the values before each event are "
        "those that the edit leaves.");
    why.code = ec::contradiction;
    return why;
  }
  seq_ = line->seq;
  more_ = line->more;
  sealed_ = frame.body;
  if (line->synced && *line->synced >= seq_) sealed_ = with_synced(frame.body, seq_ - 1);
  return done{};
}

/// Counts a line that gets another text, and shows it when it is one that was edited.
void reseal_pass::note(std::string_view text, const framed_line& frame, const place& where) {
  if (sealed_ == text) return;
  summary_.needed = true;
  ++summary_.lines;
  const bool body_is_same = sealed_.starts_with(frame.body);
  if (body_is_same && line_sum(frame.body, stated_sum_) == frame.sum) return;
  ++summary_.changed_count;
  if (summary_.changed.size() == bounds::verify_findings_max) return;
  summary_.changed.push_back({.seq = seq_,
                              .path = where.path,
                              .line = where.line,
                              .byte = where.byte,
                              .sum_before = frame.sum,
                              .sum_after = sealed_sum_,
                              .before = {},
                              .after = sealed_});
  stated_.push_back(stated_sum_);
}

error reseal_pass::refused(const place& where, std::string what, std::string todo) const {
  return {.code = ec::corrupt,
          .what = std::move(what),
          .todo = std::move(todo),
          .path = where.path,
          .line = where.line,
          .byte = where.byte,
          .seq = seq_ + 1};
}

}  // namespace dnd::io
