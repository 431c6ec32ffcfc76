// Values to data: each kind of value, what is there when nothing was given, and that of several
// wrong ones the first in the line is named.

#include "model/language/reader.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(reader_suite)

using namespace dnd::model;
using namespace dnd::model::language;

namespace {

/// A line, and the reader of its values.
struct values_of {
  explicit values_of(std::string text) : line(std::move(text)) {
    auto read = read_sentence(line);
    BOOST_REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    said = *std::move(read);
  }
  [[nodiscard]] const label_spec& label(std::string_view name) const {
    const label_spec* found = find_label(*said.verb, name);
    BOOST_REQUIRE_MESSAGE(found != nullptr, name);
    return *found;
  }
  [[nodiscard]] const label_spec& subject() const { return said.verb->subject.value(); }
  /// The refusal of the values that were read.
  [[nodiscard]] const refusal& problem() const {
    BOOST_REQUIRE(reader.problem());
    return *reader.problem();
  }
  [[nodiscard]] bool is_fine() const { return !reader.problem(); }

  std::string line;
  sentence said;
  value_reader reader{said};
};

}  // namespace

BOOST_AUTO_TEST_CASE(names_come_with_their_places) {
  values_of given("heal amount: 3 to: Grog the  Bold and: elara");
  const auto found = given.reader.words(given.label("to"));
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].text == "Grog the Bold");
  BOOST_TEST(found[0].column == 19U);
  BOOST_TEST(found[1].text == "elara");
  BOOST_TEST(given.is_fine());
}

BOOST_AUTO_TEST_CASE(what_is_not_given_is_empty_and_no_problem) {
  values_of given("attack with: mace to: grog");
  BOOST_TEST(!given.reader.optional_word(given.label("by")));
  BOOST_TEST(!given.reader.number(given.label("distance")));
  BOOST_TEST(given.reader.faces(given.label("rolled")).faces.empty());
  BOOST_TEST(given.reader.cover(given.label("cover")) == cover_degree::none);
  BOOST_TEST(!given.reader.has(labels::advantage));
  BOOST_TEST(given.is_fine());
}

