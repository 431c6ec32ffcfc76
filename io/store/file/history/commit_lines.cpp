#include "io/store/file/history/commit_lines.hpp"

#include "io/files/json/text.hpp"
#include "io/files/json/time.hpp"
#include "io/store/codec/event_codec.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace dnd::io {

result<model::commit> to_commit(std::span<const line_view> command, stat_block_memo* memo) {
  auto events = std::make_shared<std::vector<model::event>>(command.size());
  for (std::size_t i = 0; i < command.size(); ++i)
    if (auto read = read_event(command[i], (*events)[i], memo); !read)
      return std::move(read).error();
  const line_view& first = command.front();
  model::commit made{.first = first.seq,
                     .last = command.back().seq,
                     .at_ms = json::parse_time(first.at).value_or(0),
                     .events = std::move(events)};
  if (!json::append_unescaped(made.by, first.by)) made.by.clear();
  if (!json::append_unescaped(made.line, first.command)) made.line.clear();
  if (!json::append_unescaped(made.id, first.id)) made.id.clear();
  return made;
}

bool begins_command(const line_view& line) noexcept {
  return !line.by.empty();
}

}  // namespace dnd::io
