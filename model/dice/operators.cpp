#include "model/dice/operators.hpp"

#include "model/bounds.hpp"
#include "model/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace dnd::model {
namespace {

using kind = dice_operator_kind;

enum class operand : std::uint8_t { number, compare, optional_compare };

struct operator_entry {
  std::string_view word;
  kind what;
  operand takes;
  /// How it looks when it is right.
  std::string_view example;
};

/// Longer words stand before those that they begin with.
constexpr std::array<operator_entry, 12> operator_entries{{
    {"kh", kind::keep_highest, operand::number, "write kh1"},
    {"kl", kind::keep_lowest, operand::number, "write kl1"},
    {"dh", kind::drop_highest, operand::number, "write dh1"},
    {"dl", kind::drop_lowest, operand::number, "write dl1"},
    {"rr", kind::reroll_until, operand::compare, "write rr1, rr<3 or rr>=5"},
    {"r", kind::reroll_once, operand::compare, "write r1, r<3 or r>=5; r rolls again only once"},
    {"xo", kind::explode_once, operand::optional_compare, "write xo, xo5 or xo>=5"},
    {"x", kind::explode, operand::optional_compare, "write x, x5 or x>=5"},
    {"min", kind::minimum, operand::number, "write min2"},
    {"max", kind::maximum, operand::number, "write max5"},
    {"cs", kind::count_successes, operand::compare, "write cs6, cs>4 or cs>=5"},
    {"cf", kind::count_failures, operand::compare, "write cf1, cf<3 or cf<=2"},
}};

const operator_entry& entry_of(kind what) noexcept {
  return *std::find_if(operator_entries.begin(), operator_entries.end(),
                       [what](const operator_entry& entry) { return entry.what == what; });
}

struct relation_entry {
  std::string_view sign;
  relation what;
};

constexpr std::array<relation_entry, 5> relations{{
    {">=", relation::at_least},
    {"<=", relation::at_most},
    {">", relation::greater},
    {"<", relation::less},
    {"=", relation::equal},
}};

std::string_view sign_of(relation what) noexcept {
  return std::find_if(relations.begin(), relations.end(),
                      [what](const relation_entry& entry) { return entry.what == what; })
      ->sign;
}

/// Larger than every number that can be right here, so that it is refused by what it is compared
/// with.
constexpr std::int64_t operand_limit = bounds::die_faces_max;

/// Reads the operators of one term, keeping count of the dice that are surely left.
class operator_reader {
 public:
  operator_reader(dice_cursor& at, dice_term& dice) noexcept
      : at_(at), dice_(dice), faces_(faces_of(dice)), kept_(dice.count) {}

  std::optional<refusal> read() {
    for (;;) {
      const dice_cursor before_blanks = at_;
      at_.skip_blanks();
      start_ = at_.offset();
      const operator_entry* entry = find();
      if (entry == nullptr) {
        if (auto why = lookalike()) return why;
        // A blank before something else is not ours.
        at_ = before_blanks;
        return std::nullopt;
      }
      at_.skip(entry->word.size());
      if (auto why = read_one(*entry)) return why;
    }
  }

 private:
  const operator_entry* find() const noexcept {
    // "2d6 radiant" is a forgotten tag, not an r.
    if (parse_damage_type(at_.letters())) return nullptr;
    for (const operator_entry& entry : operator_entries) {
      dice_cursor ahead = at_;
      if (ahead.take(entry.word)) return &entry;
    }
    return nullptr;
  }

  /// Other programs read a bare k or d, and some other signs, in ways that contradict each other.
  std::optional<refusal> lookalike() const {
    const std::string word = lower(at_.letters());
    dice_cursor after = at_;
    after.skip(word.size());
    const auto number = after.number(operand_limit).value_or(1);
    const auto count = std::clamp<std::int64_t>(number, 1, operand_limit);
    if (word == "k")
      return bad_dice(start_, "k alone does not say which dice to keep",
                      fmt::format("write kh{0} or kl{0}", count));
    if (word == "d" || word == "p")
      return bad_dice(start_, fmt::format("{} alone does not say which dice to drop", word),
                      fmt::format("write dl{0} or dh{0}", count));
    if (word == "e" || at_.peek() == '!')
      return bad_dice(start_, fmt::format("{} is not known here", at_.peek()),
                      "write x to explode");
    if (word == "mi" || word == "ma")
      return bad_dice(start_, fmt::format("{} is not known here", word), "write min2 or max5");
    if (at_.peek() == '<' || at_.peek() == '>' || at_.peek() == '=')
      return bad_dice(start_, "a comparison goes after an operator",
                      "write cs>=5 to count successes, r<3 to roll again");
    return std::nullopt;
  }

  static std::string lower(std::string_view letters) {
    std::string made;
    for (const char letter : letters) made += static_cast<char>(letter | 0x20);
    return made;
  }

