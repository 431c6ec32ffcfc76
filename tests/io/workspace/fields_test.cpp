#include "io/workspace/fields.hpp"

#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

namespace fields_suite {
namespace {

using namespace dnd;

struct yaml_text {
  tests::scratch_directory disk;

  io::fields read(std::string_view text) {
    auto got = io::fields::read(io::posix_file_ops(), disk.write("f.yaml", text));
    BOOST_REQUIRE_MESSAGE(got, (got ? std::string() : io::render(got.error())));
    return *std::move(got);
  }
};

}  // namespace
}  // namespace fields_suite

BOOST_FIXTURE_TEST_SUITE(fields_suite, fields_suite::yaml_text)

BOOST_AUTO_TEST_CASE(values_are_read_with_their_places) {
  const io::fields file = read("a: 1\nb:\n  c: \"two words\"\nd:\n");
  BOOST_REQUIRE(file.all().size() == 3U);
  BOOST_TEST(file.find("a")->value.value() == "1");
  const io::field* nested = file.find("b.c");
  BOOST_REQUIRE(nested != nullptr);
  BOOST_TEST(nested->value.value() == "two words");
  BOOST_TEST(nested->line == 3U);
  BOOST_TEST(nested->column == 6U);
  BOOST_TEST(nested->name_column == 3U);
  BOOST_TEST(file.find("d") == nullptr);
  BOOST_TEST(file.find("c") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_check_names_what_is_unknown_and_what_is_not_one_value) {
  constexpr std::array<std::string_view, 2> known{"a", "b.c"};
  BOOST_TEST(read("a: 1\nb: {c: 2}\n").check(known).has_value());
  BOOST_TEST(read("").check(known).has_value());
  const auto unknown = read("a: 1\nx: 2\n").check(known);
  BOOST_REQUIRE(!unknown);
  BOOST_TEST(unknown.error().line.value() == 2U);
  BOOST_TEST(unknown.error().what == "unknown field \"x\"");
  const auto list = read("a: [1]\n").check(known);
  BOOST_REQUIRE(!list);
  BOOST_TEST(list.error().what == "a takes one value");
  BOOST_TEST(list.error().column.value() == 4U);
  BOOST_TEST(!read("b: {c: {d: 1}}\n").check(known).has_value());
}

BOOST_AUTO_TEST_CASE(a_number_is_digits_within_bounds) {
  BOOST_TEST(io::parse_number("7", 7, 9).value() == 7U);
  BOOST_TEST(io::parse_number("9", 7, 9).value() == 9U);
  for (const char* bad : {"6", "10", "", "-7", "+7", "7 ", " 7", "0x7", "7.0", "seven"}) {
    BOOST_TEST(!io::parse_number(bad, 7, 9), bad);
  }
}

BOOST_AUTO_TEST_CASE(any_text_survives_its_quotes) {
  for (const std::string text :
       {"plain", "yes", "12", "a: b # c", "'\"\\", "tab\tnewline\n", "H\xC3\xB6hle", "\x01"}) {
    BOOST_TEST(read("a: " + io::yaml_quoted(text) + "\n").find("a")->value.value() == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
