#include "cli/host/token_terms.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(token_terms_suite)

using namespace dnd;
using namespace dnd::cli;

namespace {

constexpr std::int64_t now = 1'000'000;

auto terms_of(std::vector<std::string> words) {
  words.insert(words.begin(), {"host", "token", "create"});
  std::vector<const char*> typed;
  for (const std::string& each : words) typed.push_back(each.c_str());
  const auto read = read_arguments(typed);
  BOOST_REQUIRE_MESSAGE(read.has_value(), (read ? "" : read.error().message));
  return host::wanted_terms(*read, now);
}

void check_wrong(const std::vector<std::string>& words, std::string_view part) {
  const auto made = terms_of(words);
  BOOST_REQUIRE(!made);
  BOOST_TEST((made.error().message + made.error().hint).find(part) != std::string::npos,
             made.error().message << made.error().hint);
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_that_was_named_counts) {
  const auto made =
      terms_of({"--role", "player", "--character", "Elara", "--character=Grog", "--campaign", "W/C",
                "--campaign", "W/D", "--expires", "30d", "--name", "Ann"});
  BOOST_REQUIRE(made);
  BOOST_TEST((made->role == actors::token_role::player));
  BOOST_TEST(made->characters == (std::vector<std::string>{"Elara", "Grog"}),
             boost::test_tools::per_element());
  BOOST_TEST(made->campaigns == (std::vector<std::string>{"W/C", "W/D"}),
             boost::test_tools::per_element());
  BOOST_TEST(made->name == "Ann");
  BOOST_TEST(made->expires_ms.value_or(0) == now + 30LL * 24 * 60 * 60 * 1'000);
}

BOOST_AUTO_TEST_CASE(a_role_is_needed_and_a_player_plays_somebody) {
  check_wrong({}, "--role");
  check_wrong({"--role", "king"}, "player, spectator or monitor");
  check_wrong({"--role", "player"}, "--character");
  check_wrong({"--role", "spectator", "--character", "Elara"}, "only a player");
  BOOST_TEST(terms_of({"--role", "spectator"}).has_value());
  BOOST_TEST(!terms_of({"--role", "gm"})->expires_ms.has_value());
}

BOOST_AUTO_TEST_CASE(times_and_names_have_bounds) {
  const auto life = [](const std::string& text) {
    const auto made = terms_of({"--role", "gm", "--expires", text});
    return made ? *made->expires_ms - now : 0;
  };
  BOOST_TEST(life("90s") == 90'000);
  BOOST_TEST(life("2w") == 14LL * 24 * 60 * 60 * 1'000);
  BOOST_TEST(life("36600d") == bounds::token_seconds_max * 1'000);
  for (const auto* wrong : {"36601d", "0d", "soon", "5", "-1d", "1y", ""})
    BOOST_TEST(!terms_of({"--role", "gm", std::string("--expires=") + wrong}), wrong);
  const std::string longest(bounds::token_name_bytes_max, 'x');
  BOOST_TEST(terms_of({"--role", "gm", "--name", longest}).has_value());
  check_wrong({"--role", "gm", "--name", longest + "x"}, "--name");
  check_wrong({"--role", "gm", "--name=a\nb"}, "--name");
  check_wrong({"--role", "player", "--character=\xff"}, "--character");
  std::vector<std::string> many{"--role", "player"};
  for (std::size_t i = 0; i < bounds::token_names_max; ++i) many.emplace_back("--character=x");
  BOOST_TEST(terms_of(many).has_value());
  many.emplace_back("--character=x");
  check_wrong(many, "more than");
}

BOOST_AUTO_TEST_SUITE_END()
