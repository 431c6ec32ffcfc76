// Charges belong to the thing: they go along with it, and come back wherever it lies.

#include "model/rules/charges.hpp"

#include "model/rules/usage.hpp"
#include "model/views/books_view.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/wardrobe.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::tests {
namespace charges_suite {

using namespace model;

namespace {

constexpr std::string_view pool = "wand of fireballs";

struct wands : test::wardrobe {
  wands() {
    meet("mage",
         "name: Mage\nrace: human\nclass: wizard\nlevel: 5\n"
         "abilities: {str: 8, dex: 14, con: 12, int: 16, wis: 12, cha: 10}\n"
         "spells: {0: [light], 1: [shield]}\n");
    say("give wand of fireballs to: sage");
    say("attune wand of fireballs by: sage free");
  }
  void equip(std::string_view who) {
    say("attune wand of fireballs by: " + std::string(who) + " free");
  }
  void fire() { say("use wand of fireballs by: sage to: mage choose: 3 charges"); }
  [[nodiscard]] int with(std::string_view id) const { return rules::spent_of(who(id), pool); }
  /// What is spent of the things that a holder has, stack by stack.
  [[nodiscard]] std::vector<int> in(std::string_view holder) const {
    std::vector<int> all;
    const model::holding* const has = state.books().holdings.find(holder);
    if (has)
      for (const item_stack& each : has->items) {
        if (each.item.view() != "wand-of-fireballs") continue;
        int sum = 0;
        for (const spent_charges& gone : each.spent) sum += gone.spent;
        all.push_back(sum);
      }
    return all;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(charges, wands)

BOOST_AUTO_TEST_CASE(what_is_spent_goes_with_the_thing_when_it_changes_hands) {
  fire();
  BOOST_TEST(with("sage") == 3);
  BOOST_TEST(in("sage") == std::vector<int>{0});
  say("give wand of fireballs to: mage from: sage");
  BOOST_TEST(with("sage") == 0);
  BOOST_TEST(in("sage").empty());
  BOOST_TEST(in("mage") == std::vector<int>{3});
  equip("mage");
  BOOST_TEST(with("mage") == 3);
  BOOST_TEST(in("mage") == std::vector<int>{0});
}

BOOST_AUTO_TEST_CASE(an_inventory_tells_what_is_spent) {
  fire();
  say("take wand of fireballs from: sage to: stash");
  const auto seen = views::inventory_of(state, word{"stash"}, views::viewer::gm());
  BOOST_REQUIRE(seen.has_value());
  BOOST_TEST(seen->rows.front().text.find("Wand of Fireballs (3 charges spent)") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_gave_it_away_has_a_full_one_with_the_next) {
  fire();
  say("take wand of fireballs from: sage to: stash");
  say("give wand of fireballs to: sage");
  equip("sage");
  BOOST_TEST(with("sage") == 0);
  BOOST_TEST(in("stash") == std::vector<int>{3});
}

BOOST_AUTO_TEST_CASE(it_keeps_them_in_a_container_and_gets_them_back_at_dawn) {
  fire();
  say("container Chest of: stash");
  say("take wand of fireballs from: sage to: chest");
  BOOST_TEST(in("container/chest") == std::vector<int>{3});
  // 1d6+1 come back: 1 leaves one of the three spent.
  say("time pass 23 hours rolled: 1");
  BOOST_TEST(in("container/chest") == std::vector<int>{1});
  say("time pass 24 hours rolled: 1");
  BOOST_TEST(in("container/chest") == std::vector<int>{0});
}

BOOST_AUTO_TEST_CASE(what_is_put_away_regains_at_dawn_and_not_by_a_rest) {
  fire();
  say("unequip wand of fireballs by: sage free");
  BOOST_TEST(with("sage") == 0);
  BOOST_TEST(in("sage") == std::vector<int>{3});
  say("rest long by: sage");
  BOOST_TEST(in("sage") == std::vector<int>{3});
  say("equip wand of fireballs by: sage free");
  BOOST_TEST(with("sage") == 3);
}

BOOST_AUTO_TEST_CASE(full_and_spent_ones_lie_apart_and_the_fullest_is_meant) {
  fire();
  say("take wand of fireballs from: sage to: stash");
  say("give wand of fireballs to: stash");
  BOOST_TEST(in("stash").size() == 2U);
  say("take wand of fireballs from: stash to: mage");
  BOOST_TEST(in("mage") == std::vector<int>{0});
  BOOST_TEST(in("stash") == std::vector<int>{3});
}

BOOST_AUTO_TEST_CASE(of_two_the_one_in_use_goes_last) {
  say("give wand of fireballs to: sage");
  fire();
  say("give wand of fireballs to: mage from: sage");
  BOOST_TEST(with("sage") == 3);
  BOOST_TEST(in("mage") == std::vector<int>{0});
  say("give wand of fireballs to: mage from: sage");
  BOOST_TEST(with("sage") == 0);
  BOOST_TEST(in("mage").size() == 2U);
}

BOOST_AUTO_TEST_CASE(all_go_at_once_each_with_its_charges) {
  say("give wand of fireballs to: sage");
  fire();
  say("give 2 wand of fireballs to: mage from: sage");
  BOOST_TEST(in("sage").empty());
  BOOST_TEST(in("mage") == (std::vector<int>{0, 3}));
}

BOOST_AUTO_TEST_CASE(a_kit_has_so_many_uses_and_is_gone_after_the_last) {
  say("give healers-kit to: sage");
  say("damage to: mage amount: 40");
  for (int i = 0; i < 9; ++i) {
    say("set mage hp: 0");
    say("use healer's kit by: sage to: mage free");
    BOOST_TEST(count_of("sage", "healers-kit") == 1);
    say("heal to: mage amount: 1");
  }
  say("set mage hp: 0");
  say("use healer's kit by: sage to: mage free");
  BOOST_TEST((who("mage").life == vitality::stable));
  BOOST_TEST(count_of("sage", "healers-kit") == 0);
}

BOOST_AUTO_TEST_CASE(of_several_kits_the_one_that_is_begun_goes_on) {
  say("give 2 healers-kit to: sage");
  for (int i = 0; i < 3; ++i) {
    say("set mage hp: 0");
    say("use healer's kit by: sage to: mage free");
    say("heal to: mage amount: 1");
  }
  const model::holding& has = *state.books().holdings.find("sage");
  int begun = 0;
  for (const item_stack& each : has.items)
    if (each.item.view() == "healers-kit" && !each.spent.empty()) begun += each.spent.front().spent;
  BOOST_TEST(begun == 3);
  BOOST_TEST(count_of("sage", "healers-kit") == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace charges_suite
}  // namespace dnd::tests
