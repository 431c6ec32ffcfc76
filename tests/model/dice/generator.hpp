#pragma once

#include "model/bounds.hpp"
#include "model/dice/expression.hpp"
#include "model/dice/operators.hpp"

#include <algorithm>
#include <cstdint>
#include <rapidcheck.h>
#include <string>
#include <utility>
#include <vector>

/// Random expressions that the parser would accept, made without the parser.
namespace dnd::model::dice_tests {

class expression_generator {
 public:
  expression make() {
    sum(3, tags_allowed::yes);
    if (one_in(3)) made_.label = *rc::gen::elementOf(labels());
    return std::move(made_);
  }

 private:
  enum class tags_allowed : std::uint8_t { no, yes };

  static bool one_in(int n) { return between(1, n) == 1; }
  static std::int32_t between(std::int32_t low, std::int32_t high) {
    return *rc::gen::inRange(low, high + 1);
  }
  static std::vector<std::string> labels() { return {"fire", "a # b", "x+1", "\u00E9t\u00E9"}; }

  /// Under a product no part has a tag, so that what is multiplied and divided has one at most.
  void sum(int depth, tags_allowed tags) {
    product(depth, tags);
    for (std::int32_t more = between(0, 2); more > 0; --more) {
      product(depth, tags);
      push(one_in(2) ? arithmetic::add : arithmetic::subtract);
    }
  }

  void product(int depth, tags_allowed tags) {
    if (!one_in(4)) return signed_term(depth, tags);
    signed_term(depth, tags_allowed::no);
    if (one_in(2)) {
      signed_term(depth, tags_allowed::no);
      push(arithmetic::multiply);
    } else {
      push(number_term{between(1, 9)});
      push(arithmetic::divide);
    }
    if (tags == tags_allowed::yes) maybe_tag();
  }

  void signed_term(int depth, tags_allowed tags) {
    if (one_in(6)) {
      term(depth, tags_allowed::no);
      push(negation{});
      if (tags == tags_allowed::yes) maybe_tag();
    } else {
      term(depth, tags);
    }
  }

  void term(int depth, tags_allowed tags) {
    if (depth > 0 && one_in(5)) {
      // A sum that bears a tag itself has none inside.
      const bool inside = tags == tags_allowed::yes && one_in(2);
      sum(depth - 1, inside ? tags_allowed::yes : tags_allowed::no);
      if (tags == tags_allowed::yes && !inside) maybe_tag();
      return;
    }
    if (one_in(3)) {
      push(number_term{between(0, 20)});
    } else {
      push(dice());
    }
    if (tags == tags_allowed::yes) maybe_tag();
  }

  dice_term dice() {
    dice_term term;
    term.count = between(1, 8);
    term.faces = one_in(8) ? fate_faces : *rc::gen::element(2, 4, 6, 8, 10, 12, 20, 100, 10'000);
    std::int32_t kept = term.count;
    for (std::int32_t more = between(0, 3); more > 0; --more) add_operator(term, kept);
    return term;
  }

  /// `kept`: the dice that are left by the operators before.
  void add_operator(dice_term& term, std::int32_t& kept) {
    using kind = dice_operator_kind;
    dice_operator made;
    made.kind = static_cast<kind>(between(0, static_cast<int>(kind::count_failures)));
    const face_range faces = faces_of(term);
    switch (made.kind) {
      case kind::keep_highest:
      case kind::keep_lowest:
        made.number = kept = between(1, kept);
        break;
      case kind::drop_highest:
      case kind::drop_lowest:
        if (kept < 2) return;
        made.number = between(1, kept - 1);
        kept -= made.number;
        break;
      case kind::minimum:
      case kind::maximum:
        made.number = between(faces.lowest, faces.highest);
        break;
      default:
        made.compare = static_cast<relation>(between(0, 4));
        made.number = between(faces.lowest, faces.highest);
        if (!some_but_not_all(made, faces)) return;
        break;
    }
    term.operators.push_back(made);
  }

  static bool some_but_not_all(const dice_operator& made, face_range faces) {
    std::int32_t met = 0;
    for (std::int32_t face = faces.lowest; face <= faces.highest; ++face)
      met += matches(made, face) ? 1 : 0;
    return met > 0 && met <= faces.highest - faces.lowest;
  }

  void maybe_tag() {
    dice_step& step = made_.steps.back();
    if (!step.tags.empty() || !one_in(3)) return;
    step.tags = one_in(3) ? std::vector<std::string>{"cold iron", "magical"}
                          : std::vector<std::string>{*rc::gen::element<std::string>("fire", "x-1")};
  }

  template <class What>
  void push(What what) {
    made_.steps.push_back({.what = std::move(what), .tags = {}, .column = 0});
  }

  expression made_;
};

}  // namespace dnd::model::dice_tests
