#include "model/language/verb_table.hpp"

#include "model/bounds.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace dnd::model::language {
namespace {

using enum value_kind;
using enum need;
using enum arity;
using label = label_spec;
using id = label_id;

constexpr std::int32_t to_int(std::size_t bound) {
  return static_cast<std::int32_t>(bound);
}

// -- labels that several verbs share ----------------------------------------

constexpr label by_actor{id::by,   "by", "",    creature,
                         optional, one,  "WHO", "who acts; otherwise whoever's turn it is"};
constexpr label by_each{
    id::by,   "by", "",    creature,
    optional, list, "WHO", "who rolls, each for itself; otherwise whoever's turn it is"};
constexpr label by_source{id::by,   "by", "",    creature,
                          optional, one,  "WHO", "who caused it; otherwise the game master"};
constexpr label to_targets{id::to, "to", "", creature, required, list, "WHOM", "the targets"};
constexpr label amount{
    id::amount, "amount", "",     dice,
    required,   one,      "DICE", "a number or dice, rolled once for all targets"};
constexpr label rolled{
    id::rolled, "rolled",
    "",         faces,
    optional,   one,
    "FACES",    "faces rolled at the table, in the order in which they are needed"};
constexpr label dc{id::dc,
                   "dc",
                   "",
                   number,
                   optional,
                   one,
                   "N",
                   "difficulty; without it there is a total and no verdict",
                   {0, bounds::difficulty_max}};

constexpr label subject(value_kind kind, need needed, arity times, std::string_view placeholder,
                        std::string_view help) {
  return {id::subject, "", "", kind, needed, times, placeholder, help};
}

constexpr flag_spec advantage{flag_id::advantage, "advantage",
                              "two d20, the higher counts; with disadvantage it cancels out"};
constexpr flag_spec disadvantage{flag_id::disadvantage, "disadvantage",
                                 "two d20, the lower counts; with advantage it cancels out"};
constexpr std::array d20_flags{advantage, disadvantage};

// -- the labels, flags and examples of each verb ----------------------------

constexpr std::array add_labels{
    label{id::count,
          "count",
          "",
          number,
          optional,
          one,
          "N",
          "how many of each",
          {1, to_int(bounds::add_count_max)}},
    label{id::as, "as", "", name, optional, one, "NAME", "the name at the table"},
    label{id::hp,
          "hp",
          "",
          hit_points,
          optional,
          one,
          "N|roll",
          "hit points of each; `roll` rolls the hit dice",
          {1, bounds::hit_points_max}},
    rolled};
constexpr std::string_view add_examples[] = {
    "add zombie and: goblin count: 3", "add giant crocodile as: Old Snapper hp: roll", "add Elara"};

constexpr std::string_view remove_examples[] = {"remove zombie-2", "remove zombie-1 and: goblin-1"};

constexpr std::array encounter_start_labels{
    label{id::with, "with", "", creature, optional, list, "WHO",
          "who fights; otherwise everyone on the table"},
    label{id::surprised, "surprised", "", creature, optional, list, "WHO",
          "who can neither move nor act on the first turn"},
    rolled};
constexpr std::string_view encounter_start_examples[] = {
    "encounter start", "encounter start with: Elara and: zombie-1 surprised: zombie-1"};

constexpr std::array initiative_labels{by_actor, rolled};
constexpr std::string_view initiative_examples[] = {"initiative by: Elara rolled: 14",
                                                    "initiative by: Grog advantage"};

constexpr std::array turn_labels{rolled};
constexpr std::string_view turn_examples[] = {"turn", "turn rolled: 5"};

constexpr std::array attack_labels{
    by_actor,
    label{id::with, "with", "", action, required, one, "WHAT",
          "an action of the attacker's stat block"},
    to_targets,
    label{id::cover, "cover", "", cover, optional, one, "half|three-quarters",
          "+2 or +5 to the targets' AC and Dexterity saving throws"},
    label{id::distance,
          "distance",
          "",
          number,
          optional,
          one,
          "FEET",
          "for long range, prone targets and hits on helpless ones",
          {0, bounds::distance_ft_max}},
    rolled};
constexpr std::string_view attack_examples[] = {
    "attack by: giant crocodile 2 with: bite to: Elara",
    "attack with: longbow to: zombie-1 and: zombie-2 cover: half distance: 200",
    "attack by: Grog with: greataxe to: zombie-1 rolled: 14,7 advantage"};

constexpr std::array damage_labels{to_targets,
                                   label{id::amount, "amount", "", dice, required, repeated, "DICE",
                                         "a number or dice, rolled once for all targets"},
                                   label{id::type, "type", "", damage_type, required, repeated,
                                         "TYPE", "the damage type of the amount beside it"},
                                   by_source, rolled};
constexpr std::array damage_flags{
    flag_spec{flag_id::critical, "critical",
              "from a critical hit: two failed death saves at 0 hit points; doubles nothing"},
    flag_spec{flag_id::magical, "magical", "counts as magical against resistances"}};
constexpr std::string_view damage_examples[] = {
    "damage to: zombie-1 amount: 9 type: slashing",
    "damage to: Elara and: Grog amount: 2d6 type: bludgeoning amount: 3 type: fire magical"};

constexpr std::array heal_labels{to_targets, amount, by_source, rolled};
constexpr std::string_view heal_examples[] = {"heal to: Elara amount: 2d4+2",
                                              "heal to: Elara and: Grog amount: 5 by: Mira"};
constexpr std::string_view temp_examples[] = {"temp to: Grog amount: 1d4+4"};

constexpr std::array condition_add_labels{to_targets,
                                          label{id::rounds,
                                                "rounds",
                                                "",
                                                number,
                                                optional,
                                                one,
                                                "N",
                                                "how long; otherwise until it is removed",
                                                {1, bounds::condition_rounds_max}},
                                          by_source};
constexpr std::string_view condition_add_examples[] = {
    "condition add poisoned to: Elara rounds: 10",
    "condition add frightened to: Grog by: zombie-1"};
constexpr std::array condition_remove_labels{
    label{id::to, "from", "to", creature, required, list, "WHO", "who is rid of it"}};
constexpr std::string_view condition_remove_examples[] = {"condition remove poisoned from: Elara"};

constexpr std::array d20_test_labels{by_each, dc, rolled};
constexpr std::string_view check_examples[] = {"check athletics by: Grog dc: 15",
                                               "check dexterity disadvantage"};
constexpr std::string_view save_examples[] = {"save dex by: Elara and: Grog dc: 13",
                                              "save wisdom by: Mira rolled: 17"};
constexpr std::array save_death_labels{by_actor, rolled};
constexpr std::string_view save_death_examples[] = {"save death by: Elara rolled: 12"};

constexpr std::array roll_labels{
    label{id::by, "by", "", creature, optional, one, "WHO", "who rolls"}, rolled};
constexpr std::string_view roll_examples[] = {"roll 2d6+3", "roll 4d6kh3 by: Grog # strength"};

constexpr std::string_view note_examples[] = {"note The bridge is down. Back to: the mill."};

constexpr std::string_view session_start_examples[] = {"session start", "session start The Mill"};
constexpr std::string_view status_examples[] = {"status", "status zombie-1"};
constexpr std::array log_labels{label{id::last,
                                      "last",
                                      "",
                                      number,
                                      optional,
                                      one,
                                      "N",
                                      "how many; otherwise 20",
                                      {1, to_int(bounds::log_last_max)}}};
constexpr std::string_view log_examples[] = {"log last: 50"};
constexpr std::string_view help_examples[] = {"help", "help attack", "help dice"};

// -- the verbs --------------------------------------------------------------

constexpr verb_spec table[] = {
    {verb_id::add,
     "add",
     "",
     subject(content, required, list, "WHAT", "what to put on the table"),
     add_labels,
     {},
     "puts creatures on the table",
     "Monsters get ids with a number (zombie-1, zombie-2), characters keep their name. "
     "While a fight is on, newcomers roll initiative.",
     add_examples},
    {verb_id::remove,
     "remove",
     "",
     subject(creature, required, list, "WHO", "who goes"),
     {},
     {},
     "takes creatures off the table",
     "",
     remove_examples},
    {verb_id::encounter_start,
     "encounter start",
     "",
     {},
     encounter_start_labels,
     {},
     "starts a fight; monsters roll initiative at once",
     "",
     encounter_start_examples},
    {verb_id::encounter_end, "encounter end", "", {}, {}, {}, "ends the fight", "", {}},
    {verb_id::encounter_discard,
     "encounter discard",
     "",
     {},
     {},
     {},
     "ends the fight and puts everything back to where it began",
     "",
     {}},
    {verb_id::initiative,
     "initiative",
     "",
     {},
     initiative_labels,
     d20_flags,
     "rolls a character's initiative",
     "",
     initiative_examples},
    {verb_id::turn, "turn", "", {}, turn_labels, {}, "ends the current turn", "", turn_examples},
    {verb_id::attack,
     "attack",
     "",
     {},
     attack_labels,
     d20_flags,
     "rolls to hit and, on a hit, the damage, against each target",
     "",
     attack_examples},
    {verb_id::damage,
     "damage",
     "",
     {},
     damage_labels,
     damage_flags,
     "deals damage by the game master's hand",
     "Each amount has its type; resistances are the engine's business.",
     damage_examples},
    {verb_id::heal, "heal", "", {}, heal_labels, {}, "gives hit points back", "", heal_examples},
    {verb_id::temp,
     "temp",
     "",
     {},
     heal_labels,
     {},
     "gives temporary hit points",
     "They do not add up: the larger number counts.",
     temp_examples},
    {verb_id::condition_add,
     "condition add",
     "",
     subject(condition, required, one, "CONDITION", "a condition"),
     condition_add_labels,
     {},
     "imposes a condition",
     "Exhaustion goes up by one level.",
     condition_add_examples},
    {verb_id::condition_remove,
     "condition remove",
     "",
     subject(condition, required, one, "CONDITION", "a condition"),
     condition_remove_labels,
     {},
     "takes a condition away",
     "Exhaustion goes down by one level.",
     condition_remove_examples},
    {verb_id::check, "check", "",
     subject(skill_or_ability, required, one, "SKILL", "a skill or an ability"), d20_test_labels,
     d20_flags, "rolls an ability check", "", check_examples},
    {verb_id::save, "save", "", subject(ability, required, one, "ABILITY", "an ability"),
     d20_test_labels, d20_flags, "rolls a saving throw", "", save_examples},
    {verb_id::save_death,
     "save death",
     "",
     {},
     save_death_labels,
     d20_flags,
     "rolls a death saving throw",
     "",
     save_death_examples},
    {verb_id::roll,
     "roll",
     "",
     subject(dice, required, one, "DICE", "dice notation"),
     roll_labels,
     {},
     "rolls dice; what stands behind `#` is the roll's label",
     "See `help dice`.",
     roll_examples},
    {verb_id::note,
     "note",
     "",
     subject(text, required, one, "TEXT", "anything"),
     {},
     {},
     "writes a note into the log",
     "The rest of the line is the note: labels, quotes and `#` are text in it.",
     note_examples},
    {verb_id::session_start,
     "session start",
     "",
     subject(title, optional, one, "TITLE", "a title"),
     {},
     {},
     "starts a session",
     "",
     session_start_examples},
    {verb_id::session_end, "session end", "", {}, {}, {}, "ends the session", "", {}},
    {verb_id::session_save, "session save", "", {}, {}, {}, "writes a snapshot now", "", {}},
    {verb_id::status,
     "status",
     "",
     subject(creature, optional, one, "WHO", "one creature"),
     {},
     {},
     "shows the table, or one creature",
     "",
     status_examples},
    {verb_id::log, "log", "", {}, log_labels, {}, "shows what happened last", "", log_examples},
    {verb_id::undo,
     "undo",
     "",
     {},
     {},
     {},
     "takes the last command back; again goes further back",
     "",
     {}},
    {verb_id::redo, "redo", "", {}, {}, {}, "takes an undo back", "", {}},
    {verb_id::help,
     "help",
     "",
     subject(topic, optional, one, "VERB", "a verb, or `dice`"),
     {},
     {},
     "explains the commands, or one of them",
     "",
     help_examples},
    {verb_id::reopen,
     "reopen",
     "",
     {},
     {},
     {},
     "opens the campaign from disk again, after a failure of the disk",
     "A campaign whose log could not be written takes no more commands. When the cause is mended, "
     "this reads its files as a new start of the program would, and play goes on where it stood.",
     {}},
    {verb_id::quit, "quit", "exit", {}, {}, {}, "leaves; nothing needs saving", "", {}},
};
static_assert(std::size(table) == static_cast<std::size_t>(verb_id::quit) + 1);
static_assert([] {
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (table[i].id != static_cast<verb_id>(i)) return false;
  return true;
}());

}  // namespace

std::span<const verb_spec> verb_table() noexcept {
  return table;
}

}  // namespace dnd::model::language
