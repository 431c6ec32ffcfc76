// Evenings of play. Goal: whatever a table does over many evenings, the books stay right. Method: a
// few characters with all of the content that is built in, and random commands: goods, coins, what
// is worn, lights, time, rests, levels and fights. After each command: coins and things are what
// the events say; what is worn is there; the load is the sum of what is carried; nothing is below
// 0; time never runs back, and nothing outlives its time. `./check --long` plays a hundred.

#include "model/bounds.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/rules/goods.hpp"
#include "tests/support/leveller.hpp"
#include "tests/support/long_run.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace random_evenings {
namespace {

using namespace model;

using counts = std::map<std::string, std::int64_t>;

/// Coins as "coins", and each thing by its slug.
counts all_there_is(const state& now) {
  counts all;
  for (const auto& each : now.books().holdings.all()) {
    all["coins"] += each->coins;
    for (const item_stack& what : each->items) all[what.item.str()] += what.count;
  }
  std::erase_if(all, [](const auto& each) { return each.second == 0; });
  return all;
}

/// What an event says that came or went.
void count_in(counts& all, const event& what) {
  if (const auto* coins = get_if<coins_changed>(&what))
    all["coins"] += coins->coins.after - coins->coins.before;
  if (const auto* things = get_if<items_changed>(&what))
    all[things->item.item.str()] += things->has.after - things->has.before;
  if (const auto* who = get_if<creature_added>(&what); who && who->equipped) {
    all["coins"] += who->block->coins;
    for (const item_stack& each : who->block->goods) all[each.item.str()] += each.count;
  }
  std::erase_if(all, [](const auto& each) { return each.second == 0; });
}

/// How many of a thing somebody has.
std::int32_t has_of(const state& now, std::string_view who, std::string_view item) {
  std::int32_t count = 0;
  if (const holding* const has = now.books().holdings.find(who))
    for (const item_stack& each : has->items)
      if (each.item.view() == item) count += each.count;
  return count;
}

struct table : test::leveller {
  explicit table(unsigned seed) : leveller(seed) {
    begin("ann",
          "race: human\nlevels: [fighter]\nbackground: acolyte\n"
          "abilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 8}\n"
          "armor: chain-mail\nshield: true\nweapons: [longsword, handaxe]\n"
          "equipment: {torch: 5, rations-1-day: 10}\ncoins: 40 gp\n");
    begin("bob",
          "race: dwarf\nlevels: [cleric]\nsubclass: life\n"
          "abilities: {str: 14, dex: 10, con: 16, int: 10, wis: 16, cha: 12}\n"
          "armor: scale-mail\nweapons: [mace]\ncoins: 25 gp\n");
    say("ruling food: counted load: variant");
  }

  /// What may be had, worn, used and lost.
  std::string thing() {
    return pick({"chain-mail", "leather-armor", "shield", "longsword", "handaxe", "dagger", "torch",
                 "cloak-of-protection", "ring-of-protection", "bracers-of-defense",
                 "potion-of-healing-greater", "rations-1-day", "3 gp", "2 torch", "lamp",
                 "oil-flask"});
  }
  std::string person() { return pick({"ann", "bob"}); }
  std::string holder() { return pick({"ann", "bob", "stash", "ground"}); }

  std::string goods_line() {
    switch (any_of(10)) {
      case 0:
        return "give " + thing() + " to: " + holder();
      case 1:
        return "give " + thing() + " to: " + holder() + " from: " + holder();
      case 2:
        return "take " + thing() + " from: " + holder();
      case 3:
        return "buy " + thing() + " by: " + person();
      case 4:
        return "sell " + thing() + " by: " + person();
      case 5:
        return "drop " + thing() + " by: " + person();
      case 6:
        return "treasure cr: " + std::to_string(any_of(6));
      case 7:
        return "light " + pick({"torch", "lamp"}) + " by: " + person();
      case 8:
        return "douse by: " + person();
      default:
        return "use potion-of-healing-greater by: " + person();
    }
  }
  std::string gear_line() {
    const std::string by = thing() + " by: " + person() + pick({"", "", " free"});
    return pick({"equip ", "equip ", "unequip ", "attune ", "unattune "}) + by;
  }
  std::string time_line() {
    return pick({"time pass 10 minutes", "time pass 3 hours", "rest short", "rest short spend: 1",
                 "rest long", "march 4", "time pass 1 day", "heal to: ann amount: 20",
                 "heal to: bob amount: 20", "xp award 300 each"});
  }
  std::string fight_line() {
    if (!state.fight())
      return pick({"add goblin count: 2", "encounter start", "remove goblin*", "revive ann",
                   "revive bob", "cast bless by: bob to: ann and: bob"});
    return pick({"initiative all", "turn", "turn", "attack with: longsword to: goblin-1",
                 "attack with: mace to: goblin-2", "attack with: scimitar to: ann",
                 "attack with: shortbow to: bob", "dodge", "encounter end"});
  }
  std::string line() {
    switch (any_of(8)) {
      case 0:
      case 1:
      case 2:
        return goods_line();
      case 3:
      case 4:
        return gear_line();
      case 5:
        return fight_line();
      case 6:
        return any_of(6) == 0 ? pick({"remove bob", "add bob"}) : fight_line();
      default:
        return time_line();
    }
  }

