// Every monster of SRD 5.1 fights a party of four to the end, by the policies that fights play
// themselves by. Goal: nothing that is typed is refused, no invariant is broken after any event,
// the events give the state that was played, and taking everything back gives the beginning.
// Method: the rules alone, without files and actors (`tests/support/skirmish.hpp`). `random` does
// anything that is legal, and so finds what no plan would.
//
// One fight again: DND_SEED=N DND_MONSTER=ghost. DND_TEST_LONG=1 plays more seeds.

#include "io/content/library.hpp"
#include "io/files/file_ops.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/scratch_directory.hpp"
#include "tests/support/skirmish.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <map>
#include <string>

namespace dnd::tests {
namespace every_monster_suite {
namespace {

using namespace model;

constexpr test::figures seeds{.every_change = 2, .long_run = 40};

/// Of a character of that level: what stands in its file.
std::string sheet(std::string_view name, std::string_view rest, int level) {
  return fmt::format("name: {}\nlevel: {}\n{}", name, level, rest);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> party{{
    {"Brakk",
     "race: human\nclass: fighter\nsubclass: champion\narmor: chain-mail\n"
     "abilities: {str: 16, dex: 12, con: 16, int: 8, wis: 12, cha: 10}\n"
     "weapons: [greatsword, longbow]\n"},
    {"Mira",
     "race: dwarf\nclass: cleric\nsubclass: life\narmor: chain-mail\nshield: true\n"
     "abilities: {str: 14, dex: 10, con: 14, int: 10, wis: 16, cha: 12}\nweapons: [mace]\n"
     "spells:\n  0: [sacred-flame, guidance]\n"
     "  1: [bless, cure-wounds, guiding-bolt, healing-word, inflict-wounds]\n"},
    {"Elara",
     "race: elf\nclass: wizard\nsubclass: evocation\n"
     "abilities: {str: 8, dex: 14, con: 14, int: 16, wis: 12, cha: 10}\n"
     "weapons: [dagger, quarterstaff]\n"
     "spells:\n  0: [fire-bolt, ray-of-frost]\n  1: [burning-hands, magic-missile, shield, "
     "sleep]\n"},
    {"Wren",
     "race: halfling\nclass: rogue\nsubclass: thief\narmor: leather-armor\n"
     "abilities: {str: 10, dex: 16, con: 12, int: 12, wis: 12, cha: 14}\n"
     "weapons: [shortsword, dagger, shortbow]\n"},
}};

/// Spells of higher levels, for those who have them by then.
std::string_view more_spells(std::string_view name, int level) {
  if (level < 5) return {};
  if (name == "Mira")
    return "  2: [hold-person, prayer-of-healing, spiritual-weapon]\n"
           "  3: [mass-healing-word, spirit-guardians]\n";
  if (name == "Elara")
    return "  2: [scorching-ray, misty-step, web, blur]\n"
           "  3: [fireball, counterspell, haste, slow]\n";
  return {};
}

/// About a fair fight, so that it goes on for some rounds.
int level_for(std::int16_t challenge_eighths) {
  const int challenge = challenge_eighths / 8;
  return challenge < 2 ? 2 : challenge < 9 ? 5 : challenge < 16 ? 11 : 17;
}

struct arena {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};
  std::map<std::string, found_content, std::less<>> found;
  std::uint64_t fights = 0, undecided = 0, events = 0, commands = 0;

  arena() {
    for (const int level : {2, 5, 11, 17})
      for (const auto& [name, rest] : party)
        disk.write(fmt::format("world/characters/{}-{}.yaml", name, level),
                   sheet(name, std::string(rest) + std::string(more_spells(name, level)), level));
  }

  found_content look_up(std::string_view name) {
    const auto known = found.find(name);
    if (known != found.end()) return known->second;
    const auto read = content.needed(name);
    return found.emplace(std::string(name), read ? *read : found_content()).first->second;
  }

  void fight(const std::string& monster, std::string_view words, std::uint64_t seed) {
    test::skirmish play(seed, [this](std::string_view name) { return look_up(name); });
    const auto block = look_up(monster).creature;
    BOOST_REQUIRE(block != nullptr);
    for (const auto& [name, rest] : party)
      play.say(fmt::format("add {}-{} as: {}", name, level_for(block->challenge_eighths), name));
    play.say("add " + monster);
    play.say("encounter start");
    const std::size_t began = play.lines().size();
    const auto ended = play.play(fmt::format("{} seed: {}", words, seed % 1'000'000));
    BOOST_TEST(
        (ended == automatic::ending::one_side_down || ended == automatic::ending::rounds_max));
    if (ended == automatic::ending::rounds_max) ++undecided;
    ++fights;
    events += play.event_count();
    commands += play.lines().size() - began;
    play.check_replay();
    play.undo_to(0);
  }

  void fight_all(std::string_view words) {
    const char* const alone = std::getenv("DND_MONSTER");
    const std::uint64_t first = test::seed_of_test();
    for (const std::string& slug : content.slugs(category::monsters)) {
      if (alone != nullptr && slug != alone) continue;
      for (std::uint64_t seed = first; seed < first + test::how_many(seeds); ++seed)
        BOOST_TEST_CONTEXT(slug << " seed " << seed) fight(slug, words, seed);
    }
    BOOST_TEST_MESSAGE(fights << " fights, " << undecided << " of them not decided, " << commands
                              << " commands, " << events << " events");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(every_monster, arena)

BOOST_AUTO_TEST_CASE(every_monster_fights_by_the_simple_policy) {
  fight_all("policy: simple");
}

BOOST_AUTO_TEST_CASE(every_monster_fights_by_chance) {
  fight_all("policy: random max: 10");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace every_monster_suite
}  // namespace dnd::tests
