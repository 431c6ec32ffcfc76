// Every way to get a command wrong is refused at the right place with a hint. Method: a table with
// one defect a line, in which `^` below a line would stand at its column; and each bound from both
// sides.

#include "tests/model/language/parse_support.hpp"

#include "model/bounds.hpp"

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(parse_refusals_suite)

namespace {

struct wrong_line {
  const char* line;
  refusal_code code;
  std::size_t column;
  const char* hint;
};

using enum refusal_code;

const wrong_line lines[] = {
    {"atack with: x", unknown_verb, 0, "\"attack\""},
    {"  atack", unknown_verb, 2, "\"attack\""},
    {"attack: by: x", unknown_verb, 0, "\"attack\""},
    {"xyzzy", unknown_verb, 0, "help"},
    {"encounter", unknown_verb, 9, "start, end, discard"},
    {"encounter strat", unknown_verb, 10, "\"start\""},
    {"condition poisoned", unknown_verb, 10, "add, remove"},
    {"\"attack", unknown_verb, 0, "help"},
    {"help atack", unknown_verb, 5, "\"attack\""},
    {"attack wiht: x", unknown_label, 7, "\"with\""},
    {"attack with: x to: y dc: 3", unknown_label, 21, "Usage: attack"},
    {"attack with: x to: y advantage:", unknown_label, 21, "without ':'"},
    {"undo first: 3", unknown_label, 5, "Usage: undo"},
    {"heal amount: 3", missing_label, 14, "to: WHOM"},
    {"damage amount: 3 to Elara", missing_label, 17, "`to:`"},
    {"add", missing_label, 3, "add WHAT"},
    {"add count: 3", missing_label, 12, "add WHAT"},
    {"note  ", missing_label, 6, "note TEXT"},
    {"roll # fire", missing_label, 4, "roll DICE"},
    {"save \"\"", missing_label, 7, "ABILITY"},
    {"damage to: x type: fire", missing_label, 23, "amount: DICE"},
    {"damage to: x type: fire type: cold amount: 9", missing_label, 13, "beside it"},
    {"damage to: x type: fire amount: 3 type: cold", missing_label, 34, "beside it"},
    {"attack with: x to: y with: z", duplicate_label, 21, "once"},
    {"attack with: x to: y to: z", duplicate_label, 21, "and: B"},
    {"turn rolled: 1 rolled: 2", duplicate_label, 15, "once"},
    {"check str advantage advantage", duplicate_label, 10, "once"},
    {"attack by Grog with: x", unexpected_text, 7, "`by:`"},
    {"undo twice", unexpected_text, 5, "Usage: undo"},
    {"attack with: x and: y to: z", unexpected_text, 15, "Usage: attack"},
    {"turn and: x", unexpected_text, 5, "Usage: turn"},
    {"attack with: x : to: y", unexpected_text, 15, "Usage: attack"},
    {"add zombie and: goblin as: Tom", unexpected_text, 23, "one by one"},
    {"add zombie count 3", unexpected_text, 11, "`count:`"},
    {"add \"zombie", unexpected_text, 4, "\""},
    {"add \"zombie\"x", unexpected_text, 12, "blank"},
    {"attack with: to: x", bad_value, 7, "action"},
    {"attack with: x to: y and:", bad_value, 21, "targets"},
    {"remove a and: and: b", bad_value, 9, "expected"},
    {"add zombie count: 0", bad_value, 18, "from 1 to 100"},
    {"add zombie count: 101", bad_value, 18, "from 1 to 100"},
    {"add zombie count: three", bad_value, 18, "from 1 to 100"},
    {"add zombie count: 99999999999999999999", bad_value, 18, "from 1 to 100"},
    {"add zombie count: 3 4", bad_value, 18, "from 1 to 100"},
    {"add zombie hp: 0", bad_value, 15, "or `roll`"},
    {"add zombie hp: 1000001", bad_value, 15, "or `roll`"},
    {"save dex dc: -1", bad_value, 13, "from 0 to 100"},
    {"log last: 10001", bad_value, 10, "from 1 to 10000"},
    {"log last: 5 dc", bad_value, 10, "from 1 to 10000"},
    {"attack with: x to: y cover: total", bad_value, 28, "three-quarters"},
    {"attack with: x to: y distance: 10001", bad_value, 31, "from 0 to 10000"},
    {"condition add prone to: x rounds: 0", bad_value, 34, "from 1 to 1000000"},
    {"roll 2d6 + zz", bad_dice, 11, ""},
    {"heal to: x amount: 2d6 +", bad_dice, 24, ""},
    {"heal to: x amount: lots", bad_dice, 19, ""},
    {"heal to: x amount: 5 by Mira", bad_dice, 21, "`by:`"},
    {"roll 1001d6", too_many_dice, 5, ""},
    {"turn rolled: 5,,6", bad_rolled, 13, "commas"},
    {"turn rolled: 5 6", bad_rolled, 13, "commas"},
    {"turn rolled: 10001", bad_rolled, 13, "commas"},
    {"turn rolled: -2", bad_rolled, 13, "commas"},
    {"turn rolled: x", bad_rolled, 13, "commas"},
    {"condition add poisond to: x", unknown_condition, 14, "\"poisoned\""},
    {"condition remove hungry from: x", unknown_condition, 17, "blinded"},
    {"check stelth", unknown_skill, 6, "\"stealth\""},
    {"check athletics dc high", unknown_skill, 16, "`dc:`"},
    {"save dexterty", unknown_ability, 5, "\"Dexterity\""},
    {"save deth", unknown_ability, 5, "\"death\""},
    {"damage to: x amount: 9 type: slahsing", unknown_damage_type, 29, "\"slashing\""},
};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_defect_is_refused_at_its_place_with_a_hint) {
  for (const wrong_line& wrong : lines) {
    const refusal why = refused(wrong.line);
    BOOST_TEST_CONTEXT(wrong.line << " -> " << why.message << " | " << why.hint) {
      BOOST_TEST(refusal_name(why.code) == refusal_name(wrong.code));
      BOOST_TEST(why.column.value() == wrong.column);
      BOOST_TEST(holds(why.hint, wrong.hint));
      BOOST_TEST(!why.message.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_usage_ends_the_hint_and_begins_a_sentence) {
  const refusal why = refused("attack wiht: x");
  BOOST_TEST(holds(why.hint,
                   "did you mean \"with\"? A ':' that belongs to a name goes into quotes."
                   " Usage: attack"),
             why.hint);
}

BOOST_AUTO_TEST_CASE(of_several_wrong_values_the_first_in_the_line_is_named) {
  BOOST_TEST(refused("add zombie hp: x count: y").column.value() == 15U);
  BOOST_TEST(refused("add zombie count: y hp: x").column.value() == 18U);
}

BOOST_AUTO_TEST_CASE(bytes_that_no_command_may_hold_are_refused) {
  using namespace std::string_view_literals;
  BOOST_TEST(refused("note a\0b"sv).column.value() == 6U);
  BOOST_TEST(refused("note a\nb").column.value() == 6U);
  BOOST_TEST(refused("note a\x1b[2J").column.value() == 6U);
  BOOST_TEST(refused("note a\x7f").column.value() == 6U);
  BOOST_TEST(refused("note a\u0085").column.value() == 6U);
  BOOST_TEST(refused("note a\u2028").column.value() == 6U);
  BOOST_TEST(refused("note \xff").column.value() == 5U);
}

BOOST_AUTO_TEST_CASE(text_of_any_language_may_be_held) {
  BOOST_TEST(read<commands::note>("note Élan — ok\ttab").text == "Élan — ok\ttab");
}

BOOST_AUTO_TEST_CASE(a_command_of_4_kib_is_read_and_one_byte_more_is_refused) {
  const std::string longest = "note " + std::string(bounds::command_bytes_max - 5, 'x');
  read<commands::note>(longest);
  read<commands::note>(longest + "\r\n");
  BOOST_TEST((refused(longest + "x").code == refusal_code::command_too_long));
}

BOOST_AUTO_TEST_CASE(a_name_of_full_length_is_read_and_one_byte_more_is_refused) {
  const std::string name(bounds::creature_name_bytes_max, 'n');
  read<commands::add>("add zombie as: " + name);
  BOOST_TEST((refused("add zombie as: n" + name).code == refusal_code::bad_name));
}

BOOST_AUTO_TEST_CASE(a_title_of_full_length_is_read_and_one_byte_more_is_refused) {
  const std::string title(bounds::title_bytes_max, 't');
  read<commands::start_session>("session start " + title);
  BOOST_TEST((refused("session start t" + title).code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(a_full_list_is_read_and_one_more_is_refused) {
  std::string targets = "remove x";
  for (std::size_t i = 1; i < bounds::targets_max; ++i) targets += " and: x";
  BOOST_TEST(read<commands::remove>(targets).who.size() == bounds::targets_max);
  const refusal why = refused(targets + " and: y");
  BOOST_TEST((why.code == refusal_code::too_many));
  BOOST_TEST(why.column.value() == targets.size() + 1);
}

BOOST_AUTO_TEST_CASE(as_many_parts_of_damage_as_there_may_be_are_read_and_one_more_is_refused) {
  std::string parts = "damage to: x";
  for (std::size_t i = 0; i < bounds::damage_parts_max; ++i) parts += " amount: 1 type: fire";
  BOOST_TEST(read<commands::damage>(parts).parts.size() == bounds::damage_parts_max);
  BOOST_TEST((refused(parts + " amount: 1 type: fire").code == refusal_code::too_many));
}

BOOST_AUTO_TEST_CASE(as_many_faces_as_dice_may_roll_are_read_and_one_more_is_refused) {
  std::string faces = "turn rolled: 1";
  for (std::size_t i = 1; i < bounds::dice_per_roll_max; ++i) faces += ",1";
  BOOST_TEST(read<commands::turn>(faces).rolled.faces.size() == bounds::dice_per_roll_max);
  BOOST_TEST((refused(faces + ",1").code == refusal_code::bad_rolled));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
