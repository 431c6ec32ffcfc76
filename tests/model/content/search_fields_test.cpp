// The table of what can be asked.

#include "model/content/search_fields.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <utility>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(search_fields_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(rows_of_a_kind_stand_together_and_no_label_comes_twice) {
  std::set<std::pair<category, std::string>> seen;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < category_count; ++i)
    for (const search_field& each : search_fields_of(static_cast<category>(i))) {
      BOOST_TEST(seen.emplace(each.kind, each.label).second, each.label);
      ++rows;
    }
  BOOST_TEST(rows == search_fields.size());
}

BOOST_AUTO_TEST_CASE(label_belongs_to_its_kind_or_to_all) {
  BOOST_TEST(find_search_field(category::monsters, "cr") != nullptr);
  BOOST_TEST(find_search_field(category::spells, "cr") == nullptr);
  BOOST_TEST(find_search_field(category::rules, "name") != nullptr);
  BOOST_TEST(find_search_field(category::rules, "text") != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
