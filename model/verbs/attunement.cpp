#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/able.hpp"
#include "model/rules/gear.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/record_change.hpp"
#include "model/rules/rests.hpp"
#include "model/verbs/gear.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

/// Attunement to magic items. SRD: Attunement.
namespace dnd::model {

namespace rules {

namespace {

refusal no_attunement(std::string message, std::string hint) {
  return {refusal_code::not_available, std::move(message), std::move(hint), std::nullopt};
}

/// A short rest that is spent on nothing else.
objection spend_an_hour(draft& out, const creature_id& who, bool free) {
  if (free) return std::nullopt;
  if (out.now().fight())
    return refusal{
        refusal_code::encounter_running,
        fmt::format("it takes a short rest, and fight {} is on", out.now().fight()->number),
        "the word `free` at the end of the line lets it happen all the same", std::nullopt};
  if (auto no = why_no_rest(out.now(), who, rest_kind::short_rest)) return no;
  rest_short(out, std::span(&who, 1), {});
  return std::nullopt;
}

item_record* item_in(character_record& record, const gear& what) {
  const auto found = std::ranges::find(record.items, what.stack.item.view(), &item_record::item);
  return found == record.items.end() ? nullptr : &*found;
}

ruled<character_record_ptr> record_of_named(const draft& out, const creature_id& id,
                                            const std::optional<word>& by) {
  auto record = record_of(out, out.at(id));
  if (record) return record;
  refusal no = std::move(record).error();
  no.column = column_of(by);
  return no;
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec attune_what{.kind = value_kind::item,
                                 .needed = need::required,
                                 .placeholder = "WHAT",
                                 .help = "a magic item that it has"};
constexpr label_spec attune_as{.name = "as",
                               .kind = value_kind::item,
                               .placeholder = "KIND",
                               .help = "which weapon or armor it is, where it may be any"};
constexpr label_spec attune_labels[] = {labels::by_actor, attune_as, labels::rolled};
constexpr label_spec unattune_labels[] = {labels::by_actor, labels::rolled};
constexpr flag_spec attune_free{.name = "free",
                                .help = "without the hour, and whoever it is made for"};
constexpr flag_spec unattune_free{.name = "free", .help = "without the hour, curse or not"};
constexpr flag_spec attune_flags[] = {attune_free};
constexpr flag_spec unattune_flags[] = {unattune_free};
constexpr std::string_view attune_examples[] = {"attune ring of protection by: Mira",
                                                "attune berserker axe by: Grog as: greataxe free"};
constexpr std::string_view unattune_examples[] = {"unattune ring of protection by: Mira"};

}  // namespace

constinit const verb_spec attune::row{
    .name = "attune",
    .subject = attune_what,
    .labels = attune_labels,
    .flags = attune_flags,
    .gives_way = true,
    .summary = "attunes a character to a magic item that asks for it",
    .details =
        "It takes a short rest, which passes for all and gives the character what a short rest "
        "gives. Three items are the most, and never two of a kind; some are for some alone. What "
        "is worn is put on with it; weapons and armor wait for `equip`.",
    .examples = attune_examples};

attune attune::read(value_reader& given) {
  return {.what = given.one_word(attune_what),
          .by = given.optional_word(labels::by_actor),
          .as = given.optional_word(attune_as),
          .free = given.has(attune_free),
          .rolled = given.faces(labels::rolled)};
}

void attune::print(line_writer& line) const {
  line.words(attune_what, {what}).optional_word(labels::by_actor, by);
  line.optional_word(attune_as, as).faces(labels::rolled, rolled).flag(attune_free, free);
}

objection attune::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = able_to_act(out.now(), by, "attune", "be attuned to anything");
  if (!id) return id.error();
  const auto meant = gear_named(out, *id, what, as);
  if (!meant) return meant.error();
  const auto before = record_of_named(out, *id, by);
  if (!before) return before.error();
  auto no = refuse_attunement(out.at(*id), **before, *meant, free);
  if (!no) no = spend_an_hour(out, *id, free);
  if (no) {
    if (!no->column) no->column = what.column;
    return no;
  }
  // The hour may have changed what it has.
  const auto now = record_of_named(out, *id, by);
  if (!now) return now.error();
  character_record after = **now;
  if (item_record* const has = item_in(after, *meant)) {
    has->attuned = true;
  } else {
    put_on(after, *meant);
    item_record& made = *item_in(after, *meant);
    made.attuned = true;
    made.stowed = !made.weapon.empty() || !made.armor.empty();
  }
  return change_record(out, *id, std::move(after),
                       {.what = fmt::format("attuned to {}", meant->called())});
}

constinit const verb_spec unattune::row{
    .name = "unattune",
    .subject = attune_what,
    .labels = unattune_labels,
    .flags = unattune_flags,
    .summary = "ends the attunement of a character to an item",
    .details =
        "It takes a short rest as well. What is cursed lets nobody go but with `free`, once the "
        "curse is broken.",
    .examples = unattune_examples};

unattune unattune::read(value_reader& given) {
  return {.what = given.one_word(attune_what),
          .by = given.optional_word(labels::by_actor),
          .free = given.has(unattune_free),
          .rolled = given.faces(labels::rolled)};
}

void unattune::print(line_writer& line) const {
  line.words(attune_what, {what}).optional_word(labels::by_actor, by);
  line.faces(labels::rolled, rolled).flag(unattune_free, free);
}

objection unattune::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = able_to_act(out.now(), by, "unattune", "end an attunement");
  if (!id) return id.error();
  const auto meant = gear_named(out, *id, what, std::nullopt);
  if (!meant) return meant.error();
  const auto before = record_of_named(out, *id, by);
  if (!before) return before.error();
  const item_record* const has = find_item(**before, meant->stack.item.view());
  objection no;
  if (!has || !has->attuned)
    no = no_attunement(fmt::format("{} is not attuned to {}", called(out.at(*id)), meant->called()),
                       "`character show` says what it is attuned to");
  else if (meant->entry->cursed && !free)
    no = no_attunement(fmt::format("{} is cursed and does not let go", meant->called()),
                       "the word `free` at the end of the line lets it, once the curse is broken");
  else
    no = spend_an_hour(out, *id, free);
  if (no) {
    if (!no->column) no->column = what.column;
    return no;
  }
  const auto now = record_of_named(out, *id, by);
  if (!now) return now.error();
  character_record after = **now;
  if (item_record* const item = item_in(after, *meant)) {
    item->attuned = false;
    if (item->stowed) take_off(after, *meant);
  }
  return change_record(out, *id, std::move(after),
                       {.what = fmt::format("no more attuned to {}", meant->called())});
}

}  // namespace commands

}  // namespace dnd::model
