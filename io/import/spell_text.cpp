#include "io/import/spell_text.hpp"

#include "io/import/word_scan.hpp"
#include "model/slug.hpp"

#include <algorithm>

namespace dnd::io::imports {
namespace {

constexpr std::size_t spells_most = 200;

/// A heading of a list of spells, up to its colon.
struct spell_heading {
  std::size_t begin = 0;  ///< Offset of the heading.
  std::size_t end = 0;    ///< Offset after the colon.
  int level = 0;
  int per_day = 0;
  int slots = 0;
};

/// "Cantrips (at will):", "1st level (4 slots):", "At will:", "3/day each:".
std::optional<spell_heading> heading_at(const word_scan& words, std::size_t index) {
  constexpr std::size_t words_most = 12;
  spell_heading found{.begin = words.offset(index)};
  const std::string_view word = words.at(index);
  const bool is_level = word.size() == 3 && word[0] >= '1' && word[0] <= '9' &&
                        (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") ||
                         word.ends_with("th"));
  const auto uses = words.number(index);
  if (word == "cantrip" || word == "cantrips" || words.is(index, {"at", "will"})) {
    found.level = 0;
  } else if (is_level) {
    found.level = word[0] - '0';
  } else if (uses && words.at(index + 1) == "/" && words.at(index + 2) == "day") {
    found.per_day = std::clamp(*uses, 1, 100);
  } else {
    return std::nullopt;
  }
  for (std::size_t i = index; i < index + words_most && i < words.size(); ++i) {
    if (words.at(i) == ".") return std::nullopt;
    if (const auto number = words.number(i); number && words.at(i + 1).starts_with("slot"))
      found.slots = std::clamp(*number, 0, 99);
    if (words.at(i) != ":") continue;
    found.end = words.offset(i) + 1;
    return found;
  }
  return std::nullopt;
}

/// Ability, DC and bonus of the sentences before the lists.
std::optional<model::spellcasting> read_introduction(const word_scan& words) {
  model::spellcasting casting;
  std::optional<model::ability> with;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.is(i, {"spellcasting", "ability"}) || words.is(i, {"ability", "is"}) ||
        words.is(i, {"using"}))
      for (std::size_t next = i + 1; next < i + 6 && !with; ++next) with = words.ability(next);
    if (words.is(i, {"dc"}) && casting.save_dc == 0)
      if (const auto dc = words.number(i + 1); dc && *dc >= 1 && *dc <= 50)
        casting.save_dc = static_cast<std::int16_t>(*dc);
    if (words.is(i, {"to", "hit"}) && i >= 2)
      if (const auto bonus = words.bonus(i - 2); bonus && *bonus >= -10 && *bonus <= 50)
        casting.to_hit = static_cast<std::int16_t>(*bonus);
    if (words.is(i + 1, {"-", "level", "spellcaster"}))
      casting.caster_level =
          static_cast<std::uint8_t>(std::clamp(std::atoi(std::string(words.at(i)).c_str()), 0, 20));
  }
  if (!with) return std::nullopt;
  casting.with = *with;
  return casting;
}

}  // namespace

void add_spell_names(std::string_view list, int level, int per_day, model::spellcasting& into) {
  int depth = 0;
  std::string name;
  const auto add = [&] {
    std::string slug = model::slug_of(name);
    name.clear();
    const auto is_known = [&](const model::known_spell& other) { return other.spell == slug; };
    if (slug.empty() || slug.size() > model::small_text::capacity ||
        into.spells.size() >= spells_most ||
        std::any_of(into.spells.begin(), into.spells.end(), is_known))
      return;
    into.spells.push_back({std::move(slug), static_cast<std::uint8_t>(std::clamp(level, 0, 9)),
                           static_cast<std::uint8_t>(std::clamp(per_day, 0, 100))});
  };
  for (const char letter : list) {
    if (letter == '(' || letter == '[') ++depth;
    if ((letter == ')' || letter == ']') && depth > 0) --depth;
    if (depth > 0 || letter == ')' || letter == ']') continue;
    if (letter == ',' || letter == ';' || letter == '\n' || letter == '.')
      add();
    else
      name += letter;
  }
  add();
}

std::optional<model::spellcasting> read_spell_text(std::string_view text) {
  const word_scan words(text);
  auto casting = read_introduction(words);
  if (!casting) return std::nullopt;
  std::vector<spell_heading> headings;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (const auto found = heading_at(words, i);
        found && (headings.empty() || found->begin >= headings.back().end))
      headings.push_back(*found);
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const spell_heading& heading = headings[i];
    const std::size_t end = i + 1 < headings.size() ? headings[i + 1].begin : text.size();
    std::string_view list = text.substr(heading.end, end - heading.end);
    // The next paragraph is about something else, unless the list itself begins on a line.
    const std::size_t start = list.find_first_not_of(" \n");
    if (start == std::string_view::npos) continue;
    list = list.substr(start, list.find('\n', start) - start);
    if (heading.slots > 0 && heading.level > 0)
      casting->slots[static_cast<std::size_t>(heading.level - 1)] =
          static_cast<std::uint8_t>(heading.slots);
    add_spell_names(list, heading.level, heading.per_day, *casting);
  }
  if (casting->spells.empty()) return std::nullopt;
  if (casting->save_dc == 0) casting->save_dc = 10;
  return casting;
}

}  // namespace dnd::io::imports
