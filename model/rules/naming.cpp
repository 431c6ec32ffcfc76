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

ruled<chosen> all_named(const state& now, std::span<const word> names, group_scope scope) {
  chosen all;
  all.ids.reserve(names.size());
  all.columns.reserve(names.size());
  std::vector<const creature*> seen;
  for (const word& name : names) {
    const auto found = select_creatures(name, now, scope);
    if (!found) return found.error();
    for (const selected_creature& one : *found) {
      const auto before = static_cast<std::size_t>(std::ranges::find(seen, one.who) - seen.begin());
      if (before == seen.size()) {
        seen.push_back(one.who);
        all.ids.push_back(one.who->id);
        all.columns.push_back(name.column);
        all.by_group.push_back(one.by_group);
        continue;
      }
      if (!all.by_group[before] && !one.by_group)
        return refusal{refusal_code::duplicate_label,
                       fmt::format("{} is named twice", called(*one.who)),
                       "name each creature once", name.column};
      all.by_group[before] = all.by_group[before] && one.by_group;
    }
  }
  return all;
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

ruled<chosen> all_acting(const state& now, std::span<const word> by, std::string_view verb) {
  if (!by.empty()) return all_named(now, by);
  auto one = acting(now, std::nullopt, verb);
  if (!one) return std::move(one).error();
  return chosen{.ids = {*one}, .columns = {}, .by_group = {false}};
}

std::optional<std::size_t> column_of(const chosen& who, std::size_t at) {
  if (at < who.columns.size()) return who.columns[at];
  return std::nullopt;
}

objection keep_able(chosen& who,
                    const std::function<objection(const creature_id&, std::size_t)>& why_not) {
  chosen able;
  objection first;
  for (std::size_t i = 0; i < who.ids.size(); ++i) {
    if (auto no = why_not(who.ids[i], i)) {
      if (!who.by_group[i]) return no;
      if (!first) first = std::move(no);
      continue;
    }
    able.ids.push_back(who.ids[i]);
    if (!who.columns.empty()) able.columns.push_back(who.columns[i]);
    able.by_group.push_back(who.by_group[i]);
  }
  if (able.ids.empty()) return first;
  who = std::move(able);
  return std::nullopt;
}

objection refuse_dead(const state& now, const chosen& who, std::string_view why) {
  for (std::size_t i = 0; i < who.ids.size(); ++i) {
    const creature* found = now.find(who.ids[i]);
    if (found->life == vitality::dead)
      return refusal{refusal_code::creature_dead,
                     fmt::format("{} is dead and {}", called(*found), why),
                     "`remove` takes the dead off the table", column_of(who, i)};
  }
  return std::nullopt;
}

objection keep_inspired(const state& now, chosen& who) {
  return keep_able(who, [&](const creature_id& id, std::size_t at) -> objection {
    const creature& one = *now.find(id);
    if (one.inspired) return std::nullopt;
    return refusal{refusal_code::not_available,
                   fmt::format("{} has no inspiration to spend", called(one)),
                   "`inspiration` gives it", column_of(who, at)};
  });
}

refusal no_fight() {
  return {refusal_code::not_in_encounter, "no fight is on", "`encounter start` begins one",
          std::nullopt};
}

}  // namespace dnd::model::rules
