#include "model/text.hpp"

#include <boost/test/unit_test.hpp>

#include <cstring>
#include <string>

BOOST_AUTO_TEST_SUITE(text_suite)

using dnd::model::small_text;

BOOST_AUTO_TEST_CASE(text_up_to_63_bytes_fits_and_comes_back) {
  for (std::size_t size = 0; size <= small_text::capacity; ++size) {
    const std::string text(size, 'x');
    BOOST_TEST(small_text::fits(text));
    BOOST_TEST(small_text(text).view() == text);
  }
  BOOST_TEST(!small_text::fits(std::string(64, 'x')));
}

BOOST_AUTO_TEST_CASE(short_text_is_the_same_text_whatever_follows_it) {
  const std::string bytes = "goblin-12\",\"hp\":[7,0]";
  for (std::size_t size = 0; size <= small_text::short_bytes; ++size) {
    const small_text made = small_text::short_text(bytes.data(), size);
    const small_text usual(bytes.substr(0, size));
    BOOST_TEST(made.view() == usual.view());
    // To the last byte: nothing of what stood after may be left.
    BOOST_TEST(std::memcmp(&made, &usual, sizeof made) == 0);
  }
}

BOOST_AUTO_TEST_CASE(order_is_that_of_the_characters) {
  BOOST_TEST((small_text("goblin-10") < small_text("goblin-2")));
  BOOST_TEST((small_text("goblin") < small_text("goblin-1")));
  BOOST_TEST((small_text("Élara") > small_text("zombie")));
}

BOOST_AUTO_TEST_SUITE_END()
