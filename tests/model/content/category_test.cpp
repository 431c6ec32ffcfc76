// Kinds of content by what people call them.

#include "model/content/category.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(category_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(kind_is_meant_by_its_name_its_noun_and_a_beginning_of_either) {
  for (std::size_t i = 0; i < category_count; ++i) {
    const auto kind = static_cast<category>(i);
    BOOST_TEST((categories_meant_by(to_text(kind)) == std::vector{kind}), to_text(kind));
    BOOST_TEST((categories_meant_by(noun_of(kind)) == std::vector{kind}), noun_of(kind));
    BOOST_TEST((parse_category(to_text(kind)) == kind));
  }
  BOOST_TEST((categories_meant_by("MAGIC item") == std::vector{category::magic_items}));
  BOOST_TEST((categories_meant_by("mon") == std::vector{category::monsters}));
}

BOOST_AUTO_TEST_CASE(beginning_of_several_kinds_means_all_of_them) {
  BOOST_TEST((categories_meant_by("magic") ==
              std::vector{category::magic_items, category::magic_schools}));
  // A whole noun goes before the beginning of a longer one.
  BOOST_TEST((categories_meant_by("feat") == std::vector{category::feats}));
}

BOOST_AUTO_TEST_CASE(what_is_no_kind_means_none) {
  BOOST_TEST(categories_meant_by("").empty());
  BOOST_TEST(categories_meant_by("weather").empty());
  BOOST_TEST(!parse_category("weather"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
