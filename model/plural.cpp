#include "model/plural.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace dnd::model {

namespace {

/// Words that stand for a substance, or for something that comes in one piece.
constexpr std::array<std::string_view, 16> uncountable{
    "armor", "chalk", "clothing",  "equipment", "incense", "ink",    "leather", "mail",
    "oil",   "paper", "parchment", "plate",     "soap",    "splint", "water",   "wax"};

std::string lowered(std::string_view text) {
  std::string low(text);
  for (char& letter : low)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return low;
}

bool is_vowel(char letter) noexcept {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

/// The word for several of it; empty where it stays as it is.
std::string ending_of(std::string_view word) {
  const std::string low = lowered(word);
  if (low.size() < 2 || std::ranges::find(uncountable, low) != uncountable.end()) return {};
  const auto ends = [&](std::string_view with) { return low.ends_with(with); };
  if (ends("ss") || ends("x") || ends("z") || ends("ch") || ends("sh")) return "es";
  if (ends("s")) return {};
  if (low.back() == 'y' && !is_vowel(low[low.size() - 2])) return "ies";
  return "s";
}

/// Where the word ends that counts: "Potion" of "Potion of Healing", "Rope" of "Rope, hempen" and
/// of "Hempen (50 feet) Rope".
std::size_t end_of_head(std::string_view name) {
  std::size_t end = name.size();
  for (const std::string_view mark : {",", " of "}) end = std::min(end, name.find(mark));
  if (name.substr(0, end).ends_with(')')) end = std::min(end, name.find(" ("));
  return end;
}

}  // namespace

std::string plural_of(std::string_view name) {
  const std::size_t end = end_of_head(name);
  const std::size_t blank = name.substr(0, end).rfind(' ');
  const std::string_view word =
      name.substr(blank == std::string_view::npos ? 0 : blank + 1,
                  end - (blank == std::string_view::npos ? 0 : blank + 1));
  const std::string ending = ending_of(word);
  if (ending.empty()) return std::string(name);
  const std::size_t kept = ending == "ies" ? end - 1 : end;
  return fmt::format("{}{}{}", name.substr(0, kept), ending, name.substr(end));
}

std::string counted_thing(std::int64_t count, std::string_view name) {
  return count == 1 ? std::string(name) : fmt::format("{} {}", count, plural_of(name));
}

}  // namespace dnd::model
