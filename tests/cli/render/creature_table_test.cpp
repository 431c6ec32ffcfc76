// One line for each creature on a screen, however narrow it is. As a part of an answer:
// status_test.cpp.

#include "cli/render/creature_table.hpp"

#include "cli/render/narration.hpp"
#include "model/utf8.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(creature_table_suite)

using namespace dnd;

namespace {

cli::layout screen(std::size_t width) {
  return {.look = {}, .width = width, .height = 24};
}

std::string shown(const model::state& now, const cli::layout& where) {
  return cli::text_of(cli::creature_table_lines(tests::seen(now), where));
}

model::state fight_with_poison() {
  model::state now = tests::fighting_state();
  now.edit("grog")->temp_hp = 5;
  now.edit("grog")->conditions.push_back(
      {.kind = model::condition::poisoned, .rounds = 3, .anchor = "grog"});
  return now;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_has_no_room_is_left_out_in_its_order) {
  const model::state now = fight_with_poison();
  BOOST_TEST(shown(now, screen(70)) ==
             "   init  who                      hp  temp  ac  conditions\n"
             ">    16  Grog      ███████░░░  22/28    +5  14  poisoned (3 rounds)\n"
             "      4  zombie-1  ██████████  22/22         8\n"
             "         zombie-2  ██░░░░░░░░   5/22         8");
}

BOOST_AUTO_TEST_CASE(narrow_screen_shows_one_line_for_each_creature) {
  model::state now = fight_with_poison();
  for (const auto kind : {model::condition::blinded, model::condition::prone,
                          model::condition::stunned, model::condition::restrained})
    now.edit("zombie-1")->conditions.push_back({.kind = kind, .rounds = 10, .anchor = "grog"});
  now.edit("grog")->name = "Grog the Unreasonably Long of the Western Hills";
  for (std::size_t width = cli::width_least; width <= 120; ++width) {
    const auto lines = cli::creature_table_lines(tests::seen(now), screen(width));
    BOOST_TEST(lines.size() == 4U, width);
    if (width < 32) continue;
    for (const std::string& line : lines)
      BOOST_TEST(model::display_width(line) <= width, width << ": " << line);
  }
}

BOOST_AUTO_TEST_CASE(conditions_that_have_no_room_are_counted) {
  model::state now = tests::fighting_state();
  for (const auto kind : {model::condition::blinded, model::condition::prone,
                          model::condition::stunned, model::condition::restrained})
    now.edit("grog")->conditions.push_back({.kind = kind, .rounds = 10, .anchor = "grog"});
  const std::string text = shown(now, screen(40));
  BOOST_TEST(text.find("blinded, prone, +2") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(creatures_stand_as_people_count) {
  model::state now;
  for (const std::uint32_t number : {10U, 3U, 1U}) now.put(tests::zombie(number));
  const std::string text = shown(now, screen(60));
  BOOST_TEST(text.find("zombie-1 ") < text.find("zombie-3"));
  BOOST_TEST(text.find("zombie-3") < text.find("zombie-10"));
}

BOOST_AUTO_TEST_SUITE_END()
