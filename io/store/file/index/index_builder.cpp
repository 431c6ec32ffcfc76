#include "io/store/file/index/index_builder.hpp"

#include "io/files/json/time.hpp"
#include "io/store/codec/event_codec.hpp"
#include "io/store/undo_marks.hpp"
#include "model/assert.hpp"

#include <utility>

namespace dnd::io {

result<done> mark_sink::take(std::span<const line_view> command) {
  for (const auto& line : command) {
    if (!model::views::may_mark_session(line.type)) continue;
    if (auto read = read_event(line, event_); !read) return read;
    if (auto mark =
            model::views::session_mark_of(line.seq, json::parse_time(line.at).value_or(0), event_))
      on_mark(*std::move(mark));
  }
  const line_view& last = command.back();
  on_command({last.offset + last.text.size() + 1, last.seq, last.sum});
  return done{};
}

index_builder::index_builder(const stretch& where, const pause& rest)
    : where_(where),
      rest_(rest),
      end_(where.begin),
      chunk_{.begin = where.begin, .places = {}, .marks = {}, .undo_marks = {}} {}

result<done> index_builder::take(std::span<const line_view> command) {
  if (!goes_on(rest_)) return given_up();
  const line_view& last = command.back();
  is_over_ = is_over_ || last.seq > where_.seq || last.offset + last.text.size() >= where_.end;
  if (is_over_) return done{};
  if (auto noted = add_undo_marks(command, chunk_.undo_marks); !noted) return noted;
  return mark_sink::take(command);
}

void index_builder::on_mark(model::views::session_mark mark) {
  chunk_.marks.push_back(std::move(mark));
}

void index_builder::on_command(const log_position& end) {
  const log_position& before = chunk_.places.empty() ? chunk_.begin : chunk_.places.back();
  if (end.offset - before.offset >= where_.place_bytes) chunk_.places.push_back(end);
  end_ = end;
}

index_chunk index_builder::finish() && {
  DND_ASSERT(end_.seq > chunk_.begin.seq);
  if (chunk_.places.empty() || chunk_.places.back().seq != end_.seq) chunk_.places.push_back(end_);
  return std::move(chunk_);
}

}  // namespace dnd::io
