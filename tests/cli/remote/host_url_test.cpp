#include "cli/remote/host_url.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(host_url_suite)

using namespace dnd::cli::remote;
using by = host_url::scheme;

namespace {

host_url url_of(std::string_view text) {
  auto read = parse_host_url(text);
  BOOST_REQUIRE_MESSAGE(read.has_value(), text);
  return *std::move(read);
}

}  // namespace

BOOST_AUTO_TEST_CASE(addresses_of_every_kind_are_read) {
  BOOST_CHECK((url_of("http://127.0.0.1:7001") ==
               host_url{.by = by::http, .host = "127.0.0.1", .port = 7001}));
  BOOST_CHECK(
      (url_of("http://localhost/") == host_url{.by = by::http, .host = "localhost", .port = 7667}));
  BOOST_CHECK((url_of("https://table.example") ==
               host_url{.by = by::https, .host = "table.example", .port = 443}));
  BOOST_CHECK((url_of("http://[::1]:80") == host_url{.by = by::http, .host = "::1", .port = 80}));
  BOOST_CHECK((url_of("unix:/run/dnd#1") ==
               host_url{.by = by::unix_socket, .host = "/run/dnd#1", .port = 0}));
}

BOOST_AUTO_TEST_CASE(an_invitation_says_who_and_where) {
  const auto link = url_of("http://127.0.0.1:7667/#token=dnd_abc&campaign=World/The%20Mine");
  BOOST_TEST(link.token == "dnd_abc");
  BOOST_TEST(link.campaign == "World/The Mine");
  BOOST_TEST(to_text(link) == "http://127.0.0.1:7667");
  BOOST_TEST(url_of("http://h/#token=x").campaign.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused_and_no_token_is_told) {
  for (const auto* wrong :
       {"", "127.0.0.1:7667", "ftp://x", "http://", "http://:80", "http://x:", "http://x:0",
        "http://x:70000", "http://x:8o", "http://[::1", "http://[::1]x", "http://a b", "http://x/y",
        "http://user@x", "unix:", "http://x/#token", "http://x/#secret=dnd_abc", "http://x\r\ny"})
    BOOST_TEST(!parse_host_url(wrong), wrong);
  const auto told = parse_host_url("http://x:0/#token=dnd_secret");
  BOOST_REQUIRE(!told);
  BOOST_TEST(told.error().message.find("secret") == std::string::npos, told.error().message);
}

BOOST_AUTO_TEST_CASE(the_host_is_named_as_it_was_asked_for) {
  BOOST_TEST(host_field(url_of("http://[::1]:80")) == "[::1]:80");
  BOOST_TEST(host_field(url_of("unix:/run/dnd")) == "localhost");
  BOOST_TEST(to_text(url_of("unix:/run/dnd")) == "unix:/run/dnd");
  BOOST_TEST(to_text(url_of("https://x")) == "https://x:443");
}

BOOST_AUTO_TEST_CASE(what_would_mean_something_in_a_path_is_escaped) {
  BOOST_TEST(escaped("The-Lost_Mine.1~") == "The-Lost_Mine.1~");
  BOOST_TEST(escaped("a/b ?\xc3\xa9") == "a%2Fb%20%3F%C3%A9");
}

BOOST_AUTO_TEST_SUITE_END()
