#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/content/entry.hpp"
#include "model/refusal.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/level_choices.hpp"
#include "model/rules/spell_lists.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// What class and background give a new character to begin with, and what they let choose. SRD:
/// Equipment, Backgrounds.
namespace dnd::model::rules {

/// An item, or as many of a category as `count` says, to be chosen one by one.
struct offered_thing {
  /// Slug; of a category that it is.
  std::string item;
  /// Slugs of those of the category; empty for an item.
  std::vector<std::string> members;
  std::int32_t count = 1;
  /// It is for those who are proficient with it.
  bool for_proficient = false;
};
/// Things that come together.
using equipment_option = std::vector<offered_thing>;

struct equipment_choice {
  /// "Fighter": what it comes from.
  std::string source;
  std::vector<equipment_option> options;
};

struct starting_offer {
  /// Whatever is chosen.
  std::vector<counted_record> fixed;
  std::vector<equipment_choice> choices;
  /// In copper, besides.
  std::int64_t coins = 0;
};

/// `background` may be null. Errors: `unknown_content`.
[[nodiscard]] ruled<starting_offer> starting_offer_of(const draft& out, const content_entry& of,
                                                      const content_entry* background);

/// "leather armor, longbow and 20 arrow", "2 of martial weapons".
[[nodiscard]] std::string option_text(const equipment_option& option);

/// What was taken.
struct chosen_equipment {
  std::vector<counted_record> things;
  /// Those of them that are for the proficient alone.
  std::vector<std::string> for_proficient;
};

/// Each word is the letter of an option, for the first choice that is open; something that is in
/// one option, or is to be taken of a category; or `standard`: the first of all that is left open.
/// Errors: `bad_value` for what is not offered, `missing_label` for what is left open, unless there
/// is somebody in `open` who is told. Without the rules anything of the content is taken, "20
/// arrow".
[[nodiscard]] ruled<chosen_equipment> choose_equipment(const draft& out,
                                                       const starting_offer& offer,
                                                       const std::vector<word>& said,
                                                       rule_check check, open_choices* open);

/// How often something is there becomes more; nothing is there twice.
void add_count(std::vector<counted_record>& things, const std::string& what, std::int32_t count);

}  // namespace dnd::model::rules
