#include "model/effects/spell.hpp"

#include "model/effects/dice_words.hpp"

namespace dnd::model {

spell_span span_of(const spell& what, int level) {
  constexpr std::string_view up_to = "up to ";
  std::string_view row = dice_for(what.longer, level);
  if (row.empty()) return {what.duration, what.concentration};
  const bool held = row.starts_with(up_to);
  if (held) row.remove_prefix(up_to.size());
  return {std::string(row), held};
}

}  // namespace dnd::model
