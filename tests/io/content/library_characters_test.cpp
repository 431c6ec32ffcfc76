#include "io/content/library.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace library_characters_suite {

BOOST_AUTO_TEST_SUITE(library_characters)

BOOST_AUTO_TEST_CASE(an_entry_is_given_whole) {
  io::content::library content(io::posix_file_ops(), {});
  const auto found = content.needed("entry classes/wizard");
  BOOST_REQUIRE(found.has_value());
  BOOST_REQUIRE(found->entry);
  BOOST_TEST(found->entry->name == "Wizard");
  BOOST_TEST(found->entry->fields.text_of("hit_die") == "6");
}

BOOST_AUTO_TEST_CASE(an_entry_that_is_not_there_is_named_with_what_is_near) {
  io::content::library content(io::posix_file_ops(), {});
  const auto found = content.needed("entry classes/wizzard");
  BOOST_REQUIRE(!found.has_value());
  BOOST_TEST(found.error().what.find("\"wizzard\" among the classes") != std::string::npos);
  BOOST_TEST(found.error().todo.find("wizard") != std::string::npos);
  BOOST_TEST(!content.needed("entry nonsense").has_value());
  const auto nothing_near = content.needed("entry races/xyzzy");
  BOOST_REQUIRE(!nothing_near.has_value());
  BOOST_TEST(nothing_near.error().todo == "`find races` lists them.");
}

BOOST_AUTO_TEST_CASE(a_subrace_may_stand_for_its_race) {
  io::content::library content(io::posix_file_ops(), {});
  const auto found = content.needed("entry races/high-elf");
  BOOST_REQUIRE(found.has_value());
  BOOST_REQUIRE(found->entry);
  BOOST_TEST((found->entry->kind == model::category::subraces));
  BOOST_TEST(found->entry->fields.text_of("race") == "elf");
}

BOOST_AUTO_TEST_CASE(a_record_that_cannot_be_built_says_why) {
  io::content::library content(io::posix_file_ops(), {});
  const auto found = content.needed(
      "built hero\nname: Hero\nrace: human\nlevels: [fighter]\n"
      "abilities: {str: 10}\nfeatures: [extra-attack-1]\n");
  BOOST_REQUIRE(!found.has_value());
  BOOST_TEST(found.error().what.find("level 5") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace library_characters_suite
}  // namespace dnd::tests
