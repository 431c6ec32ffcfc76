// Rendezvous hashing: all hosts choose the same, evenly, and a host more or less moves only its
// own.

#include "io/store/postgres/placement.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(placement_suite)

using namespace dnd::io::postgres;

namespace {

uuid id_of_number(unsigned what) {
  uuid made{};
  for (std::size_t i = 0; i < 4; ++i)
    made[15 - i] = static_cast<unsigned char>(what >> (8 * i) & 255U);
  return made;
}

std::vector<taker> hosts(unsigned count) {
  std::vector<taker> out;
  for (unsigned each = 1; each <= count; ++each)
    out.push_back({.id = id_of_number(each), .url = "http://host-" + std::to_string(each)});
  return out;
}

constexpr unsigned campaigns = 10'000;

}  // namespace

BOOST_AUTO_TEST_CASE(without_hosts_nobody_is_chosen) {
  BOOST_TEST(chosen_for(id_of_number(1), {}) == nullptr);
}

// Hosts of another version choose the same: what is chosen here may not change.
BOOST_AUTO_TEST_CASE(what_was_chosen_once_is_chosen_for_ever) {
  const auto all = hosts(5);
  std::string chosen;
  for (unsigned each = 0; each < 24; ++each)
    chosen += chosen_for(id_of_number(each), all)->url.back();
  BOOST_TEST(chosen == "514442331513215544441252");
}

BOOST_AUTO_TEST_CASE(in_whatever_order_they_are_listed) {
  auto one = hosts(7), other = hosts(7);
  std::ranges::reverse(other);
  for (unsigned each = 0; each < campaigns; ++each)
    BOOST_REQUIRE_EQUAL(chosen_for(id_of_number(each), one)->url,
                        chosen_for(id_of_number(each), other)->url);
}

BOOST_AUTO_TEST_CASE(each_has_about_as_many_as_the_others) {
  const auto all = hosts(5);
  std::map<std::string, unsigned> has;
  for (unsigned each = 0; each < campaigns; ++each) ++has[chosen_for(id_of_number(each), all)->url];
  for (const auto& [url, count] : has)
    BOOST_TEST((count > campaigns / 5 * 9 / 10 && count < campaigns / 5 * 11 / 10),
               url << " has " << count);
}

BOOST_AUTO_TEST_CASE(one_that_is_gone_leaves_the_others_what_they_have) {
  const auto all = hosts(5);
  auto fewer = all;
  fewer.erase(fewer.begin() + 2);
  for (unsigned each = 0; each < campaigns; ++each) {
    const auto* const before = chosen_for(id_of_number(each), all);
    if (before->id == all[2].id) continue;
    BOOST_REQUIRE_EQUAL(chosen_for(id_of_number(each), fewer)->url, before->url);
  }
}

BOOST_AUTO_TEST_SUITE_END()
