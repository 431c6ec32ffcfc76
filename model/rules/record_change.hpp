#pragma once

#include "model/character_record.hpp"
#include "model/creature.hpp"
#include "model/refusal.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Characters in play are changed by their records alone: the record says what was chosen, and the
/// stat block is built anew from it. What belongs to the moment stays as it is: wounds, temporary
/// hit points, conditions, effects, concentration, and what is spent.
namespace dnd::model::rules {

/// How a change of a record is told.
struct record_news {
  /// In a few words: "fighter 4", "prepared spells".
  std::string what;
  /// Sentences about what is new, without a full stop.
  std::vector<std::string> news = {};
  /// Faces of the Hit Dice that were rolled for it.
  std::vector<std::uint16_t> hp_dice = {};
};

/// The record of a character. One that came before records were kept has that of the entry of its
/// slug, as long as race and levels are those of its stat block. Errors: `not_available` for what
/// is no character or has no record.
[[nodiscard]] ruled<character_record_ptr> record_of(const draft& out, const creature& who);

/// Builds the stat block of `after` and emits one `character_changed`. The maximum of hit points
/// moves by as much as that of the block; so do the hit points of who has some left, upwards. Where
/// the content does not allow the record, the refusal says `bad_content`, and whoever looks things
/// up has the reason. Requires that `who` is a character that is there.
[[nodiscard]] objection change_record(draft& out, const creature_id& who, character_record after,
                                      record_news told);

}  // namespace dnd::model::rules
