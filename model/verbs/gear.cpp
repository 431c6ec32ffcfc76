#include "model/verbs/gear.hpp"

#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/fitting.hpp"

#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec outfit_what{.kind = value_kind::item,
                                 .needed = need::required,
                                 .times = arity::list,
                                 .placeholder = "WHAT",
                                 .help = "a thing that it has"};
constexpr label_spec armor_what{.kind = value_kind::item,
                                .needed = need::required,
                                .times = arity::list,
                                .placeholder = "WHAT",
                                .help = "armor or a shield that it has"};
constexpr label_spec armor_off{.kind = value_kind::item,
                               .times = arity::list,
                               .placeholder = "WHAT",
                               .help = "armor or a shield; otherwise the armor that it wears"};
constexpr label_spec outfit_as{.name = "as",
                               .kind = value_kind::item,
                               .placeholder = "KIND",
                               .help = "which weapon or armor a magic one is, where it may be any"};
constexpr flag_spec outfit_free{.name = "free",
                                .help = "takes no time, and costs nothing of the turn"};
constexpr label_spec outfit_labels[] = {labels::by_actor, outfit_as};
constexpr label_spec undressing_labels[] = {labels::by_actor};
constexpr flag_spec outfit_flags[] = {outfit_free};
constexpr std::string_view equip_examples[] = {"equip longsword and: shield by: Grog",
                                               "equip flame tongue by: Elara as: rapier"};
constexpr std::string_view unequip_examples[] = {"unequip longsword by: Grog"};
constexpr std::string_view don_examples[] = {"don chain mail by: Grog", "don shield by: Grog free"};
constexpr std::string_view doff_examples[] = {"doff by: Grog", "doff shield by: Grog"};

outfit read_outfit(value_reader& given, const label_spec& what, bool has_as) {
  outfit said{.what = given.words(what), .by = given.optional_word(labels::by_actor)};
  if (has_as) said.as = given.optional_word(outfit_as);
  said.free = given.has(outfit_free);
  return said;
}

void print_outfit(line_writer& line, const label_spec& what, const outfit& said) {
  line.words(what, said.what).optional_word(labels::by_actor, said.by);
  line.optional_word(outfit_as, said.as).flag(outfit_free, said.free);
}

}  // namespace

// -- equip, unequip --------------------------------------------------------

constinit const verb_spec equip::row{
    .name = "equip",
    .subject = outfit_what,
    .labels = outfit_labels,
    .flags = outfit_flags,
    .summary = "puts on what a character wears, and takes in hand what it wields",
    .details =
        "What is on counts: armor, shields, weapons and magic items. Armor takes 1, 5 or 10 "
        "minutes, "
        "which pass for all; in a fight a shield is an action, and all else an object that is "
        "handled.",
    .examples = equip_examples};

equip equip::read(value_reader& given) {
  return {read_outfit(given, outfit_what, true)};
}

void equip::print(line_writer& line) const {
  print_outfit(line, outfit_what, said);
}

objection equip::decide(rules::draft& out) const {
  return rules::equip_all(out, said, "equip");
}

constinit const verb_spec unequip::row{
    .name = "unequip",
    .subject = outfit_what,
    .labels = undressing_labels,
    .flags = outfit_flags,
    .summary = "takes off what a character wears, and puts away what it wields",
    .details = "Who is attuned to it stays so. What is cursed does not come off without `free`.",
    .examples = unequip_examples};

unequip unequip::read(value_reader& given) {
  return {read_outfit(given, outfit_what, false)};
}

void unequip::print(line_writer& line) const {
  print_outfit(line, outfit_what, said);
}

objection unequip::decide(rules::draft& out) const {
  return rules::unequip_all(out, said, "unequip");
}

// -- don, doff -------------------------------------------------------------

constinit const verb_spec don::row{
    .name = "don",
    .subject = armor_what,
    .labels = outfit_labels,
    .flags = outfit_flags,
    .summary = "puts on armor or a shield",
    .details = "As `equip`, for these alone. Armor that is on already is taken off first.",
    .examples = don_examples};

don don::read(value_reader& given) {
  return {read_outfit(given, armor_what, true)};
}

void don::print(line_writer& line) const {
  print_outfit(line, armor_what, said);
}

objection don::decide(rules::draft& out) const {
  if (auto no = rules::refuse_unless_armor(out, said, "don")) return no;
  return rules::equip_all(out, said, "don");
}

constinit const verb_spec doff::row{
    .name = "doff",
    .subject = armor_off,
    .labels = undressing_labels,
    .flags = outfit_flags,
    .summary = "takes off armor or a shield",
    .details = "Light and medium armor takes 1 minute, heavy armor 5, and a shield an action.",
    .examples = doff_examples};

doff doff::read(value_reader& given) {
  return {read_outfit(given, armor_off, false)};
}

void doff::print(line_writer& line) const {
  print_outfit(line, armor_off, said);
}

objection doff::decide(rules::draft& out) const {
  using namespace rules;
  if (!said.what.empty()) {
    if (auto no = refuse_unless_armor(out, said, "doff")) return no;
    return unequip_all(out, said, "doff");
  }
  const auto on = armor_to_doff(out, said.by);
  if (!on) return on.error();
  outfit meant = said;
  meant.what = {word{.text = *on}};
  return unequip_all(out, meant, "doff");
}

}  // namespace dnd::model::commands
