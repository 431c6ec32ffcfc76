#include "model/dice/evaluate.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/dice/operators.hpp"
#include "model/dice/total.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dnd::model {
namespace {

using kind = dice_operator_kind;

/// The dice of one term, at the end of all dice of the roll so far.
class term_roller {
 public:
  term_roller(const dice_term& term, roll_result& result, dice_roller& from) noexcept
      : term_(term), result_(result), dice_(result.dice), from_(from), first_(dice_.size()) {}

  /// False when the dice came to more than a roll may have.
  bool roll() {
    for (std::int32_t i = 0; i < term_.count; ++i) add_die();
    return std::all_of(term_.operators.begin(), term_.operators.end(),
                       [this](const dice_operator& each) { return apply(each); });
  }

  /// Of the dice that are kept, or of their marks when there are any to count.
  std::int64_t value() {
    std::int64_t sum = 0;
    std::int32_t successes = 0;
    std::int32_t failures = 0;
    for (std::size_t i = first_; i < dice_.size(); ++i) {
      if (!dice_[i].kept) continue;
      sum += dice_[i].value;
      successes += dice_[i].mark == die_mark::success ? 1 : 0;
      failures += dice_[i].mark == die_mark::failure ? 1 : 0;
    }
    if (!counts_) return sum;
    result_.successes = result_.successes.value_or(0) + successes;
    result_.failures = result_.failures.value_or(0) + failures;
    return successes - failures;
  }

 private:
  void add_die() {
    const bool fate = term_.faces == fate_faces;
    const std::int32_t face = fate ? from_.roll_fate() : from_.roll(term_.faces);
    // After a problem nothing is drawn any more; the roll as a whole is refused then.
    const auto drawn = from_.drawn();
    dice_.push_back({.faces = term_.faces,
                     .face = face,
                     .value = face,
                     .origin = drawn.empty() ? face_origin::engine : drawn.back().origin});
  }

  bool apply(const dice_operator& each) {
    switch (each.kind) {
      case kind::keep_highest:
      case kind::keep_lowest:
      case kind::drop_highest:
      case kind::drop_lowest:
        select(each);
        return true;
      case kind::reroll_once:
      case kind::reroll_until:
      case kind::explode:
      case kind::explode_once:
        return roll_more(each);
      case kind::minimum:
      case kind::maximum:
        clamp(each);
        return true;
      case kind::count_successes:
        mark(each, die_mark::success);
        return true;
      case kind::count_failures:
        mark(each, die_mark::failure);
        return true;
    }
    return true;
  }

  void select(const dice_operator& each) {
    std::vector<std::size_t> order;
    for (std::size_t i = first_; i < dice_.size(); ++i) {
      if (dice_[i].kept) order.push_back(i);
    }
    // Best first; of equal dice the one that was rolled first is the better.
    const bool from_highest = each.kind == kind::keep_highest || each.kind == kind::drop_lowest;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return from_highest ? dice_[a].value > dice_[b].value : dice_[a].value < dice_[b].value;
    });
    const bool keeps = each.kind == kind::keep_highest || each.kind == kind::keep_lowest;
    const auto number = std::min(order.size(), static_cast<std::size_t>(each.number));
    const std::size_t kept = keeps ? number : order.size() - number;
    for (std::size_t i = kept; i < order.size(); ++i) dice_[order[i]].kept = false;
  }

  /// Goes over the dice in the order of rolling, as a person does: all that match are rolled
  /// again, then, if new ones count too, those among them that match.
  bool roll_more(const dice_operator& each) {
    const bool rerolls = each.kind == kind::reroll_once || each.kind == kind::reroll_until;
    const bool new_ones_too = each.kind == kind::reroll_until || each.kind == kind::explode;
    const std::size_t old_ones_end = dice_.size();
    for (std::size_t i = first_; i < (new_ones_too ? dice_.size() : old_ones_end); ++i) {
      if (!dice_[i].kept || !matches(each, dice_[i].face)) continue;
      if (dice_.size() >= bounds::dice_per_roll_max) return false;
      if (rerolls) {
        dice_[i].rerolled = true;
        dice_[i].kept = false;
      } else {
        dice_[i].exploded = true;
      }
      add_die();
    }
    return true;
  }

  void clamp(const dice_operator& each) {
    for (std::size_t i = first_; i < dice_.size(); ++i) {
      if (!dice_[i].kept) continue;
      dice_[i].value = each.kind == kind::minimum ? std::max(dice_[i].value, each.number)
                                                  : std::min(dice_[i].value, each.number);
    }
  }

  void mark(const dice_operator& each, die_mark as) {
    counts_ = true;
    for (std::size_t i = first_; i < dice_.size(); ++i) {
      if (dice_[i].kept && matches(each, dice_[i].value)) dice_[i].mark = as;
    }
  }

  const dice_term& term_;
  roll_result& result_;
  std::vector<rolled_die>& dice_;
  dice_roller& from_;
  std::size_t first_;
  bool counts_ = false;
};

/// What one list of tags adds to a value; no list stands for what has no tag.
struct tagged_part {
  const std::vector<std::string>* tags = nullptr;
  std::int64_t amount = 0;
};

