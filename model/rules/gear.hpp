#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/item_entry.hpp"
#include "model/rules/draft.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What a character wears, wields and is attuned to. Its record says it, and its stat block follows
/// from that: what is on counts, what is only carried does not. SRD: Armor, Weapons, Attunement.
namespace dnd::model::rules {

/// SRD, Attunement: three at a time.
inline constexpr std::size_t attuned_most = 3;

/// A thing that somebody has, with what it is to whoever puts it on.
struct gear {
  item_stack stack;
  item_ptr entry;
  /// Of magic armor and weapons the plain thing that it is, by slug; of plain things their own.
  std::string base;
  item_form form{};

  [[nodiscard]] bool is_magic() const { return !entry->rarity.empty(); }
  [[nodiscard]] bool is_armor() const noexcept {
    return form == item_form::light_armor || form == item_form::medium_armor ||
           form == item_form::heavy_armor;
  }
  /// What all see: what it looks like as long as nobody knows what it is.
  [[nodiscard]] std::string called() const;
};

/// A thing of the creature's, as its name and `as` say, which is for magic armor and weapons that
/// may be of several kinds. Errors: `not_available`, `unknown_content`, and `missing_label` where
/// `as` has to say what it is.
[[nodiscard]] ruled<gear> gear_named(const draft& out, const creature_id& who, const word& name,
                                     const std::optional<word>& as);

/// The magic item of a record that is on, or that it is attuned to; null where it is neither.
[[nodiscard]] const item_record* find_item(const character_record& record,
                                           std::string_view slug) noexcept;
/// Whether it is on. Ammunition and the like never are.
[[nodiscard]] bool is_on(const character_record& record, const gear& what) noexcept;
/// The slug of the armor that is on, and of the entry of it, which differ for magic armor; empty
/// without any.
struct worn_armor {
  std::string base;
  std::string item;
};
[[nodiscard]] worn_armor armor_on(const draft& out, const character_record& record);

/// Minutes. SRD: Donning and Doffing Armor.
[[nodiscard]] std::int32_t minutes_to_don(item_form form) noexcept;
[[nodiscard]] std::int32_t minutes_to_doff(item_form form) noexcept;

/// Puts it on in the record, or takes it off. A magic item that it is attuned to stays in the
/// record.
void put_on(character_record& record, const gear& what);
void take_off(character_record& record, const gear& what);

/// Why somebody cannot be attuned to it besides to what it is already: nothing when it can.
/// Errors: `not_available`.
[[nodiscard]] objection refuse_attunement(const creature& who, const character_record& record,
                                          const gear& what, bool free);

/// Why so many of a thing cannot simply be let fall: it is worn, or cursed. Errors:
/// `not_available`.
[[nodiscard]] objection refuse_drop(const draft& out, const creature& who, const item_stack& what);

/// Before so many of a thing go: what a creature has no more it does not wear or wield, its record
/// goes by what it has. Nothing for who has no record, or whose things were never counted.
void stop_wearing(draft& out, const small_text& holder, std::string_view item, std::int32_t going);

/// SRD, Attunement: it ends with death. For whoever has died in this command.
void end_attunement_of_dead(draft& out);

/// What everybody knows is called by its name from now on.
void reveal_gear(draft& out, const small_text& holder, std::string_view item);

}  // namespace dnd::model::rules
