#pragma once

#include "model/ledger.hpp"
#include "model/rules/draft.hpp"
#include "model/verbs/world.hpp"

#include <cstdint>
#include <optional>

/// Writing down what is so in the world.
namespace dnd::model::rules {

/// A new one, or what is another of one that is known by its whole name. `number`: the parts of a
/// new clock, the prices of a shop. Errors: `bad_name`, `name_taken`, `bad_value`, `too_many`;
/// `not_available` for what is so already.
[[nodiscard]] objection say_fact(draft& out, fact_kind kind, const commands::said_of_fact& said,
                                 std::optional<std::int32_t> number = {});

}  // namespace dnd::model::rules
