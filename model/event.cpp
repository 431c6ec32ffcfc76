#include "model/event.hpp"

#include "model/state.hpp"

#include <array>

namespace dnd::model {

namespace {

/// In the order of the variant's alternatives. Names are stored: they never change.
constexpr std::array names = std::to_array<std::string_view>({
    "session_started",
    "session_saved",
    "session_ended",
    "creature_added",
    "creature_removed",
    "encounter_started",
    "combatant_joined",
    "initiative_rolled",
    "round_started",
    "turn_started",
    "turn_ended",
    "encounter_ended",
    "action_used",
    "recharge_rolled",
    "uses_regained",
    "attack_rolled",
    "damage_rolled",
    "damage_dealt",
    "healed",
    "temporary_hp_gained",
    "saving_throw_rolled",
    "check_rolled",
    "dice_rolled",
    "condition_added",
    "condition_removed",
    "condition_ticked",
    "condition_blocked",
    "exhaustion_changed",
    "vitality_changed",
    "death_save_rolled",
    "death_failures_added",
    "note_added",
    "encounter_discarded",
    "command_undone",
    "command_redone",
    "state_restored",
});
static_assert(names.size() == std::variant_size_v<event>);

}  // namespace

std::string_view type_name(std::size_t index) noexcept {
  DND_ASSERT(index < names.size());
  return names[index];
}

std::string_view type_name(const event& what) noexcept {
  return type_name(what.index());
}

}  // namespace dnd::model
