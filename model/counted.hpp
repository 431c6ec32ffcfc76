#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace dnd::model {

/// "1 round", "3 rounds"; `many` where that is not `one` with an s: "3 dice". For every count that
/// people read.
template <std::integral Number>
[[nodiscard]] std::string counted(Number count, std::string_view one, std::string_view many = {}) {
  std::string text = std::to_string(count);
  text += ' ';
  if (count != 1 && !many.empty()) return text.append(many);
  text += one;
  if (count != 1) text += 's';
  return text;
}

}  // namespace dnd::model
