// Torches, candles, lamps and lanterns burn down. SRD: Adventuring Gear.

#include "model/verbs/lights.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/rules/lights.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/shop.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(lights_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

struct camp : game {
  camp() : game(shop()) {
    house.turns = turn_ruling::counted;
    knows(ware("lamp", "Lamp", 100, 50));
    knows(ware("lantern-hooded", "Lantern, hooded", 200, 500));
    knows(ware("oil-flask", "Oil (flask)", 100, 10));
    knows(ware("candle", "Candle", 0, 1));
    say("give 3 torch and: lamp and: 2 oil-flask and: candle to: ann");
  }
  [[nodiscard]] bool burns(std::string_view name) const {
    return rules::find_effect(who("ann"), name) != nullptr;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_torch_burns_for_an_hour_and_is_gone, camp) {
  say("light torch by: ann");
  BOOST_TEST(count_of(*this, "ann", "torch") == 2);
  BOOST_TEST((the<items_changed>().why == goods_reason::burned));
  BOOST_TEST(the<effect_applied>().effect->note ==
             "bright light to 20 feet, dim light 20 feet farther, for 1 hour");
  say("time pass 59 minutes");
  BOOST_TEST(burns("Torch"));
  say("time pass 1 minute");
  BOOST_TEST(!burns("Torch"));
  BOOST_TEST(the<effect_ended>().creature.view() == "ann");
  BOOST_TEST((the<effect_ended>().why == effect_end::expired));
}

BOOST_FIXTURE_TEST_CASE(a_lamp_burns_oil_for_six_hours_and_stays, camp) {
  say("light lamp by: ann");
  BOOST_TEST(count_of(*this, "ann", "lamp") == 1);
  BOOST_TEST(count_of(*this, "ann", "oil-flask") == 1);
  say("time pass 6 hours");
  BOOST_TEST(!burns("Lamp"));
  say("light lamp by: ann");
  say("time pass 6 hours");
  BOOST_TEST(refused("light lamp by: ann").message.find("oil") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_is_put_out_burns_on_when_it_is_lit_again, camp) {
  say("light torch by: ann");
  say("time pass 40 minutes");
  say("douse by: ann");
  BOOST_TEST(!burns("Torch"));
  say("time pass 3 hours");
  say("light torch by: ann");
  BOOST_TEST(count_of(*this, "ann", "torch") == 2);
  say("time pass 19 minutes");
  BOOST_TEST(burns("Torch"));
  say("time pass 1 minute");
  BOOST_TEST(!burns("Torch"));
  say("light torch by: ann");
  BOOST_TEST(count_of(*this, "ann", "torch") == 1);
}

BOOST_FIXTURE_TEST_CASE(in_a_fight_it_is_an_action_and_the_flame_hurts, camp) {
  say("add orc");
  say("encounter start with: ann and: orc-1");
  say("initiative by: ann rolled: 20");
  say("light torch by: ann");
  BOOST_TEST(who("ann").turn.actions == 1);
  BOOST_TEST((refused("light candle by: ann").code == refusal_code::not_available));
  say("attack by: ann with: burning torch to: orc-1 rolled: 20 free");
  BOOST_TEST((the<damage_dealt>().type == damage_type::fire));
}

BOOST_FIXTURE_TEST_CASE(what_gives_no_light_or_is_not_there_is_refused, camp) {
  BOOST_TEST((refused("light rope by: ann").code == refusal_code::not_available));
  BOOST_TEST((refused("light torch by: bob").code == refusal_code::not_available));
  BOOST_TEST((refused("light hooded lantern by: ann").code == refusal_code::not_available));
  BOOST_TEST((refused("douse by: ann").code == refusal_code::not_available));
  say("light candle by: ann");
  BOOST_TEST((refused("light candle by: ann").code == refusal_code::not_available));
  BOOST_TEST((refused("douse torch by: ann").code == refusal_code::not_available));
  say("douse candle by: ann");
}

BOOST_FIXTURE_TEST_CASE(the_light_of_the_place_is_a_ruling, camp) {
  say("light dark");
  BOOST_TEST((the<ruling_made>().ruling.view() == "light"));
  BOOST_TEST(state.ruling("light").view() == "dark");
  BOOST_TEST(refused("light dark").code == refusal_code::not_available);
  BOOST_TEST(refused("light dim by: ann").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_SUITE_END()
