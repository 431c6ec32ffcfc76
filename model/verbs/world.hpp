#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/language/line_kind.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What is so in the world, and what happens in it. See `model/command.hpp` for what a verb
/// consists of.
namespace dnd::model::commands {

/// What is said of something with a name: what is given is so from now on, all else stays.
struct said_of_fact {
  word name;
  std::optional<word> text;
  std::optional<word> status;
  std::optional<word> at;
  /// "gm" or "all".
  std::optional<word> reader;
  friend bool operator==(const said_of_fact&, const said_of_fact&) = default;
};

/// `quest NAME [status: open|done|failed] [text: TEXT] [at: PLACE] [for: gm|all]`
struct quest {
  static const language::verb_spec row;
  said_of_fact what;

  [[nodiscard]] static quest read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const quest&, const quest&) = default;
};

/// `place NAME [status: WORDS] [text: TEXT] [at: PLACE] [for: gm|all]`
struct place {
  static const language::verb_spec row;
  said_of_fact what;

  [[nodiscard]] static place read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const place&, const place&) = default;
};

/// `faction NAME …`, as `place`.
struct faction {
  static const language::verb_spec row;
  said_of_fact what;

  [[nodiscard]] static faction read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const faction&, const faction&) = default;
};

/// `person NAME …`, as `place`.
struct person {
  static const language::verb_spec row;
  said_of_fact what;

  [[nodiscard]] static person read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const person&, const person&) = default;
};

/// `shop NAME [prices: PERCENT] [status: WORDS] [text: TEXT] [at: PLACE] [for: gm|all]`
struct shop {
  static const language::verb_spec row;
  said_of_fact what;
  /// In hundredths of what entries say.
  std::optional<std::int32_t> prices;

  [[nodiscard]] static shop read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const shop&, const shop&) = default;
};

/// `clock NAME [parts: N] [text: TEXT] [for: gm|all]`
struct set_clock {
  static const language::verb_spec row;
  said_of_fact what;
  std::optional<std::int32_t> parts;

  [[nodiscard]] static set_clock read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const set_clock&, const set_clock&) = default;
};

/// `tick NAME [count: N] [back]`
struct tick {
  static const language::verb_spec row;
  word name;
  std::int32_t count = 1;
  bool back = false;

  [[nodiscard]] static tick read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const tick&, const tick&) = default;
};

/// `forget NAME`
struct forget {
  static const language::verb_spec row;
  word name;

  [[nodiscard]] static forget read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const forget&, const forget&) = default;
};

/// `arrive PLACE [by: WHO [and: WHO]…]`
struct arrive {
  static const language::verb_spec row;
  word where;
  std::vector<word> by;

  [[nodiscard]] static arrive read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const arrive&, const arrive&) = default;
};

/// `world event TEXT [at: DATE] [for: gm|all]`: the rest of the line is text, but for these two at
/// its end.
struct tell_event {
  static const language::verb_spec row;
  static constexpr bool goes_beside_a_question = true;
  std::string text;
  std::optional<word> at;
  std::optional<word> reader;

  [[nodiscard]] static tell_event read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const tell_event&, const tell_event&) = default;
};

/// `calendar months: NAME DAYS [and: NAME DAYS]… [today: DATE]`, `calendar numbered`
struct set_calendar {
  static const language::verb_spec row;
  std::vector<word> months;
  std::optional<word> today;
  bool numbered = false;

  [[nodiscard]] static set_calendar read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const set_calendar&, const set_calendar&) = default;
};

using world_verbs = type_list<tell_event, quest, place, faction, person, shop, set_clock, tick,
                              forget, arrive, set_calendar>;

}  // namespace dnd::model::commands