 private:
  std::string pick(std::initializer_list<std::string_view> from) {
    return std::string(*(from.begin() + static_cast<std::ptrdiff_t>(any_of(from.size()))));
  }
};

/// What a character wears and wields it has.
std::string what_is_worn_is_there(const state& now) {
  for (const auto& who : now.creatures()) {
    if (!who->record) continue;
    const character_record& record = *who->record;
    std::map<std::string, std::int32_t> uses;
    if (!record.armor.empty()) ++uses[record.armor];
    if (record.shield) ++uses["shield"];
    for (const weapon_record& one : record.weapons) ++uses[one.weapon];
    for (const item_record& one : record.items) ++uses[one.item];
    for (const auto& [item, count] : uses)
      if (has_of(now, who->id.view(), item) < count)
        return who->id.str() + " wears or wields " + item + " and has it not";
    if (std::ranges::count(record.items, true, &item_record::attuned) > 3)
      return who->id.str() + " is attuned to more than three things";
  }
  return {};
}

/// Things, and coins by their pieces.
std::string loads_are_sums(const state& now) {
  for (const auto& each : now.books().holdings.all()) {
    std::int64_t things = 0;
    for (const item_stack& what : each->items) things += weight_of(what);
    if (rules::weight_of(now, each->holder.view()) < things)
      return each->holder.str() + " weighs less than its things";
  }
  return {};
}

std::string nothing_is_below_zero(const state& now) {
  for (const auto& each : now.books().holdings.all()) {
    if (each->coins < 0) return each->holder.str() + " has less than no coins";
    for (const item_stack& what : each->items)
      if (what.count < 1) return each->holder.str() + " has none of a thing";
  }
  return {};
}

/// Outside of a fight, where no turn says when.
std::string nothing_outlives_its_time(const state& now) {
  if (now.fight()) return {};
  for (const auto& who : now.creatures())
    for (const active_effect& has : who->effects)
      if (has.what->until.kind == lasting_kind::time && has.what->until.at <= now.time())
        return has.what->name.str() + " on " + who->id.str() + " is over and still there";
  return {};
}

void check_books(const table& at, const std::string& line, unsigned seed) {
  for (const auto& rule :
       {what_is_worn_is_there, loads_are_sums, nothing_is_below_zero, nothing_outlives_its_time}) {
    const std::string wrong = rule(at.state);
    BOOST_REQUIRE_MESSAGE(wrong.empty(), "seed " << seed << ", " << line << ": " << wrong);
  }
}

/// An evening: some levels at its end, and a night.
void play(table& at, unsigned seed) {
  counts expected = all_there_is(at.state);
  game_time before = at.state.time();
  int accepted = 0;
  for (int i = 0; i < 120; ++i) {
    const std::string line = at.line();
    if (!at.attempt(line)) continue;
    ++accepted;
    for (const event& what : at.last) count_in(expected, what);
    BOOST_REQUIRE_MESSAGE(at.state.time() >= before, "seed " << seed << ": " << line);
    before = at.state.time();
    BOOST_REQUIRE_MESSAGE(all_there_is(at.state) == expected, "seed " << seed << ": " << line);
    check_books(at, line, seed);
  }
  BOOST_TEST(accepted > 20, "seed " << seed << ": " << accepted);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evenings_suite)

BOOST_AUTO_TEST_CASE(the_books_are_right_after_every_evening) {
  const auto evenings = test::how_many({.every_change = 4, .long_run = 100});
  for (unsigned seed = 1; seed <= evenings; ++seed) {
    table at(seed);
    play(at, seed);
    if (at.state.fight()) at.say("encounter end");
    for (const std::string_view who : {"ann", "bob"}) {
      const creature* const one = at.state.find(who);
      if (one == nullptr || one->life == vitality::dead) continue;
      const std::string why = at.grow(std::string(who), who == "ann" ? "fighter" : "cleric");
      BOOST_TEST(why.empty(), "seed " << seed << ": " << why);
      check_books(at, "level up", seed);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace random_evenings
}  // namespace dnd::tests
