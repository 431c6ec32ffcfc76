#include "model/language/complete_content.hpp"

#include "model/content/search.hpp"

#include <algorithm>

namespace dnd::model::language {

std::vector<std::string> entries_for(std::string_view typed, const completion_source& source) {
  if (!source.entries) return source.creatures;
  const std::size_t blank = typed.rfind(' ');
  const std::string_view before =
      blank == std::string_view::npos ? std::string_view() : typed.substr(0, blank);
  // "magic item ring": as many words as name a kind.
  for (std::string_view words = before; !words.empty();) {
    const std::vector<category> kinds = categories_meant_by(words);
    if (kinds.size() == 1) {
      std::vector<std::string> names = source.entries(kinds.front());
      for (std::string& each : names) each.insert(0, std::string(words) + " ");
      return names;
    }
    const std::size_t shorter = words.rfind(' ');
    words = shorter == std::string_view::npos ? std::string_view() : words.substr(0, shorter);
  }
  std::vector<std::string> names = source.creatures;
  for (std::string& each : source.entries(std::nullopt)) names.push_back(std::move(each));
  return names;
}

std::vector<std::string> sought_for(std::string_view subject, std::span<const std::string> labels,
                                    std::string_view label, const completion_source& source) {
  const auto kind = kind_sought(subject, labels);
  if (!kind || !source.sought) return {};
  return source.sought(*kind, label);
}

}  // namespace dnd::model::language
