#pragma once

#include "model/command_values.hpp"
#include "model/ledger.hpp"
#include "model/rules/draft.hpp"

#include <optional>
#include <string_view>

/// What the books know of the world.
namespace dnd::model::rules {

/// The fact that a name means: all of it, or the beginning of one that is alone; null when there is
/// none. Those that are secret are found where `secrets` says so.
enum class secrets : std::uint8_t { seen, hidden };
[[nodiscard]] const fact* find_fact(const ledger& books, std::string_view name,
                                    secrets how = secrets::seen);
/// The same. Errors: `not_available`, with the nearest names.
[[nodiscard]] ruled<const fact*> fact_named(const ledger& books, const word& name,
                                            secrets how = secrets::seen);

/// Records what is another of it now.
void change_fact(draft& out, const fact& before, const fact& after);

}  // namespace dnd::model::rules
