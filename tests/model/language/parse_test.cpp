// Goal: every command reads as what it says, and every way to get one wrong is refused at the
// right place with a hint. Method: one case for each verb, then a table with one defect a line;
// `^` below a line would stand at its column.
#include "model/language/parse.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

BOOST_AUTO_TEST_SUITE(parse_suite)

namespace {

using namespace dnd::model;
namespace bounds = dnd::bounds;

/// The verb that a line must hold.
template <class Verb>
struct verb_in {
  const Verb* operator()(const Verb& found) const { return &found; }
  template <class Other>
  const Verb* operator()(const Other&) const {
    return nullptr;
  }
  template <class... Verbs>
  const Verb* operator()(const std::variant<Verbs...>& one_of) const {
    return std::visit(*this, one_of);
  }
};

template <class Verb>
Verb read(std::string_view line) {
  const auto result = parse_line(line);
  BOOST_REQUIRE_MESSAGE(result, line << ": " << (result ? "" : result.error().message));
  const Verb* found = verb_in<Verb>{}(*result);
  BOOST_REQUIRE_MESSAGE(found != nullptr, line << " is another verb");
  return *found;
}

refusal refused(std::string_view line) {
  const auto result = parse_line(line);
  BOOST_REQUIRE_MESSAGE(!result, "was accepted: " << line);
  return result.error();
}

std::vector<word> words(std::initializer_list<const char*> texts) {
  std::vector<word> result;
  for (const char* text : texts) result.push_back({text, 0});
  return result;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(blank_lines_and_comments_are_nothing) {
  for (const char* line : {"", "   ", "\t", "# attack", "  # x", "\r\n", "\n"})
    read<commands::nothing>(line);
}

BOOST_AUTO_TEST_CASE(add_reads_a_list_with_count_name_and_hit_points) {
  const auto many = read<commands::add>("add zombie and: giant  crocodile count: 3 hp: 30");
  BOOST_TEST((many.content == words({"zombie", "giant crocodile"})));
  BOOST_TEST(many.content[1].column == 16U);
  BOOST_TEST(many.count == 3);
  BOOST_TEST(many.hit_points.value() == 30);
  BOOST_TEST(!many.roll_hit_points);
  const auto named = read<commands::add>("ADD zombie AS: Old Tom HP: Roll rolled: 3, 8");
  BOOST_TEST(named.count == 1);
  BOOST_TEST(named.as->text == "Old Tom");
  BOOST_TEST(named.roll_hit_points);
  BOOST_TEST(!named.hit_points);
  BOOST_TEST(named.rolled.faces == (std::vector<int>{3, 8}));
}

BOOST_AUTO_TEST_CASE(remove_reads_a_list) {
  BOOST_TEST(
      (read<commands::remove>("remove zombie-1 and: Elara").who == words({"zombie-1", "Elara"})));
}

BOOST_AUTO_TEST_CASE(fights_start_end_and_are_discarded) {
  const auto start = read<commands::start_encounter>(
      "encounter start with: Elara and: zombie-1 surprised: zombie-1 rolled: 7");
  BOOST_TEST((start.with == words({"Elara", "zombie-1"})));
  BOOST_TEST((start.surprised == words({"zombie-1"})));
  BOOST_TEST(start.rolled.faces == std::vector<int>{7});
  BOOST_TEST(read<commands::start_encounter>("Encounter  Start").with.empty());
  read<commands::end_encounter>("encounter end");
  read<commands::discard_encounter>("encounter discard # oops");
}

BOOST_AUTO_TEST_CASE(initiative_and_turn_take_faces) {
  const auto roll = read<commands::initiative>("initiative by: Elara rolled: 14 advantage");
  BOOST_TEST((roll.by == words({"Elara"})));
  BOOST_TEST(roll.flags.advantage);
  BOOST_TEST(!roll.flags.disadvantage);
  BOOST_TEST(roll.rolled.faces == std::vector<int>{14});
  BOOST_TEST(read<commands::turn>("turn rolled: 5").rolled.faces == std::vector<int>{5});
}

BOOST_AUTO_TEST_CASE(attack_reads_names_of_several_words_without_quotes) {
  const auto attack =
      read<commands::attack>("attack by: giant crocodile 2 with: bite to: Elara and: Grog");
  BOOST_TEST(attack.by->text == "giant crocodile 2");
  BOOST_TEST(attack.by->column == 11U);
  BOOST_TEST(attack.with.text == "bite");
  BOOST_TEST((attack.to == words({"Elara", "Grog"})));
  BOOST_TEST((attack.cover == cover_degree::none));
  BOOST_TEST(!attack.distance_ft);
}

BOOST_AUTO_TEST_CASE(attack_reads_cover_distance_and_flags_at_the_end_of_any_value) {
  const auto attack = read<commands::attack>(
      "attack with: longbow advantage to: x disadvantage cover: Three Quarters distance: 200");
  BOOST_TEST(!attack.by);
  BOOST_TEST(attack.with.text == "longbow");
  BOOST_TEST(attack.flags.advantage);
  BOOST_TEST(attack.flags.disadvantage);
  BOOST_TEST((attack.cover == cover_degree::three_quarters));
  BOOST_TEST(attack.distance_ft.value() == 200);
}

BOOST_AUTO_TEST_CASE(a_colon_may_touch_its_value_or_stand_apart) {
  const auto attack = read<commands::attack>("attack with:bite to :Elara to : Elara and:\"A b\"");
  BOOST_TEST(attack.with.text == "bite to :Elara");
  BOOST_TEST((attack.to == words({"Elara", "A b"})));
}

BOOST_AUTO_TEST_CASE(quotes_keep_labels_comments_and_flags_as_text) {
  const auto attack = read<commands::attack>(
      R"(attack with: "sword # 3" to: "Dr: Who" and: "advantage" and: "a \"b\" \\c")");
  BOOST_TEST(attack.with.text == "sword # 3");
  BOOST_TEST((attack.to == words({"Dr: Who", "advantage", "a \"b\" \\c"})));
  BOOST_TEST(!attack.flags.advantage);
}

BOOST_AUTO_TEST_CASE(quotes_with_nothing_in_them_are_no_words) {
  const auto attack = read<commands::attack>(
      R"(attack with: "" bite "  " hard "" to: "" Elara and: Grog "" by: x "y" "" z)");
  BOOST_TEST(attack.with.text == "bite hard");
  BOOST_TEST((attack.to == words({"Elara", "Grog"})));
  BOOST_TEST(attack.by->text == "x y z");
  BOOST_TEST(attack.by->column == 64U);
}

BOOST_AUTO_TEST_CASE(an_escape_before_a_blank_is_one) {
  const auto attack = read<commands::attack>(R"(attack with: "a\\ \b  \\\" c" to: "\\")");
  BOOST_TEST(attack.with.text == R"(a\ \b \" c)");
  BOOST_TEST((attack.to == words({R"(\)"})));
}

BOOST_AUTO_TEST_CASE(damage_reads_pairs_in_either_order) {
  const auto damage = read<commands::damage>(
      "damage to: x amount: 9 type: slashing type: FIRE amount: 2d6 by: trap critical magical");
  BOOST_REQUIRE(damage.parts.size() == 2U);
  BOOST_TEST(damage.parts[0].amount.text == "9");
  BOOST_TEST((damage.parts[0].type == damage_type::slashing));
  BOOST_TEST(damage.parts[1].amount.text == "2d6");
  BOOST_TEST((damage.parts[1].type == damage_type::fire));
  BOOST_TEST(damage.by->text == "trap");
  BOOST_TEST(damage.critical);
  BOOST_TEST(damage.magical);
}

BOOST_AUTO_TEST_CASE(heal_and_temp_take_dice) {
  const auto heal = read<commands::heal>("heal to: A and: B amount: 2d4 + 2 by: Mira rolled: 3,4");
  BOOST_TEST((heal.to == words({"A", "B"})));
  BOOST_TEST(heal.amount.text == "2d4 + 2");
  BOOST_TEST(heal.by->text == "Mira");
  BOOST_TEST(read<commands::grant_temporary>("temp to: A amount: 5").amount.text == "5");
}

BOOST_AUTO_TEST_CASE(conditions_come_and_go) {
  const auto add = read<commands::add_condition>(
      "condition add Poisoned to: Elara and: Grog rounds: 10 by: zombie-1");
  BOOST_TEST((add.what == condition::poisoned));
  BOOST_TEST((add.to == words({"Elara", "Grog"})));
  BOOST_TEST(add.rounds.value() == 10);
  BOOST_TEST(add.by->text == "zombie-1");
  for (const char* line :
       {"condition remove prone from: Elara", "condition remove prone to: Elara"})
    BOOST_TEST((read<commands::remove_condition>(line).from == words({"Elara"})));
}

BOOST_AUTO_TEST_CASE(check_takes_skills_and_abilities) {
  const auto check = read<commands::check>("check sleight of hand by: A and: B dc: 15 advantage");
  BOOST_TEST((std::get<skill>(check.what) == skill::sleight_of_hand));
  BOOST_TEST((check.by == words({"A", "B"})));
  BOOST_TEST(check.dc.value() == 15);
  BOOST_TEST(check.flags.advantage);
  BOOST_TEST((std::get<skill>(read<commands::check>("check stealth").what) == skill::stealth));
  BOOST_TEST((std::get<ability>(read<commands::check>("check Strength").what) == ability::str));
}

BOOST_AUTO_TEST_CASE(save_takes_an_ability_or_death) {
  const auto save = read<commands::save>("save dex by: A and: B dc: 13 rolled: 4,20");
  BOOST_TEST((save.with == ability::dex));
  BOOST_TEST((save.by == words({"A", "B"})));
  BOOST_TEST(save.rolled.faces == (std::vector<int>{4, 20}));
  BOOST_TEST(read<commands::death_save>("save death by: A").by->text == "A");
}

BOOST_AUTO_TEST_CASE(the_comment_of_a_roll_is_its_label) {
  const auto roll = read<commands::roll>("roll 4d6kh3 + 1 by: Grog rolled: 6,6 # fire  bolt ");
  BOOST_TEST(roll.dice.text == "4d6kh3 + 1");
  BOOST_TEST(roll.dice.column == 5U);
  BOOST_TEST(roll.by->text == "Grog");
  BOOST_TEST(roll.label == "fire  bolt");
  BOOST_TEST(read<commands::roll>("roll d20#x").label == "x");
  BOOST_TEST(read<commands::roll>("roll 4dF rolled: -1,0,1").rolled.faces ==
             (std::vector<int>{-1, 0, 1}));
}

BOOST_AUTO_TEST_CASE(a_note_is_the_rest_of_the_line_as_it_is) {
  BOOST_TEST(read<commands::note>("note  Back to: \"the mill  # 3 and: more \r\n").text ==
             "Back to: \"the mill  # 3 and: more");
}

BOOST_AUTO_TEST_CASE(sessions_have_titles_with_colons) {
  BOOST_TEST(read<commands::start_session>("session start Part: The  Mill # 2").title ==
             "Part: The Mill");
  BOOST_TEST(read<commands::start_session>("session start").title.empty());
  read<commands::end_session>("session end");
  read<commands::save_session>("session save");
}

BOOST_AUTO_TEST_CASE(questions_and_words_for_the_program_are_read) {
  BOOST_TEST(read<commands::status>("status zombie-1").who->text == "zombie-1");
  BOOST_TEST(!read<commands::status>("status").who);
  BOOST_TEST(read<commands::log>("log").last == 20);
  BOOST_TEST(read<commands::log>("log last: 50").last == 50);
  BOOST_TEST(read<commands::help>("help ATTACK").verb == "attack");
  BOOST_TEST(read<commands::help>("help encounter").verb == "encounter");
  BOOST_TEST(read<commands::help>("help exit").verb == "quit");
  BOOST_TEST(read<commands::help>("help dice").verb == "dice");
  read<commands::reopen>("reopen");
  read<commands::quit>("exit");
}

BOOST_AUTO_TEST_CASE(taking_back_is_read) {
  read<commands::undo>("undo");
  read<commands::redo>("redo");
}

BOOST_AUTO_TEST_CASE(who_takes_nothing_but_commands_gets_nothing_else) {
  for (const char* line : {"undo", "turn", "note x", "session save"})
    BOOST_TEST(parse_command(line).has_value(), line);
  for (const char* line : {"", "# x", "status", "log", "help", "reopen", "quit"}) {
    const auto result = parse_command(line);
    BOOST_REQUIRE_MESSAGE(!result, line);
    BOOST_TEST((result.error().code == refusal_code::empty_command), line);
  }
  BOOST_TEST((parse_command("atack").error().code == refusal_code::unknown_verb));
}

BOOST_AUTO_TEST_CASE(the_first_words_say_what_a_line_is) {
  struct {
    const char* line;
    line_kind kind;
  } const known[] = {
      {"", line_kind::nothing},
      {" # attack", line_kind::nothing},
      {"\r\n", line_kind::nothing},
      {"attack nonsense: that is refused", line_kind::command},
      {"ENCOUNTER discard", line_kind::command},
      {"undo\r\n", line_kind::command},
      {"status", line_kind::question},
      {"log last: x", line_kind::question},
      {"help me", line_kind::question},
      {"exit", line_kind::program_word},
      {"  reopen now", line_kind::program_word},
      {"encounter", line_kind::unknown},
      {"quitting", line_kind::unknown},
      {"\"quit", line_kind::unknown},
      {"quit \x01", line_kind::unknown},
  };
  for (const auto& [line, kind] : known)
    BOOST_TEST(static_cast<int>(kind_of_line(line)) == static_cast<int>(kind), line);
}

// All the error paths follow.

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
    {"attack with: x to: y dc: 3", unknown_label, 21, "usage: attack"},
    {"attack with: x to: y advantage:", unknown_label, 21, "without ':'"},
    {"undo last: 3", unknown_label, 5, "usage: undo"},
    {"attack with: bite", missing_label, 17, "to: WHOM"},
    {"attack with: bite to Elara", missing_label, 18, "`to:`"},
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
    {"undo twice", unexpected_text, 5, "usage: undo"},
    {"attack with: x and: y to: z", unexpected_text, 15, "usage: attack"},
    {"turn and: x", unexpected_text, 5, "usage: turn"},
    {"attack with: x : to: y", unexpected_text, 15, "usage: attack"},
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
    {"check athletics dc 15", unknown_skill, 16, "`dc:`"},
    {"save dexterty", unknown_ability, 5, "\"Dexterity\""},
    {"save deth", unknown_ability, 5, "\"death\""},
    {"damage to: x amount: 9 type: slahsing", unknown_damage_type, 29, "\"slashing\""},
};

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
  BOOST_TEST(read<commands::note>("note Élan — ok\ttab").text == "Élan — ok\ttab");
}

BOOST_AUTO_TEST_CASE(a_command_of_4_kib_is_read_and_one_byte_more_is_refused) {
  const std::string longest = "note " + std::string(bounds::command_bytes_max - 5, 'x');
  read<commands::note>(longest);
  read<commands::note>(longest + "\r\n");
  BOOST_TEST((refused(longest + "x").code == refusal_code::command_too_long));
}

BOOST_AUTO_TEST_CASE(names_and_titles_have_bounds) {
  const std::string name(bounds::creature_name_bytes_max, 'n');
  read<commands::add>("add zombie as: " + name);
  BOOST_TEST((refused("add zombie as: n" + name).code == refusal_code::bad_name));
  const std::string title(bounds::title_bytes_max, 't');
  read<commands::start_session>("session start " + title);
  BOOST_TEST((refused("session start t" + title).code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(lists_repetitions_and_faces_have_bounds) {
  std::string targets = "remove x";
  for (std::size_t i = 1; i < bounds::targets_max; ++i) targets += " and: x";
  BOOST_TEST(read<commands::remove>(targets).who.size() == bounds::targets_max);
  const refusal why = refused(targets + " and: y");
  BOOST_TEST((why.code == refusal_code::too_many));
  BOOST_TEST(why.column.value() == targets.size() + 1);

  std::string parts = "damage to: x";
  for (std::size_t i = 0; i < bounds::damage_parts_max; ++i) parts += " amount: 1 type: fire";
  BOOST_TEST(read<commands::damage>(parts).parts.size() == bounds::damage_parts_max);
  BOOST_TEST((refused(parts + " amount: 1 type: fire").code == refusal_code::too_many));

  std::string faces = "turn rolled: 1";
  for (std::size_t i = 1; i < bounds::dice_per_roll_max; ++i) faces += ",1";
  BOOST_TEST(read<commands::turn>(faces).rolled.faces.size() == bounds::dice_per_roll_max);
  BOOST_TEST((refused(faces + ",1").code == refusal_code::bad_rolled));
}

BOOST_AUTO_TEST_SUITE_END()