  std::optional<refusal> read_one(const operator_entry& entry) {
    dice_operator made{.kind = entry.what, .compare = relation::equal, .number = faces_.highest};
    bool related = false;
    if (entry.takes != operand::number) {
      for (const relation_entry& relation : relations) {
        if (!at_.take(relation.sign)) continue;
        made.compare = relation.what;
        related = true;
        break;
      }
    }
    // `x-1` is a subtraction; only where a number must follow can it be negative (fate dice).
    const bool required = related || entry.takes != operand::optional_compare;
    const bool negative = required && at_.take("-");
    const auto number = at_.number(operand_limit);
    if (number) {
      made.number = static_cast<std::int32_t>(negative ? -*number : *number);
    } else if (required) {
      return bad_dice(at_.offset(), fmt::format("{} needs a number", entry.word),
                      std::string(entry.example));
    }
    if (auto why = check(entry, made)) return why;
    dice_.operators.push_back(made);
    return std::nullopt;
  }

  std::optional<refusal> check(const operator_entry& entry, const dice_operator& made) {
    switch (entry.what) {
      case kind::keep_highest:
      case kind::keep_lowest:
        return check_keep(entry, made.number);
      case kind::drop_highest:
      case kind::drop_lowest:
        return check_drop(entry, made.number);
      case kind::minimum:
      case kind::maximum:
        if (made.number >= faces_.lowest && made.number <= faces_.highest) return std::nullopt;
        return bad_dice(start_, fmt::format("no {} shows that", die_name(dice_)), faces_hint());
      case kind::explode:
      case kind::explode_once:
        grows_ = true;
        break;
      case kind::reroll_once:
      case kind::reroll_until:
      case kind::count_successes:
      case kind::count_failures:
        break;
    }
    return check_compare(entry, made);
  }

  std::optional<refusal> check_keep(const operator_entry& entry, std::int32_t number) {
    if (number < 1)
      return bad_dice(start_, fmt::format("{} must keep a die", entry.word),
                      std::string(entry.example));
    if (number > kept_ && !grows_)
      return bad_dice(start_,
                      fmt::format("{}{} keeps more dice than there are", entry.word, number),
                      fmt::format("{} {} left here", kept_, kept_ == 1 ? "die is" : "dice are"));
    kept_ = std::min(kept_, number);
    return std::nullopt;
  }

  std::optional<refusal> check_drop(const operator_entry& entry, std::int32_t number) {
    if (number < 1)
      return bad_dice(start_, fmt::format("{} must drop a die", entry.word),
                      std::string(entry.example));
    if (number >= kept_)
      return bad_dice(start_, fmt::format("{}{} drops every die", entry.word, number),
                      fmt::format("{} {} left here", kept_, kept_ == 1 ? "die is" : "dice are"));
    kept_ -= number;
    return std::nullopt;
  }

  std::optional<refusal> check_compare(const operator_entry& entry, const dice_operator& made) {
    // Comparisons are monotonous: what holds for no or every face shows at the ends, except for
    // an equality in between.
    const bool low = matches(made, faces_.lowest);
    const bool high = matches(made, faces_.highest);
    const bool between = made.compare == relation::equal && made.number > faces_.lowest &&
                         made.number < faces_.highest;
    if (!low && !high && !between)
      return bad_dice(start_, fmt::format("no face of a {} meets this", die_name(dice_)),
                      faces_hint());
    const bool endless = entry.what == kind::reroll_until || entry.what == kind::explode;
    if (endless && low && high)
      return bad_dice(
          start_, fmt::format("every face of a {} meets this: it would never end", die_name(dice_)),
          entry.what == kind::explode ? "write xo to add one die only"
                                      : "write r to roll again only once");
    return std::nullopt;
  }

  [[nodiscard]] std::string faces_hint() const {
    return fmt::format("a {} shows {} to {}", die_name(dice_), faces_.lowest, faces_.highest);
  }

  dice_cursor& at_;
  dice_term& dice_;
  face_range faces_;
  /// Dice that surely count at this point; explosions may have added more.
  std::int32_t kept_;
  bool grows_ = false;
  std::size_t start_ = 0;
};

}  // namespace

std::string die_name(const dice_term& dice) {
  return dice.faces == fate_faces ? std::string("dF") : fmt::format("d{}", dice.faces);
}

bool matches(const dice_operator& compare, std::int32_t face) noexcept {
  switch (compare.compare) {
    case relation::equal:
      return face == compare.number;
    case relation::greater:
      return face > compare.number;
    case relation::at_least:
      return face >= compare.number;
    case relation::less:
      return face < compare.number;
    case relation::at_most:
      return face <= compare.number;
  }
  return false;
}

std::optional<refusal> parse_operators(dice_cursor& at, dice_term& dice) {
  return operator_reader(at, dice).read();
}

void print_operators(const dice_term& dice, std::string& into) {
  for (const dice_operator& each : dice.operators) {
    const operator_entry& entry = entry_of(each.kind);
    into += entry.word;
    const bool equal = each.compare == relation::equal;
    const bool usual = equal && each.number == faces_of(dice).highest;
    if (entry.takes == operand::optional_compare && usual) continue;
    const bool sign = !equal || (each.number < 0 && entry.takes != operand::number);
    if (sign) into += sign_of(each.compare);
    fmt::format_to(std::back_inserter(into), "{}", each.number);
  }
}

}  // namespace dnd::model
