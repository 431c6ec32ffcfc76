// What `find` asks for, what it refuses, and what answers to it.

#include "model/content/search.hpp"

#include "model/language/parse.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(search_suite)

using namespace dnd::model;

namespace {

content_node scalar(std::string key, std::string text) {
  return {
      .key = std::move(key), .form = content_form::scalar, .text = std::move(text), .items = {}};
}
content_node list(std::string key, std::vector<std::string> words) {
  content_node made{.key = std::move(key), .form = content_form::list, .text = {}, .items = {}};
  for (std::string& each : words) made.items.push_back(scalar("", std::move(each)));
  return made;
}
content_entry_ptr entry(category kind, std::string name, std::vector<content_node> fields) {
  auto made = std::make_shared<content_entry>();
  made->kind = kind;
  made->slug = made->name = name;
  fields.insert(fields.begin(), scalar("name", std::move(name)));
  made->fields = {.key = {}, .form = content_form::map, .text = {}, .items = std::move(fields)};
  return made;
}

std::vector<content_entry_ptr> monsters() {
  const auto kind = category::monsters;
  return {
      entry(kind, "ghoul", {scalar("challenge", "1"), scalar("type", "undead")}),
      entry(kind, "ghast", {scalar("challenge", "2"), scalar("type", "undead")}),
      entry(kind, "bandit", {scalar("challenge", "1/8"), scalar("subtype", "any race")}),
      entry(kind, "aboleth",
            {scalar("challenge", "10"), scalar("type", "aberration"),
             list("legendary_actions", {"Detect"})}),
      entry(kind, "guard", {scalar("type", "humanoid"), scalar("description", "Stands there.")})};
}
std::vector<content_entry_ptr> spells() {
  const auto kind = category::spells;
  return {entry(kind, "fireball", {scalar("level", "3"), list("classes", {"sorcerer", "wizard"})}),
          entry(kind, "light", {scalar("level", "0"), scalar("ritual", "true")})};
}
std::vector<content_entry_ptr> equipment() {
  content_node weapon{.key = "weapon", .form = content_form::map, .text = {}, .items = {}};
  weapon.items.push_back(scalar("damage", "1d8 slashing"));
  return {entry(category::equipment, "longsword", {scalar("cost", "15 gp"), weapon}),
          entry(category::equipment, "candle", {scalar("cost", "1 cp")})};
}

commands::find read(const std::string& line) {
  const auto parsed = parse_line(line);
  BOOST_REQUIRE_MESSAGE(parsed, line);
  return get<commands::find>(std::get<question>(*parsed));
}

refusal refused(const std::string& line) {
  auto what = search_of(read(line));
  BOOST_REQUIRE_MESSAGE(!what, line);
  return what.error();
}

/// Names of what answers, with a blank between them; or why nothing does.
std::string found(const std::string& line, const std::vector<content_entry_ptr>& all) {
  auto what = search_of(read(line));
  BOOST_REQUIRE_MESSAGE(what, line);
  if (const auto wrong = settle_words(*what, all)) return wrong->message + " " + wrong->hint;
  std::string names;
  for (const content_entry_ptr& each : found_by(*what, all).rows)
    names += (names.empty() ? "" : " ") + each->name;
  return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(numbers_are_exact_or_ranges) {
  BOOST_TEST(found("find cr: 2", monsters()) == "ghast");
  BOOST_TEST(found("find cr: 1..2", monsters()) == "ghoul ghast");
  BOOST_TEST(found("find cr: ..1/8", monsters()) == "guard bandit");
  BOOST_TEST(found("find cr: 5..", monsters()) == "aboleth");
  BOOST_TEST(found("find spells level: cantrip", spells()) == "light");
}

BOOST_AUTO_TEST_CASE(money_is_compared_by_its_worth) {
  BOOST_TEST(found("find equipment cost: ..1sp", equipment()) == "candle");
  BOOST_TEST(found("find equipment cost: 15", equipment()) == "longsword");
}

BOOST_AUTO_TEST_CASE(words_are_those_that_entries_have_and_a_beginning_will_do) {
  BOOST_TEST(found("find type: UND", monsters()) == "ghoul ghast");
  BOOST_TEST(found("find type: any race", monsters()) == "bandit");
  BOOST_TEST(found("find spell class: wiz", spells()) == "fireball");
  BOOST_TEST(found("find equipment damage: slash", equipment()) == "longsword");
}

BOOST_AUTO_TEST_CASE(what_a_file_leaves_out_has_its_meaning) {
  BOOST_TEST(found("find monster cr: 0 type: humanoid", monsters()) == "guard");
}

BOOST_AUTO_TEST_CASE(flags_are_yes_or_no) {
  BOOST_TEST(found("find legendary: yes", monsters()) == "aboleth");
  BOOST_TEST(found("find legendary: no cr: 2..", monsters()) == "ghast");
  BOOST_TEST(found("find ritual: yes", spells()) == "light");
  BOOST_TEST(found("find ritual: no", spells()) == "fireball");
}

BOOST_AUTO_TEST_CASE(names_and_texts_are_found_by_a_part) {
  BOOST_TEST(found("find monster name: GH", monsters()) == "ghoul ghast");
  BOOST_TEST(found("find monster text: stands", monsters()) == "guard");
  BOOST_TEST(found("find monster name: dragon", monsters()) == "");
}

BOOST_AUTO_TEST_CASE(word_that_no_entry_has_is_refused_with_those_there_are) {
  BOOST_TEST(found("find type: undaed", monsters()) ==
             "none of the monsters has `type:` \"undaed\" did you mean \"undead\"? There is: "
             "aberration, any race, humanoid, undead.");
  BOOST_TEST(found("find type: a", monsters()) ==
             "\"a\" may be more than one thing One of: aberration, any race.");
}

BOOST_AUTO_TEST_CASE(kind_follows_from_the_labels) {
  BOOST_TEST((search_of(read("find cr: 1"))->kind == category::monsters));
  BOOST_TEST((search_of(read("find school: evocation"))->kind == category::spells));
  BOOST_TEST((search_of(read("find rarity: rare"))->kind == category::magic_items));
  // Monsters where they can be meant.
  BOOST_TEST((search_of(read("find condition: prone"))->kind == category::monsters));
}

BOOST_AUTO_TEST_CASE(labels_that_say_no_kind_are_refused_with_the_kinds) {
  BOOST_TEST((refused("find").code == refusal_code::missing_label));
  BOOST_TEST((refused("find name: x").code == refusal_code::missing_label));
  BOOST_TEST(refused("find class: wizard").hint.find("spells") != std::string::npos);
  BOOST_TEST((refused("find cr: 1 school: x").code == refusal_code::unknown_label));
}

BOOST_AUTO_TEST_CASE(label_of_another_kind_is_refused_with_those_of_this) {
  const refusal why = refused("find spells cr: 1");
  BOOST_TEST((why.code == refusal_code::unknown_label));
  BOOST_TEST(why.message == "spells have no `cr:`");
  BOOST_TEST(why.hint.find("level, school") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(wrong_value_is_refused_with_what_is_expected) {
  for (const char* const line : {"find cr: x", "find cr: 3..1", "find equipment cost: much",
                                 "find legendary: perhaps", "find type: !", "find ac: ten"}) {
    const refusal why = refused(line);
    BOOST_TEST((why.code == refusal_code::bad_value), line);
    BOOST_TEST(why.column.value_or(0) > 0U, line);
  }
  BOOST_TEST(refused("find cr: x").hint.starts_with("Expected a number or a range: 1/2"));
}

BOOST_AUTO_TEST_CASE(columns_are_the_usual_ones_and_those_asked_for) {
  auto what = search_of(read("find alignment: evil"));
  BOOST_REQUIRE(what);
  std::string labels;
  for (const search_field* each : found_by(*what, {}).columns)
    labels += std::string(each->label) + " ";
  BOOST_TEST(labels == "cr type size ac hp alignment ");
  what = search_of(read("find monster spell: light"));
  BOOST_REQUIRE(what);
  BOOST_TEST(found_by(*what, {}).columns.size() == 5U);
}

BOOST_AUTO_TEST_CASE(line_that_is_being_typed_has_a_kind_and_labels_that_fit) {
  const std::vector<std::string> cr{"cr"};
  BOOST_TEST((kind_sought("spell", {}) == category::spells));
  BOOST_TEST((kind_sought("", cr) == category::monsters));
  BOOST_TEST(!kind_sought("", {}));
  BOOST_TEST(search_label_fits("", {}, "rarity"));
  BOOST_TEST(!search_label_fits("", cr, "rarity"));
  BOOST_TEST(search_label_fits("", cr, "type"));
  BOOST_TEST(!search_label_fits("spells", {}, "cr"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
