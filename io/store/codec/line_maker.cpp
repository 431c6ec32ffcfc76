#include "io/store/codec/line_maker.hpp"

#include "io/store/codec/line_format.hpp"
#include "model/assert.hpp"

namespace dnd::io {

void line_maker::append_lines(std::string& lines, const model::commit& what,
                              const encoded_events& encoded, model::seq_t durable) {
  const auto& events = *what.events;
  DND_ASSERT(what.first == end_.seq + 1);
  DND_ASSERT(durable <= end_.seq);
  DND_ASSERT(encoded.ends.size() == events.size());
  const auto begin = lines.size();
  std::size_t fields_begin = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto line_begin = lines.size();
    line_head head{.seq = end_.seq + 1, .at_ms = what.at_ms, .type = model::type_name(events[i])};
    if (i == 0) {
      head.by = what.by;
      head.command = what.line;
      head.id = what.id;
      if (durable > announced_) head.synced = announced_ = durable;
    }
    append_head(lines, head);
    lines.append(encoded.fields, fields_begin, encoded.ends[i] - fields_begin);
    fields_begin = encoded.ends[i];
    if (i + 1 < events.size()) append_more(lines);
    end_.sum = append_sum(lines, line_begin, end_.sum);
    ++end_.seq;
  }
  end_.offset += lines.size() - begin;
}

}  // namespace dnd::io