BOOST_AUTO_TEST_CASE(name_with_a_label_and_a_number_in_it_is_a_forgotten_colon) {
  values_of given("add zombie count 3");
  (void)given.reader.words(given.subject());
  BOOST_TEST(given.problem().code == refusal_code::unexpected_text);
  BOOST_TEST(given.problem().column.value() == 11U);
  BOOST_TEST(given.problem().hint.find("`count:`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(new_name_has_a_longest_length) {
  const std::string longest(bounds::creature_name_bytes_max, 'x');
  values_of fits("add zombie as: " + longest);
  BOOST_TEST(fits.reader.new_name(fits.label("as")).value().text == longest);
  BOOST_TEST(fits.is_fine());
  values_of too_long("add zombie as: " + longest + 'x');
  (void)too_long.reader.new_name(too_long.label("as"));
  BOOST_TEST(too_long.problem().code == refusal_code::bad_name);
}

BOOST_AUTO_TEST_CASE(title_has_a_longest_length) {
  const std::string longest(bounds::title_bytes_max, 'x');
  values_of fits("session start " + longest);
  BOOST_TEST(fits.reader.title(fits.subject()) == longest);
  BOOST_TEST(fits.is_fine());
  values_of too_long("session start " + longest + 'x');
  (void)too_long.reader.title(too_long.subject());
  BOOST_TEST(too_long.problem().code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(number_is_taken_within_its_range) {
  for (const auto& [text, value] : {std::pair("1", 1), {"+7", 7}, {"100", 100}}) {
    values_of given(std::string("add zombie count: ") + text);
    BOOST_TEST(given.reader.number(given.label("count")).value() == value);
    BOOST_TEST(given.is_fine());
  }
}

BOOST_AUTO_TEST_CASE(number_that_is_none_or_out_of_its_range_is_refused_with_the_range) {
  for (const char* const text : {"0", "101", "-1", "++1", "+", "1.5", "1x", "99999999999"}) {
    values_of given(std::string("add zombie count: ") + text);
    (void)given.reader.number(given.label("count"));
    BOOST_TEST(given.problem().code == refusal_code::bad_value, text);
    BOOST_TEST(given.problem().column.value() == 18U);
    BOOST_TEST(given.problem().hint.find("from 1 to 100") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(hit_points_are_a_number_or_rolled) {
  values_of number("add zombie hp: 30");
  BOOST_TEST(number.reader.hit_points(number.label("hp")).number.value() == 30);
  values_of roll("add zombie hp: ROLL");
  BOOST_TEST(roll.reader.hit_points(roll.label("hp")).roll);
  values_of neither("add zombie hp: many");
  (void)neither.reader.hit_points(neither.label("hp"));
  BOOST_TEST(neither.problem().code == refusal_code::bad_value);
  BOOST_TEST(neither.problem().hint.find("`roll`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_number_may_be_followed_by_what_it_counts) {
  for (const char* line :
       {"attack with: bow to: x distance: 60", "attack with: bow to: x distance: 60 ft",
        "attack with: bow to: x distance: 60 Feet"}) {
    values_of given(line);
    BOOST_TEST(given.reader.number(given.label("distance")).value() == 60, line);
    BOOST_TEST(given.is_fine(), line);
  }
  for (const char* line : {"attack with: bow to: x distance: 60 hours",
                           "attack with: bow to: x distance: ft", "check str dc: 15 ft"}) {
    values_of wrong(line);
    (void)wrong.reader.number(
        wrong.label(std::string_view(line).starts_with("check") ? "dc" : "distance"));
    BOOST_TEST(wrong.problem().code == refusal_code::bad_value, line);
  }
}

BOOST_AUTO_TEST_CASE(dice_keep_their_text_and_place) {
  values_of given("heal to: grog amount: 2d4  + 2");
  const auto dice = given.reader.dice(given.label("amount"));
  BOOST_TEST(dice.text == "2d4  + 2");
  BOOST_TEST(dice.column == 22U);
  values_of quoted("heal to: grog amount: \"2d4\"");
  BOOST_TEST(quoted.reader.dice(quoted.label("amount")).column == 23U);
  BOOST_TEST(quoted.is_fine());
}

BOOST_AUTO_TEST_CASE(wrong_dice_are_refused_at_their_place_in_the_line) {
  values_of given("heal to: grog amount: 2d4+x");
  (void)given.reader.dice(given.label("amount"));
  BOOST_TEST(given.problem().code == refusal_code::bad_dice);
  BOOST_TEST(given.problem().column.value() == 26U);
}

BOOST_AUTO_TEST_CASE(faces_are_numbers_with_commas_between_them) {
  values_of given("roll 4d6 rolled: 3, -1,6");
  BOOST_TEST((given.reader.faces(given.label("rolled")).faces == std::vector{3, -1, 6}));
  BOOST_TEST(given.is_fine());
}

BOOST_AUTO_TEST_CASE(faces_that_no_die_has_are_refused) {
  const auto most = std::to_string(bounds::die_faces_max);
  values_of fits("roll d20 rolled: " + most);
  BOOST_TEST(fits.reader.faces(fits.label("rolled")).faces.size() == 1U);
  BOOST_TEST(fits.is_fine());
  for (const std::string& text : {std::string("3,"), std::string(",3"), std::string("x"),
                                  std::string("-2"), std::to_string(bounds::die_faces_max + 1)}) {
    values_of given("roll d20 rolled: " + text);
    BOOST_TEST(given.reader.faces(given.label("rolled")).faces.empty());
    BOOST_TEST(given.problem().code == refusal_code::bad_rolled, text);
  }
}

BOOST_AUTO_TEST_CASE(there_are_as_many_faces_as_dice_in_a_roll) {
  std::string faces = "1";
  for (std::size_t i = 1; i < bounds::dice_per_roll_max; ++i) faces += ",1";
  values_of fits("roll d20 rolled: " + faces);
  BOOST_TEST(fits.reader.faces(fits.label("rolled")).faces.size() == bounds::dice_per_roll_max);
  values_of one_more("roll d20 rolled: " + faces + ",1");
  (void)one_more.reader.faces(one_more.label("rolled"));
  BOOST_TEST(one_more.problem().code == refusal_code::bad_rolled);
}

BOOST_AUTO_TEST_CASE(words_of_closed_lists_are_read) {
  values_of condition("condition add prone to: grog");
  BOOST_TEST(condition.reader.condition_of(condition.subject()) == condition::prone);
  values_of save("save Wisdom");
  BOOST_TEST(save.reader.ability_of(save.subject()) == ability::wis);
  values_of check("check sleight of hand");
  const auto skill_found = check.reader.skill_of(check.subject());
  BOOST_TEST(std::get<skill>(skill_found) == skill::sleight_of_hand);
  values_of plain("check dex");
  BOOST_TEST(std::get<ability>(plain.reader.skill_of(plain.subject())) == ability::dex);
  values_of cover("attack with: mace to: grog cover: three-quarters");
  BOOST_TEST(cover.reader.cover(cover.label("cover")) == cover_degree::three_quarters);
}

BOOST_AUTO_TEST_CASE(word_that_is_in_no_list_is_refused_with_the_nearest) {
  values_of condition("condition add prne to: grog");
  (void)condition.reader.condition_of(condition.subject());
  BOOST_TEST(condition.problem().code == refusal_code::unknown_condition);
  BOOST_TEST(condition.problem().hint.find("prone") != std::string::npos);
  values_of save("save wisdm");
  (void)save.reader.ability_of(save.subject());
  BOOST_TEST(save.problem().code == refusal_code::unknown_ability);
  values_of check("check stelth");
  (void)check.reader.skill_of(check.subject());
  BOOST_TEST(check.problem().code == refusal_code::unknown_skill);
  BOOST_TEST(check.problem().hint.find("stealth") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(topic_of_help_is_a_verb_a_group_or_a_page) {
  for (const auto& [typed, topic] : {std::pair("ATTACK", "attack"),
                                     {"exit", "quit"},
                                     {"Encounter", "encounter"},
                                     {"dice", "dice"}}) {
    values_of given(std::string("help ") + typed);
    BOOST_TEST(given.reader.topic(given.subject()) == topic);
  }
  values_of none("help atack");
  (void)none.reader.topic(none.subject());
  BOOST_TEST(none.problem().code == refusal_code::unknown_verb);
  BOOST_TEST(none.problem().hint.find("attack") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(amounts_and_types_go_in_pairs_in_either_order) {
  values_of given("damage to: grog amount: 3 type: fire type: cold amount: 4");
  const auto parts = given.reader.damage_parts(given.label("amount"), given.label("type"));
  BOOST_REQUIRE(parts.size() == 2U);
  BOOST_TEST(parts[0].amount.text == "3");
  BOOST_TEST(parts[0].type == damage_type::fire);
  BOOST_TEST(parts[1].amount.text == "4");
  BOOST_TEST(parts[1].type == damage_type::cold);
  BOOST_TEST(given.is_fine());
}

BOOST_AUTO_TEST_CASE(amount_without_a_type_is_untyped) {
  values_of given("damage to: grog amount: 3 type: fire amount: 4");
  const auto parts = given.reader.damage_parts(given.label("amount"), given.label("type"));
  BOOST_REQUIRE(parts.size() == 2U);
  BOOST_TEST((parts[0].type == damage_type::fire));
  BOOST_TEST(!parts[1].type);
  BOOST_TEST(given.is_fine());
}

BOOST_AUTO_TEST_CASE(type_without_an_amount_is_refused) {
  values_of given("damage to: grog amount: 3 type: fire type: cold");
  (void)given.reader.damage_parts(given.label("amount"), given.label("type"));
  BOOST_TEST(given.problem().code == refusal_code::missing_label);
}

BOOST_AUTO_TEST_CASE(damage_type_that_is_none_is_refused) {
  values_of given("damage to: grog amount: 3 type: fyre");
  (void)given.reader.damage_parts(given.label("amount"), given.label("type"));
  BOOST_TEST(given.problem().code == refusal_code::unknown_damage_type);
  BOOST_TEST(given.problem().hint.find("fire") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(flags_are_there_or_not) {
  values_of given("attack with: mace to: grog disadvantage");
  BOOST_TEST(given.reader.has(labels::disadvantage));
  BOOST_TEST(
      (given.reader.d20_flags() == advantage_flags{.advantage = false, .disadvantage = true}));
}

BOOST_AUTO_TEST_CASE(of_several_wrong_values_the_first_in_the_line_is_named) {
  values_of given("add zombie count: many hp: few");
  (void)given.reader.hit_points(given.label("hp"));
  (void)given.reader.number(given.label("count"));
  BOOST_TEST(given.problem().column.value() == given.reader.column(given.label("count")) + 7);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
