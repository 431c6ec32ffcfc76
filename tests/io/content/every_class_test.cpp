// Goal: a character that was brought up level by level has the numbers of the rules, in each class
// from 1 to 20 and in mixes of classes. Method: levels are taken by commands, with random choices
// within the rules; the numbers are compared with tables that stand here, not in the program.
// SRD: Beyond 1st Level, and the tables of the classes.

#include "tests/support/leveller.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::tests {
namespace every_class_suite {
namespace {

using namespace model;

struct class_row {
  std::string_view name;
  int die;
  char caster;  ///< f(ull), h(alf), p(act), or '-'.
  std::string_view with;
  std::string_view increases;
};

constexpr std::array<class_row, 12> classes = {{
    {"barbarian", 12, '-', "", "4 8 12 16 19"},
    {"bard", 8, 'f', "cha", "4 8 12 16 19"},
    {"cleric", 8, 'f', "wis", "4 8 12 16 19"},
    {"druid", 8, 'f', "wis", "4 8 12 16 19"},
    {"fighter", 10, '-', "", "4 6 8 12 14 16 19"},
    {"monk", 8, '-', "", "4 8 12 16 19"},
    {"paladin", 10, 'h', "cha", "4 8 12 16 19"},
    {"ranger", 10, 'h', "wis", "4 8 12 16 19"},
    {"rogue", 8, '-', "", "4 8 10 12 16 19"},
    {"sorcerer", 6, 'f', "cha", "4 8 12 16 19"},
    {"warlock", 8, 'p', "cha", "4 8 12 16 19"},
    {"wizard", 6, 'f', "int", "4 8 12 16 19"},
}};

constexpr std::array<int, 20> proficiency = {2, 2, 2, 2, 3, 3, 3, 3, 4, 4,
                                             4, 4, 5, 5, 5, 5, 6, 6, 6, 6};
constexpr std::array<std::string_view, 20> full_slots = {
    "2",        "3",        "42",        "43",        "432",       "433",      "4331",
    "4332",     "43331",    "43332",     "433321",    "433321",    "4333211",  "4333211",
    "43332111", "43332111", "433321111", "433331111", "433332111", "433332211"};
constexpr std::array<std::string_view, 20> half_slots = {
    "",    "2",   "3",    "3",    "42",   "42",   "43",    "43",    "432",   "432",
    "433", "433", "4331", "4331", "4332", "4332", "43331", "43331", "43332", "43332"};
constexpr std::array<std::string_view, 20> pact_slots = {
    "1",     "2",     "02",    "02",    "002",   "002",   "0002",  "0002",  "00002", "00002",
    "00003", "00003", "00003", "00003", "00003", "00003", "00004", "00004", "00004", "00004"};

/// Of one class, how many uses a pool has at each level.
struct pool_row {
  std::string_view of;
  std::string_view pool;
  std::array<int, 20> uses;
};
constexpr std::array<pool_row, 9> pools = {{
    {"barbarian", "rage", {2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 99}},
    {"cleric", "channel divinity", {0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3}},
    {"druid", "wild shape", {0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 99}},
    {"fighter", "action surge", {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2}},
    {"fighter", "second wind", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
    {"fighter", "indomitable", {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3}},
    {"monk", "ki", {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}},
    {"paladin", "lay on hands", {5,  10, 15, 20, 25, 30, 35, 40, 45, 50,
                                 55, 60, 65, 70, 75, 80, 85, 90, 95, 100}},
    {"sorcerer", "sorcery points", {0,  2,  3,  4,  5,  6,  7,  8,  9,  10,
                                    11, 12, 13, 14, 15, 16, 17, 18, 19, 20}},
}};

const class_row& row_of(std::string_view name) {
  return *std::ranges::find(classes, name, &class_row::name);
}

int modifier(int score) {
  return score / 2 - 5;
}

std::array<int, 9> slots_of_row(std::string_view row) {
  std::array<int, 9> slots{};
  for (std::size_t i = 0; i < row.size(); ++i) slots[i] = row[i] - '0';
  return slots;
}

struct stage : test::leveller {
  stage() : test::leveller(20'261) {}

  std::map<std::string, int> levels_of(const creature& of) {
    std::map<std::string, int> levels;
    for (const level_record& taken : of.record->levels) ++levels[taken.of];
    return levels;
  }

  /// The whole first die, then averages, with Constitution for each level.
  static int hit_points(const creature& of) {
    const int con = modifier(of.block->abilities[2]);
    int points = 0;
    for (std::size_t i = 0; i < of.record->levels.size(); ++i) {
      const int die = row_of(of.record->levels[i].of).die;
      points += std::max(1, (i == 0 ? die : die / 2 + 1) + con);
      // SRD: Draconic Resilience, one more for each level of the sorcerer.
      if (of.record->levels[i].of == "sorcerer") ++points;
    }
    return points;
  }

  std::array<int, 9> slots(const creature& of) {
    std::array<int, 9> shared{};
    std::array<int, 9> pact{};
    int casters = 0;
    int caster_level = 0;
    for (const auto& [name, level] : levels_of(of)) {
      const auto at = static_cast<std::size_t>(level - 1);
      const char kind = row_of(name).caster;
      if (kind == 'p') pact = slots_of_row(pact_slots[at]);
      if (kind != 'f' && (kind != 'h' || level < 2)) continue;
      ++casters;
      caster_level += kind == 'f' ? level : level / 2;
      shared = slots_of_row(kind == 'f' ? full_slots[at] : half_slots[at]);
    }
    if (casters > 1) shared = slots_of_row(full_slots[static_cast<std::size_t>(caster_level - 1)]);
    for (std::size_t i = 0; i < shared.size(); ++i) shared[i] += pact[i];
    return shared;
  }

  void check(const creature& of) {
    const stat_block& block = *of.block;
    const auto level = of.record->levels.size();
    const std::string what = of.name.str() + " at level " + std::to_string(level);
    BOOST_TEST(of.max_hp == hit_points(of), what << " hp " << of.max_hp);
    BOOST_TEST(block.hit_points == of.max_hp, what);
    const int bonus = proficiency[level - 1];
    BOOST_TEST(block.proficiency_bonus == bonus, what);
    BOOST_TEST((unarmed(block) == bonus + better_hand(block, of)), what << " strikes");
    std::array<int, 9> has{};
    for (const spellcasting& one : block.casting) {
      for (std::size_t i = 0; i < has.size(); ++i) has[i] += one.slots[i];
      const int with = modifier(block.abilities[static_cast<std::size_t>(one.with)]);
      BOOST_TEST(one.save_dc == 8 + bonus + with, what << " save DC");
      BOOST_TEST(one.to_hit == bonus + with, what << " spell attack");
    }
    const std::array<int, 9> want = slots(of);
    BOOST_TEST(has == want, what << " slots" << boost::test_tools::per_element());
    const auto levels = levels_of(of);
    for (const pool_row& row : pools) {
      const auto taken = levels.find(std::string(row.of));
      if (taken == levels.end()) continue;
      // Both classes give Channel Divinity, and the uses of the better one count.
      if (row.pool == "channel divinity" && levels.contains("paladin")) continue;
      const auto found = std::ranges::find(block.pools, small_text(row.pool), &pool::name);
      const int uses = found == block.pools.end() ? 0 : found->uses;
      BOOST_TEST(uses == row.uses[static_cast<std::size_t>(taken->second - 1)],
                 what << " " << row.pool << " " << uses);
    }
  }
  static int unarmed(const stat_block& block) {
    const auto found =
        std::ranges::find(block.actions, small_text("Unarmed Strike"), &action::name);
    return found == block.actions.end() ? -99 : found->attack->to_hit;
  }
  /// SRD: Martial Arts: a monk may use Dexterity.
  int better_hand(const stat_block& block, const creature& of) {
    const int str = modifier(block.abilities[0]);
    const int dex = modifier(block.abilities[1]);
    return levels_of(of).contains("monk") ? std::max(str, dex) : str;
  }

  std::string first_level(const class_row& of, const std::string& scores) {
    return "race: human\nlevels: [" + std::string(of.name) + "]\nabilities: {" + scores + "}\n" +
           (of.caster == '-' ? "" : "spells: {}\n");
  }
};

constexpr std::string_view all_fair = "str: 14, dex: 14, con: 14, int: 14, wis: 14, cha: 14";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(every_class, stage)

BOOST_AUTO_TEST_CASE(each_class_has_the_numbers_of_its_table_at_all_levels) {
  for (const class_row& of : classes) {
    const std::string name(of.name);
    // Subclasses that come with the first level are in the file.
    std::string lines = first_level(of, std::string(all_fair));
    if (name == "cleric") lines += "subclass: life\n";
    if (name == "sorcerer") lines += "subclass: draconic\n";
    if (name == "warlock") lines += "subclass: fiend\n";
    begin(name, lines);
    std::string increases;
    for (int level = 2; level <= 20; ++level) {
      const std::string no = grow(name, name);
      BOOST_REQUIRE_MESSAGE(no.empty(), name << " " << level << ": " << no);
      if (!who(name).record->levels.back().gain.empty())
        increases += (increases.empty() ? "" : " ") + std::to_string(level);
      if (level < 20 || name != "barbarian") check(who(name));
    }
    BOOST_TEST(increases == of.increases, name);
    BOOST_TEST(!who(name).record->subclasses.empty(), name);
    say("remove " + name);
  }
}

BOOST_AUTO_TEST_CASE(thirty_mixes_of_classes_have_the_numbers_of_the_rules) {
  for (int mix = 0; mix < 30; ++mix) {
    const std::string id = "mix-" + std::to_string(mix);
    const class_row& first = classes[any_of(classes.size())];
    std::string lines = first_level(first, std::string(all_fair));
    if (first.name == "cleric") lines += "subclass: life\n";
    if (first.name == "sorcerer") lines += "subclass: draconic\n";
    if (first.name == "warlock") lines += "subclass: fiend\n";
    begin(id, lines);
    std::vector<std::string> taken = {std::string(first.name)};
    const auto last = 2 + any_of(19);
    for (std::size_t level = 2; level <= last; ++level) {
      // Another class now and then, up to three of them.
      if (taken.size() < 3 && any_of(4) == 0) {
        const std::string other(classes[any_of(classes.size())].name);
        if (std::ranges::find(taken, other) == taken.end()) taken.push_back(other);
      }
      const std::string no = grow(id, taken[any_of(taken.size())]);
      BOOST_REQUIRE_MESSAGE(no.empty(), id << " " << level << ": " << no);
    }
    if (level_in(*who(id).record, "barbarian") < 20) check(who(id));
    say("remove " + id);
  }
}

// Section 17 of the checklist of rules: what several classes share, and what stands beside it.
BOOST_AUTO_TEST_CASE(slots_of_some_mixes_are_as_the_rules_have_them) {
  const auto has = [&](const std::string& levels) {
    begin("mix", "race: human\nclasses: " + levels + "\nabilities: {" + std::string(all_fair) +
                     "}\nspells: {}\n");
    std::string shared;
    std::string pact;
    for (const spellcasting& one : who("mix").block->casting)
      for (const std::uint8_t count : one.slots)
        (one.pact ? pact : shared) += static_cast<char>('0' + count);
    say("remove mix");
    return shared + " " + pact;
  };
  BOOST_TEST(has("{ranger: 4, wizard: 3}").substr(0, 9) == "432000000");
  BOOST_TEST(has("{fighter: 5, paladin: 3}").substr(0, 9) == "300000000");
  const std::string mixed = has("{warlock: 3, sorcerer: 3}");
  BOOST_TEST(mixed.find("420000000") != std::string::npos);
  BOOST_TEST(mixed.find("020000000") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace every_class_suite
}  // namespace dnd::tests
