#include "io/store/postgres/wire.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(wire_suite)

using namespace dnd::io::postgres;

namespace {

std::string hex(const std::string& bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char each : bytes) {
    out += digits[static_cast<unsigned char>(each) >> 4];
    out += digits[static_cast<unsigned char>(each) & 15];
  }
  return out;
}

constexpr std::string_view some_id = "0123abcd-4567-89ef-0123-456789abcdef";

}  // namespace

BOOST_AUTO_TEST_CASE(an_id_is_read_as_it_is_printed) {
  const auto id = parse_uuid(some_id);
  BOOST_REQUIRE(id.has_value());
  BOOST_TEST(render_uuid(*id) == some_id);
  BOOST_TEST(render_uuid(*parse_uuid("0123ABCD-4567-89EF-0123-456789ABCDEF")) == some_id);
}

BOOST_AUTO_TEST_CASE(what_is_no_id_is_none) {
  for (const std::string_view text :
       {"", "mine", "0123abcd-4567-89ef-0123-456789abcde", "0123abcd-4567-89ef-0123-456789abcdef0",
        "0123abcd04567-89ef-0123-456789abcdef", "0123abcg-4567-89ef-0123-456789abcdef",
        "/worlds/Mine/0123abcd-4567-89ef-0123"})
    BOOST_TEST(!parse_uuid(text));
}

BOOST_AUTO_TEST_CASE(numbers_are_big_endian_up_to_the_highest) {
  BOOST_TEST(hex(number(258).bytes) == "0000000000000102");
  BOOST_TEST(hex(number(UINT64_MAX).bytes) == "ffffffffffffffff");
  reply given{.columns = 1, .cells = {number(0x8000'0000'0000'0001).bytes}, .affected = 1};
  BOOST_TEST(given.number(0, 0) == 0x8000'0000'0000'0001);
}

BOOST_AUTO_TEST_CASE(an_array_has_its_head_and_the_length_of_each_element) {
  const std::vector<std::uint64_t> two{1, 2};
  BOOST_TEST(hex(numbers(two).bytes) ==
             "00000001"
             "00000000"
             "00000014"
             "00000002"
             "00000001"
             "000000080000000000000001"
             "000000080000000000000002");
  const std::vector<std::string_view> texts{"ab", ""};
  BOOST_TEST(hex(byte_strings(texts).bytes) ==
             "00000001"
             "00000000"
             "00000011"
             "00000002"
             "00000001"
             "000000026162"
             "00000000");
  BOOST_TEST(hex(numbers({}).bytes) == "000000000000000000000014");
}

BOOST_AUTO_TEST_SUITE_END()
