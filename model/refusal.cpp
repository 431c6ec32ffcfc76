#include "model/refusal.hpp"

namespace dnd::model {

std::string_view refusal_name(refusal_code code) noexcept {
  // Without a default: a code without a name does not compile.
  switch (code) {
    case refusal_code::empty_command:
      return "empty_command";
    case refusal_code::command_too_long:
      return "command_too_long";
    case refusal_code::unknown_verb:
      return "unknown_verb";
    case refusal_code::unknown_label:
      return "unknown_label";
    case refusal_code::missing_label:
      return "missing_label";
    case refusal_code::duplicate_label:
      return "duplicate_label";
    case refusal_code::unexpected_text:
      return "unexpected_text";
    case refusal_code::bad_value:
      return "bad_value";
    case refusal_code::bad_dice:
      return "bad_dice";
    case refusal_code::too_many_dice:
      return "too_many_dice";
    case refusal_code::bad_rolled:
      return "bad_rolled";
    case refusal_code::unknown_creature:
      return "unknown_creature";
    case refusal_code::ambiguous_creature:
      return "ambiguous_creature";
    case refusal_code::unknown_content:
      return "unknown_content";
    case refusal_code::bad_content:
      return "bad_content";
    case refusal_code::unknown_action:
      return "unknown_action";
    case refusal_code::unknown_condition:
      return "unknown_condition";
    case refusal_code::unknown_skill:
      return "unknown_skill";
    case refusal_code::unknown_ability:
      return "unknown_ability";
    case refusal_code::unknown_damage_type:
      return "unknown_damage_type";
    case refusal_code::bad_name:
      return "bad_name";
    case refusal_code::name_taken:
      return "name_taken";
    case refusal_code::too_many:
      return "too_many";
    case refusal_code::not_in_encounter:
      return "not_in_encounter";
    case refusal_code::encounter_running:
      return "encounter_running";
    case refusal_code::not_your_turn:
      return "not_your_turn";
    case refusal_code::incapacitated:
      return "incapacitated";
    case refusal_code::creature_dead:
      return "creature_dead";
    case refusal_code::not_available:
      return "not_available";
    case refusal_code::no_session:
      return "no_session";
    case refusal_code::session_running:
      return "session_running";
    case refusal_code::nothing_to_undo:
      return "nothing_to_undo";
    case refusal_code::nothing_to_redo:
      return "nothing_to_redo";
    case refusal_code::busy:
      return "busy";
  }
  DND_ASSERT(!"a refusal code that does not exist");
}

}  // namespace dnd::model
