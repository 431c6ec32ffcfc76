#pragma once

#include "io/content/fields.hpp"
#include "model/bounds.hpp"
#include "model/dice/simple.hpp"
#include "model/stat_block.hpp"

#include <array>
#include <string>
#include <string_view>

/// Readers of the words and figures that several kinds of content share. Each fails through the
/// value it was given and then returns something harmless.
namespace dnd::io::content {

[[nodiscard]] model::ability read_ability(const value& at);
[[nodiscard]] model::skill read_skill(const value& at);
[[nodiscard]] model::damage_type read_damage_type(const value& at);
[[nodiscard]] model::creature_size read_size(const value& at);
/// A list of conditions.
[[nodiscard]] model::condition_set read_conditions(const value& at);
/// Dice such as "3d8+9" or "1"; the canonical text.
[[nodiscard]] std::string read_dice(const value& at);
/// "1d6+1 bludgeoning", or a mapping of `dice`, `type` and `save`.
[[nodiscard]] model::damage_part read_damage(const value& at);
/// `{with: dex, dc: 15, success: half}`.
[[nodiscard]] model::saving_throw read_save(const value& at);
/// A text that fits in place, at most `bytes_max` bytes.
[[nodiscard]] model::small_text read_small(const value& at,
                                           std::size_t bytes_max = model::small_text::capacity);
/// "15 gp": copper.
[[nodiscard]] std::int64_t read_price(const value& at);
/// Pounds: hundredths of one.
[[nodiscard]] std::int32_t read_weight(const value& at);
/// A name of an entry: letters, digits and '-', as `slug_of` makes them.
[[nodiscard]] std::string read_slug(const value& at);
/// `recharge`, `per_day`, `per_rest` (at most one of them) and `pool` of a mapping.
/// A pool without a limit of its own beside it is one of the creature's.
enum class pool_alone : std::uint8_t { refused, allowed };
[[nodiscard]] model::usage_limit read_usage(fields& from, pool_alone alone = pool_alone::refused);
/// `{str: 13, dex: 6, …}`: `each(ability, value)`.
template <class Each>
void read_by_ability(const value& at, Each each) {
  if (!at) return;
  at.each_entry([&](const value& key, const value& entry) { each(read_ability(key), entry); });
}

/// Challenge rating in eighths from "1/8", "1/4", "1/2" or 0..30.
[[nodiscard]] std::int16_t read_challenge(const value& at);
/// SRD: Challenge, Proficiency Bonus by Challenge Rating.
[[nodiscard]] std::int16_t proficiency_of_challenge(std::int16_t eighths) noexcept;
/// SRD: Experience Points by Challenge Rating. 10 for a rating of 0, which may also be worth 0.
[[nodiscard]] std::int32_t xp_of_challenge(std::int16_t eighths) noexcept;

}  // namespace dnd::io::content
