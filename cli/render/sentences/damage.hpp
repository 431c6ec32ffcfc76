#pragma once

#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

inline void tell(storyteller& to, const model::damage_rolled& e) {
  to.keep(e);
}

inline void tell(storyteller& to, const model::damage_dealt& e) {
  const model::damage_rolled* roll = to.take_roll(e);
  // What was rolled for all is said before it falls on the first, save for a half included.
  if (roll == nullptr) to.say_rolls();
  const bool says_source = !to.within_action() && !e.source.empty();
  const std::string head = says_source ? to.name(e.source) + " deals " : std::string();
  const std::string target = to.name(e.target);
  to.say_within(head +
                (to.hides("hp") ? announced_damage_text(e, target, roll, to.look())
                                : damage_text(e, target, roll, to.look())) +
                ".");
}

inline void tell(storyteller& to, const model::healed& e) {
  const bool is_own = e.source.empty() || e.source == e.target;
  const std::string who = is_own ? to.name(e.target) + " regains"
                                 : fmt::format("{} heals {}", to.name(e.source), to.name(e.target));
  if (to.hides("hp")) {
    to.say_within(who + (is_own ? " hit points." : "."));
    return;
  }
  if (e.amount == 0) {
    to.say_within(to.last_total() > 0
                      ? fmt::format("{} is unhurt: {} hp.", to.name(e.target), e.hp.after)
                      : fmt::format("{} nothing: {} hp.", who, e.hp.after));
    return;
  }
  const std::string hp = change_text(e.hp, to.look());
  to.say_within(is_own ? fmt::format("{} {} hp: {} hp.", who, e.amount, hp)
                       : fmt::format("{} for {}: {} hp.", who, e.amount, hp));
}

inline void tell(storyteller& to, const model::temporary_hp_gained& e) {
  const std::string by = e.source.empty() || e.source == e.target
                             ? std::string()
                             : fmt::format(" (from {})", to.name(e.source));
  const std::string change =
      to.hides("temp_hp") ? std::string() : " " + change_text(e.temp_hp, to.look());
  to.say_within(fmt::format("{}: temporary hp{}{}.", to.name(e.target), change, by));
}

}  // namespace dnd::cli::sentences
