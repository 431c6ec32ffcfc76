// Which commands a campaign knows again.

#include "io/store/recent_ids.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(recent_ids_suite)

namespace {

using io::is_command_id;

io::recent_ids as_many_as_fit() {
  io::recent_ids ids;
  for (std::size_t i = 1; i <= bounds::remembered_ids_max; ++i)
    ids.remember("id-" + std::to_string(i), i);
  return ids;
}

BOOST_AUTO_TEST_CASE(id_is_of_letters_digits_and_four_marks) {
  BOOST_TEST(is_command_id("azAZ09-_.:"));
  for (const char* const other : {"a b", "a\"", "a\\", "a/", "a@", "a[", "a`", "a{", "\xc3\xa4"})
    BOOST_TEST(!is_command_id(other), other);
}

BOOST_AUTO_TEST_CASE(id_has_1_to_64_bytes) {
  BOOST_TEST(!is_command_id(""));
  BOOST_TEST(is_command_id("a"));
  BOOST_TEST(is_command_id(std::string(bounds::command_id_bytes_max, 'a')));
  BOOST_TEST(!is_command_id(std::string(bounds::command_id_bytes_max + 1, 'a')));
}

BOOST_AUTO_TEST_CASE(id_is_found_with_the_first_event_of_its_command) {
  io::recent_ids ids;
  ids.remember("a", 3);
  ids.remember("b", 5);
  BOOST_TEST(ids.find("a").value() == 3U);
  BOOST_TEST(ids.find("b").value() == 5U);
  BOOST_TEST(!ids.find("c").has_value());
  BOOST_REQUIRE(ids.all().size() == 2U);
  BOOST_TEST(ids.all().front().id == "a");
}

BOOST_AUTO_TEST_CASE(oldest_is_forgotten_when_there_is_one_too_many) {
  auto ids = as_many_as_fit();
  BOOST_TEST(ids.find("id-1").has_value());
  ids.remember("one more", bounds::remembered_ids_max + 1);
  BOOST_TEST(ids.all().size() == bounds::remembered_ids_max);
  BOOST_TEST(!ids.find("id-1").has_value());
  BOOST_TEST(ids.find("id-2").has_value());
}

BOOST_AUTO_TEST_CASE(id_that_comes_again_stands_for_the_later_command) {
  io::recent_ids ids;
  ids.remember("a", 1);
  ids.remember("a", 2);
  BOOST_TEST(ids.find("a").value() == 2U);
}

BOOST_AUTO_TEST_CASE(later_command_of_an_id_stays_known_when_the_earlier_is_forgotten) {
  auto ids = as_many_as_fit();
  ids.remember("id-2", bounds::remembered_ids_max + 1);
  ids.remember("one more", bounds::remembered_ids_max + 2);
  BOOST_TEST(ids.find("id-2").value() == bounds::remembered_ids_max + 1);
}

BOOST_AUTO_TEST_CASE(commands_that_did_not_happen_are_not_known) {
  io::recent_ids ids;
  ids.remember("a", 1);
  ids.remember("b", 4);
  ids.remember("c", 6);
  ids.forget_after(4);
  BOOST_TEST(ids.find("b").value() == 4U);
  BOOST_TEST(!ids.find("c").has_value());
  ids.forget_after(0);
  BOOST_TEST(ids.all().empty());
}

BOOST_AUTO_TEST_CASE(earlier_command_of_an_id_is_known_again_when_the_later_did_not_happen) {
  io::recent_ids ids;
  ids.remember("a", 1);
  ids.remember("a", 5);
  ids.forget_after(4);
  BOOST_REQUIRE(ids.find("a").has_value());
  BOOST_TEST(ids.find("a").value() == 1U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
