#include "model/command_values.hpp"

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

}  // namespace dnd::model
