#pragma once

#include "model/character_record.hpp"
#include "model/command_values.hpp"
#include "model/content/entry.hpp"
#include "model/refusal.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/spell_lists.hpp"

#include <optional>

namespace dnd::model::rules {

/// A change of the spells of one class.
struct spell_change {
  draft& out;
  creature_id who;
  character_record record;
  content_entry_ptr entry;
  spell_room room;
};

/// For the class that is named, else the only one of the character that has spells. Errors: as
/// `named` and `record_of`; `not_available` for who has no spells, `missing_label` where several
/// classes have some.
[[nodiscard]] ruled<spell_change> begin_spell_change(draft& out, const word& who,
                                                     const std::optional<word>& named_class);

}  // namespace dnd::model::rules
