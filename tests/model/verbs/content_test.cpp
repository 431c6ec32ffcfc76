// Reading and printing the questions about content.

#include "model/verbs/content.hpp"

#include "model/language/parse.hpp"
#include "model/language/verbs.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(content_verbs_suite)

using namespace dnd::model;

namespace {

template <class Verb>
Verb read(const std::string& line) {
  const auto parsed = parse_line(line);
  BOOST_REQUIRE_MESSAGE(parsed, line);
  return get<Verb>(std::get<question>(*parsed));
}

refusal refused(const std::string& line) {
  const auto parsed = parse_line(line);
  BOOST_REQUIRE_MESSAGE(!parsed, line);
  return parsed.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(look_takes_a_name_and_a_kind) {
  BOOST_TEST(read<commands::look>("look giant crocodile").what.text == "giant crocodile");
  BOOST_TEST((read<commands::look>("look shield kind: spell").of == category::spells));
  BOOST_TEST((refused("look").code == refusal_code::missing_label));
  BOOST_TEST((refused("look x kind: weather").code == refusal_code::bad_value));
  BOOST_TEST(refused("look x kind: magic").hint == "One of: magic-items, magic-schools.");
}

BOOST_AUTO_TEST_CASE(find_takes_a_kind_and_labels_in_any_order) {
  const auto said = read<commands::find>("find type: undead cr: 1/2");
  BOOST_TEST(!said.of);
  BOOST_REQUIRE(said.wanted.size() == 2U);
  BOOST_TEST(said.wanted[0].label == "cr");
  BOOST_TEST(said.wanted[0].value.text == "1/2");
  BOOST_TEST(said.wanted[1].value.text == "undead");
  BOOST_TEST((read<commands::find>("find magic item").of == category::magic_items));
}

BOOST_AUTO_TEST_CASE(find_refuses_what_is_no_label_and_no_kind_with_what_there_is) {
  const refusal label = refused("find monster challenge: 1");
  BOOST_TEST((label.code == refusal_code::unknown_label));
  BOOST_TEST(label.hint.find("One of: cr, level") != std::string::npos);
  const refusal kind = refused("find dragons");
  BOOST_TEST(kind.message == "\"dragons\" is not a kind of content");
  BOOST_TEST(kind.hint.find("monsters") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(help_of_a_label_says_which_kinds_have_it) {
  std::string damage;
  for (const auto& label : commands::find::row.labels)
    if (label.name == "damage") damage = label.help;
  BOOST_TEST(damage == "deals it (monsters, spells, equipment)");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
