#include "io/store/codec/commit_reader.hpp"

#include "io/files/json/text.hpp"
#include "io/files/json/time.hpp"
#include "io/store/codec/event_codec.hpp"
#include "model/assert.hpp"

#include <string>
#include <utility>

namespace dnd::io {

namespace {

/// The strings of a line are still escaped. One that is not well-formed stays as it is: what it
/// says is for people alone.
std::string unescaped(std::string_view body) {
  std::string text;
  if (!json::append_unescaped(text, body)) text.assign(body);
  return text;
}

}  // namespace

result<model::commit_ptr> read_commit(std::span<const line_view> command, stat_block_memo* memo) {
  DND_ASSERT(!command.empty());
  auto events = std::make_shared<std::vector<model::event>>();
  events->reserve(command.size());
  // Not made in their places: a new element would be filled with zeros first, all of its size.
  model::event event;
  for (const line_view& line : command) {
    if (auto read = read_event(line, event, memo); !read) return std::move(read).error();
    events->push_back(std::move(event));
  }
  const auto& first = command.front();
  auto made = std::make_shared<model::commit>();
  made->first = first.seq;
  made->last = command.back().seq;
  made->at_ms = json::parse_time(first.at).value_or(0);
  made->by = unescaped(first.by);
  made->line = unescaped(first.command);
  made->id = unescaped(first.id);
  made->events = std::move(events);
  return model::commit_ptr(std::move(made));
}

bool begins_command(const line_view& line) noexcept {
  return !line.by.empty();
}

}  // namespace dnd::io
