// Effects in words: until when, who concentrates, as lines and as data.

#include "cli/render/effect_text.hpp"

#include "cli/render/narration.hpp"
#include "cli/render/status.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(effect_text_suite)

using namespace dnd;

namespace {

void put(model::state& now, std::string_view who, std::string_view name, std::string_view source,
         bool concentration, model::lifetime until) {
  auto effect = std::make_shared<model::effect_instance>();
  effect->number = now.effects_given() + 1;
  effect->name = name;
  effect->source = source;
  effect->concentration = concentration;
  effect->spell = true;
  effect->level = 1;
  effect->until = until;
  now.set_effects_given(effect->number);
  now.edit(who)->effects.push_back({.what = effect});
}

model::state blessed() {
  model::state now = tests::small_state();
  const model::lifetime minute{.kind = model::lasting_kind::time, .at = 100, .anchor = "grog"};
  put(now, "grog", "Bless", "grog", true, minute);
  put(now, "zombie-1", "Bless", "grog", false, minute);
  put(now, "zombie-1", "Curse", "", false, {});
  return now;
}

}  // namespace

BOOST_AUTO_TEST_CASE(times_are_said_in_the_largest_unit_that_fits) {
  BOOST_TEST(cli::time_text(600) == "1 hour");
  BOOST_TEST(cli::time_text(95) == "95 rounds");
  BOOST_TEST(cli::time_left_text(95) == "9 minutes");
  BOOST_TEST(cli::time_left_text(10) == "1 minute");
  BOOST_TEST(cli::time_left_text(15) == "15 rounds");
  BOOST_TEST(cli::time_left_text(4'799) == "7 hours");
  BOOST_TEST(cli::time_left_text(0) == "0 rounds");
}

BOOST_AUTO_TEST_CASE(each_kind_of_end_has_its_words) {
  model::views::lasts_view lasts;
  BOOST_TEST(cli::lasts_text(lasts, {}) == "until it is ended");
  lasts.kind = model::lasting_kind::short_rest;
  BOOST_TEST(cli::lasts_text(lasts, {}) == "until a rest");
  lasts.kind = model::lasting_kind::long_rest;
  BOOST_TEST(cli::lasts_text(lasts, {}) == "until a long rest");
  lasts.kind = model::lasting_kind::time;
  lasts.rounds_left = 93;
  BOOST_TEST(cli::lasts_text(lasts, {}) == "9 minutes left");
  lasts.turn_of = "Ann";
  BOOST_TEST(cli::lasts_text(lasts, {}) == "to the end of Ann's next turn");
  lasts.this_turn = true;
  BOOST_TEST(cli::lasts_text(lasts, {}) == "to the end of this turn");
}

BOOST_AUTO_TEST_CASE(effects_are_listed_creature_by_creature) {
  const model::state now = blessed();
  BOOST_TEST(cli::text_of(cli::effect_lines(tests::seen(now), "", {})) ==
             "Grog: concentrates on Bless (level 1), 10 minutes left.\n"
             "zombie-1: Bless (level 1) from Grog, 10 minutes left.\n"
             "zombie-1: Curse (level 1), until it is ended.");
  BOOST_TEST(cli::effect_lines(tests::seen(now), "grog", {}).size() == 1U);
  BOOST_TEST(cli::text_of(cli::effect_lines(tests::seen(now), "zombie-2", {})) ==
             "No effect is on zombie-2.");
  BOOST_TEST(cli::text_of(cli::effect_lines({}, "", {})) == "No effect is on anybody.");
}

BOOST_AUTO_TEST_CASE(programs_get_them_as_data) {
  const model::state now = blessed();
  BOOST_TEST(cli::effects_data(tests::seen(now), "grog") ==
             R"("effects":[{"creature":"grog","number":1,"name":"Bless","source":"grog",)"
             R"("concentration":true,"spell":true,"level":1,"until":"time","rounds_left":100,)"
             R"("text":"10 minutes left"}])");
}

BOOST_AUTO_TEST_CASE(status_shows_them_beside_conditions) {
  model::state now = blessed();
  now.set_time(14'400);
  now.edit("grog")->inspired = true;
  const std::string text = cli::text_of(cli::status_lines(tests::seen(now)));
  BOOST_TEST(text.find("No session, day 2, 08:00.") == 0U);
  BOOST_TEST(text.find("Bless (concentration), inspired") != std::string::npos);
  BOOST_TEST(text.find("Bless, Curse") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
