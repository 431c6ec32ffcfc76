#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/language/line_kind.hpp"
#include "model/refusal.hpp"
#include "model/rules/ability_scores.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Characters are made and shown. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `character create NAME race: … class: … abilities: … […]`
struct create_character {
  static const language::verb_spec row;
  word name = {};
  word race = {};
  std::optional<word> subrace = {};
  word of = {};
  std::optional<word> subclass = {};
  std::optional<word> background = {};
  rules::score_method scores{};
  std::vector<word> abilities = {};
  std::vector<word> bonus = {};
  std::vector<word> skills = {};
  std::vector<word> expertise = {};
  std::vector<word> languages = {};
  std::vector<word> choose = {};
  std::vector<word> spells = {};
  std::vector<word> equipment = {};
  std::optional<word> coins = {};
  std::optional<word> armor = {};
  std::vector<word> weapons = {};
  bool shield = false;
  /// What the rules leave open may stay so, and what they forbid is taken.
  bool free = false;
  rolled_faces rolled = {};

  [[nodiscard]] static create_character read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const create_character&, const create_character&) = default;
};

/// For a screen, as a document, or as the file of a character.
enum class sheet_form : std::uint8_t { text, markdown, html, file };

/// `character show WHO [as: markdown|html|file]`
struct show_character {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word who = {};
  sheet_form form{};

  [[nodiscard]] static show_character read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const show_character&, const show_character&) = default;
};

using character_verbs = type_list<create_character, show_character>;

}  // namespace dnd::model::commands
