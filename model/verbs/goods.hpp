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

/// Coins and things that change hands. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// What a thing is that no entry describes.
struct homemade {
  bool is = false;
  /// In pounds with a decimal point, and with a coin: as they were typed.
  std::optional<word> weight;
  std::optional<word> cost;
  friend bool operator==(const homemade&, const homemade&) = default;
};

/// `give WHAT [and: WHAT]… to: WHOM [from: HOLDER] [count: N] [looks: TEXT] [unidentified]
/// [homemade] [weight: LB] [cost: PRICE]`
struct give {
  static const language::verb_spec row;
  std::vector<word> what;
  word to;
  std::optional<word> from;
  std::int32_t count = 1;
  std::optional<word> looks;
  bool unidentified = false;
  homemade made;

  [[nodiscard]] static give read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const give&, const give&) = default;
};

/// `take WHAT [and: WHAT]… from: HOLDER [to: HOLDER] [count: N]`
struct take {
  static const language::verb_spec row;
  std::vector<word> what;
  word from;
  std::optional<word> to;
  std::int32_t count = 1;

  [[nodiscard]] static take read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const take&, const take&) = default;
};

/// `buy WHAT [and: WHAT]… by: HOLDER [for: PRICE] [count: N] [from: HOLDER] [homemade] …`
struct buy {
  static const language::verb_spec row;
  std::vector<word> what;
  word by;
  std::optional<word> price;
  std::int32_t count = 1;
  std::optional<word> from;
  homemade made;

  [[nodiscard]] static buy read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const buy&, const buy&) = default;
};

/// `sell WHAT [and: WHAT]… by: HOLDER [for: PRICE] [count: N] [to: HOLDER]`
struct sell {
  static const language::verb_spec row;
  std::vector<word> what;
  word by;
  std::optional<word> price;
  std::int32_t count = 1;
  std::optional<word> to;

  [[nodiscard]] static sell read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const sell&, const sell&) = default;
};

/// `identify WHAT of: HOLDER`
struct identify {
  static const language::verb_spec row;
  word what;
  std::optional<word> of;

  [[nodiscard]] static identify read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const identify&, const identify&) = default;
};

/// `container NAME [of: HOLDER] [holds: LB] [weight: LB] [weightless] [gone]`
struct container {
  static const language::verb_spec row;
  word name;
  std::optional<word> of;
  std::optional<word> holds;
  std::optional<word> weight;
  bool weightless = false;
  bool gone = false;

  [[nodiscard]] static container read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const container&, const container&) = default;
};

/// `inventory [WHO]`
struct inventory {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  std::optional<word> of;

  [[nodiscard]] static inventory read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const inventory&, const inventory&) = default;
};

using goods_verbs = type_list<give, take, buy, sell, identify, container, inventory>;

}  // namespace dnd::model::commands
