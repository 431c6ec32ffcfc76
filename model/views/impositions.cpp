#include "model/views/impositions.hpp"

#include "model/bounds.hpp"
#include "model/language/print.hpp"
#include "model/rules/attack_roll.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace dnd::model::views {
namespace {

/// The action that a saving throw was rolled against; null when it is none of the source's.
[[nodiscard]] const action* action_against(const saving_throw_rolled& save, const stat_block& of) {
  // Sources of advantage stand behind it.
  const std::string_view because = std::string_view(save.reason).substr(0, save.reason.find("; "));
  const auto found = std::ranges::find_if(of.actions, [because](const action& each) {
    return !each.may_impose.empty() && rules::save_reason(each) == because;
  });
  return found == of.actions.end() ? nullptr : &*found;
}

[[nodiscard]] bool can_get(const creature& who, condition what, const creature_id& source) {
  if (who.life == vitality::dead || who.block == nullptr) return false;
  if (who.block->condition_immunities.contains(what)) return false;
  return std::ranges::none_of(who.conditions, [&](const condition_instance& has) {
    return has.kind == what && has.source == source;
  });
}

void add(std::vector<imposition>& all, condition what, const saving_throw_rolled& save) {
  auto same = std::ranges::find_if(all, [&](const imposition& each) {
    return each.what == what && each.source == save.source && each.to.size() < bounds::targets_max;
  });
  if (same == all.end())
    same = all.insert(all.end(), {.what = what, .source = save.source, .to = {}, .line = {}});
  if (std::ranges::find(same->to, save.creature) == same->to.end())
    same->to.push_back(save.creature);
}

[[nodiscard]] std::string line_of(const imposition& what) {
  commands::add_condition said;
  said.what = what.what;
  for (const creature_id& id : what.to) said.to.push_back({.text = id.str()});
  // Levels of exhaustion have no source.
  if (what.what != condition::exhaustion) said.by = word{.text = what.source.str()};
  return print(command(std::move(said)));
}

}  // namespace

std::vector<imposition> impositions_of(const commit& what, const state& after,
                                       const viewer& whose) {
  std::vector<imposition> all;
  if (!whose.sees_all()) return all;
  for (const event& each : *what.events) {
    const auto* save = get_if<saving_throw_rolled>(&each);
    if (save == nullptr || save->success.value_or(true) || save->source.empty()) continue;
    const creature* source = after.find(save->source);
    const creature* who = after.find(save->creature);
    if (source == nullptr || source->block == nullptr || who == nullptr) continue;
    const action* against = action_against(*save, *source->block);
    if (against == nullptr) continue;
    for (std::size_t i = 0; i < condition_count; ++i) {
      const auto kind = static_cast<condition>(i);
      if (against->may_impose.contains(kind) && can_get(*who, kind, save->source))
        add(all, kind, *save);
    }
  }
  for (imposition& each : all) each.line = line_of(each);
  return all;
}

}  // namespace dnd::model::views
