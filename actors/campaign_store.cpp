#include "actors/campaign_store.hpp"

#include "io/store/codec/line_format.hpp"

#include <utility>

namespace dnd::actors {

void line_maker::append_lines(std::string& lines, const accepted_command& command,
                              model::seq_t durable) {
  DND_ASSERT(command.first == end_.seq + 1);
  DND_ASSERT(durable <= end_.seq);
  const auto begin = lines.size();
  const auto& events = *command.events;
  std::size_t fields_begin = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto line_begin = lines.size();
    io::line_head head{
        .seq = end_.seq + 1, .at_ms = command.at_ms, .type = model::type_name(events[i])};
    if (i == 0) {
      head.by = command.by;
      head.command = command.line;
      head.id = command.id;
      if (durable > announced_) head.synced = announced_ = durable;
    }
    io::append_head(lines, head);
    lines.append(command.fields, fields_begin, command.field_ends[i] - fields_begin);
    fields_begin = command.field_ends[i];
    if (i + 1 < events.size()) io::append_more(lines);
    end_.sum = io::append_sum(lines, line_begin, end_.sum);
    ++end_.seq;
  }
  end_.offset += lines.size() - begin;
}

write_order campaign_store_state::order_for(const append_message& what) {
  DND_ASSERT(!what.commands.empty());
  auto lines = std::make_shared<std::string>();
  std::size_t bytes = 0;
  for (const auto& command : what.commands)
    bytes += command->fields.size() + command->line.size() + command->events->size() * 160;
  lines->reserve(bytes);
  bool ends_stretch = false;
  for (const auto& command : what.commands) {
    const bool first = command == what.commands.front(), last = command == what.commands.back();
    DND_ASSERT(first || command->goes_to != destination::new_encounter);
    DND_ASSERT(last || command->goes_to != destination::encounter_and_merge);
    maker.append_lines(*lines, *command, what.durable);
    ends_stretch |= command->ends_stretch;
  }
  write_order order{.files = files, .lines = std::move(lines), .end = maker.end()};
  if (durable == io::durability::encounter && !ends_stretch)
    order.sync = write_order::syncing::later;
  if (what.commands.front()->goes_to == destination::new_encounter)
    order.first = write_order::beforehand::begin_encounter;
  if (what.commands.back()->goes_to == destination::encounter_and_merge)
    order.then = write_order::afterwards::merge;
  return order;
}

write_order campaign_store_state::sync_order() const {
  return {.files = files, .lines = std::make_shared<const std::string>(), .end = maker.end()};
}

campaign_store_actor::behavior_type campaign_store(
    campaign_store_actor::stateful_pointer<campaign_store_state> self,
    std::shared_ptr<open_files> files, io::log_position end, io::durability durable,
    encounter_log_actor encounters) {
  auto& state = self->state;
  state.maker = line_maker(end);
  state.files = std::move(files);
  state.durable = durable;
  state.encounters = std::move(encounters);
  return {
      [self](const append_message& what) -> caf::result<written_message> {
        return self->delegate(self->state.encounters, self->state.order_for(what));
      },
      [self](const sync_message&) -> caf::result<written_message> {
        return self->delegate(self->state.encounters, self->state.sync_order());
      },
  };
}

}  // namespace dnd::actors
