// Who sees whom by what light. SRD: Vision and Light, Unseen Attackers and Targets.

#include "model/rules/vision.hpp"

#include "model/trial.hpp"
#include "tests/support/arena.hpp"
#include "tests/support/print_enums.hpp"

#include <optional>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(vision_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

/// Ann and Bob see nothing in the dark, an orc sees 60 feet far, and a glowing thing sheds light.
struct cave : game {
  cave() {
    stat_block seeing = orc();
    seeing.sight.darkvision = 60;
    stat_block glow = monster("Glow", 10, 10);
    modifier shines;
    shines.key = modifier_key::light;
    shines.value = "10/20";
    trait glowing;
    glowing.name = "Glow";
    glowing.modifiers.push_back(shines);
    glow.traits.push_back(glowing);
    knows(fighter("Ann"));
    knows(fighter("Bob"));
    knows(seeing);
    knows(glow);
    say("add ann");
    say("add bob");
    say("add orc");
  }

  attack_rolled attack(std::string_view line) {
    say(line);
    return the<attack_rolled>();
  }

  /// How `seer` sees `seen`, or what is around it.
  rules::sight_by sees(light_ruling light, std::string_view seer, std::string_view seen,
                       std::optional<std::int32_t> distance_ft) {
    trial attempt(state);
    const rulings ruled{.light = light};
    const rules::draft out(attempt, library, ruled, dice);
    return seen.empty() ? rules::sight_around(out, who(seer))
                        : rules::sight_of(out, who(seer), who(seen), distance_ft);
  }
};

using rules::sight_by;

constexpr std::string_view ann_hits = "attack by: ann with: shortsword to: orc-1 rolled: 2";

}  // namespace

BOOST_FIXTURE_TEST_CASE(by_bright_light_everybody_is_seen, cave) {
  BOOST_TEST((attack(ann_hits).mode == roll_mode::straight));
}

BOOST_FIXTURE_TEST_CASE(dim_light_does_nothing_to_attacks, cave) {
  say("light dim");
  BOOST_TEST((attack(ann_hits).mode == roll_mode::straight));
}

BOOST_FIXTURE_TEST_CASE(in_the_dark_who_sees_nothing_attacks_with_disadvantage, cave) {
  say("light dark");
  say("attack by: ann with: shortsword to: orc-1");
  BOOST_TEST((the<attack_rolled>().mode == roll_mode::disadvantage));
  BOOST_TEST(the<attack_rolled>().reason == "disadvantage: target in the dark");
}

BOOST_FIXTURE_TEST_CASE(who_sees_in_the_dark_attacks_unseen, cave) {
  say("light dark");
  say("attack by: orc-1 with: axe to: ann");
  BOOST_TEST((the<attack_rolled>().mode == roll_mode::advantage));
  BOOST_TEST(the<attack_rolled>().reason == "advantage: unseen in the dark");
}

BOOST_FIXTURE_TEST_CASE(two_who_see_nothing_hit_as_if_they_saw, cave) {
  say("light dark");
  const auto rolled = attack("attack by: ann with: shortsword to: bob rolled: 2");
  BOOST_TEST((rolled.mode == roll_mode::straight));
  BOOST_TEST(rolled.reason.find("dark") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(darkvision_reaches_as_far_as_it_does, cave) {
  say("light dark");
  BOOST_TEST((sees(light_ruling::dark, "orc-1", "ann", 60) == sight_by::dim));
  BOOST_TEST((sees(light_ruling::dark, "orc-1", "ann", 65) == sight_by::none));
  BOOST_TEST((sees(light_ruling::dark, "orc-1", "ann", std::nullopt) == sight_by::dim));
  BOOST_TEST((sees(light_ruling::dark, "ann", "orc-1", 5) == sight_by::none));
}

BOOST_FIXTURE_TEST_CASE(dim_light_is_bright_to_who_sees_in_the_dark, cave) {
  BOOST_TEST((sees(light_ruling::dim, "orc-1", "", {}) == sight_by::bright));
  BOOST_TEST((sees(light_ruling::dim, "ann", "", {}) == sight_by::dim));
}

BOOST_FIXTURE_TEST_CASE(who_bears_a_light_is_seen_and_sees_as_far_as_it_shines, cave) {
  say("add glow");
  BOOST_TEST(rules::light_from(who("glow-1")).bright_ft == 10);
  BOOST_TEST(rules::light_from(who("glow-1")).dim_ft == 20);
  BOOST_TEST((sees(light_ruling::dark, "ann", "glow-1", 500) == sight_by::bright));
  BOOST_TEST((sees(light_ruling::dark, "glow-1", "ann", 10) == sight_by::bright));
  BOOST_TEST((sees(light_ruling::dark, "glow-1", "ann", 30) == sight_by::dim));
  BOOST_TEST((sees(light_ruling::dark, "glow-1", "ann", 31) == sight_by::none));
  // It stands with the orc, so that Ann sees that one as well.
  BOOST_TEST((sees(light_ruling::dark, "ann", "orc-1", 500) == sight_by::bright));
  BOOST_TEST((sees(light_ruling::dark, "ann", "bob", 31) == sight_by::none));
}

BOOST_FIXTURE_TEST_CASE(who_needs_to_see_fails_in_the_dark_and_looks_hard_in_dim_light, cave) {
  say("light dark");
  say("check perception by: ann dc: 1 sight");
  BOOST_TEST(the<check_rolled>().automatic);
  BOOST_TEST(!the<check_rolled>().success.value());
  say("check perception by: orc-1 dc: 1 sight");
  BOOST_TEST((the<check_rolled>().mode == roll_mode::disadvantage));
  BOOST_TEST(the<check_rolled>().reason == "disadvantage: dim light");
  say("light dim");
  say("check perception by: orc-1 dc: 1 sight");
  BOOST_TEST((the<check_rolled>().mode == roll_mode::straight));
  say("check perception by: ann dc: 1 sight");
  BOOST_TEST((the<check_rolled>().mode == roll_mode::disadvantage));
  say("check perception by: ann dc: 1");
  BOOST_TEST((the<check_rolled>().mode == roll_mode::straight));
}

BOOST_FIXTURE_TEST_CASE(nobody_strikes_who_leaves_unseen, cave) {
  say("light dark");
  BOOST_TEST(refused("attack by: ann with: shortsword to: orc-1 opportunity")
                 .message.find("does not see") != std::string::npos);
  say("attack by: orc-1 with: axe to: ann opportunity");
}

BOOST_AUTO_TEST_SUITE_END()
