#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/dice/cursor.hpp"
#include "model/dice/expression.hpp"
#include "model/dice/operators.hpp"
#include "model/dice/total.hpp"
#include "model/dice/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::model {
namespace {

/// What is known of a part of the text before anything is rolled.
struct part_facts {
  /// Where it begins.
  std::size_t column = 0;
  /// The value of a part without dice.
  std::optional<std::int64_t> constant;
  enum class tagging : std::uint8_t { none, one, several } tags = tagging::none;
  /// With one list of tags: the step that bears it.
  std::size_t tagged_step = 0;
};

struct word_entry {
  std::string_view word;
  d20_mode mode;
  bool critical;
};

constexpr std::array<word_entry, 7> words{{
    {"adv", d20_mode::advantage, false},
    {"advantage", d20_mode::advantage, false},
    {"dis", d20_mode::disadvantage, false},
    {"disadvantage", d20_mode::disadvantage, false},
    {"ea", d20_mode::elven_accuracy, false},
    {"crit", d20_mode::straight, true},
    {"critical", d20_mode::straight, true},
}};

std::string_view sign_of(arithmetic what) noexcept {
  constexpr std::array<std::string_view, 4> signs{"+", "-", "*", "/"};
  return signs[static_cast<std::size_t>(what)];
}

/// Recursive descent into postfix steps. Each function reads one level of the grammar in
/// expression.hpp; after the first `false` the reason is in `why_` and nothing more is read.
class dice_parser {
 public:
  explicit dice_parser(std::string_view text) noexcept : at_(text), text_(text) {}

  ruled<expression> parse() {
    if (auto why = check_dice_bytes(text_)) return *std::move(why);
    made_.text = std::string(text_);
    made_.steps.reserve(4);
    part_facts whole;
    if (!sum(whole) || !end()) return *std::move(why_);
    return finish();
  }

 private:
  using tagging = part_facts::tagging;

  bool fail(refusal why) {
    why_ = std::move(why);
    return false;
  }

  bool sum(part_facts& left) {
    if (!product(left)) return false;
    for (;;) {
      at_.skip_blanks();
      const std::size_t sign = at_.offset();
      arithmetic what = arithmetic::add;
      if (at_.take("-")) {
        what = arithmetic::subtract;
      } else if (!at_.take("+")) {
        return true;
      }
      part_facts right;
      if (!product(right) || !join_sum(what, sign, left, right)) return false;
    }
  }

  bool product(part_facts& left) {
    if (!signed_term(left)) return false;
    for (;;) {
      at_.skip_blanks();
      const std::size_t sign = at_.offset();
      arithmetic what = arithmetic::multiply;
      if (at_.take("/")) {
        what = arithmetic::divide;
      } else if (!at_.take("*")) {
        return true;
      }
      part_facts right;
      if (!signed_term(right) || !join_product(what, sign, left, right)) return false;
    }
  }

  bool signed_term(part_facts& facts) {
    at_.skip_blanks();
    facts.column = at_.offset();
    if (!at_.take("-")) return term(facts);
    if (!deeper(facts.column)) return false;
    const std::size_t column = facts.column;
    if (!signed_term(facts)) return false;
    --depth_;
    facts.column = column;
    if (facts.constant) facts.constant = -*facts.constant;
    push(negation{}, column);
    return true;
  }

  bool term(part_facts& facts) {
    if (at_.take("(")) {
      if (!group(facts)) return false;
    } else if (at_.peek() == 'd' || at_.at_digit()) {
      if (!number_or_dice(facts)) return false;
    } else {
      return fail(missing_dice_term(at_));
    }
    return tags(facts) && read_words();
  }

  bool group(part_facts& facts) {
    const std::size_t column = facts.column;
    if (!deeper(column) || !sum(facts)) return false;
    --depth_;
    facts.column = column;
    at_.skip_blanks();
    if (at_.take(")")) return true;
    if (at_.at_end())
      return fail(bad_dice(column, "this ( is never closed", "write ) where it ends"));
    return fail(unexpected_dice_text(at_));
  }

