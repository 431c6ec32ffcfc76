#include "actors/encounter_log.hpp"

#include <utility>

namespace dnd::actors {

void encounter_log_state::follow(const write_order& order) {
  if (order.first == write_order::beforehand::begin_encounter) {
    DND_ASSERT(!running);
    running = true;
  }
  if (order.then == write_order::afterwards::merge) {
    DND_ASSERT(running);
    running = false;
  }
}

encounter_log_actor::behavior_type encounter_log(
    encounter_log_actor::stateful_pointer<encounter_log_state> self, encounter_file file,
    log_writer_actor writer) {
  self->state.running = file == encounter_file::present;
  self->state.writer = std::move(writer);
  return {
      [self](const write_order& order) -> caf::result<written_message> {
        self->state.follow(order);
        return self->delegate(self->state.writer, order);
      },
  };
}

}  // namespace dnd::actors
