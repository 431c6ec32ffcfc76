#pragma once

#include "model/views/option_view.hpp"
#include "model/views/state_view.hpp"
#include "model/views/turn_card.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The table as a page shows it, and what somebody can do there.
namespace dnd::cli {

struct table_facts {
  std::string_view world;
  std::string_view campaign;
  const model::views::state_view& now;
  /// Of the turn that is on.
  const std::optional<model::views::turn_card>& turn;
};

/// As `json_campaign`, without a hash, and with more of each creature:
///
///     {"world","campaign","seq","session","sessions","encounter":null|{"number","round",
///        "turn":null|ID,"order":[ID…]},
///      "turn":null|{"creature","surprised","next","new_round",
///        "left":null|{"action","attacks","bonus_action","reaction","feet"}},
///      "creatures":[{…,"called","about","looks",["concealed":true],"speed":null|N,
///        "slots":[{"level","left","most"}…],"pools":[{"name","left","most","recharge"}…],
///        "spell_dc":null|N,"lasting":[{"number","name","source","concentration","conditions":[…],
///          "rounds":null|N,"text"}…],"condition_texts":[…]}…],
///      "groups":[{"name","members"}…]}
///
/// What the viewer may not see is null or empty.
[[nodiscard]] std::string json_table(const table_facts& what);

/// `{"creature":ID,"seq":N,"options":[{"group","name","cost","line","label","after","targets",
/// "aim","missiles","choices":[…],"wants","levels":[{"level","left"}…],"uses":null|{"left","most",
/// "recharge"},"level":null|N,"concentration","text",
/// "odds":[{"target","mode","why"}…],"open","why","still_hits":null|BOOL,
/// "rank":null|N}…]}`. `rank` is 1 for what is worth most of what is open; how much it is worth
/// would tell about the target.
[[nodiscard]] std::string json_options(std::string_view creature, model::seq_t seq,
                                       std::span<const model::views::option_view> options);

}  // namespace dnd::cli
