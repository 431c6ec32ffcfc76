#include "model/views/passive_view.hpp"

#include "model/natural_order.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/naming.hpp"
#include "model/views/creature_names.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::views {

passive_view passive_of(const creature& who, const state& now,
                        const std::variant<skill, ability>& what) {
  const auto name = std::visit([](auto value) { return to_text(value); }, what);
  rules::passive_score made = rules::passive_score_of(now, who, name);
  passive_view out;
  out.id = who.id;
  out.called = std::string(called(who));
  out.score = made.total;
  out.reason = std::move(made.reason);
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
