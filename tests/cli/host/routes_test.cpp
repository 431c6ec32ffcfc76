// What can be asked of the host, by method and path.

#include "cli/host/routes.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(routes_suite)

using namespace dnd::cli::host;

BOOST_AUTO_TEST_CASE(every_route_is_found_by_its_own_path) {
  for (const route_spec& each : route_table()) {
    std::string path(each.path);
    for (const auto& [part, name] : {std::pair{"{world}", "W%20x"}, std::pair{"{campaign}", "C"}})
      if (const auto at = path.find(part); at != std::string::npos)
        path.replace(at, std::string_view(part).size(), name);
    const found_route found = find_route(each.method, path);
    BOOST_TEST(found.spec == &each, path);
    BOOST_TEST(found.label == (each.path.find("{world}") == std::string::npos ? "" : "W x/C"),
               path);
  }
}

BOOST_AUTO_TEST_CASE(head_is_get) {
  const found_route found = find_route("HEAD", "/healthz");
  BOOST_REQUIRE(found.spec != nullptr);
  BOOST_TEST((found.spec->what == route::health));
}

BOOST_AUTO_TEST_CASE(another_method_is_told_which_there_are) {
  const found_route found = find_route("DELETE", "/v1/campaigns");
  BOOST_TEST(found.spec == nullptr);
  BOOST_TEST(found.status == 405U);
  BOOST_TEST(found.allow == "GET, POST");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_not_found) {
  for (const auto* path : {"/index.html", "/app.js/x", "/v1", "/v2/campaigns", "/v1/campaigns/W",
                           "/v1/campaigns/W/C/x", "/v1/campaigns/W/C/commits/x", "/HEALTHZ"})
    BOOST_TEST(find_route("GET", path).status == 404U, path);
}

BOOST_AUTO_TEST_CASE(nothing_after_the_question_mark_is_ignored_in_silence) {
  const found_route found = find_route("GET", "/v1/campaigns/W/C/commits?sinec=3");
  BOOST_TEST(found.status == 400U);
  BOOST_TEST(found.why.find("since") != std::string::npos, found.why);
  BOOST_TEST(find_route("GET", "/healthz?x").status == 400U);
  BOOST_TEST(find_route("GET", "/v1/campaigns/W/C/commits?since=3&limit=2").status == 200U);
}

BOOST_AUTO_TEST_SUITE_END()
