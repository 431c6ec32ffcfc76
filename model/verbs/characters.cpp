#include "model/verbs/characters.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/initiative.hpp"
#include "model/rules/new_character.hpp"
#include "model/rules/new_name.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model {

namespace commands {

namespace {

using namespace language;
using rules::score_method;

constexpr std::array<std::string_view, 5> method_words = {"", "standard", "points", "rolled",
                                                          "given"};

constexpr label_spec create_who{.kind = value_kind::name,
                                .needed = need::required,
                                .placeholder = "NAME",
                                .help = "what the character is called"};
constexpr label_spec create_race{.name = "race",
                                 .kind = value_kind::name,
                                 .needed = need::required,
                                 .placeholder = "RACE",
                                 .help = "`find races` lists them",
                                 .entries = category::races};
constexpr label_spec create_subrace{.name = "subrace",
                                    .kind = value_kind::name,
                                    .placeholder = "NAME",
                                    .help = "where the race has some",
                                    .entries = category::subraces};
constexpr label_spec create_class{.name = "class",
                                  .kind = value_kind::name,
                                  .needed = need::required,
                                  .placeholder = "CLASS",
                                  .help = "`find classes` lists them",
                                  .entries = category::classes};
constexpr label_spec create_subclass{.name = "subclass",
                                     .kind = value_kind::name,
                                     .placeholder = "NAME",
                                     .help = "where the first level chooses one",
                                     .entries = category::subclasses};
constexpr label_spec create_background{.name = "background",
                                       .kind = value_kind::name,
                                       .placeholder = "NAME",
                                       .help = "an entry; with `free` any text",
                                       .entries = category::backgrounds};
constexpr label_spec create_scores{
    .name = "scores",
    .kind = value_kind::name,
    .placeholder = "standard|points|rolled|given",
    .help = "where the scores come from; otherwise any that are fair"};
constexpr label_spec create_abilities{
    .name = "abilities",
    .kind = value_kind::name,
    .needed = need::required,
    .times = arity::list,
    .placeholder = "ABILITY",
    .help = "all six, with a number each, or in the order in which they matter"};
constexpr label_spec create_bonus{.name = "bonus",
                                  .kind = value_kind::name,
                                  .times = arity::list,
                                  .placeholder = "ABILITY",
                                  .help = "scores that the race lets choose"};
constexpr label_spec create_skills{.name = "skills",
                                   .kind = value_kind::name,
                                   .times = arity::list,
                                   .placeholder = "SKILL",
                                   .help = "proficiencies that class and race let choose"};
constexpr label_spec create_expertise{.name = "expertise",
                                      .kind = value_kind::name,
                                      .times = arity::list,
                                      .placeholder = "SKILL",
                                      .help = "proficiencies that count twice"};
constexpr label_spec create_languages{.name = "languages",
                                      .kind = value_kind::name,
                                      .times = arity::list,
                                      .placeholder = "LANGUAGE",
                                      .help = "those that race and background let choose",
                                      .entries = category::languages};
constexpr label_spec create_choose{.name = "choose",
                                   .kind = value_kind::name,
                                   .times = arity::list,
                                   .placeholder = "WHAT",
                                   .help = "what race and class leave open besides"};
constexpr label_spec create_spells{.name = "spells",
                                   .kind = value_kind::spell,
                                   .times = arity::list,
                                   .placeholder = "SPELL",
                                   .help = "cantrips and spells"};
constexpr label_spec create_equipment{
    .name = "equipment",
    .kind = value_kind::name,
    .times = arity::list,
    .placeholder = "WHAT",
    .help = "letters of options, things of theirs, or `standard` for the first of each",
    .entries = category::equipment};
constexpr label_spec create_coins{.name = "coins",
                                  .kind = value_kind::name,
                                  .placeholder = "SUM|rolled|average",
                                  .help = "those of the class, in place of equipment"};
constexpr label_spec create_armor{.name = "armor",
                                  .kind = value_kind::name,
                                  .placeholder = "ARMOR",
                                  .help = "what it wears",
                                  .entries = category::equipment};
constexpr label_spec create_weapons{.name = "weapons",
                                    .kind = value_kind::name,
                                    .times = arity::list,
                                    .placeholder = "WEAPON",
                                    .help = "what it fights with",
                                    .entries = category::equipment};
constexpr flag_spec create_shield{.name = "shielded", .help = "it carries a shield"};
constexpr flag_spec create_freely{.name = "free",
                                  .help = "prerequisites, numbers and choices do not count"};
constexpr label_spec create_labels[] = {
    create_race,      create_subrace,   create_class,  create_subclass,  create_background,
    create_scores,    create_abilities, create_bonus,  create_skills,    create_expertise,
    create_languages, create_choose,    create_spells, create_equipment, create_coins,
    create_armor,     create_weapons,   labels::rolled};
constexpr flag_spec create_flags[] = {create_shield, create_freely};
constexpr std::string_view create_examples[] = {
    "character create Tamsin race: human class: fighter languages: elvish abilities: str and: con "
    "and: dex and: wis and: cha and: int skills: athletics and: perception choose: defense armor: "
    "chain mail weapons: longsword shielded",
    "character create Ilva race: human class: cleric background: acolyte abilities: wis and: con "
    "and: str and: cha and: dex and: int languages: orc and: elvish and: dwarvish skills: history "
    "and: medicine spells: light and: guidance and: sacred flame equipment: mace and: scale mail "
    "and: standard"};

/// The index of the word among `words`; 0 after a refusal.
template <std::size_t N>
std::size_t closed(value_reader& given, const label_spec& label,
                   const std::array<std::string_view, N>& words) {
  const std::optional<word> said = given.optional_word(label);
  if (!said) return 0;
  const auto found = std::ranges::find(words, std::string_view(said->text));
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  given.refuse({refusal_code::bad_value,
                fmt::format("\"{}\" is none of the words for `{}:`", said->text, label.name),
                fmt::format("one of {}", label.placeholder), said->column});
  return 0;
}

}  // namespace

// -- character create ------------------------------------------------------

constinit const verb_spec create_character::row{
    .name = "character create",
    .subject = create_who,
    .labels = create_labels,
    .flags = create_flags,
    .asks_for_rest = true,
    .summary = "makes a character of the first level",
    .details =
        "What race, class and background leave open has to be chosen: a refusal says what, and out "
        "of what. Abilities without numbers get 15, 14, 13, 12, 10 and 8 in their order, or what "
        "is "
        "rolled; numbers are those, what 27 points buy, or with `scores: given` any. What the race "
        "adds is added. `equipment:` chooses among what class and background give, which it has "
        "then: the best armor is worn, a shield carried, weapons are at hand. `look fighter` shows "
        "the options. `level up` takes it further.",
    .examples = create_examples};

create_character create_character::read(value_reader& given) {
  create_character said{.name = {}};
  if (auto name = given.new_name(create_who)) said.name = *std::move(name);
  said.race = given.one_word(create_race);
  said.subrace = given.optional_word(create_subrace);
  said.of = given.one_word(create_class);
  said.subclass = given.optional_word(create_subclass);
  said.background = given.optional_word(create_background);
  said.scores = static_cast<score_method>(closed(given, create_scores, method_words));
  said.abilities = given.words(create_abilities);
  said.bonus = given.words(create_bonus);
  said.skills = given.words(create_skills);
  said.expertise = given.words(create_expertise);
  said.languages = given.words(create_languages);
  said.choose = given.words(create_choose);
  said.spells = given.words(create_spells);
  said.equipment = given.words(create_equipment);
  said.coins = given.optional_word(create_coins);
  said.armor = given.optional_word(create_armor);
  said.weapons = given.words(create_weapons);
  said.shield = given.has(create_shield);
  said.free = given.has(create_freely);
  said.rolled = given.faces(labels::rolled);
  return said;
}

void create_character::print(line_writer& line) const {
  line.words(create_who, {name})
      .optional_word(create_race, race)
      .optional_word(create_subrace, subrace)
      .optional_word(create_class, of)
      .optional_word(create_subclass, subclass)
      .optional_word(create_background, background);
  if (scores != score_method::any_fair)
    line.name(create_scores, method_words[static_cast<std::size_t>(scores)]);
  line.words(create_abilities, abilities)
      .words(create_bonus, bonus)
      .words(create_skills, skills)
      .words(create_expertise, expertise)
      .words(create_languages, languages)
      .words(create_choose, choose)
      .words(create_spells, spells)
      .words(create_equipment, equipment)
      .optional_word(create_coins, coins)
      .optional_word(create_armor, armor)
      .words(create_weapons, weapons)
      .faces(labels::rolled, rolled)
      .flag(create_shield, shield)
      .flag(create_freely, free);
}

objection create_character::decide(rules::draft& out) const {
  using namespace rules;
  if (out.now().creatures().size() >= bounds::creatures_max)
    return refusal{refusal_code::too_many,
                   fmt::format("the table holds at most {} creatures", bounds::creatures_max),
                   "`remove` makes room", std::nullopt};
  const auto who = identity_as(out.now(), name.text, name.column);
  if (!who) return who.error();
  const rule_check check = free ? rule_check::waived : rule_check::strict;
  const auto made = make_character(out, {.name = name.text,
                                         .race = race,
                                         .subrace = subrace,
                                         .background = background,
                                         .scores = scores,
                                         .abilities = abilities,
                                         .bonus = bonus,
                                         .languages = languages,
                                         .outfit = {.equipment = equipment,
                                                    .coins = coins,
                                                    .armor = armor,
                                                    .shield = shield,
                                                    .weapons = weapons},
                                         .first = {.of = of,
                                                   .subclass = subclass,
                                                   .choose = choose,
                                                   .skills = skills,
                                                   .expertise = expertise,
                                                   .spells = spells,
                                                   .check = check}});
  if (!made) return made.error();
  creature_added added;
  added.creature = who->id;
  added.name = who->name;
  added.block = out.built(made->record);
  if (!added.block)
    return refusal{
        refusal_code::bad_content, "the content does not allow such a character", {}, std::nullopt};
  added.hp = added.max_hp = added.block->hit_points;
  added.record = std::make_shared<const character_record>(made->record);
  added.equipped = out.now().books().lives.find(who->id.view()) == nullptr;
  out.emit(std::move(added));
  if (out.now().fight()) out.emit(combatant_joined{.creature = who->id, .surprised = false});
  tell_of_nothing(out, who->id,
                  "`undo`, and the same line with `equipment: standard`, a choice, or `coins: "
                  "rolled`");
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
