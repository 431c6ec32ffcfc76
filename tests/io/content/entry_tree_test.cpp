// Files as plain data.

#include "io/content/entry_tree.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(entry_tree_suite)

using namespace io::content;
using model::content_form;

namespace {

model::content_node tree(std::string_view text) {
  const auto read = read_yaml(text, "a.yaml");
  BOOST_REQUIRE(read.has_value());
  return tree_of(read->root());
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_that_a_file_says_is_in_the_tree) {
  const auto root = tree("name: Ox\nsaves: [str, con]\nspeed: {walk: 30}\nnote: \"7\"\nnone:\n");
  BOOST_TEST(root.text_of("name") == "Ox");
  BOOST_TEST(root.find("saves")->items.at(1).text == "con");
  BOOST_TEST(root.find("speed")->text_of("walk") == "30");
  BOOST_TEST(root.find("note")->quoted);
  BOOST_TEST((root.find("none")->form == content_form::nothing));
}

BOOST_AUTO_TEST_CASE(alias_is_what_it_stands_for) {
  const auto root = tree("a: &x [1, 2]\nb: *x\n");
  BOOST_TEST(root.find("b")->items.size() == 2U);
}

BOOST_AUTO_TEST_CASE(traits_and_actions_of_all_lists_say_what_they_do) {
  const auto told =
      told_in(tree("traits: [Amphibious, {name: Keen Smell, description: Smells well.}]\n"
                   "actions:\n  - {name: Bite, attack: melee, to_hit: 3, description: It bites.}\n"
                   "legendary_actions:\n  - {name: Bite, same_as: Bite}\n"));
  BOOST_TEST(told.size() == 3U);
  BOOST_TEST(told.at("amphibious") == "");
  BOOST_TEST(told.at("keen-smell") == "Smells well.");
  BOOST_TEST(told.at("bite") == "It bites.");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
