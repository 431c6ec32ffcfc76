#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/refusal.hpp"
#include "model/rules/class_entry.hpp"
#include "model/rules/draft.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Which spells a class knows, learns and prepares, and how many. SRD: Spells Known of 1st Level
/// and Higher, Preparing and Casting Spells, Spellbook.
namespace dnd::model::rules {

/// Whether what is said must keep to the rules.
enum class rule_check : std::uint8_t { strict, waived };

/// What the rules say about the spells of one class of a record.
struct spell_room {
  spell_source source{};
  int cantrips = 0;
  /// Of level 1 or more: how many are known or prepared at most.
  int spells = 0;
  /// How many its levels have put into the book.
  int book = 0;
  /// The highest level that can be learned or prepared.
  int highest = 0;
  /// Levels above that, of each of which one more spell is known. SRD: Mystic Arcanum.
  std::vector<int> arcana;
  /// Always there, besides the number. SRD: Domain Spells, Oath Spells, Circle Spells.
  std::vector<spell_record> always;
  /// On its list as well. SRD: Expanded Spell List.
  std::vector<std::string> besides;
  /// How many may be of any class's list, and those of them that are known: cantrips among these
  /// count as spells. SRD: Magical Secrets.
  int anywhere = 0;
  std::vector<std::string> secrets;
};

/// Errors: `unknown_content` for entries that are not there.
[[nodiscard]] ruled<spell_room> spell_room_of(const draft& out, const character_record& record,
                                              const class_entry& of);

/// The spells of one class in a record, made where there are none yet.
[[nodiscard]] spells_record& spells_of(character_record& record, std::string_view class_slug);

/// Puts in what is always there and is not yet. Returns the names of what came.
[[nodiscard]] std::vector<std::string> add_always(spells_record& into, const spell_room& room);

/// The file of a character need not say what stands in its book: then it is what it has prepared.
void begin_book(spells_record& into, const spell_room& room);

/// What one class may have: how many cantrips and spells there is room for.
struct open_spells {
  int cantrips = 0;
  int spells = 0;
  int book = 0;
};
[[nodiscard]] open_spells open_of(const spells_record& has, const spell_room& room);
/// "2 cantrips and 3 spells"; empty where nothing is open.
[[nodiscard]] std::string open_text(const open_spells& open, spell_source source);

/// Learns spells: cantrips and known ones, or into the book and, where there is room, prepared as
/// well. Errors: `unknown_content`,
/// `bad_value` for what the class does not have, `too_many`.
[[nodiscard]] objection learn_spells(const draft& out, const class_entry& of,
                                     const spell_room& room, const std::vector<word>& names,
                                     rule_check check, spells_record& into);
/// Forgets known spells. Errors: `bad_value`.
[[nodiscard]] objection forget_spells(const std::vector<word>& names, spells_record& from);
/// Prepares these in place of all others that are prepared. Errors as for `learn_spells`.
[[nodiscard]] objection prepare_spells(const draft& out, const class_entry& of,
                                       const spell_room& room, const std::vector<word>& names,
                                       rule_check check, spells_record& into);

}  // namespace dnd::model::rules
