#pragma once

#include "cli/render/grammar.hpp"
#include "cli/render/roll_text.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli::sentences {

/// " (the potion counted twice)"; empty without a reason.
[[nodiscard]] inline std::string reason_text(const storyteller& to, std::string_view reason) {
  return reason.empty() ? std::string() : fmt::format(" ({})", to.clean(reason));
}

/// "Grog is set: hp 22 → 30, AC 14 → 16 (the potion counted twice)."
inline void tell(storyteller& to, const model::creature_set& e) {
  std::vector<std::string> values;
  const auto add = [&](std::string_view name, const model::change<std::int32_t>& value) {
    if (!(value == model::change<std::int32_t>{}))
      values.push_back(fmt::format("{} {}", name, change_text(value, to.look())));
  };
  add("hp", e.hp);
  add("maximum", e.max_hp);
  add("temporary hp", e.temp_hp);
  add("AC", e.armor_class);
  add("speed", e.speed);
  const std::string what = values.empty() ? "nothing changes" : listed(values);
  to.say(fmt::format("{} is set: {}{}.", to.name(e.creature), what, reason_text(to, e.reason)));
}

inline void tell(storyteller& to, const model::initiative_set& e) {
  to.say(fmt::format("{}'s initiative is set: {}{}.", to.name(e.creature),
                     change_text(e.initiative, to.look()), reason_text(to, e.reason)));
}

inline void tell(storyteller& to, const model::creature_revived& e) {
  const std::string hp = to.hides("hp") ? std::string() : fmt::format(" with {} hp", e.hp.after);
  to.say(fmt::format("{} lives again{}.", to.name(e.creature), hp));
}

inline void tell(storyteller& to, const model::ruling_made& e) {
  const model::known_ruling* const known = model::find_ruling(e.ruling.view());
  std::string_view meaning;
  if (known)
    for (const model::ruling_value& each : known->values)
      if (each.word == e.value.after.view()) meaning = each.meaning;
  to.say(fmt::format("The ruling on {} is {}{}{}", to.clean(e.ruling), to.clean(e.value.after),
                     meaning.empty() ? "." : ". ", meaning));
}

inline void tell(storyteller& to, const model::inspiration_changed& e) {
  if (e.held)
    to.say(fmt::format("{} has inspiration.", to.name(e.creature)));
  else
    to.say(fmt::format("{} spends inspiration.", to.name(e.creature)));
}

}  // namespace dnd::cli::sentences
