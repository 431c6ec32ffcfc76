#pragma once

#include "model/command_values.hpp"
#include "model/ledger.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Coins and things, and who has them: nothing comes or goes but by an event that says why. SRD:
/// Equipment.
namespace dnd::model::rules {

/// What was asked for: coins, or so many of a thing.
struct wanted_goods {
  /// In copper; 0: no coins but things.
  std::int64_t coins = 0;
  /// Without the number before it.
  word item = {};
  std::int32_t count = 1;
  /// A number stood before it.
  bool is_counted = false;
};

/// "15 gp", "20 arrows", "rope". `count` is of those that have no number of their own. Errors:
/// `bad_value`.
[[nodiscard]] ruled<wanted_goods> goods_in(const word& typed, std::int32_t count = 1);

/// Whom a word means: "stash", "ground", a container, a creature, or a creature that has left the
/// table and has something. Errors: as `named`.
[[nodiscard]] ruled<small_text> holder_named(const state& now, const word& name);
/// The holder of a container; empty when there is none of this name.
[[nodiscard]] small_text container_named(const state& now, std::string_view name);
/// "Grog", "the stash", "Old Chest": how refusals call a holder.
[[nodiscard]] std::string holder_called(const state& now, std::string_view holder);

/// What a holder has; empty when that is nothing.
[[nodiscard]] holding holding_of(const state& now, std::string_view holder);
/// The stack that a name means: by the name of the thing, what it looks like, or a beginning or a
/// word of them that only one has. `not_available` when there is none, with what there is.
[[nodiscard]] ruled<item_stack> stack_named(const state& now, const small_text& holder,
                                            const word& name);

/// The stacks that a name fits best; several where it is not clear which is meant.
[[nodiscard]] std::vector<item_stack> stacks_like(const state& now, const small_text& holder,
                                                  std::string_view name);

/// What leaves a character it wears and wields no more. Errors of all of these: `too_many` past the
/// bounds of the books, `not_available` for what is not there. Nothing is done then.
[[nodiscard]] objection add_coins(draft& out, const small_text& holder, std::int64_t amount,
                                  goods_reason why);
[[nodiscard]] objection take_coins(draft& out, const small_text& holder, std::int64_t amount,
                                   goods_reason why);
[[nodiscard]] objection move_coins(draft& out, const small_text& from, const small_text& to,
                                   std::int64_t amount);
/// So many as its count says.
[[nodiscard]] objection add_items(draft& out, const small_text& holder, const item_stack& what,
                                  goods_reason why);
[[nodiscard]] objection take_items(draft& out, const small_text& holder, const item_stack& what,
                                   goods_reason why);
[[nodiscard]] objection move_items(draft& out, const small_text& from, const small_text& to,
                                   const item_stack& what);

/// What somebody carries or what is in something, in hundredths of a pound: coins, things, and
/// containers with what is in them. SRD: 50 coins weigh a pound.
[[nodiscard]] std::int64_t weight_of(const state& now, std::string_view holder);
/// What characters that have been on the table, the stash and containers have together, in copper.
[[nodiscard]] std::int64_t coins_of_party(const state& now);
/// Strength times 15, doubled for each size above Medium, half of it for Tiny; in hundredths of a
/// pound. SRD: Lifting and Carrying.
[[nodiscard]] std::int64_t capacity_of(const creature& who) noexcept;

enum class load : std::uint8_t { light, encumbered, heavily_encumbered, overloaded };
/// By the ruling: of its variant from five and ten times Strength on.
[[nodiscard]] load load_of(const draft& out, const creature& who);
/// What the load of a holder does, if it is a creature on the table or is carried by one: an effect
/// comes or goes. Called after whatever changes a weight.
void settle_load(draft& out, const small_text& holder);

/// Who has a number for a name leaves what it has on the ground.
void leave_goods(draft& out, const creature_id& who);

/// Whether a container is inside another holder, however deep.
[[nodiscard]] bool is_within(const state& now, std::string_view holder, std::string_view outer);

}  // namespace dnd::model::rules
