#include "model/effects/effect.hpp"

#include "model/stat_block.hpp"

#include <algorithm>

namespace dnd::model {

// Where structures contain each other, what is equal can only be said when all are whole.
bool operator==(const effect_branch& a, const effect_branch& b) = default;
bool operator==(const repeated_save& a, const repeated_save& b) = default;
bool operator==(const lasting& a, const lasting& b) = default;
bool operator==(const effect& a, const effect& b) = default;
bool operator==(const multiattack_choice& a, const multiattack_choice& b) = default;
bool operator==(const trigger& a, const trigger& b) = default;

bool revives(const effect_list& steps) noexcept {
  return std::ranges::any_of(steps, [](const effect& step) {
    return step.kind == effect_kind::revive ||
           std::ranges::any_of(step.branches,
                               [](const effect_branch& one) { return revives(one.steps); });
  });
}

const effect_list& branch_of(const effect& step, std::string_view name) noexcept {
  static const effect_list none;
  const auto found = std::ranges::find(step.branches, name, &effect_branch::name);
  return found == step.branches.end() ? none : found->steps;
}

}  // namespace dnd::model
