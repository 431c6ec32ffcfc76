#include "model/refusal.hpp"

#include "model/assert.hpp"

#include <array>

namespace dnd::model {
namespace {

struct code_entry {
  refusal_code code;
  std::string_view name;
};

constexpr std::array<code_entry, 39> code_entries{{
    {refusal_code::empty_command, "empty_command"},
    {refusal_code::command_too_long, "command_too_long"},
    {refusal_code::unknown_verb, "unknown_verb"},
    {refusal_code::unknown_label, "unknown_label"},
    {refusal_code::missing_label, "missing_label"},
    {refusal_code::duplicate_label, "duplicate_label"},
    {refusal_code::unexpected_text, "unexpected_text"},
    {refusal_code::bad_value, "bad_value"},
    {refusal_code::bad_dice, "bad_dice"},
    {refusal_code::too_many_dice, "too_many_dice"},
    {refusal_code::bad_rolled, "bad_rolled"},
    {refusal_code::unknown_creature, "unknown_creature"},
    {refusal_code::ambiguous_creature, "ambiguous_creature"},
    {refusal_code::unknown_content, "unknown_content"},
    {refusal_code::bad_content, "bad_content"},
    {refusal_code::unknown_action, "unknown_action"},
    {refusal_code::unknown_condition, "unknown_condition"},
    {refusal_code::unknown_skill, "unknown_skill"},
    {refusal_code::unknown_ability, "unknown_ability"},
    {refusal_code::unknown_damage_type, "unknown_damage_type"},
    {refusal_code::bad_name, "bad_name"},
    {refusal_code::name_taken, "name_taken"},
    {refusal_code::too_many, "too_many"},
    {refusal_code::not_in_encounter, "not_in_encounter"},
    {refusal_code::encounter_running, "encounter_running"},
    {refusal_code::not_your_turn, "not_your_turn"},
    {refusal_code::incapacitated, "incapacitated"},
    {refusal_code::creature_dead, "creature_dead"},
    {refusal_code::not_available, "not_available"},
    {refusal_code::no_session, "no_session"},
    {refusal_code::session_running, "session_running"},
    {refusal_code::nothing_to_undo, "nothing_to_undo"},
    {refusal_code::nothing_to_redo, "nothing_to_redo"},
    {refusal_code::busy, "busy"},
    {refusal_code::bad_request, "bad_request"},
    {refusal_code::id_reused, "id_reused"},
    {refusal_code::moved_on, "moved_on"},
    {refusal_code::decision_pending, "decision_pending"},
    {refusal_code::not_allowed, "not_allowed"},
}};

constexpr bool in_order() noexcept {
  for (std::size_t i = 0; i < code_entries.size(); ++i) {
    if (static_cast<std::size_t>(code_entries[i].code) != i) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::string_view refusal_name(refusal_code code) noexcept {
  const auto index = static_cast<std::size_t>(code);
  DND_ASSERT(index < code_entries.size());
  return code_entries[index].name;
}

}  // namespace dnd::model
