#include "actors/campaign_store.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace dnd::actors {

namespace {

/// What a line usually has besides the fields of its event.
constexpr std::size_t line_frame_bytes = 160;

}  // namespace

write_order campaign_store_state::order_for(const append_message& what) {
  DND_ASSERT(!what.commits.empty());
  auto lines = std::make_shared<std::string>();
  std::size_t bytes = 0;
  for (const auto& each : what.commits)
    bytes += each->encoded.fields.size() + each->what->line.size() +
             each->what->events->size() * line_frame_bytes;
  lines->reserve(bytes);
  bool ends_stretch = false;
  const auto& last = *what.commits.back();
  for (const auto& each : what.commits) {
    DND_ASSERT(each->part == last.part);
    DND_ASSERT(!each->ends_fight || each == what.commits.back());
    maker.append_lines(*lines, *each->what, each->encoded, what.durable);
    ends_stretch |= each->ends_stretch;
  }
  write_order order{.to = log,
                    .lines = std::move(lines),
                    .end = maker.end(),
                    .part = last.part,
                    .ends_fight = last.ends_fight};
  if (durable == io::durability::encounter && !ends_stretch)
    order.sync = write_order::syncing::later;
  return order;
}

write_order campaign_store_state::sync_order() const {
  return {.to = log, .end = maker.end()};
}

campaign_store_actor::behavior_type campaign_store(
    campaign_store_actor::stateful_pointer<campaign_store_state> self, store_setup setup,
    encounter_log_actor encounters) {
  auto& state = self->state;
  state.maker = io::line_maker(setup.end);
  state.log = std::move(setup.log);
  state.durable = setup.durable;
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