  bool deeper(std::size_t column) {
    if (++depth_ <= bounds::dice_nesting_max) return true;
    return fail(bad_dice(
        column, fmt::format("parentheses and signs go more than {} deep", bounds::dice_nesting_max),
        "leave out what is not needed"));
  }

  bool number_or_dice(part_facts& facts) {
    const auto number = at_.number(bounds::dice_number_max);
    if (at_.take("d")) return dice(facts, number.value_or(1));
    DND_ASSERT(number.has_value());
    if (*number > bounds::dice_number_max)
      return fail(bad_dice(facts.column,
                           fmt::format("a number is at most {}", bounds::dice_number_max),
                           "write a smaller number"));
    facts.constant = *number;
    push(number_term{*number}, facts.column);
    return true;
  }

  bool dice(part_facts& facts, std::int64_t count) {
    constexpr auto dice_max = static_cast<std::int64_t>(bounds::dice_per_roll_max);
    if (count < 1) return fail(bad_dice(facts.column, "0 dice cannot be rolled", "write 1d6"));
    dice_count_ += count;
    if (count > dice_max || dice_count_ > dice_max) return fail(too_many_dice(facts.column));
    dice_term made;
    made.count = static_cast<std::int32_t>(count);
    if (!faces(made)) return false;
    if (auto why = parse_operators(at_, made)) return fail(*std::move(why));
    push(std::move(made), facts.column);
    return true;
  }

  bool faces(dice_term& into) {
    if (at_.take("%")) {
      into.faces = 100;
      return true;
    }
    if (at_.take("f")) {
      into.faces = fate_faces;
      return true;
    }
    const std::size_t column = at_.offset();
    const auto number = at_.number(bounds::die_faces_max);
    if (!number) return fail(missing_die_faces(at_));
    if (*number < 1 || *number > bounds::die_faces_max)
      return fail(bad_dice(column, fmt::format("a die has 1 to {} faces", bounds::die_faces_max),
                           "write d6, d20, d% or dF"));
    into.faces = static_cast<std::int32_t>(*number);
    return true;
  }

  bool tags(part_facts& facts) {
    const dice_cursor before_blanks = at_;
    at_.skip_blanks();
    const std::size_t column = at_.offset();
    if (!at_.take("[")) {
      at_ = before_blanks;
      return true;
    }
    if (facts.tags != tagging::none)
      return fail(bad_dice(column, "this has a tag inside already",
                           "write all tags of a term at once: 2d6[fire,magical]"));
    auto read = parse_dice_tags(at_, column);
    if (!read) return fail(std::move(read).error());
    made_.steps.back().tags = *std::move(read);
    facts.tags = tagging::one;
    facts.tagged_step = made_.steps.size() - 1;
    const dice_cursor next = at_;
    at_.skip_blanks();
    if (at_.peek() == '[')
      return fail(bad_dice(at_.offset(), "this has a tag already",
                           "write all tags of a term at once: 2d6[fire,magical]"));
    at_ = next;
    return true;
  }

  /// Words stand for the whole roll, so people write them after the d20 or at the end.
  bool read_words() {
    for (;;) {
      const dice_cursor before_blanks = at_;
      at_.skip_blanks();
      const std::string_view letters = at_.letters();
      const auto* found = std::find_if(words.begin(), words.end(), [&](const word_entry& entry) {
        return entry.word.size() == letters.size() && dice_cursor(letters).take(entry.word);
      });
      if (letters.empty() || found == words.end()) {
        at_ = before_blanks;
        return true;
      }
      if (!accept(*found)) return false;
      at_.skip(letters.size());
    }
  }