struct dice_value {
  std::int64_t total = 0;
  /// Empty when nothing in it has a tag; else the parts make up the total.
  std::vector<tagged_part> parts;
};

/// The stack machine that goes over the steps of an expression.
class evaluator {
 public:
  evaluator(const expression& dice, dice_roller& from) noexcept : dice_(dice), from_(from) {}

  ruled<roll_result> run() {
    stack_.reserve(4);
    for (const dice_step& step : dice_.steps) {
      auto why = take(step);
      // A face that cannot be is the cause of whatever else goes wrong after it.
      if (auto problem = from_.problem()) return *std::move(problem);
      if (why) return *std::move(why);
    }
    const dice_value whole = pop();
    DND_ASSERT(stack_.empty());
    result_.total = whole.total;
    total_tags(whole);
    result_.canonical = print(dice_);
    result_.text = dice_.text.empty() ? result_.canonical : dice_.text;
    result_.label = dice_.label;
    return std::move(result_);
  }

 private:
  std::optional<refusal> take(const dice_step& step) {
    dice_value made;
    if (const auto* number = std::get_if<number_term>(&step.what)) {
      made.total = number->value;
    } else if (const auto* term = std::get_if<dice_term>(&step.what)) {
      term_roller dice(*term, result_, from_);
      if (!fits(*term) || !dice.roll()) return too_many_dice(step.column);
      made.total = dice.value();
    } else if (const auto* what = std::get_if<arithmetic>(&step.what)) {
      const dice_value right = pop();
      made = pop();
      if (*what == arithmetic::divide && right.total == 0)
        return dice_division_by_zero(step.column);
      join(*what, made, right);
    } else {
      made = pop();
      scale(made, -1);
    }
    if (!is_bounded(made)) return dice_total_too_large(step.column);
    if (!step.tags.empty()) made.parts = {{.tags = &step.tags, .amount = made.total}};
    stack_.push_back(std::move(made));
    return std::nullopt;
  }

  /// Explosions of the terms before may have used up what the text left free.
  [[nodiscard]] bool fits(const dice_term& term) const noexcept {
    return result_.dice.size() + static_cast<std::size_t>(term.count) <= bounds::dice_per_roll_max;
  }

  dice_value pop() {
    DND_ASSERT(!stack_.empty());
    dice_value top = std::move(stack_.back());
    stack_.pop_back();
    return top;
  }

  static void join(arithmetic what, dice_value& left, const dice_value& right) {
    switch (what) {
      case arithmetic::add:
        add(left, right, 1);
        return;
      case arithmetic::subtract:
        add(left, right, -1);
        return;
      case arithmetic::multiply:
        multiply(left, right);
        return;
      case arithmetic::divide:
        divide(left, right);
        return;
    }
  }

  static void scale(dice_value& value, std::int64_t factor) {
    value.total *= factor;
    for (tagged_part& part : value.parts) part.amount *= factor;
  }

  static void add(dice_value& left, const dice_value& right, std::int64_t sign) {
    if (!left.parts.empty() || !right.parts.empty()) {
      if (left.parts.empty()) left.parts.push_back({.tags = nullptr, .amount = left.total});
      if (right.parts.empty())
        left.parts.push_back({.tags = nullptr, .amount = sign * right.total});
      for (const tagged_part& part : right.parts)
        left.parts.push_back({.tags = part.tags, .amount = sign * part.amount});
    }
    left.total += sign * right.total;
  }

  static void multiply(dice_value& left, const dice_value& right) {
    // The parser lets only one side have tags.
    DND_ASSERT(left.parts.empty() || right.parts.empty());
    if (!right.parts.empty()) {
      const std::int64_t factor = left.total;
      left = right;
      scale(left, factor);
    } else {
      scale(left, right.total);
    }
  }

  static void divide(dice_value& left, const dice_value& right) {
    DND_ASSERT(left.parts.empty() || right.parts.empty());
    left.total = floor_divide(left.total, right.total);
    // And only one list of tags, so the whole result is that list's.
    const auto& tagged = left.parts.empty() ? right.parts : left.parts;
    if (!tagged.empty()) left.parts = {{.tags = tagged.front().tags, .amount = left.total}};
  }

  static bool is_bounded(const dice_value& value) noexcept {
    return is_dice_total(value.total) &&
           std::all_of(value.parts.begin(), value.parts.end(),
                       [](const tagged_part& part) { return is_dice_total(part.amount); });
  }

  void total_tags(const dice_value& whole) {
    for (const tagged_part& part : whole.parts) {
      if (part.tags == nullptr) {
        total_tag({}, part.amount);
      } else {
        for (const std::string& tag : *part.tags) total_tag(tag, part.amount);
      }
    }
  }

  void total_tag(const std::string& tag, std::int64_t amount) {
    auto& all = result_.by_tag;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const tag_total& each) { return each.tag == tag; });
    if (found == all.end()) {
      all.push_back({.tag = tag, .total = amount});
    } else {
      found->total += amount;
    }
  }

  const expression& dice_;
  dice_roller& from_;
  roll_result result_;
  std::vector<dice_value> stack_;
};

}  // namespace

ruled<roll_result> roll(const expression& dice, dice_roller& from) {
  return evaluator(dice, from).run();
}

}  // namespace dnd::model
