#include "model/views/roster.hpp"

#include "model/enum_text.hpp"
#include "model/views/creature_view.hpp"

#include <utility>

namespace dnd::model::views {

std::vector<roster_row> roster_of(const state& now) {
  std::vector<roster_row> out;
  for (const auto& who : now.creatures()) {
    const creature_view seen = view_of(*who, viewer::gm());
    roster_row& row = out.emplace_back();
    row.id = seen.id.str();
    row.name = seen.name.str();
    row.is_character = seen.kind == creature_kind::character;
    if (seen.hp) {
      row.hp = seen.hp->now;
      row.max_hp = seen.hp->most;
      row.temporary_hp = seen.hp->temporary;
    }
    row.armor_class = seen.armor_class.value_or(0);
    if (seen.life) row.life = stored_name(*seen.life);
    for (const condition_view& each : seen.conditions)
      row.conditions += (row.conditions.empty() ? "" : ", ") + std::string(to_text(each.kind));
  }
  return out;
}

}  // namespace dnd::model::views
