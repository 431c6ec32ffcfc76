#include "cli/host/credentials.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(credentials_suite)

using namespace dnd::cli::host;
using way = credentials::way;

BOOST_AUTO_TEST_CASE(a_bearer_is_read_in_any_case_of_its_scheme) {
  for (const auto* text : {"Bearer dnd_x", "bearer dnd_x", "BEARER   dnd_x ", "\tBearer dnd_x"}) {
    const auto read = read_credentials(text, "");
    BOOST_TEST((read.by == way::bearer), text);
    BOOST_TEST(read.token == "dnd_x", text);
  }
}

BOOST_AUTO_TEST_CASE(another_scheme_is_nobody_and_not_the_cookie_beside_it) {
  for (const auto* text : {"Basic abc", "Bearer", "Bearer ", "dnd_x", "Bearerdnd_x"})
    BOOST_TEST((read_credentials(text, "dnd_session=dnd_y").by == way::broken), text);
}

BOOST_AUTO_TEST_CASE(the_cookie_is_found_among_others) {
  for (const auto* text : {"dnd_session=dnd_x", "a=b; dnd_session=dnd_x", "dnd_session=dnd_x;c",
                           "xdnd_session=y; dnd_session=dnd_x ; dnd_session=z"}) {
    const auto read = read_credentials("", text);
    BOOST_TEST((read.by == way::cookie), text);
    BOOST_TEST(read.token == "dnd_x", text);
  }
  for (const auto* text : {"", "dnd_session", "DND_SESSION=x", "a=dnd_session=x"})
    BOOST_TEST((read_credentials("", text).by == way::none), text);
}

BOOST_AUTO_TEST_CASE(cookies_are_kept_from_scripts_and_other_sites) {
  for (const auto how : {cookie_way::plain, cookie_way::encrypted})
    for (const std::string& text : {session_cookie("dnd_x", how), no_session_cookie(how)}) {
      BOOST_TEST(text.find("; HttpOnly") != std::string::npos);
      BOOST_TEST(text.find("; SameSite=Strict") != std::string::npos);
      BOOST_TEST(text.find("; Path=/") != std::string::npos);
      BOOST_TEST((text.find("; Secure") != std::string::npos) == (how == cookie_way::encrypted));
    }
  BOOST_TEST(read_credentials("", session_cookie("dnd_x", cookie_way::plain)).token == "dnd_x");
  BOOST_TEST(no_session_cookie(cookie_way::plain).find("Max-Age=0") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(tokens_are_taken_out_of_what_is_written_down) {
  const std::string token = "dnd_" + std::string(43, 'x');
  BOOST_TEST(without_tokens("/a/" + token + "/b?" + token) == "/a/dnd_.../b?dnd_...");
  BOOST_TEST(without_tokens(token.substr(0, 40)) == "dnd_...");
  for (const auto* text : {"", "/v1/campaigns/W/dnd_evening", "dnd_", "/dnd_/x"})
    BOOST_TEST(without_tokens(text) == text);
}

BOOST_AUTO_TEST_SUITE_END()
