// Ways through the fields of an entry.

#include "model/content/entry.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(entry_suite)

using namespace dnd::model;
using texts = std::vector<std::string_view>;

namespace {

content_node scalar(std::string key, std::string text) {
  return {
      .key = std::move(key), .form = content_form::scalar, .text = std::move(text), .items = {}};
}
content_node group(std::string key, content_form form, std::vector<content_node> items) {
  return {.key = std::move(key), .form = form, .text = {}, .items = std::move(items)};
}

/// `{name: Lich, damage: [{type: fire}, {type: cold}], spells: {0: [light], 1: [bless]}}`
content_node lich() {
  const auto list = content_form::list;
  const auto map = content_form::map;
  return group(
      "", map,
      {scalar("name", "Lich"),
       group("damage", list,
             {group("", map, {scalar("type", "fire")}), group("", map, {scalar("type", "cold")})}),
       group("spells", map,
             {group("0", list, {scalar("", "light")}), group("1", list, {scalar("", "bless")})})});
}

}  // namespace

BOOST_AUTO_TEST_CASE(field_is_found_by_its_name) {
  const content_node root = lich();
  BOOST_TEST(root.text_of("name") == "Lich");
  BOOST_TEST(root.text_of("hp") == "");
  BOOST_TEST(root.find("hp") == nullptr);
  BOOST_TEST(root.find("damage")->find("type") == nullptr);
}

BOOST_AUTO_TEST_CASE(way_leads_through_lists_and_all_fields) {
  const content_node root = lich();
  BOOST_TEST((scalars_at(root, "name") == texts{"Lich"}));
  BOOST_TEST((scalars_at(root, "damage.type") == texts{"fire", "cold"}));
  BOOST_TEST((scalars_at(root, "spells.*") == texts{"light", "bless"}));
  BOOST_TEST((scalars_at(root, "spells.@") == texts{"0", "1"}));
}

BOOST_AUTO_TEST_CASE(way_that_leads_nowhere_finds_nothing) {
  const content_node root = lich();
  for (const char* const way : {"damage", "spells", "name.type", "hp", "damage.dice"})
    BOOST_TEST(scalars_at(root, way).empty(), way);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
