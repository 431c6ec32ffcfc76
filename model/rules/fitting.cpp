#include "model/rules/fitting.hpp"

#include "model/effects/durations.hpp"
#include "model/rules/able.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/passing_time.hpp"
#include "model/rules/record_change.hpp"
#include "model/rules/turn_economy.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace dnd::model::rules {

namespace {

/// Who changes its outfit, with its record as it is going to be.
struct fitting {
  creature_id who;
  character_record record;
  std::optional<std::size_t> column;
  bool free = false;
};

ruled<fitting> begin_fitting(const draft& out, const std::optional<word>& by, bool free,
                             std::string_view verb) {
  const auto id = able_to_act(out.now(), by, verb, verb);
  if (!id) return id.error();
  const auto record = record_of(out, out.at(*id));
  if (!record) {
    refusal no = record.error();
    if (no.hint.starts_with("levels")) no.hint = "`set` changes the figures of all others";
    no.column = column_of(by);
    return no;
  }
  return fitting{*id, **record, column_of(by), free};
}

objection refuse_in_fight(const draft& out, const fitting& by, std::string_view what) {
  if (!out.now().fight() || by.free) return std::nullopt;
  return refusal{refusal_code::encounter_running,
                 fmt::format("{}, and fight {} is on", what, out.now().fight()->number),
                 "the word `free` at the end of the line lets it happen all the same", by.column};
}

/// What the change of one thing takes: time outside of a fight, a part of the turn in one.
objection take_time(draft& out, const fitting& by, const gear& what, std::int32_t minutes) {
  if (by.free) return std::nullopt;
  if (minutes > 0) {
    auto no = refuse_in_fight(
        out, by,
        fmt::format("{} takes {} minute{}", what.called(), minutes, minutes == 1 ? "" : "s"));
    if (no) return no;
    pass_time(out, static_cast<game_time>(minutes) * rounds_per_minute);
    return std::nullopt;
  }
  // SRD, Shields: an action. All else is an object that is handled.
  return pay(out, {.who = by.who,
                   .cost = what.form == item_form::shield ? turn_cost::action : turn_cost::object,
                   .on = small_text::fits(what.called()) ? small_text(what.called())
                                                         : small_text("Use an Object"),
                   .free = false,
                   .column = by.column});
}

objection refuse_cursed(const fitting& by, const gear& what, std::size_t column) {
  if (!what.entry->cursed || by.free) return std::nullopt;
  return refusal{
      refusal_code::not_available, fmt::format("{} is cursed and does not come off", what.called()),
      "the word `free` at the end of the line lets it, once the curse is broken", column};
}

refusal about(std::string message, std::string hint, std::size_t column) {
  return {refusal_code::not_available, std::move(message), std::move(hint), column};
}

/// Minutes to take off what is in the way; it is off in the record then.
ruled<std::int32_t> make_room(const draft& out, fitting& by, const gear& what, std::size_t column) {
  if (what.form == item_form::shield && by.record.shield)
    return about(fmt::format("{} has a shield already", called(out.at(by.who))),
                 "`doff shield` puts it away", column);
  if (what.form == item_form::shield)
    for (const item_record& has : by.record.items)
      if (!has.armor.empty() && !has.stowed)
        if (const item_ptr plain = out.item_called(has.armor);
            plain && plain->form == item_form::shield)
          return about(fmt::format("{} has a shield already", called(out.at(by.who))),
                       "`doff` and its name put it away", column);
  if (!what.is_armor()) return 0;
  const worn_armor on = armor_on(out, by.record);
  if (on.base.empty()) return 0;
  const item_ptr entry = out.item_called(on.item);
  const item_ptr plain = out.item_called(on.base);
  if (!entry || !plain) return 0;
  gear old;
  old.entry = entry;
  old.stack = entry->one;
  old.base = on.base;
  old.form = plain->form;
  if (auto no = refuse_cursed(by, old, column)) return *std::move(no);
  take_off(by.record, old);
  return minutes_to_doff(old.form);
}

objection refuse_what_is_not_worn(const gear& what, std::size_t column) {
  if (what.entry->used_up)
    return about(fmt::format("{} is used up, not worn", what.called()), "`use` uses it", column);
  if (!what.is_magic() && what.form == item_form::other)
    return about(fmt::format("{} is carried, and does nothing when it is worn", what.called()),
                 "`use` says what is done with it", column);
  return std::nullopt;
}

objection put_on_one(draft& out, fitting& by, const word& name, const std::optional<word>& as) {
  auto what = gear_named(out, by.who, name, as);
  if (!what) return std::move(what).error();
  if (auto no = refuse_what_is_not_worn(*what, name.column)) return no;
  if (is_on(by.record, *what))
    return about(
        fmt::format("{} has {} on or at hand already", called(out.at(by.who)), what->called()),
        "`inventory` shows who has what", name.column);
  const auto before = make_room(out, by, *what, name.column);
  if (!before) return before.error();
  if (auto no = take_time(out, by, *what, *before + minutes_to_don(what->form))) return no;
  put_on(by.record, *what);
  record_news told{.what = fmt::format("{} {}", what->called(),
                                       what->form == item_form::weapon ? "at hand" : "on")};
  const item_record* const has =
      what->is_magic() ? find_item(by.record, what->stack.item.view()) : nullptr;
  if (has && what->entry->attunement && !has->attuned)
    told.news.emplace_back("Its magic does nothing until `attune`");
  return change_record(out, by.who, by.record, std::move(told));
}

objection take_off_one(draft& out, fitting& by, const word& name) {
  auto what = gear_named(out, by.who, name, std::nullopt);
  if (!what) return std::move(what).error();
  what->stack.count = 1;
  if (!is_on(by.record, *what))
    return about(
        fmt::format("{} has {} neither on nor at hand", called(out.at(by.who)), what->called()),
        "`character show` says what is worn and wielded", name.column);
  if (auto no = refuse_cursed(by, *what, name.column)) return no;
  if (auto no = take_time(out, by, *what, minutes_to_doff(what->form))) return no;
  take_off(by.record, *what);
  return change_record(out, by.who, by.record,
                       {.what = fmt::format("{} {}", what->called(),
                                            what->form == item_form::weapon ? "put away" : "off")});
}

/// Time goes by in which records may change, so each thing begins with the record as it is.
template <class Change>
objection change_each(draft& out, const commands::outfit& said, std::string_view verb,
                      Change change) {
  for (const word& each : said.what) {
    auto by = begin_fitting(out, said.by, said.free, verb);
    if (!by) return std::move(by).error();
    if (auto no = change(*by, each)) {
      if (!no->column) no->column = each.column;
      return no;
    }
  }
  return std::nullopt;
}

}  // namespace

