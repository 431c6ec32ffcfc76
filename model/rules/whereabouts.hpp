#pragma once

#include "model/command_values.hpp"
#include "model/ledger.hpp"
#include "model/rules/draft.hpp"

#include <span>

/// Where creatures are.
namespace dnd::model::rules {

/// The key of a place that is known; empty for "nowhere". Errors: as `fact_named`; `bad_value` for
/// what is no place.
[[nodiscard]] ruled<small_text> place_named(const ledger& books, const word& name);

/// The key of the place where it is; empty where nobody said.
[[nodiscard]] small_text place_of(const state& now, const creature_id& who);

/// They are there from now on. Nothing for who is there already.
void go_to(draft& out, std::span<const creature_id> who, const small_text& place);

}  // namespace dnd::model::rules
