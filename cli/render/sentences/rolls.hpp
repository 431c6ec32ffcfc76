#pragma once

#include "cli/render/roll_text.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

/// ": d20 9 + 3 = 12 vs DC 15, failure": as much of it as the viewer may see.
template <class T>
[[nodiscard]] std::string outcome_text(const storyteller& to, const T& e) {
  const std::string verdict = verdict_text(e.dc, e.success, to.look());
  if (!to.hides("total")) return ": " + d20_text(roll_of(e), to.look()) + verdict;
  if (!e.success) return {};
  return ": " + (*e.success ? to.good("success") : to.bad("failure"));
}

inline void tell(storyteller& to, const model::saving_throw_rolled& e) {
  const std::string who = fmt::format("{}'s {} save", to.name(e.creature), short_name(e.with));
  if (e.automatic) {
    const std::string why =
        e.reason.empty() ? std::string() : fmt::format(" ({})", to.clean(e.reason));
    to.say_within(fmt::format("{} fails without a roll{}.", who, why));
    return;
  }
  to.say_within(fmt::format("{}{}.", who, outcome_text(to, e)));
}

inline void tell(storyteller& to, const model::check_rolled& e) {
  const std::string what =
      e.of ? fmt::format("{} ({})", title_of(*e.of), short_name(e.with)) : short_name(e.with);
  to.say(fmt::format("{}'s {} check{}.", to.name(e.creature), what, outcome_text(to, e)));
}

inline void tell(storyteller& to, const model::dice_rolled& e) {
  std::string line = e.creature.empty() ? std::string() : to.name(e.creature) + " rolls ";
  if (!e.label.empty()) line += to.clean(e.label) + ": ";
  // An event without its detail still says what was rolled.
  line += e.detail.empty() ? fmt::format("{} = {}", to.clean(e.dice), e.total) : to.clean(e.detail);
  to.say(std::move(line));
}

}  // namespace dnd::cli::sentences
