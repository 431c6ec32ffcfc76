#pragma once

#include "model/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Dice notation: what a person types, as a value that can be compared, rewritten and printed.
///
///     roll    = sum [ "#" label ]
///     sum     = product { ("+" | "-") product }
///     product = signed { ("*" | "/") signed }          "/" rounds towards negative infinity
///     signed  = "-" signed | term
///     term    = ( number | dice | "(" sum ")" ) [ "[" tag { "," tag } "]" ] { word }
///     dice    = [ count ] "d" ( faces | "%" | "F" ) { operator }
///     operator = ("kh" | "kl" | "dh" | "dl") number
///              | ("r" | "rr" | "cs" | "cf") compare | ("x" | "xo") [ compare ]
///              | ("min" | "max") number
///     compare = [ "=" | ">" | ">=" | "<" | "<=" ] number
///     word    = "adv" | "dis" | "ea" | "crit"
///
/// Letters count in any case; blanks are allowed between all parts, but not inside `2d6` or `kh3`.
/// What the notation means:
/// - `d%` is a d100. A fate die `dF` shows -1, 0 or 1.
/// - First all dice of a term are rolled; then its operators work from left to right, each on the
///   dice that are kept at that point. Ties keep the die that was rolled first.
/// - `kh kl` keep, `dh dl` drop that many dice; the rest does not count.
/// - `r` rolls every matching die again once, `rr` until it does not match. `x` adds one die for
///   every matching die, and for matching new ones too; `xo` does not look at the new ones.
///   Without a comparison they match the highest face. All four look at the face as it was rolled.
/// - `min` and `max` change what a die counts for; keeping, dropping and marks look at that.
/// - `cs` marks successes and `cf` failures: such a term is worth its successes minus its failures.
/// - A word stands for the whole roll. `adv`, `dis` and `ea` turn the leftmost 1d20 into two (or
///   three) d20 of which the highest or lowest is kept, after the rerolls that stand first after
///   it. `crit` doubles the dice of every term, with the numbers that it keeps or drops.
/// - A tag belongs to its term; what has no tag is totalled apart. In `*` and `/` one side may
///   have tags, and a sum of several tags may be multiplied but not divided.
/// - A comparison that no face can meet, dice that explode or reroll for ever, and operators that
///   keep more dice than there are, or none, are refused: they are slips, not wishes.
namespace dnd::model {

/// `dice_term::faces` of a fate die.
inline constexpr std::int32_t fate_faces = 0;

enum class relation : std::uint8_t { equal, greater, at_least, less, at_most };

enum class dice_operator_kind : std::uint8_t {
  keep_highest,
  keep_lowest,
  drop_highest,
  drop_lowest,
  reroll_once,
  reroll_until,
  explode,
  explode_once,
  minimum,
  maximum,
  count_successes,
  count_failures,
};

/// One operator after dice.
struct dice_operator {
  dice_operator_kind kind{};
  /// `equal` for the kinds that take only a number.
  relation compare = relation::equal;
  std::int32_t number = 0;
  friend bool operator==(const dice_operator&, const dice_operator&) = default;
};

struct dice_term {
  /// 1..`bounds::dice_per_roll_max`.
  std::int32_t count = 1;
  /// 1..`bounds::die_faces_max`, or `fate_faces`.
  std::int32_t faces = 6;
  std::vector<dice_operator> operators;
  friend bool operator==(const dice_term&, const dice_term&) = default;
};

/// A number as typed, 0..`bounds::dice_number_max`.
struct number_term {
  std::int64_t value = 0;
  friend bool operator==(const number_term&, const number_term&) = default;
};

struct negation {
  friend bool operator==(negation, negation) = default;
};

enum class arithmetic : std::uint8_t { add, subtract, multiply, divide };

/// One step of an expression in postfix order: a term puts its value on a stack, a negation
/// works on the top one, an arithmetic step on the top two.
struct dice_step {
  std::variant<number_term, dice_term, negation, arithmetic> what;
  /// Lower case, in the order typed. On an arithmetic step or a negation: of the parentheses.
  std::vector<std::string> tags;
  /// Byte offset in the text that was parsed, for errors that only a roll can find. Two
  /// expressions that differ only here are equal.
  std::size_t column = 0;

  friend bool operator==(const dice_step& a, const dice_step& b) {
    return a.what == b.what && a.tags == b.tags;
  }
};

/// Life cycle: made by `parse_dice`, changed only by the functions below, which keep it valid.
struct expression {
  /// In postfix order, never empty in a parsed expression.
  std::vector<dice_step> steps;
  std::string label;
  /// As it was typed; not part of the comparison.
  std::string text;

  friend bool operator==(const expression& a, const expression& b) {
    return a.steps == b.steps && a.label == b.label;
  }
};

/// Reads dice notation. Errors: `bad_dice` and `too_many_dice`, with the byte offset in `text` as
/// column and what would be accepted as hint.
[[nodiscard]] ruled<expression> parse_dice(std::string_view text);

/// The canonical text: no blanks but around a label, no needless parentheses, words carried out.
/// Ensures `parse_dice(print(e)) == e` for every parsed expression.
[[nodiscard]] std::string print(const expression& dice);

/// How a d20 is rolled. SRD: Advantage and Disadvantage. Elven accuracy keeps the highest of 3.
enum class d20_mode : std::uint8_t { straight, advantage, disadvantage, elven_accuracy };

/// Applies the mode to the leftmost 1d20. Error: `bad_dice` when there is none.
[[nodiscard]] ruled<expression> with_mode(expression dice, d20_mode mode);

/// Doubles the dice of every term. SRD: Critical Hits. Error: `too_many_dice`.
[[nodiscard]] ruled<expression> with_critical(expression dice);

/// The mean, rounded down as stat blocks do (SRD: Hit Points), of sums of numbers and dice
/// without operators, also negated or multiplied by a number; nothing for what has other parts.
[[nodiscard]] std::optional<std::int64_t> average_of(const expression& dice);

}  // namespace dnd::model
