// The target of a request, taken apart.

#include "cli/host/request_target.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(request_target_suite)

using namespace dnd::cli::host;

namespace {

std::vector<std::string> path_of(std::string_view text) {
  const auto read = read_target(text);
  BOOST_REQUIRE_MESSAGE(read.has_value(), text);
  return read->path;
}

}  // namespace

BOOST_AUTO_TEST_CASE(parts_of_the_path_are_decoded) {
  using parts = std::vector<std::string>;
  BOOST_TEST((path_of("/") == parts{}));
  BOOST_TEST((path_of("/v1/campaigns") == parts{"v1", "campaigns"}));
  BOOST_TEST((path_of("/The%20Lost+Mine/Zo%C3%AB?x") == parts{"The Lost+Mine", "Zoë"}));
}

BOOST_AUTO_TEST_CASE(the_query_is_decoded) {
  const auto read = read_target("/x?line=attack+by%3A%20grog&cursor=3&flag&empty=");
  BOOST_REQUIRE(read);
  BOOST_TEST(*read->value("line") == "attack by: grog");
  BOOST_TEST(*read->value("cursor") == "3");
  BOOST_TEST(*read->value("flag") == "");
  BOOST_TEST(*read->value("empty") == "");
  BOOST_TEST(!read->value("other"));
}

BOOST_AUTO_TEST_CASE(tricks_with_the_path_are_refused) {
  for (const auto* wrong : {"/../etc", "/a/..", "/a/./b", "/a//b", "/a/", "//", "/%2e%2e/b",
                            "/a%2Fb", "/a%00b", "/a%0Ab", "/a%7F"}) {
    const auto read = read_target(wrong);
    BOOST_TEST(!read.has_value(), wrong);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_target_is_refused) {
  for (const auto* wrong : {"", "*", "v1", "http://localhost/", "/%", "/%4", "/%g0", "/a%", "/x?%",
                            "/x?a=%1", "/x?a=1&a=2"})
    BOOST_TEST(!read_target(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_SUITE_END()
