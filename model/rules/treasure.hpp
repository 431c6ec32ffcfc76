#pragma once

#include "model/content/entry.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// What is found: coins, gems, works of art and magic items, by tables of the content. SRD 5.1 has
/// no such tables; those that come with the program have numbers of their own.
namespace dnd::model::rules {

/// What the slugs of gems and works of art begin with.
inline constexpr std::string_view gem_slug = "gem-";
inline constexpr std::string_view art_slug = "work-of-art-";

/// Whether it fetches all that it is worth when it is sold. SRD: Selling Treasure.
[[nodiscard]] bool keeps_its_worth(const item_stack& what) noexcept;

enum class treasure_kind : std::uint8_t { individual, hoard };
/// The slug of the table for a challenge: "individual-0-to-4", "hoard-17-and-up". Requires
/// `0 <= challenge`.
[[nodiscard]] std::string table_for(treasure_kind kind, std::int32_t challenge);

/// Rolls on a table and puts what is found where `to` says. `unidentified`: nobody knows what magic
/// items are. Errors: `bad_content` for a table that says what it cannot, and what finds no room.
[[nodiscard]] objection find_treasure(draft& out, const content_entry& table, const small_text& to,
                                      bool unidentified);

}  // namespace dnd::model::rules
