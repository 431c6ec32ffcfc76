#include "model/rules/naming.hpp"

#include "model/language/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model::rules {

std::string called(const creature& who) {
  return who.name.str();
}

ruled<creature_id> named(const state& now, const word& name) {
  auto found = resolve_creature(name, now);
  if (!found) return std::move(found).error();
  return (*found)->id;
}

ruled<std::vector<creature_id>> all_named(const state& now, std::span<const word> names) {
  std::vector<creature_id> ids;
  ids.reserve(names.size());
  std::vector<const creature*> seen;
  if (names.size() > 1) seen.reserve(names.size());
  for (const word& name : names) {
    const auto found = resolve_creature(name, now);
    if (!found) return found.error();
    if (std::ranges::find(seen, *found) != seen.end())
      return refusal{refusal_code::duplicate_label,
                     fmt::format("{} is named twice", called(**found)), "name each creature once",
                     name.column};
    if (names.size() > 1) seen.push_back(*found);
    ids.push_back((*found)->id);
  }
  return ids;
}

ruled<creature_id> source_named(const state& now, const std::optional<word>& by) {
  if (!by) return creature_id{};
  return named(now, *by);
}

ruled<creature_id> acting(const state& now, const std::optional<word>& by, std::string_view verb) {
  if (by) return named(now, *by);
  const combatant* has_turn = now.fight() ? now.fight()->turn_of() : nullptr;
  if (has_turn) return has_turn->id;
  return refusal{refusal_code::missing_label, "it is nobody's turn: say who acts",
                 fmt::format("{} by: NAME", verb), std::nullopt};
}

ruled<std::vector<creature_id>> all_acting(const state& now, std::span<const word> by,
                                           std::string_view verb) {
  if (!by.empty()) return all_named(now, by);
  auto one = acting(now, std::nullopt, verb);
  if (!one) return std::move(one).error();
  return std::vector<creature_id>{*one};
}

std::optional<std::size_t> column_of(std::span<const word> names, std::size_t at) {
  if (at < names.size()) return names[at].column;
  return std::nullopt;
}

objection refuse_dead(const state& now, std::span<const creature_id> who,
                      std::span<const word> names, std::string_view why) {
  for (std::size_t i = 0; i < who.size(); ++i) {
    const creature* found = now.find(who[i]);
    if (found->life == vitality::dead)
      return refusal{refusal_code::creature_dead,
                     fmt::format("{} is dead and {}", called(*found), why),
                     "`remove` takes the dead off the table", column_of(names, i)};
  }
  return std::nullopt;
}

refusal no_fight() {
  return {refusal_code::not_in_encounter, "no fight is on", "`encounter start` begins one",
          std::nullopt};
}

}  // namespace dnd::model::rules
