#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/rules/turn_economy.hpp"

#include <optional>
#include <string_view>

/// What commands share by which somebody does something in its turn.
namespace dnd::model {

namespace commands {

/// Who acts, and what it costs.
struct doer {
  std::optional<word> by;
  /// A bonus action in place of an action.
  bool bonus = false;
  /// Costs nothing of the turn.
  bool free = false;
  friend bool operator==(const doer&, const doer&) = default;
};

/// `by:`, and the flags `bonus` and `free` as far as the verb has them.
[[nodiscard]] doer read_doer(language::value_reader& given);
void print_doer(language::line_writer& line, const doer& who);
/// The flags alone, for a verb with more labels after `by:`.
void print_costs(language::line_writer& line, const doer& who);

}  // namespace commands

namespace rules {

/// What a deed of this name costs: an action, or what was said.
[[nodiscard]] payment payment_of(const creature_id& id, const commands::doer& who,
                                 std::string_view on);

/// Who does it, when it can; it is paid for. `verb` is for hints. Errors: as `able_to_act` and
/// `pay`.
[[nodiscard]] ruled<creature_id> take_action(draft& out, const commands::doer& who,
                                             std::string_view verb, std::string_view on);

/// The same for what is of use in a fight alone. Errors besides: `not_in_encounter`.
[[nodiscard]] ruled<creature_id> take_action_in_fight(draft& out, const commands::doer& who,
                                                      std::string_view verb, std::string_view on);

}  // namespace rules

}  // namespace dnd::model