objection equip_all(draft& out, const commands::outfit& said, std::string_view verb) {
  return change_each(out, said, verb, [&](fitting& by, const word& name) {
    return put_on_one(out, by, name, said.as);
  });
}

objection unequip_all(draft& out, const commands::outfit& said, std::string_view verb) {
  return change_each(out, said, verb,
                     [&](fitting& by, const word& name) { return take_off_one(out, by, name); });
}

objection refuse_unless_armor(const draft& out, const commands::outfit& said,
                              std::string_view verb) {
  const auto by = begin_fitting(out, said.by, said.free, verb);
  if (!by) return by.error();
  for (const word& each : said.what) {
    const auto what = gear_named(out, by->who, each, said.as);
    if (!what) return what.error();
    if (!what->is_armor() && what->form != item_form::shield)
      return about(fmt::format("{} is neither armor nor a shield", what->called()),
                   "`equip` and `unequip` are for all else", each.column);
  }
  return std::nullopt;
}

ruled<std::string> armor_to_doff(const draft& out, const std::optional<word>& by) {
  const auto whose = begin_fitting(out, by, false, "doff");
  if (!whose) return whose.error();
  const worn_armor on = armor_on(out, whose->record);
  if (!on.item.empty()) return on.item;
  return refusal{refusal_code::not_available,
                 fmt::format("{} wears no armor", called(out.at(whose->who))),
                 "`doff shield` is for a shield", whose->column};
}

}  // namespace dnd::model::rules
