#include "model/views/viewer.hpp"

#include <algorithm>

namespace dnd::model::views {

bool viewer::sees_whole(std::string_view creature) const noexcept {
  return sees_all() ||
         std::any_of(characters_.begin(), characters_.end(),
                     [creature](const small_text& mine) { return mine.view() == creature; });
}

}  // namespace dnd::model::views
