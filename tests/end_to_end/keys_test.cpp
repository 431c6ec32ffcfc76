// Goal: a fight of eight creatures over four rounds is played with few keys. Method: what is typed
// goes to the real program as it is, every line must be accepted, and every byte of it is counted,
// Enter included.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(keys_suite)

namespace {

constexpr std::size_t keys_max = 600;

constexpr std::string_view fight = R"(add veteran as: Thia
add priest as: Bram
add knight as: Kara
add scout as: Finn
add orc count: 4
start
a mu orc-1
n
a ma orc-1
n
a lo orc-1
n
a g k
n
a g b
n
a g f
n
a g t
n
a sh orc-1
n
a mu orc-2
n
heal f 2d8+3
n
cond prone orc-4 1
n
a g f
n
a g k
n
a sh orc-3
n
a mu orc-3
n
dmg orc* 2d6 fire
n
a g k
n
a sh orc-4
n
n
end
remove dead
)";

BOOST_FIXTURE_TEST_CASE(eight_creatures_fight_four_rounds_in_few_keys, dnd_program) {
  const auto end = dnd({"--json", "--seed", "7", "repl", "W/C"}, fight);
  BOOST_TEST(end.code == 0);
  for (const std::string& answer : end.lines()) BOOST_TEST(json_text(answer).is_ok(), answer);
  BOOST_TEST(end.out.find("Encounter 1 ends after 4 rounds.") != std::string::npos);
  BOOST_TEST(fight.size() <= keys_max);
  // Who is left: three of the four, and none of the orcs.
  const auto shown = done({"--json", "campaign", "show", "W/C"});
  BOOST_TEST(hp("thia") == 58);
  BOOST_TEST(hp("kara") == 52);
  BOOST_TEST(hp("bram") == 27);
  BOOST_TEST(shown.out.find("orc-") == std::string::npos);
  BOOST_TEST(shown.out.find("\"finn\"") == std::string::npos);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
