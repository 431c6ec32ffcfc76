#include "model/views/difficulty_view.hpp"

#include "model/assert.hpp"
#include "model/rules/sides.hpp"

#include <algorithm>

namespace dnd::model::views {

difficulty_view difficulty_of(const state& now) {
  difficulty_view made;
  std::vector<std::int32_t> worths;
  for (const auto& who : now.creatures()) {
    if (who->life == vitality::dead) continue;
    const stat_block& block = *who->block;
    if (block.kind == creature_kind::character) {
      std::int32_t level = 0;
      for (const class_level& one : block.classes) level += one.level;
      if (level > 0) made.levels.push_back(level);
    } else if (rules::side_of(now, *who) == creature_kind::monster && block.xp > 0) {
      worths.push_back(block.xp);
    }
  }
  std::ranges::sort(made.levels);
  made.monsters = worths.size();
  made.worth = rules::worth_of_encounter(made.levels, worths);
  return made;
}

std::string_view word_for(rules::difficulty how) noexcept {
  switch (how) {
    case rules::difficulty::trivial:
      return "trivial";
    case rules::difficulty::easy:
      return "easy";
    case rules::difficulty::medium:
      return "medium";
    case rules::difficulty::hard:
      return "hard";
    case rules::difficulty::deadly:
      return "deadly";
  }
  DND_ASSERT(false);
}

}  // namespace dnd::model::views
