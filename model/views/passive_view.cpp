#include "model/views/passive_view.hpp"

#include "model/effects/modifiers.hpp"
#include "model/natural_order.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/roll_modifiers.hpp"
#include "model/views/creature_names.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::views {

namespace {

constexpr std::int32_t passive_base = 10;
constexpr std::int32_t passive_leaning = 5;

}  // namespace

passive_view passive_of(const creature& who, const state& now,
                        const std::variant<skill, ability>& what) {
  const auto name = std::visit([](auto value) { return to_text(value); }, what);
  const rules::check_asked asked = rules::check_of(who, name);
  modifier_context roll;
  roll.with = asked.with;
  roll.of = asked.of;
  passive_view out{.id = who.id, .called = std::string(called(who)), .score = 0, .reason = {}};
  out.score = asked.of == skill::perception ? who.block->sight.passive_perception
                                            : passive_base + asked.modifier;
  out.score += sum_of(who, modifier_key::check, roll);
  rules::leaning how;
  rules::lean_check(now, who, how);
  rules::lean_by_modifiers(who, roll_kind::check, roll, how);
  if (how.mode() == roll_mode::advantage) out.score += passive_leaning;
  if (how.mode() == roll_mode::disadvantage) out.score -= passive_leaning;
  out.reason = how.reason();
  return out;
}

ruled<std::vector<passive_view>> passive_scores(const state& now, std::span<const word> by,
                                                const std::variant<skill, ability>& what) {
  std::vector<passive_view> out;
  if (by.empty()) {
    for (const auto& who : now.creatures())
      if (who->life != vitality::dead) out.push_back(passive_of(*who, now, what));
    std::ranges::sort(out, [](const passive_view& a, const passive_view& b) {
      return natural_less(a.id.view(), b.id.view());
    });
    return out;
  }
  const auto named = rules::all_named(now, by);
  if (!named) return named.error();
  for (const creature_id& id : named->ids) out.push_back(passive_of(*now.find(id), now, what));
  return out;
}

}  // namespace dnd::model::views
