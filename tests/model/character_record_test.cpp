#include "model/character_record.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::tests {
namespace character_record_suite {

using namespace model;

BOOST_AUTO_TEST_SUITE(character_record_facts)

BOOST_AUTO_TEST_CASE(levels_are_counted_by_class_and_classes_stand_as_they_were_taken) {
  character_record record;
  for (const char* of : {"fighter", "wizard", "fighter"})
    record.levels.push_back({.of = of, .hp = 0, .gain = {}});
  record.subclasses = {{"fighter", "champion"}};
  BOOST_TEST(level_in(record, "fighter") == 2);
  BOOST_TEST(level_in(record, "wizard") == 1);
  BOOST_TEST(level_in(record, "bard") == 0);
  BOOST_TEST((classes_of(record) == std::vector<std::string>{"fighter", "wizard"}));
  BOOST_TEST(subclass_in(record, "fighter") == "champion");
  BOOST_TEST(subclass_in(record, "wizard").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace character_record_suite
}  // namespace dnd::tests
