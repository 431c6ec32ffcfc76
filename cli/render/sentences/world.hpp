#pragma once

#include "cli/render/grammar.hpp"
#include "cli/render/sentences/storyteller.hpp"
#include "model/enum_text.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace dnd::cli::sentences {

/// " (for the game master)".
[[nodiscard]] inline std::string secret_text(bool secret) {
  return secret ? " (for the game master)" : "";
}

/// "Quest: Find Gundren. Open." with what is known of it.
inline void tell(storyteller& to, const model::fact_recorded& e) {
  const model::fact& what = e.fact;
  std::string kind(model::stored_name(what.kind));
  kind.front() = static_cast<char>(kind.front() - 'a' + 'A');
  std::string line = fmt::format("{}: {}", kind, to.clean(what.name));
  if (what.parts > 0) line += fmt::format(", {} of {}", what.progress, what.parts);
  constexpr std::int32_t usual_prices = 100;
  if (what.kind == model::fact_kind::shop && what.progress != usual_prices)
    line += fmt::format(", prices {} %", what.progress);
  if (!what.status.empty()) line += fmt::format(", {}", to.clean(what.status));
  if (!what.text.empty()) line += fmt::format(". {}", to.clean(what.text));
  to.say(line + (line.ends_with('.') ? "" : ".") + secret_text(what.secret));
}

inline void tell(storyteller& to, const model::fact_changed& e) {
  std::vector<std::string> changes;
  if (e.progress.before != e.progress.after)
    changes.push_back(fmt::format("{} → {}", e.progress.before, e.progress.after));
  if (e.status.before != e.status.after)
    changes.push_back(e.status.after.empty() ? std::string("as before") : to.clean(e.status.after));
  if (e.place.before != e.place.after)
    changes.push_back(e.place.after.empty() ? std::string("at no place")
                                            : fmt::format("at {}", to.name(e.place.after.view())));
  if (e.text.before != e.text.after) changes.push_back(to.clean(e.text.after));
  if (e.secret.before != e.secret.after)
    changes.emplace_back(e.secret.after ? "a secret now" : "no secret any more");
  const std::string line = fmt::format("{}: {}", to.clean(e.name), listed(changes));
  to.say(line.ends_with('.') ? line : line + ".");
}

inline void tell(storyteller& to, const model::fact_forgotten& e) {
  to.say(fmt::format("{} is forgotten.", to.clean(e.name)));
}

inline void tell(storyteller& to, const model::world_event& e) {
  const std::string when = e.date.empty() ? std::string() : fmt::format(", {}", to.clean(e.date));
  to.say(fmt::format("In the world{}: {}{}", when, to.clean(e.text), secret_text(e.secret)));
}

inline void tell(storyteller& to, const model::calendar_set& e) {
  if (e.dates.months.empty() || !model::is_sound(e.dates)) return to.say("Days are numbered.");
  to.say(fmt::format("The calendar has {}; the campaign began on {} {} {}.",
                     counted(static_cast<std::int64_t>(e.dates.months.size()), "month", "months"),
                     e.dates.day, to.clean(e.dates.months[e.dates.month - 1U].name), e.dates.year));
}

inline bool share_a_sentence(const model::place_changed& a, const model::place_changed& b) {
  return a.place.after == b.place.after;
}

inline void tell(storyteller& to, const model::place_changed& e) {
  const std::string who = to.group_names<model::place_changed>();
  const std::string verb = to.tells_several() ? "are" : "is";
  if (e.place.after.empty()) return to.say(fmt::format("Where {} {} is open.", who, verb));
  to.say(fmt::format("{} {} at {}.", who, verb, to.name(e.place.after.view())));
}

inline void tell(storyteller& to, const model::hunger_changed& e) {
  const std::string who = to.name(e.creature);
  if (e.hunger.after == 0) return to.say(fmt::format("{} has eaten enough.", who));
  to.say(
      fmt::format("{} has been without food for {}.", who, counted(e.hunger.after, "day", "days")));
}

/// How far it was is said once for all of them.
inline void tell(storyteller&, const model::march_counted&) {}

}  // namespace dnd::cli::sentences
