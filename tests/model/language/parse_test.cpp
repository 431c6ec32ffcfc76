// Every command reads as what it says: one case for each verb. What is refused:
// parse_refusals_test.

#include "model/language/print.hpp"
#include "tests/model/language/parse_support.hpp"

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(parse_suite)

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

BOOST_AUTO_TEST_CASE(initiative_takes_faces_and_flags) {
  const auto roll = read<commands::initiative>("initiative by: Elara rolled: 14 advantage");
  BOOST_TEST((roll.by == words({"Elara"})));
  BOOST_TEST(roll.flags.advantage);
  BOOST_TEST(!roll.flags.disadvantage);
  BOOST_TEST(roll.rolled.faces == std::vector<int>{14});
}

BOOST_AUTO_TEST_CASE(turn_takes_faces) {
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

BOOST_AUTO_TEST_CASE(what_single_quotes_hold_has_no_blanks_at_its_ends) {
  for (const char* const line : {"heal ' grog' amount: 5", "heal ' 'x' ' amount: 5"}) {
    const auto made = parse_line(line);
    BOOST_REQUIRE(made);
    const auto again = parse_line(print_line(*made));
    BOOST_REQUIRE(again);
    BOOST_TEST((*again == *made), line);
  }
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

BOOST_AUTO_TEST_CASE(sessions_have_titles_with_colons_or_none) {
  BOOST_TEST(read<commands::start_session>("session start Part: The  Mill # 2").title ==
             "Part: The Mill");
  BOOST_TEST(read<commands::start_session>("session start").title.empty());
}

BOOST_AUTO_TEST_CASE(sessions_end_and_are_saved) {
  read<commands::end_session>("session end");
  read<commands::save_session>("session save");
}

BOOST_AUTO_TEST_CASE(status_is_of_all_or_of_one) {
  BOOST_TEST(read<commands::status>("status zombie-1").who->text == "zombie-1");
  BOOST_TEST(!read<commands::status>("status").who);
}

BOOST_AUTO_TEST_CASE(log_takes_a_number_and_has_one) {
  BOOST_TEST(!read<commands::log>("log").terms.last);
  BOOST_TEST(read<commands::log>("log last: 50").terms.last.value() == 50);
}

BOOST_AUTO_TEST_CASE(help_takes_a_verb_by_any_of_its_names) {
  BOOST_TEST(read<commands::help>("help ATTACK").verb == "attack");
  BOOST_TEST(read<commands::help>("help encounter").verb == "encounter");
  BOOST_TEST(read<commands::help>("help exit").verb == "quit");
  BOOST_TEST(read<commands::help>("help dice").verb == "dice");
}

BOOST_AUTO_TEST_CASE(words_for_the_program_are_read) {
  read<commands::reopen>("reopen");
  read<commands::quit>("exit");
}

BOOST_AUTO_TEST_CASE(taking_back_is_read) {
  read<commands::undo>("undo");
  read<commands::redo>("redo");
  read<commands::redo_to>("redo to 7");
}

BOOST_AUTO_TEST_CASE(who_takes_nothing_but_commands_gets_commands) {
  for (const char* line : {"undo", "turn", "note x", "session save"})
    BOOST_TEST(parse_command(line).has_value(), line);
}

BOOST_AUTO_TEST_CASE(who_takes_nothing_but_commands_gets_nothing_else) {
  for (const char* line : {"", "# x", "status", "log", "help", "reopen", "quit"}) {
    const auto result = parse_command(line);
    BOOST_REQUIRE_MESSAGE(!result, line);
    BOOST_TEST((result.error().code == refusal_code::empty_command), line);
  }
}

BOOST_AUTO_TEST_CASE(who_takes_nothing_but_commands_is_told_what_is_wrong_with_one) {
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

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
