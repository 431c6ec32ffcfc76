#pragma once

#include "model/language/parse.hpp"
#include "tests/support/library_game.hpp"

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

/// Brings characters to higher levels as somebody would who reads what is asked for: whatever a
/// level leaves open is taken at random out of what the refusal offers.
struct leveller : library_game {
  std::mt19937 random;

  explicit leveller(unsigned seed) : random(seed) {}

  std::size_t any_of(std::size_t count) { return random() % count; }

  /// A character of one level of this class.
  void begin(const std::string& slug, const std::string& lines) {
    meet(slug, "name: " + slug + "\n" + lines);
  }
  /// One level more, of that class. Empty, or why it cannot be.
  std::string grow(const std::string& who_id, const std::string& of) {
    std::string line = "level up " + who_id + " class: " + of;
    for (int tries = 0; tries < 40; ++tries) {
      const auto no = try_to(line);
      if (!no) return {};
      if (no->code != model::refusal_code::missing_label) return no->message + " " + no->hint;
      line = answered(line, who_id, no->hint);
    }
    return "it asks for ever: " + line;
  }

 private:
  std::optional<model::refusal> try_to(const std::string& line) {
    const auto parsed = model::parse_command(line);
    BOOST_REQUIRE_MESSAGE(parsed, line);
    model::dice_roller other = dice;
    const auto answer = model::decide(state, *parsed, library, house, other);
    if (!answer) return answer.error();
    say(line);
    return std::nullopt;
  }
  /// The line with one thing more that the hint asks for: "add `choose:` with a, b or c".
  std::string answered(const std::string& line, const std::string& who_id,
                       const std::string& hint) {
    if (hint.find("`increase:") != std::string::npos) return line + increase_of(who(who_id));
    const std::size_t open = hint.find('`');
    const std::size_t close = hint.find(":`");
    const std::size_t with = hint.find(" with ");
    BOOST_REQUIRE_MESSAGE(open < close && close < with && with != std::string::npos, hint);
    const std::string label = hint.substr(open + 1, close - open);
    const std::vector<std::string> options = split(hint.substr(with + 6));
    const std::string chosen = options[any_of(options.size())];
    const std::size_t there = line.find(" " + label);
    if (there == std::string::npos) return line + " " + label + " " + chosen;
    std::string made = line;
    return made.insert(there + 1 + label.size(), " " + chosen + " and:");
  }
  std::string increase_of(const model::creature& of) {
    constexpr std::string_view names[] = {"str", "dex", "con", "int", "wis", "cha"};
    std::vector<std::size_t> lower;
    for (std::size_t i = 0; i < 6; ++i)
      if (of.record->abilities[i] < 20) lower.push_back(i);
    if (lower.empty()) return " free";
    const std::size_t first = lower[any_of(lower.size())];
    if (of.record->abilities[first] <= 18) return " increase: " + std::string(names[first]) + " 2";
    for (const std::size_t second : lower)
      if (second != first)
        return " increase: " + std::string(names[first]) + " 1 and: " + std::string(names[second]) +
               " 1";
    return " free";
  }
  static std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const bool is_comma = text.compare(i, 2, ", ") == 0;
      const bool is_or = text.compare(i, 4, " or ") == 0;
      if (i < text.size() && !is_comma && !is_or) continue;
      parts.push_back(text.substr(from, i - from));
      from = i + (is_or ? 4 : 2);
    }
    return parts;
  }
};

}  // namespace dnd::test
