#include "cli/render/rule_terms.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace dnd::cli {
namespace {

[[nodiscard]] char upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string short_name(model::ability value) {
  std::string text(model::to_text(value));
  std::transform(text.begin(), text.end(), text.begin(), upper);
  return text;
}

std::string title_of(model::skill value) {
  std::string text(model::to_text(value));
  bool starts = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '-') text[at] = ' ';
    if (starts && text.compare(at, 3, "of-") != 0) text[at] = upper(text[at]);
    starts = text[at] == ' ';
  }
  return text;
}

std::string challenge_text(std::int16_t eighths) {
  switch (eighths) {
    case 1:
      return "1/8";
    case 2:
      return "1/4";
    case 4:
      return "1/2";
    default:
      return fmt::format("{}", eighths / 8);
  }
}

std::string kind_text(const model::stat_block& block) {
  if (block.kind == model::creature_kind::monster) return block.name;
  std::vector<std::string> words;
  if (!block.race.empty()) words.push_back(block.race);
  for (const model::class_level& each : block.classes)
    words.push_back(fmt::format("{} {}", each.name.view(), each.level));
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace dnd::cli
