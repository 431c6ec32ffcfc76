#include "io/store/postgres/database_url.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(database_url_suite)

using namespace dnd;
using io::postgres::database_url;

namespace {

std::string value_of(const database_url& url, std::string_view key, std::size_t host = 0) {
  std::string found;
  for (const auto& [name, value] : url.parameters(host))
    if (name == key) found = value;
  return found;
}

database_url parsed(std::string_view text) {
  auto made = database_url::parse(text);
  BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
  return *std::move(made);
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_address_gives_host_user_and_database) {
  const auto url = parsed("postgres://anna@db.example.org:5433/games");
  BOOST_TEST(value_of(url, "host") == "db.example.org");
  BOOST_TEST(value_of(url, "port") == "5433");
  BOOST_TEST(value_of(url, "user") == "anna");
  BOOST_TEST(value_of(url, "dbname") == "games");
  BOOST_TEST(url.hosts() == 1U);
}

BOOST_AUTO_TEST_CASE(several_servers_are_tried_one_at_a_time) {
  const auto url = parsed("postgresql://anna@a:1,b:2,c:3/games");
  BOOST_TEST(url.hosts() == 3U);
  BOOST_TEST(value_of(url, "host", 1) == "b");
  BOOST_TEST(value_of(url, "port", 2) == "3");
  const auto sockets = parsed("postgres://anna@/games?host=%2Ftmp%2Fa,%2Ftmp%2Fb&port=5433");
  BOOST_TEST(sockets.hosts() == 2U);
  BOOST_TEST(value_of(sockets, "host", 1) == "/tmp/b");
  BOOST_TEST(value_of(sockets, "port", 1) == "5433");
}

BOOST_AUTO_TEST_CASE(waits_end_and_commits_wait_for_the_disk_whatever_was_said) {
  const auto url =
      parsed("postgres://a/games?options=-c%20synchronous_commit%3Doff&connect_timeout=9");
  BOOST_TEST(value_of(url, "connect_timeout") == "9");
  BOOST_TEST(value_of(url, "tcp_user_timeout") == "5000");
  BOOST_TEST(value_of(url, "target_session_attrs") == "read-write");
  const auto options = value_of(url, "options");
  // Of two settings the last one counts.
  BOOST_TEST(options.rfind("synchronous_commit=on") > options.rfind("synchronous_commit=off"));
  BOOST_TEST(options.find("statement_timeout=0") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_password_is_not_shown) {
  for (const auto* text :
       {"postgres://anna:secret@a/games", "postgres://anna@a/games?password=secret",
        "postgres://anna@a/games?password=secret&sslmode=require",
        "postgres://anna@a/games?sslmode=require&password=secret",
        "postgres://anna:secret@a,b/games?password=secret&x=1"}) {
    const auto made = database_url::parse(text);
    if (made) BOOST_TEST(made->shown().find("secret") == std::string::npos, made->shown());
  }
  BOOST_TEST(parsed("postgres://anna:secret@a/games").shown() == "postgres://anna@a/games");
  BOOST_TEST(parsed("postgres://anna@a/games?password=secret&sslmode=require").shown() ==
             "postgres://anna@a/games?sslmode=require");
  BOOST_TEST(value_of(parsed("postgres://anna:secret@a/games"), "password") == "secret");
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused_with_what_is_wrong) {
  for (const std::string_view text :
       {"", "mysql://a/games", "host=a dbname=games", "postgres://a", "postgres://",
        "postgres://a/games?nonsense=1", "postgres://a/games?%zz", "postgres://[::1/games",
        "postgres://a:1,b:2,c:3/games?port=1,2"}) {
    const auto made = database_url::parse(text);
    BOOST_REQUIRE_MESSAGE(!made, text);
    BOOST_TEST(made.error().code == io::ec::bad_name);
    BOOST_TEST(!made.error().todo.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
