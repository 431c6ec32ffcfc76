#include "io/store/undo_marks.hpp"

#include "io/store/codec/event_codec.hpp"
#include "io/store/log_store.hpp"

#include <utility>

namespace dnd::io {

result<done> add_undo_marks(std::span<const line_view> command,
                            std::vector<model::views::undo_mark>& into) {
  using model::views::undone_finder;
  for (const line_view& line : command) {
    if (!undone_finder::may_tell(line.type)) continue;
    model::event what;
    if (auto read = read_event(line, what); !read) return read;
    if (const auto mark = undone_finder::mark_of(line.seq, what)) into.push_back(*mark);
  }
  return done{};
}

result<std::vector<model::views::undo_mark>> log_store::undo_marks(const campaign_id& which,
                                                                   const seq_range& range) {
  std::vector<model::views::undo_mark> out;
  auto looked =
      read_lines(which, range, [&out](std::span<const line_view> command) -> result<bool> {
        if (auto added = add_undo_marks(command, out); !added) return std::move(added).error();
        return true;
      });
  if (!looked) return std::move(looked).error();
  return out;
}

result<model::views::undone_events> log_store::undone(const campaign_id& which,
                                                      const seq_range& range) {
  const auto marks = undo_marks(which, range);
  if (!marks) return marks.error();
  return model::views::undone_by(*marks);
}

}  // namespace dnd::io
