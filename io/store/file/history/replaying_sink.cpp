#include "io/store/file/history/replaying_sink.hpp"

#include "io/store/codec/event_codec.hpp"
#include "model/apply.hpp"

#include <fmt/format.h>

namespace dnd::io {
namespace {

error contradiction(const line_view& line, const char* why) {
  return {.code = ec::contradiction,
          .what = fmt::format("the log contradicts itself at {}: {}", line.type, why),
          .todo = "The line was changed or its place was.",
          .line = line.line,
          .byte = line.offset,
          .seq = line.seq,
          .way_out = remedy::look_before};
}

}  // namespace

error enough() {
  return {.code = ec::closed, .what = "enough was read"};
}

bool was_enough(const error& why) noexcept {
  return why.code == ec::closed;
}

error changed_meanwhile(const line_view& line) {
  return {.code = ec::io_error,
          .what = "the log changed while it was read",
          .todo = "Try again.",
          .line = line.line,
          .byte = line.offset,
          .seq = line.seq};
}

result<done> replaying_sink::take(std::span<const line_view> command) {
  if (auto go_on = begin(command); !go_on) return go_on;
  for (const auto& line : command) {
    if (auto read = read_event(line, event_); !read) return read;
    if (auto applied = apply(line, event_); !applied) return applied;
  }
  return done{};
}

result<done> replaying_sink::take_block(std::size_t slot, std::span<const line_view> lines) {
  std::size_t index = 0;
  for (auto rest = lines; !rest.empty();) {
    const auto command = first_command(rest);
    rest = rest.subspan(command.size());
    if (auto go_on = begin(command); !go_on) return go_on;
    for (const auto& line : command) {
      const model::event* event = prepared_.find(slot, index++);
      if (event == nullptr) {
        if (auto read = read_event(line, event_); !read) return read;
        event = &event_;
      }
      if (auto applied = apply(line, *event); !applied) return applied;
    }
  }
  return done{};
}

result<done> replaying_sink::begin(std::span<const line_view> command) {
  const line_view& first = command.front();
  if (!first.id.empty() && ids_ != nullptr && is_command_id(first.id))
    ids_->remember(first.id, first.seq);
  if (first.seq != state_.seq() + 1) [[unlikely]]
    return changed_meanwhile(first);
  return before_command(command);
}

result<done> replaying_sink::apply(const line_view& line, const model::event& what) {
  const auto applied = model::apply(state_, what, line.seq);
  if (!applied.ok()) return contradiction(line, applied.contradiction());
  ++replayed_;
  return on_event(line, what);
}

}  // namespace dnd::io
