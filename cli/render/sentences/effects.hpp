#pragma once

#include "cli/render/condition_terms.hpp"
#include "cli/render/effect_text.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/sentences/storyteller.hpp"
#include "model/effects/durations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace dnd::cli::sentences {

inline void tell(storyteller& to, const model::spell_cast& e) {
  std::string line = fmt::format("{} casts {}", to.name(e.caster), to.clean(e.spell));
  if (e.ritual)
    line += " as a ritual";
  else if (e.level > 0)
    line += fmt::format(" (level {})", e.level);
  std::vector<std::string> names;
  for (const model::creature_id& id : e.targets)
    if (!(id == e.caster) || e.targets.size() > 1) names.push_back(to.name(id));
  if (!names.empty()) line += " at " + storyteller::names_text(std::move(names));
  to.say_action(line + ".");
}

inline void tell(storyteller& to, const model::effect_applied& e) {
  if (!e.effect) return;
  const std::string name = to.clean(e.effect->name);
  if (e.effect->concentration) {
    to.say_within(fmt::format("{} concentrates on {}.", to.name(e.creature), name));
    return;
  }
  if (!e.effect->note.empty()) {
    to.say_within(fmt::format("{}: {} ({}).", to.name(e.creature), name, to.clean(e.effect->note)));
    return;
  }
  // What does nothing and stands beside others of its name holds whom it brought, who are told of.
  static const model::lasting holds = [] {
    model::lasting does;
    does.stack = true;
    return does;
  }();
  if (e.effect->does == holds) return;
  // A condition says so itself, and so does who dodges or disengages.
  if (e.effect->name.view() == "Dodge" || e.effect->name.view() == "Disengage") return;
  if (model::parse_condition(e.effect->name.view()) && e.hp == model::hp_change{}) return;
  std::string line = fmt::format("{}: {}", to.name(e.creature), name);
  if (!(e.hp == model::hp_change{})) line += fmt::format(", {} hp", change_text(e.hp, to.look()));
  to.say_within(line + ".");
}

/// Whether the commit has told that such an effect of the same creature ended: what somebody
/// concentrates on and bears as well is two effects, and one to people.
[[nodiscard]] inline bool is_told_already(const storyteller& to, const model::effect_ended& e) {
  for (const auto& each : to.commit().events) {
    const auto* const other = get_if<model::effect_ended>(&each.what());
    if (other == &e) return false;
    const bool is_same = other != nullptr && other->creature == e.creature &&
                         other->name == e.name && other->why == e.why && other->hp == e.hp;
    if (is_same) return true;
  }
  return false;
}

inline void tell(storyteller& to, const model::effect_ended& e) {
  constexpr std::string_view endings[] = {
      "wears off", "ends: saved",        "ends",       "ends with its source",
      "is broken", "ends with the rest", "is renewed", "is used up"};
  // What takes its place says so.
  if (e.why == model::effect_end::replaced || is_told_already(to, e)) return;
  std::string line = fmt::format("{}: {} {}", to.name(e.creature), to.clean(e.name),
                                 endings[static_cast<std::size_t>(e.why)]);
  if (!(e.hp == model::hp_change{})) line += fmt::format(", {} hp", change_text(e.hp, to.look()));
  to.say(line + ".");
}

inline void tell(storyteller& to, const model::effect_counted& e) {
  // What ends when its bearer does nothing is counted as well, and is nobody's business.
  const bool has_saved = std::ranges::any_of(to.commit().events, [&](const auto& each) {
    const auto* const save = get_if<model::saving_throw_rolled>(&each.what());
    return save != nullptr && save->creature == e.creature;
  });
  if (!has_saved) return;
  to.say(fmt::format("{}: {} and {} so far.", to.name(e.creature),
                     counted(e.failures.after, "failure"),
                     counted(e.successes.after, "success", "successes")));
}

inline void tell(storyteller& to, const model::effect_told& e) {
  std::string text = to.clean(e.text);
  // The sentence gets its own full stop.
  if (text.ends_with('.')) text.pop_back();
  if (e.creature.empty())
    to.say_within(fmt::format("{}: {}.", to.clean(e.name), text));
  else
    to.say_within(fmt::format("{} {}.", to.name(e.creature), text));
}

inline void tell(storyteller& to, const model::time_passed& e) {
  const model::game_time rounds = e.time.after - e.time.before;
  const std::string time = time_text(rounds);
  to.say(fmt::format("{} {}.", time, time.starts_with("1 ") ? "passes" : "pass"));
}

/// "dashes": what somebody does, where nothing else says it; empty for all else.
[[nodiscard]] inline std::string_view deed_phrase(std::string_view on) noexcept {
  struct phrase {
    std::string_view on;
    std::string_view words;
  };
  constexpr phrase phrases[] = {{"Dash", "dashes"},
                                {"Disengage", "disengages"},
                                {"Dodge", "dodges"},
                                {"Help", "helps"},
                                {"Hide", "tries to hide"},
                                {"Search", "searches"},
                                {"Ready", "readies an action"},
                                {"Grapple", "tries to grapple"},
                                {"Shove", "shoves"},
                                {"Escape", "tries to get free"},
                                {"Stabilize", "gives first aid"},
                                {"Stand", "stands up"},
                                {"Move", "moves"},
                                {"Crawl", "crawls"},
                                {"Move flying", "flies"},
                                {"Move swimming", "swims"},
                                {"Move climbing", "climbs"},
                                {"Move burrowing", "burrows"}};
  for (const phrase& one : phrases)
    if (one.on == on) return one.words;
  return {};
}

/// What was paid for says itself what it is, but for these.
inline void tell(storyteller& to, const model::turn_spent& e) {
  const std::string_view words = deed_phrase(e.on.view());
  if (words.empty()) return;
  std::string line = fmt::format("{} {}", to.name(e.creature), words);
  const int feet = e.turn.after.moved_ft - e.turn.before.moved_ft;
  if (feet > 0) line += fmt::format(": {} ft. of its movement", feet);
  to.say_action(line + ".");
}

}  // namespace dnd::cli::sentences