  bool accept(const word_entry& found) {
    const bool again = word_ != nullptr && word_->mode == found.mode;
    if (again)
      return fail(bad_dice(at_.offset(), fmt::format("{} stands there twice", found.word),
                           "write it once"));
    if (word_ != nullptr)
      return fail(bad_dice(
          at_.offset(), fmt::format("{} does not go with {}", found.word, word_->word),
          word_->critical || found.critical ? "crit doubles damage dice, the others are for a d20"
                                            : "adv and dis cancel out: write neither"));
    word_ = &found;
    word_column_ = at_.offset();
    return true;
  }

  bool join_sum(arithmetic what, std::size_t sign, part_facts& left, const part_facts& right) {
    const bool alike = left.tags == tagging::one && right.tags == tagging::one &&
                       made_.steps[left.tagged_step].tags == made_.steps[right.tagged_step].tags;
    const bool none = left.tags == tagging::none && right.tags == tagging::none;
    if (!alike && !none) left.tags = tagging::several;
    if (left.constant && right.constant) {
      const bool minus = what == arithmetic::subtract;
      left.constant = *left.constant + (minus ? -*right.constant : *right.constant);
    } else {
      left.constant.reset();
    }
    return join(what, sign, left);
  }

  bool join_product(arithmetic what, std::size_t sign, part_facts& left, const part_facts& right) {
    const bool divides = what == arithmetic::divide;
    if (divides && right.constant == 0) return fail(dice_division_by_zero(right.column));
    if (left.tags != tagging::none && right.tags != tagging::none)
      return fail(bad_dice(sign, fmt::format("both sides of {} have tags", sign_of(what)),
                           "leave the tag away on one side"));
    const tagging both = std::max(left.tags, right.tags);
    if (divides && both == tagging::several)
      return fail(bad_dice(sign, "a sum of several tags cannot be divided as one",
                           "divide each part: 1d6[fire]/2+1d8[cold]/2"));
    if (left.tags == tagging::none) left.tagged_step = right.tagged_step;
    left.tags = both;
    if (left.constant && right.constant) {
      left.constant = divides ? floor_divide(*left.constant, *right.constant)
                              : *left.constant * *right.constant;
    } else {
      left.constant.reset();
    }
    return join(what, sign, left);
  }

  bool join(arithmetic what, std::size_t sign, const part_facts& facts) {
    if (facts.constant && !is_dice_total(*facts.constant)) return fail(dice_total_too_large(sign));
    push(what, sign);
    return true;
  }

  template <class What>
  void push(What what, std::size_t column) {
    made_.steps.push_back({.what = std::move(what), .tags = {}, .column = column});
  }

  bool end() {
    at_.skip_blanks();
    if (at_.at_end()) return true;
    if (!at_.take("#")) return fail(unexpected_dice_text(at_));
    at_.skip_blanks();
    std::string_view label = at_.rest();
    while (label.ends_with(' ') || label.ends_with('\t')) label.remove_suffix(1);
    made_.label = std::string(label);
    return true;
  }

  ruled<expression> finish() {
    if (word_ == nullptr) {
      // Parts grow less than fourfold when they are printed, so short texts need no look.
      if (text_.size() > bounds::dice_text_bytes_max / 4) {
        if (auto why = check_dice_length(print(made_).size())) return *std::move(why);
      }
      return std::move(made_);
    }
    auto changed = word_->critical ? with_critical(std::move(made_))
                                   : with_mode(std::move(made_), word_->mode);
    if (changed) return changed;
    refusal why = std::move(changed).error();
    why.column = word_column_;
    return why;
  }

  dice_cursor at_;
  std::string_view text_;
  expression made_;
  std::size_t depth_ = 0;
  std::int64_t dice_count_ = 0;
  const word_entry* word_ = nullptr;
  std::size_t word_column_ = 0;
  std::optional<refusal> why_;
};

}  // namespace

ruled<expression> parse_dice(std::string_view text) {
  return dice_parser(text).parse();
}

}  // namespace dnd::model
