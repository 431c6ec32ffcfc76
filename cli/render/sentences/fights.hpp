#pragma once

#include "cli/render/grammar.hpp"
#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"
#include "model/language/selection.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

inline bool share_a_sentence(const model::combatant_joined& a, const model::combatant_joined& b) {
  return a.surprised == b.surprised;
}

/// Identical creatures share one roll, whatever they are called. SRD: Initiative.
inline bool share_a_sentence(const model::initiative_rolled& a, const model::initiative_rolled& b) {
  const auto is_numbered = [](const model::initiative_rolled& e) {
    return model::kind_of_id(e.creature) != e.creature.view();
  };
  return a.d20 == b.d20 && a.mode == b.mode && a.modifier == b.modifier && a.total == b.total &&
         a.parts == b.parts && is_numbered(a) && is_numbered(b);
}

inline void tell(storyteller& to, const model::encounter_started& e) {
  to.say(fmt::format("Encounter {} begins.", e.number));
}

inline void tell(storyteller& to, const model::combatant_joined& e) {
  to.say(fmt::format("{} {} the fight{}.", to.group_names<model::combatant_joined>(),
                     to.tells_several() ? "join" : "joins", e.surprised ? ", surprised" : ""));
}

inline void tell(storyteller& to, const model::initiative_rolled& e) {
  to.say(fmt::format("{} {} initiative: {}.", to.group_names<model::initiative_rolled>(),
                     to.tells_several() ? "roll" : "rolls", d20_text(roll_of(e), to.look())));
}

inline void tell(storyteller& to, const model::round_started& e) {
  to.say(to.look().paint(tone::strong, fmt::format("Round {}.", e.round.after)));
}

inline void tell(storyteller& to, const model::turn_started& e) {
  to.say(to.look().paint(tone::strong, fmt::format("{}'s turn.", to.name(e.creature))));
}

inline void tell(storyteller& to, const model::turn_ended& e) {
  to.say(fmt::format("{}'s turn ends.", to.name(e.creature)));
}

inline void tell(storyteller& to, const model::encounter_ended& e) {
  to.say(e.rounds == 0
             ? fmt::format("Encounter {} ends before its first round.", e.number)
             : fmt::format("Encounter {} ends after {}.", e.number, counted(e.rounds, "round")));
}

}  // namespace dnd::cli::sentences
