// Whether what falls is what should fall. Goal: hit rates and damage of ten monsters, six weapons
// and ten spells of SRD 5.1 agree with their exact expectation within five standard errors. Method:
// one command is decided ten thousand times on the same state, of which nothing is kept, and the
// sums are compared with the mean and the variance of the exact distribution. That is worked out
// here, face by face, from the printed numbers: nothing of it comes from the engine.
//
// Other dice: DND_SEED=N. DND_TEST_LONG=1 rolls ten times as often.

#include "io/content/library.hpp"
#include "io/files/file_ops.hpp"
#include "model/decide.hpp"
#include "model/language/parse.hpp"
#include "model/trial.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::tests {
namespace odds_suite {
namespace {

using namespace model;

constexpr test::figures times{.every_change = 10'000, .long_run = 100'000};

constexpr int armor_class = 14;
constexpr int save_bonus = 2;

// -- what should fall --------------------------------------------------------

/// The probability of each number.
using distribution = std::map<int, double>;

struct dice {
  int count = 0;
  int faces = 1;
  int bonus = 0;
};

distribution sum_of(const distribution& a, const distribution& b) {
  distribution both;
  for (const auto& [x, p] : a)
    for (const auto& [y, q] : b) both[x + y] += p * q;
  return both;
}

distribution fall_of(const dice& what, int times_over = 1) {
  distribution total{{what.bonus, 1.0}};
  distribution die;
  for (int face = 1; face <= what.faces; ++face) die[face] = 1.0 / what.faces;
  for (int i = 0; i < what.count * times_over; ++i) total = sum_of(total, die);
  return total;
}

void add(distribution& to, const distribution& what, double chance) {
  for (const auto& [x, p] : what) to[x] += p * chance;
}

distribution halved(const distribution& what) {
  distribution half;
  for (const auto& [x, p] : what) half[x / 2] += p;
  return half;
}

/// How many of the twenty faces make a save against `dc`.
double save_chance(int dc) {
  int faces = 0;
  for (int face = 1; face <= 20; ++face) faces += face + save_bonus >= dc ? 1 : 0;
  return faces / 20.0;
}

distribution against_save(const dice& what, int dc, bool half) {
  distribution total;
  const double saved = save_chance(dc);
  add(total, fall_of(what), 1 - saved);
  add(total, half ? halved(fall_of(what)) : distribution{{0, 1.0}}, saved);
  return total;
}

/// Damage that comes on top of a hit, with a save for half.
struct venom {
  dice what;
  int dc = 0;
};

struct expectation {
  /// That the attack hits; nothing where there is no attack roll.
  std::optional<double> hit;
  distribution damage;
};

expectation of_attack(int to_hit, const dice& what, const std::optional<venom>& more = {}) {
  expectation all{.hit = 0.0, .damage = {}};
  const distribution after =
      more ? against_save(more->what, more->dc, true) : distribution{{0, 1.0}};
  for (int face = 1; face <= 20; ++face) {
    const bool hits = face == 20 || (face != 1 && face + to_hit >= armor_class);
    if (hits) {
      *all.hit += 1.0 / 20;
      add(all.damage, sum_of(fall_of(what, face == 20 ? 2 : 1), after), 1.0 / 20);
    } else {
      add(all.damage, {{0, 1.0}}, 1.0 / 20);
    }
  }
  return all;
}

struct moments {
  double mean = 0;
  double variance = 0;
};

moments moments_of(const distribution& what) {
  moments found;
  for (const auto& [x, p] : what) found.mean += x * p;
  for (const auto& [x, p] : what) found.variance += (x - found.mean) * (x - found.mean) * p;
  return found;
}

// -- what falls --------------------------------------------------------------

struct stage {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};
  std::map<std::string, found_content, std::less<>> known;
  content_lookup look_up = [this](std::string_view name) {
    const auto found = known.find(name);
    if (found != known.end()) return found->second;
    const auto read = content.needed(name);
    return known.emplace(std::string(name), read ? *read : found_content()).first->second;
  };
  rulings house;
  std::uint64_t seed = test::seed_of_test();
  dice_roller fall{seed};
  state now;

