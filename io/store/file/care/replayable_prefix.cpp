#include "io/store/file/care/replayable_prefix.hpp"

#include "io/store/codec/event_codec.hpp"
#include "model/apply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::io {
namespace {

/// Puts `part` after what is there, as one with it where they touch.
void put(std::vector<stretch>& all, const stretch& part) {
  const bool touches = !all.empty() && all.back().file == part.file && all.back().has_newline &&
                       all.back().bytes.end == part.bytes.begin;
  if (touches) {
    all.back().bytes.end = part.bytes.end;
    all.back().has_newline = part.has_newline;
    all.back().last_seq = part.last_seq;
  } else {
    all.push_back(part);
  }
}

}  // namespace

event_span span_of(const line_view& line) {
  return {.first = line.seq,
          .last = line.seq,
          .commands = line.by.empty() ? 0U : 1U,
          .sessions = line.type == "session_started" ? 1U : 0U,
          .first_at = std::string(line.at),
          .last_at = std::string(line.at)};
}

void extend(event_span& span, const event_span& next) {
  if (next.first == 0) return;
  if (span.first == 0) span.first = next.first;
  span.last = std::max(span.last, next.last);
  span.commands += next.commands;
  span.sessions += next.sessions;
  if (span.first_at.empty()) span.first_at = next.first_at;
  if (!next.last_at.empty()) span.last_at = next.last_at;
}

replayable_prefix::replayable_prefix(std::optional<std::uint64_t> stop_at,
                                     std::optional<log_position> snapshot)
    : stop_at_(stop_at),
      snapshot_(snapshot),
      keeps_(stop_at != std::uint64_t{0}),
      snapshot_fits_(snapshot && snapshot->seq == 0) {}

result<done> replayable_prefix::take(const chained_line& link, const std::string& path) {
  const line_view& line = link.line;
  if (keeps_) replay(line, path);
  if (why_ && why_->code == ec::unknown_event) return *why_;
  if (!keeps_) {
    extend(left_span_, std::exchange(command_span_, {}));
    extend(left_span_, span_of(line));
    return done{};
  }
  const std::uint64_t end = link.bytes.end + (link.has_newline ? 1 : 0);
  put(command_, {.file = link.file,
                 .bytes = {link.bytes.begin, end},
                 .has_newline = link.has_newline,
                 .last_seq = line.seq});
  extend(command_span_, span_of(line));
  offset_ += line.text.size() + 1;
  if (snapshot_ && line.seq == snapshot_->seq) {
    snapshot_met_ = line.sum == snapshot_->sum && offset_ == snapshot_->offset;
  }
  if (!line.more) keep_command();
  return done{};
}

void replayable_prefix::finish() {
  // Of a command whose last line is not there nothing is kept.
  extend(left_span_, std::exchange(command_span_, {}));
}

void replayable_prefix::replay(const line_view& line, const std::string& path) {
  if (auto read = read_event(line, event_); !read) {
    why_ = std::move(read).error();
    why_->path = path;
  } else if (const auto applied = model::apply(state_, event_, line.seq); !applied.ok()) {
    why_ = error{.code = ec::contradiction,
                 .what = fmt::format("the log contradicts itself at {}: {}", line.type,
                                     applied.contradiction()),
                 .path = path,
                 .byte = line.offset,
                 .seq = line.seq};
  }
  keeps_ = !why_;
}

void replayable_prefix::keep_command() {
  const bool of_first = std::ranges::any_of(command_, [](const auto& p) { return p.file == 0; });
  if (of_first || kept_.size() > first_file_parts_) {
    for (const stretch& part : command_) put(kept_, part);
  } else {
    kept_.insert(kept_.end(), command_.begin(), command_.end());
  }
  if (of_first) first_file_parts_ = kept_.size();
  command_.clear();
  end_before_ = kept_span_.last;
  extend(kept_span_, std::exchange(command_span_, {}));
  snapshot_fits_ = snapshot_fits_ || snapshot_met_;
  fight_ = state_.fight() != nullptr ? fight::on : fight::over;
  if (stop_at_ && *stop_at_ <= kept_span_.last) keeps_ = false;
}

}  // namespace dnd::io
