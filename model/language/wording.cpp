#include "model/language/wording.hpp"

#include "model/utf8.hpp"

#include <algorithm>

namespace dnd::model::language {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) letter = lower(letter);
  return result;
}

bool begins_with(std::string_view text, std::string_view prefix) noexcept {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string shown(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  std::string result = "\"";
  result.append(text.substr(0, utf8_prefix(text, bytes_max)));
  if (text.size() > bytes_max) result.append("…");
  return result.append("\"");
}

std::string listed(std::span<const std::string_view> words, std::size_t most) {
  std::string result;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) {
    if (i > 0) result.append(", ");
    result.append(words[i]);
  }
  if (words.size() > most)
    result.append(", … (").append(std::to_string(words.size())).append(" in all)");
  return result;
}

std::string sentences(std::initializer_list<std::string_view> parts) {
  std::string result;
  for (std::string_view part : parts) {
    if (part.empty()) continue;
    if (!result.empty()) result.append(" ");
    result.append(part);
  }
  return result;
}

}  // namespace dnd::model::language
