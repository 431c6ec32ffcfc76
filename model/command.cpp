#include "model/command.hpp"

#include "model/assert.hpp"

namespace dnd::model {

std::string_view to_text(cover_degree value) noexcept {
  switch (value) {
    case cover_degree::none:
      return "none";
    case cover_degree::half:
      return "half";
    case cover_degree::three_quarters:
      return "three-quarters";
  }
  DND_ASSERT(false);
}

bool is_question(const command& value) noexcept {
  return std::holds_alternative<commands::nothing>(value) ||
         std::holds_alternative<commands::status>(value) ||
         std::holds_alternative<commands::log>(value) ||
         std::holds_alternative<commands::help>(value) ||
         std::holds_alternative<commands::reopen>(value) ||
         std::holds_alternative<commands::quit>(value);
}

}  // namespace dnd::model
