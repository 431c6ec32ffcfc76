// Whose commands are meant, and that nobody is nobody.

#include "cli/app/log_giver.hpp"

#include "tests/cli/scene.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(log_giver_suite)

using namespace dnd;
using namespace dnd::cli;

namespace {

using names = std::set<std::string>;

auto meant(std::string_view typed, const names& givers = {}) {
  return giver_meant(tests::seen(tests::small_state()), typed,
                     [&]() -> io::result<names> { return givers; });
}

std::string whose(std::string_view typed, const names& givers = {}) {
  const auto found = meant(typed, givers);
  BOOST_REQUIRE((found && *found));
  return **found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_is_at_the_table_is_found_without_the_log) {
  const auto asked_in_vain = []() -> io::result<names> {
    return io::error{.code = io::ec::io_error, .what = "it was read"};
  };
  const auto now = tests::seen(tests::small_state());
  for (const char* typed : {"grog", "GROG", "“Grog”", "zombie 1", "gm", "GM"})
    BOOST_TEST(giver_meant(now, typed, asked_in_vain).has_value(), typed);
  BOOST_TEST(whose("Zombie 1") == "zombie-1");
  BOOST_TEST(whose("GM") == "gm");
}

BOOST_AUTO_TEST_CASE(who_has_left_is_found_in_the_log) {
  BOOST_TEST(whose("ZOE\u0308", {"gm", "zoë"}) == "zoë");
}

BOOST_AUTO_TEST_CASE(nobody_is_wrong_usage_with_the_nearest_or_who_there_is) {
  const auto nobody = meant("nobody", {"gm", "zoë"});
  BOOST_REQUIRE((nobody && !*nobody));
  BOOST_TEST(nobody->error().message == "nobody is called \"nobody\" in this campaign");
  BOOST_TEST(nobody->error().hint == "Commands were given by: gm, zoë.");
  BOOST_TEST(meant("zoe", {"gm", "zoë"})->error().hint == "did you mean \"zoë\"?");
  BOOST_TEST(meant("Grgo")->error().hint.find("rog\"?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_log_that_cannot_be_read_is_an_error) {
  const auto failed = giver_meant({}, "nobody", []() -> io::result<names> {
    return io::error{.code = io::ec::corrupt, .what = "damaged"};
  });
  BOOST_REQUIRE(!failed);
  BOOST_TEST(failed.error().code == io::ec::corrupt);
}

BOOST_AUTO_TEST_SUITE_END()
