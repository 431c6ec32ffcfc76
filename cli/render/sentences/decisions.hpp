#pragma once

#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli::sentences {

/// "Goblin 1's Scimitar would hit Elara: 17 vs AC 15."; for who may not know them without numbers.
[[nodiscard]] inline std::string moment_text(const storyteller& to,
                                             const model::pending_decision& what) {
  const std::string thing = to.clean(what.what);
  const auto numbers = [&](std::string_view of) {
    return to.hides("decision") ? std::string()
                                : fmt::format(": {} vs {} {}", what.total, of, what.against);
  };
  const auto whose = [&] {
    return what.actor.empty() ? thing : fmt::format("{}'s {}", to.name(what.actor), thing);
  };
  switch (what.on) {
    case model::reaction_moment::hit_by:
      return fmt::format("{} would hit {}{}.", whose(), to.name(what.target), numbers("AC"));
    case model::reaction_moment::spell_cast:
      return fmt::format("{} is casting {}{}.", to.name(what.actor), thing,
                         what.total > 0 ? fmt::format(" (level {})", what.total) : "");
    case model::reaction_moment::save_failed:
      return fmt::format("{} would fail its saving throw{}{}{}.", to.name(what.target),
                         thing.empty() ? "" : " ", thing, numbers("DC"));
    case model::reaction_moment::damaged:
      return fmt::format("{} takes {}damage from {}.", to.name(what.target),
                         to.hides("decision") ? "" : fmt::format("{} ", what.total),
                         to.name(what.actor));
  }
  return {};
}

inline void tell(storyteller& to, const model::decision_pending& e) {
  if (!e.decision) return;
  to.say(moment_text(to, *e.decision));
  for (const model::reaction_choice& one : e.decision->asked) {
    std::string words;
    for (const model::small_text& name : one.reactions)
      words += fmt::format("`reaction {} by: {}`, ", to.clean(name), to.clean(one.who));
    if (words.empty())
      to.say(fmt::format("{} may answer.", to.name(one.who)));
    else
      to.say(fmt::format("{} may answer: {}or `pass by: {}`.", to.name(one.who), words,
                         to.clean(one.who)));
  }
}

inline void tell(storyteller& to, const model::decision_made& e) {
  // Whoever answers with something is told of by what follows.
  if (!e.reaction.empty()) return;
  to.say(e.creature.empty() ? std::string("Nobody answers.")
                            : fmt::format("{} lets it pass.", to.name(e.creature)));
}

inline void tell(storyteller& to, const model::reaction_taken& e) {
  to.say(fmt::format("{} answers with {}{}.", to.name(e.creature), to.clean(e.reaction),
                     e.ordered ? ", as ordered" : ""));
}

inline void tell(storyteller& to, const model::spell_countered& e) {
  to.say_within(
      fmt::format("{} comes to nothing: {} counters it.", to.clean(e.spell), to.name(e.source)));
}

inline void tell(storyteller& to, const model::reaction_ordered& e) {
  constexpr std::string_view words[] = {"when it is asked", "when it helps", "always", "never"};
  to.say(fmt::format("{} uses {} {}.", to.name(e.creature), to.clean(e.reaction),
                     words[static_cast<std::size_t>(e.when.after)]));
}

}  // namespace dnd::cli::sentences
