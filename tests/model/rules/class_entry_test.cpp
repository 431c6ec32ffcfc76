#include "model/rules/class_entry.hpp"

#include "io/content/library.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace class_entry_suite {
namespace {

using namespace model;
using namespace model::rules;

struct stage {
  io::content::library content{io::posix_file_ops(), {}};
  content_entry_ptr entry(const std::string& slug) {
    const auto found = content.needed("entry classes/" + slug);
    BOOST_REQUIRE(found.has_value());
    return found->entry;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(class_entries, stage)

BOOST_AUTO_TEST_CASE(prerequisites_are_all_or_one_of_some) {
  const auto monk = entry("monk");
  BOOST_TEST(class_entry(*monk).required().size() == 2);
  BOOST_TEST(class_entry(*monk).required_one().empty());
  const auto fighter = entry("fighter");
  BOOST_TEST(class_entry(*fighter).required().empty());
  BOOST_TEST(class_entry(*fighter).required_one().size() == 2);
}

BOOST_AUTO_TEST_CASE(how_a_class_comes_to_spells_follows_from_its_entry) {
  const auto source = [&](const std::string& slug) { return class_entry(*entry(slug)).source(); };
  BOOST_TEST((source("fighter") == spell_source::none));
  BOOST_TEST((source("bard") == spell_source::known));
  BOOST_TEST((source("warlock") == spell_source::known));
  BOOST_TEST((source("cleric") == spell_source::prepared));
  BOOST_TEST((source("paladin") == spell_source::prepared));
  BOOST_TEST((source("wizard") == spell_source::book));
}

// SRD: Preparing Spells: level + modifier; a paladin half of the level; one at least.
BOOST_AUTO_TEST_CASE(prepared_spells_follow_level_and_modifier) {
  BOOST_TEST(class_entry(*entry("cleric")).prepared_most(5, 3) == 8);
  BOOST_TEST(class_entry(*entry("paladin")).prepared_most(5, 3) == 5);
  BOOST_TEST(class_entry(*entry("cleric")).prepared_most(1, -2) == 1);
  BOOST_TEST(class_entry(*entry("wizard")).book_size(1) == 6);
  BOOST_TEST(class_entry(*entry("wizard")).book_size(20) == 44);
}

BOOST_AUTO_TEST_CASE(figures_of_a_level_stand_in_its_row) {
  const auto bard = entry("bard");
  BOOST_TEST(class_entry(*bard).figure(4, "cantrips") == 3);
  BOOST_TEST(class_entry(*bard).figure(4, "spells_known") == 7);
  BOOST_TEST(class_entry(*bard).highest_slot(5) == 3);
  BOOST_TEST(class_entry(*entry("warlock")).highest_slot(5) == 3);
  BOOST_TEST(class_entry(*entry("warlock")).resource(5, "invocations_known") == 3);
  BOOST_TEST(class_entry(*bard).figure(21, "cantrips") == 0);
}

BOOST_AUTO_TEST_CASE(choices_have_a_number_and_options) {
  const auto rogue = entry("rogue");
  BOOST_REQUIRE_EQUAL(class_entry(*rogue).first_choices().size(), 1u);
  BOOST_TEST(class_entry(*rogue).first_choices().front().count == 4);
  BOOST_TEST(class_entry(*rogue).later_choices().front().count == 1);
  BOOST_TEST(!choice_in(rogue->fields, "nothing").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace class_entry_suite
}  // namespace dnd::tests