  stage() {
    stat_block target = test::monster("Target", armor_class, 10'000);
    target.saves.fill(save_bonus);
    known.emplace("target", std::make_shared<const stat_block>(std::move(target)));
    say("add target");
  }

  void say(std::string_view line) {
    trial attempt(now);
    const auto parsed = parse_command(line);
    BOOST_REQUIRE_MESSAGE(parsed, line);
    const auto decided = decide(attempt, *parsed, look_up, house, fall);
    BOOST_REQUIRE_MESSAGE(decided, line << ": " << (decided ? "" : decided.error().message));
    attempt.keep();
  }

  /// Decides the line again and again, each time on the same state.
  void compare(std::string_view line, const expectation& should) {
    const auto parsed = parse_command(line);
    BOOST_REQUIRE_MESSAGE(parsed, line);
    const auto count = static_cast<double>(test::how_many(times));
    const std::int32_t whole = now.find("target-1")->hp;
    double hits = 0;
    double sum = 0;
    for (std::uint64_t i = 0; i < test::how_many(times); ++i) {
      trial attempt(now);
      const auto decided = decide(attempt, *parsed, look_up, house, fall);
      BOOST_REQUIRE_MESSAGE(decided, line << ": " << (decided ? "" : decided.error().message));
      sum += whole - attempt.now().find("target-1")->hp;
      for (const event& one : decided->events)
        if (const auto* const rolled = get_if<attack_rolled>(&one)) hits += rolled->hit;
    }
    const moments damage = moments_of(should.damage);
    check(line, "damage", sum / count, damage.mean, damage.variance, count);
    if (should.hit)
      check(line, "hits", hits / count, *should.hit, *should.hit * (1 - *should.hit), count);
  }

  void check(std::string_view line, std::string_view what, double found, double mean,
             double variance, double count) const {
    constexpr double errors_max = 5;
    const double error = std::sqrt(variance / count);
    BOOST_TEST(std::abs(found - mean) <= errors_max * error,
               line << ", " << what << ": " << found << " where " << mean << " is expected, "
                    << std::abs(found - mean) / error << " standard errors, seed " << seed);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(odds, stage)

BOOST_AUTO_TEST_CASE(ten_monsters_hit_as_often_and_as_hard_as_they_should) {
  struct attack {
    std::string_view monster;
    std::string_view with;
    int to_hit;
    dice what;
    std::optional<venom> more = {};
  };
  const std::vector<attack> attacks{
      {"goblin", "scimitar", 4, {1, 6, 2}},
      {"orc", "greataxe", 5, {1, 12, 3}},
      {"ogre", "greatclub", 6, {2, 8, 4}},
      {"wolf", "bite", 4, {2, 4, 2}},
      {"skeleton", "shortsword", 4, {1, 6, 2}},
      {"zombie", "slam", 3, {1, 6, 1}},
      {"hill-giant", "greatclub", 8, {3, 8, 5}},
      {"troll", "claw", 7, {2, 6, 4}},
      {"owlbear", "claws", 7, {2, 8, 5}},
      {"giant-spider", "bite", 5, {1, 8, 3}, venom{{2, 8, 0}, 11}},
  };
  for (const attack& one : attacks) {
    say(fmt::format("add {}", one.monster));
    compare(fmt::format("attack by: {}-1 with: {} to: target-1", one.monster, one.with),
            of_attack(one.to_hit, one.what, one.more));
  }
}

BOOST_AUTO_TEST_CASE(six_weapons_hit_as_often_and_as_hard_as_they_should) {
  disk.write("world/characters/brakk.yaml",
             "name: Brakk\nrace: half-elf\nclass: fighter\nlevel: 5\n"
             "abilities: {str: 16, dex: 14, con: 14, int: 10, wis: 10, cha: 8}\n"
             "weapons: [longsword, greatsword, greataxe, mace, shortbow, dagger]\n");
  content.forget();
  say("add brakk");
  struct weapon {
    std::string_view name;
    int to_hit;
    dice what;
  };
  for (const weapon& one : std::vector<weapon>{{"longsword", 6, {1, 8, 3}},
                                               {"greatsword", 6, {2, 6, 3}},
                                               {"greataxe", 6, {1, 12, 3}},
                                               {"mace", 6, {1, 6, 3}},
                                               {"shortbow", 5, {1, 6, 2}},
                                               {"dagger", 6, {1, 4, 3}}})
    compare(fmt::format("attack by: brakk with: {} to: target-1", one.name),
            of_attack(one.to_hit, one.what));
}

BOOST_AUTO_TEST_CASE(ten_spells_hurt_as_much_as_they_should) {
  // A caster of level 5: difficulty 13, +5 to hit.
  struct spell_odds {
    std::string_view slug;
    expectation should;
  };
  const auto save = [](const dice& what, bool half) {
    return expectation{.hit = {}, .damage = against_save(what, 13, half)};
  };
  const std::vector<spell_odds> spells{
      {"fire-bolt", of_attack(5, {2, 10, 0})},
      {"ray-of-frost", of_attack(5, {2, 8, 0})},
      {"guiding-bolt", of_attack(5, {4, 6, 0})},
      {"inflict-wounds", of_attack(5, {3, 10, 0})},
      {"acid-splash", save({2, 6, 0}, false)},
      {"sacred-flame", save({2, 8, 0}, false)},
      {"poison-spray", save({2, 12, 0}, false)},
      {"burning-hands", save({3, 6, 0}, true)},
      {"fireball", save({8, 6, 0}, true)},
      {"magic-missile", {.hit = {}, .damage = fall_of({3, 4, 3})}},
  };
  std::vector<std::string> slugs;
  for (const spell_odds& one : spells) slugs.emplace_back(one.slug);
  known.emplace("caster", std::make_shared<const stat_block>(test::caster("Mira", slugs)));
  say("add caster as: Mira");
  for (const spell_odds& one : spells)
    compare(fmt::format("cast {} by: Mira to: target-1", one.slug), one.should);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace odds_suite
}  // namespace dnd::tests
