#pragma once

#include "cli/render/roll_text.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace dnd::cli::sentences {

/// ": d20 9 + 3 = 12 vs DC 15, failure": as much of it as the viewer may see.
template <class T>
[[nodiscard]] std::string outcome_text(const storyteller& to, const T& e) {
  const std::string verdict = verdict_text(e.dc, e.success, to.look());
  if (!to.hides("total")) return ": " + d20_text(roll_of(e), to.look()) + verdict;
  if (!e.success) return {};
  return ": " + (*e.success ? to.good("success") : to.bad("failure"));
}

/// What a saving throw's reason says: what it is for, and then what lies on the roll.
struct save_reasons {
  std::string_view because;
  std::string_view leanings;
};

[[nodiscard]] inline save_reasons reasons_of(std::string_view reason) noexcept {
  if (reason.starts_with("advantage: ") || reason.starts_with("disadvantage: "))
    return {.because = {}, .leanings = reason};
  const auto end = reason.find("; ");
  if (end == std::string_view::npos) return {.because = reason, .leanings = {}};
  return {.because = reason.substr(0, end), .leanings = reason.substr(end + 2)};
}

/// " against dragon-1's Fire Breath", " for Undead Fortitude"; empty for a save of its own.
[[nodiscard]] inline std::string purpose_text(const storyteller& to,
                                              const model::saving_throw_rolled& e,
                                              std::string_view because) {
  constexpr std::string_view against = "against ";
  const std::string source = e.source.empty() ? std::string() : to.name(e.source);
  if (because.empty()) return source.empty() ? source : " against " + source;
  if (!because.starts_with(against)) return " for " + to.clean(because);
  const std::string what = to.clean(because.substr(against.size()));
  return source.empty() ? " against " + what : fmt::format(" against {}'s {}", source, what);
}

/// "Thia: Dexterity save against dragon-1's Fire Breath, DC 13: d20 9 + 2 = 11, failure."
inline void tell(storyteller& to, const model::saving_throw_rolled& e) {
  const save_reasons why = reasons_of(e.reason);
  const std::string difficulty = e.dc ? fmt::format(", DC {}", *e.dc) : std::string();
  const std::string what = fmt::format("{}: {} save{}{}", to.name(e.creature), full_name(e.with),
                                       purpose_text(to, e, why.because), difficulty);
  if (e.automatic && e.success.value_or(false) && e.d20.empty())
    return to.say_within(what + ": " + to.good("succeeds") + " without a roll.");
  if (e.automatic) return to.say_within(what + ": " + to.bad("fails") + " without a roll.");
  std::string outcome;
  if (!to.hides("total")) {
    d20_roll roll = roll_of(e);
    roll.reason = why.leanings;
    outcome = ": " + d20_text(roll, to.look());
  }
  if (e.success)
    outcome +=
        (outcome.empty() ? ": " : ", ") + (*e.success ? to.good("success") : to.bad("failure"));
  to.say_within(what + outcome + ".");
}

inline void tell(storyteller& to, const model::check_rolled& e) {
  const std::string what =
      e.of ? fmt::format("{} ({})", title_of(*e.of), short_name(e.with)) : short_name(e.with);
  const std::string outcome =
      e.automatic ? ": " + to.bad("fails") + " without a roll" : outcome_text(to, e);
  to.say(fmt::format("{}'s {} check{}.", to.name(e.creature), what, outcome));
}

inline void tell(storyteller& to, const model::dice_rolled& e) {
  to.keep_total(e.total);
  std::string line = e.creature.empty() ? std::string() : to.name(e.creature) + " rolls ";
  if (!e.label.empty()) line += to.clean(e.label) + ": ";
  if (e.secret) line.insert(0, "Secretly: ");
  // An event without its detail still says what was rolled.
  line += e.detail.empty() ? fmt::format("{} = {}", to.clean(e.dice), e.total) : to.clean(e.detail);
  to.say(std::move(line));
}

}  // namespace dnd::cli::sentences
