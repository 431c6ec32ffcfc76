// Goal: a short line is the long one that it stands for, and what was typed before short lines
// existed is read as it always was. Method: pairs of lines that must read alike; lines of old with
// their canonical form.
#include "model/language/places.hpp"

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/print.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <utility>

BOOST_AUTO_TEST_SUITE(places_suite)

namespace {

using namespace dnd::model;
namespace bounds = dnd::bounds;

std::string in_full(std::string_view line) {
  const auto read = parse_line(line);
  BOOST_REQUIRE_MESSAGE(read, line << ": " << (read ? "" : read.error().message));
  return print_line(*read);
}

refusal no(std::string_view line) {
  const auto read = parse_line(line);
  BOOST_REQUIRE_MESSAGE(!read, "was accepted: " << line);
  return read.error();
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr std::pair<const char*, const char*> pairs[] = {
    {"dmg orc-1 7 fire", "damage to: orc-1 amount: 7 type: fire"},
    {"dmg orc-1 7", "damage to: orc-1 amount: 7"},
    {"travel 8 hours fast", "march 8 fast"},
    {"move 20 ft", "move 20"},
    {"undo last 3", "undo count: 3"},
    {"undo count 3", "undo count: 3"},
    {"redo last 2", "redo count: 2"},
    {"log last 20", "log last: 20"},
    {"timeline last 5", "timeline last: 5"},
    {"fall Borin 30 feet", "fall Borin feet: 30"},
    {"fall Borin feet 30", "fall Borin feet: 30"},
    {"fall old tom and: Mira feet: 30", "fall old tom and: Mira feet: 30"},
    {"fall old tom 30 ft", "fall old tom feet: 30"},
    {"dmg orc* 7", "damage to: orc* amount: 7"},
    {"damage orc-1 2d6+3 sl", "damage to: orc-1 amount: 2d6+3 type: slashing"},
    {"dmg orc-1 7 fire 3 cold", "damage to: orc-1 amount: 7 type: fire amount: 3 type: cold"},
    {"dmg orc-1 7 fire 3", "damage to: orc-1 amount: 7 type: fire amount: 3"},
    {"dmg giant crocodile 2 7", "damage to: giant crocodile 2 amount: 7"},
    {"dmg goblin-1,goblin-2 7", "damage to: goblin-1,goblin-2 amount: 7"},
    {"dmg orc-1 7 fire by: Mira magical", "damage to: orc-1 amount: 7 type: fire by: Mira magical"},
    {"dmg orc-1 7 fire amount: 3 type: cold",
     "damage to: orc-1 amount: 7 type: fire amount: 3 type: cold"},
    {"dmg \"old # tom\" 7", "damage to: \"old # tom\" amount: 7"},
    {"heal thia 5", "heal to: thia amount: 5"},
    {"heal old tom 2d4+2 by: Mira", "heal to: old tom amount: 2d4+2 by: Mira"},
    {"temp thia 5", "temp to: thia amount: 5"},
    {"a longsword orc-1 adv", "attack with: longsword to: orc-1 advantage"},
    {"hit bite orc-1 and: orc-2 dis", "attack with: bite to: orc-1 and: orc-2 disadvantage"},
    {"attack \"fire breath\" old tom", "attack with: fire breath to: old tom"},
    {"attack fire breath to: tom", "attack with: fire breath to: tom"},
    {"a bow orc-1 cover: half", "attack with: bow to: orc-1 cover: half"},
    {"cond prone thia", "condition add prone to: thia"},
    {"cond prone thia 2", "condition add prone to: thia rounds: 2"},
    {"cond par thia,grog 2 by: ghoul", "condition add paralyzed to: thia,grog rounds: 2 by: ghoul"},
    {"condition add prone to: x", "condition add prone to: x"},
    {"cond -prone thia", "condition remove prone from: thia"},
    {"cond -par all", "condition remove paralyzed from: all"},
    {"c ath", "check athletics"},
    {"check sleight of hand grog 15", "check sleight-of-hand by: grog dc: 15"},
    {"check animal handl grog", "check animal-handling by: grog"},
    {"c str 12 adv", "check str dc: 12 advantage"},
    {"s dex party 13", "save dex by: party dc: 13"},
    {"save dexterit", "save dex"},
    {"ds thia", "save death by: thia"},
    {"ds", "save death"},
    {"init thia rolled: 14", "initiative by: thia rolled: 14"},
    {"n", "turn"},
    {"next", "turn"},
    {"start with: all", "encounter start with: all"},
    {"end", "encounter end"},
    {"undo 3", "undo count: 3"},
    {"undo 1", "undo"},
    {"log 50", "log last: 50"},
    {"2d6+3", "roll 2d6+3"},
    {"d20 # luck", "roll d20 # luck"},
    {"(1d4+1)*2", "roll (1d4+1)*2"},
    {"d20+5 adv by: Grog", "roll d20+5 adv by: Grog"},
    {"6x 4d6kh3", "roll 4d6kh3 times: 6"},
    {"roll 6x 4d6kh3", "roll 4d6kh3 times: 6"},
    {"roll 3d6x", "roll 3d6x"},
    {"? dmg", "help damage"},
    {"help atta", "help attack"},
    {"group kobolds: kobold-1..6 and: Mira", "group kobolds of: kobold-1..6 and: Mira"},
    {"group the pack: wolf*", "group the pack of: wolf*"},
    {"condition add prone to: x rounds: 3", "condition add prone to: x rounds: 3"},
    {"attack with: x to: y cover: th", "attack with: x to: y cover: three-quarters"},
};

/// What people and scripts have typed since the first version.
constexpr std::pair<const char*, const char*> lines_of_old[] = {
    {"add zombie and: goblin count: 3", "add zombie and: goblin count: 3"},
    {"add giant crocodile as: Old Snapper hp: roll",
     "add giant crocodile as: Old Snapper hp: roll"},
    {"remove zombie-1 and: goblin-1", "remove zombie-1 and: goblin-1"},
    {"encounter start with: Elara and: zombie-1 surprised: zombie-1",
     "encounter start with: Elara and: zombie-1 surprised: zombie-1"},
    {"initiative by: Elara rolled: 14", "initiative by: Elara rolled: 14"},
    {"initiative by: Grog advantage", "initiative by: Grog advantage"},
    {"turn rolled: 5", "turn rolled: 5"},
    {"attack by: giant crocodile 2 with: bite to: Elara",
     "attack by: giant crocodile 2 with: bite to: Elara"},
    {"attack with: longbow to: zombie-1 and: zombie-2 cover: half distance: 200",
     "attack with: longbow to: zombie-1 and: zombie-2 cover: half distance: 200"},
    {"attack by: Grog with: greataxe to: zombie-1 rolled: 14,7 advantage",
     "attack by: Grog with: greataxe to: zombie-1 rolled: 14,7 advantage"},
    {"damage to: zombie-1 amount: 9 type: slashing",
     "damage to: zombie-1 amount: 9 type: slashing"},
    {"damage to: Elara and: Grog amount: 2d6 type: bludgeoning amount: 3 type: fire magical",
     "damage to: Elara and: Grog amount: 2d6 type: bludgeoning amount: 3 type: fire magical"},
    {"heal to: Elara and: Grog amount: 5 by: Mira", "heal to: Elara and: Grog amount: 5 by: Mira"},
    {"temp to: Grog amount: 1d4+4", "temp to: Grog amount: 1d4+4"},
    {"condition add poisoned to: Elara rounds: 10", "condition add poisoned to: Elara rounds: 10"},
    {"condition remove poisoned from: Elara", "condition remove poisoned from: Elara"},
    {"check athletics by: Grog dc: 15", "check athletics by: Grog dc: 15"},
    {"check dexterity disadvantage", "check dex disadvantage"},
    {"save dex by: Elara and: Grog dc: 13", "save dex by: Elara and: Grog dc: 13"},
    {"save wisdom by: Mira rolled: 17", "save wis by: Mira rolled: 17"},
    {"save death by: Elara rolled: 12", "save death by: Elara rolled: 12"},
    {"roll 4d6kh3 by: Grog # strength", "roll 4d6kh3 by: Grog # strength"},
    {"note The bridge is down. Back to: the mill.", "note The bridge is down. Back to: the mill."},
    {"session start The Mill", "session start The Mill"},
    {"status zombie-1", "status zombie-1"},
    {"log last: 50", "log last: 50"},
    {"help attack", "help attack"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_short_line_is_the_long_one) {
  for (const auto& [in_short, in_long] : pairs) {
    BOOST_TEST(in_full(in_short) == in_long, in_short);
    BOOST_TEST((*parse_line(in_short) == *parse_line(in_long)), in_short);
  }
}

BOOST_AUTO_TEST_CASE(a_short_line_is_of_the_kind_of_its_verb) {
  BOOST_TEST((kind_of_line("2d6") == line_kind::command));
  BOOST_TEST((kind_of_line("n") == line_kind::command));
  BOOST_TEST((kind_of_line("?") == line_kind::question));
  BOOST_TEST((kind_of_line("3 goblins") == line_kind::unknown));
}

BOOST_AUTO_TEST_CASE(lines_of_old_are_read_as_ever) {
  for (const auto& [line, canonical] : lines_of_old) BOOST_TEST(in_full(line) == canonical, line);
}

BOOST_AUTO_TEST_CASE(what_a_short_line_lacks_is_named_with_both_forms) {
  const refusal why = no("dmg orc-1");
  BOOST_TEST((why.code == refusal_code::missing_label));
  BOOST_TEST(holds(why.hint, "in short: dmg WHOM DICE [TYPE]"));
  BOOST_TEST((no("dmg 7").code == refusal_code::missing_label));
  BOOST_TEST((no("cond prone 2").code == refusal_code::missing_label));
  BOOST_TEST((no("group kobolds").code == refusal_code::missing_label));
  BOOST_TEST((no("group and: x").code == refusal_code::unexpected_text));
}

BOOST_AUTO_TEST_CASE(a_value_and_its_label_are_one_too_many) {
  const refusal why = no("dmg orc-1 7 to: orc-2");
  BOOST_TEST((why.code == refusal_code::unexpected_text));
  BOOST_TEST(why.column.value() == 4U);
}

BOOST_AUTO_TEST_CASE(a_label_without_its_colon_is_still_a_slip) {
  BOOST_TEST(holds(no("attack by Grog with: x to: y").hint, "`by:`"));
  BOOST_TEST(holds(no("dmg orc-1 7 by Grog").hint, "`by:`"));
  BOOST_TEST(holds(no("dmg orc-1 and orc-2 7").hint, "`and:`"));
}

BOOST_AUTO_TEST_CASE(a_word_that_may_be_several_things_is_refused_with_all_of_them) {
  const refusal why = no("cond p thia");
  BOOST_TEST((why.code == refusal_code::unknown_condition));
  BOOST_TEST(holds(why.hint, "paralyzed, petrified, poisoned, prone"));
  BOOST_TEST(why.column.value() == 5U);
  BOOST_TEST(holds(no("dmg thia 7 fo fo").hint, "damage"));
  BOOST_TEST(holds(no("damage to: x amount: 7 type: f").hint, "fire, force"));
  BOOST_TEST(holds(no("save de").hint, "dex, death"));
  BOOST_TEST(holds(no("check in").hint, "insight"));
}

BOOST_AUTO_TEST_CASE(numbers_of_short_lines_have_their_bounds) {
  BOOST_TEST((no("undo 0").code == refusal_code::bad_value));
  BOOST_TEST((no("undo 101").code == refusal_code::bad_value));
  BOOST_TEST((no("log 10001").code == refusal_code::bad_value));
  BOOST_TEST((no("roll 101x d6").code == refusal_code::bad_value));
  std::string parts = "dmg x";
  for (std::size_t i = 0; i < bounds::damage_parts_max; ++i) parts += " 1 fire";
  BOOST_TEST(parse_line(parts).has_value());
  BOOST_TEST((no(parts + " 1").code == refusal_code::too_many));
}

BOOST_AUTO_TEST_CASE(words_after_dice_are_told_of_the_hash) {
  BOOST_TEST(holds(no("roll 1d20 please").hint, "1d20 # please"));
  BOOST_TEST(holds(no("1d20 please").hint, "1d20 # please"));
  BOOST_TEST(!holds(no("roll please").hint, "#"));
}

BOOST_AUTO_TEST_SUITE_END()
