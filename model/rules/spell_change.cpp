#include "model/rules/spell_change.hpp"

#include "model/rules/class_entry.hpp"
#include "model/rules/level_choices.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/record_change.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

/// The class whose spells are meant: the one that is named, else the only one that has some.
ruled<content_entry_ptr> caster_meant(const draft& out, const character_record& record,
                                      const std::optional<word>& named) {
  if (named) return entry_named(out, category::classes, named->text, named->column);
  std::vector<content_entry_ptr> casters;
  for (const std::string& slug : classes_of(record)) {
    auto entry = entry_named(out, category::classes, slug, 0);
    if (!entry) return entry.error();
    if (class_entry(**entry).source() != spell_source::none) casters.push_back(*std::move(entry));
  }
  if (casters.size() == 1) return casters.front();
  if (casters.empty())
    return refusal{refusal_code::not_available,
                   fmt::format("none of the classes of {} has spells", record.name),
                   {},
                   std::nullopt};
  return refusal{
      refusal_code::missing_label, fmt::format("several classes of {} have spells", record.name),
      fmt::format("add `class: {}` or `class: {}`", casters.front()->slug, casters.back()->slug),
      std::nullopt};
}

}  // namespace

ruled<spell_change> begin_spell_change(draft& out, const word& who,
                                       const std::optional<word>& named_class) {
  const auto id = named(out.now(), who);
  if (!id) return id.error();
  const auto record = record_of(out, out.at(*id));
  if (!record) return record.error();
  const auto entry = caster_meant(out, **record, named_class);
  if (!entry) return entry.error();
  auto room = spell_room_of(out, **record, class_entry(**entry));
  if (!room) return room.error();
  return spell_change{out, *id, **record, *entry, *std::move(room)};
}

}  // namespace dnd::model::rules
