#include "cli/render/newcomers.hpp"

#include "cli/render/words.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

namespace dnd::cli {
namespace {

void learn(name_map& names, const model::state_patch& patch) {
  for (const model::creature_part& each : patch.creatures)
    if (each.value != nullptr) names[each.id.str()] = std::string(called(*each.value));
}

void learn(name_map& names, const model::event& what) {
  if (const auto* added = std::get_if<model::creature_added>(&what)) {
    const bool own = added->number == 0 && !added->name.empty();
    names[added->creature.str()] = own ? added->name.str() : added->creature.str();
  } else if (const auto* discarded = std::get_if<model::encounter_discarded>(&what)) {
    learn(names, discarded->restored);
  } else if (const auto* undone = std::get_if<model::command_undone>(&what)) {
    learn(names, undone->restored);
  } else if (const auto* redone = std::get_if<model::command_redone>(&what)) {
    learn(names, redone->restored);
  } else if (const auto* restored = std::get_if<model::state_restored>(&what)) {
    learn(names, restored->restored);
  }
}

}  // namespace

name_map newcomers_in(std::span<const logged_event> events) {
  name_map names;
  for (const logged_event& each : events) learn(names, *each.what);
  return names;
}

}  // namespace dnd::cli
