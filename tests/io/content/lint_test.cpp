// The shipped content: every file is read by the reader that the game uses, every name of another
// entry leads somewhere, and the figures of stat blocks agree with each other. Where SRD 5.1
// itself departs from its own rules, the place is in a table below. An exception that no longer is
// one fails too.

#include "io/content/builtin.hpp"
#include "io/content/library.hpp"
#include "io/content/words.hpp"
#include "model/bounds.hpp"
#include "model/dice/simple.hpp"
#include "model/rules/character_build.hpp"
#include "model/slug.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(lint_suite)

namespace {

namespace content = io::content;
using content::category;
using model::stat_block;
using model::stat_block_ptr;

/// What went wrong, or nothing: Boost writes its messages also when a check holds.
template <class T>
std::string why(const io::result<T>& outcome) {
  return outcome ? std::string() : io::render(outcome.error());
}

content::library& srd() {
  static content::library only_built_in(io::posix_file_ops(), {});
  return only_built_in;
}

const std::vector<stat_block_ptr>& monsters() {
  static const std::vector<stat_block_ptr> all = [] {
    std::vector<stat_block_ptr> read;
    for (const std::string& slug : srd().slugs(category::monsters)) {
      auto block = srd().creature(slug);
      BOOST_REQUIRE_MESSAGE(block.has_value(), why(block));
      read.push_back(*block);
    }
    return read;
  }();
  return all;
}

int modifier(const stat_block& block, model::ability with) {
  return model::ability_modifier(block.abilities[static_cast<std::size_t>(with)]);
}

/// "zombie: Slam", the way the tables below name things.
std::string place(const stat_block& block, std::string_view part) {
  return block.slug.str() + ": " + std::string(part);
}

/// Whether the table has this exception; each must be used, so that none outlives its reason.
class exceptions {
 public:
  explicit exceptions(std::initializer_list<const char*> all) : all_(all.begin(), all.end()) {}
  ~exceptions() {
    for (const std::string_view one : all_)
      BOOST_CHECK_MESSAGE(used_.contains(std::string(one)), "no longer an exception: " << one);
  }
  bool has(const std::string& where) {
    if (!all_.contains(where)) return false;
    used_.insert(where);
    return true;
  }

 private:
  std::set<std::string_view> all_;
  std::set<std::string> used_;
};

/// Attack rolls that the SRD prints otherwise than proficiency and an ability make: beasts whose
/// tiny bite has +0, and figures that stayed when a rating or a score was changed.
// clang-format off
constexpr auto odd_attacks = {
    "bat: Bite", "black-bear: Bite", "black-bear: Claws", "brown-bear: Bite", "brown-bear: Claws",
    "cat: Claws", "chain-devil: Chain", "clay-golem: Slam", "couatl: Bite", "couatl: Constrict",
    "crab: Claw", "ghast: Bite", "ghost: Withering Touch", "ghoul: Bite",
    "gynosphinx: Claw", "gynosphinx: Claw Attack",
    "half-red-dragon-veteran: Longsword", "half-red-dragon-veteran: Longsword (two-handed)",
    "half-red-dragon-veteran: Shortsword", "half-red-dragon-veteran: Heavy Crossbow",
    "iron-golem: Slam", "iron-golem: Sword", "lemure: Fist", "lizard: Bite", "purple-worm: Bite",
    "purple-worm: Tail Stinger", "quasit: Claw",
    "rat: Bite", "specter: Life Drain", "sprite: Longsword", "violet-fungus: Rotting Touch",
    "druid: Quarterstaff (shillelagh)"};
// clang-format on

/// Save DCs that no ability of the creature makes: poisons with a strength of their own, and the
/// SRD's own slips.
// clang-format off
constexpr auto odd_saves = {
    "adult-silver-dragon: Wing Attack", "assassin: Shortsword", "assassin: Light Crossbow",
    "chain-devil: Unnerving Mask", "clay-golem: Slam", "dragon-turtle: Tail",
    "dragon-turtle: Steam Breath", "drow: Hand Crossbow", "giant-wasp: Sting",
    "gorgon: Petrifying Breath", "half-red-dragon-veteran: Fire Breath",
    "iron-golem: Poison Breath", "kraken: Lightning Storm",
    "solar: Blinding Gaze", "tarrasque: Tail", "tarrasque: Tail Attack"};
// clang-format on

/// Skills with another bonus than once or twice the proficiency bonus.
// clang-format off
constexpr auto odd_skills = {
    "lich: arcana", "night-hag: deception", "night-hag: insight", "night-hag: perception",
    "night-hag: stealth", "priest: religion", "half-red-dragon-veteran: athletics",
    "half-red-dragon-veteran: perception"};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_CASE(every_category_has_all_of_its_entries) {
  const std::map<std::string_view, std::size_t> expected = {{"ability-scores", 6},
                                                            {"alignments", 9},
                                                            {"backgrounds", 1},
                                                            {"classes", 12},
                                                            {"conditions", 15},
                                                            {"damage-types", 13},
                                                            {"equipment", 237},
                                                            {"equipment-categories", 39},
                                                            {"feats", 1},
                                                            {"features", 407},
                                                            {"languages", 16},
                                                            {"magic-items", 362},
                                                            {"magic-schools", 8},
                                                            {"monsters", 334},
                                                            {"proficiencies", 117},
                                                            {"races", 9},
                                                            {"rule-sections", 33},
                                                            {"rules", 6},
                                                            {"skills", 18},
                                                            {"spells", 319},
                                                            {"subclasses", 12},
                                                            {"subraces", 4},
                                                            {"traits", 86},
                                                            {"treasure-tables", 13},
                                                            {"weapon-properties", 11},
                                                            {"characters", 0}};
  BOOST_TEST(expected.size() == content::category_count);
  for (const auto& [name, count] : expected) {
    const auto kind = content::parse_category(name);
    BOOST_REQUIRE(kind.has_value());
    BOOST_TEST_CONTEXT(name) BOOST_TEST(content::builtin::count(*kind) == count);
  }
}

BOOST_AUTO_TEST_CASE(every_entry_is_read_and_every_name_in_it_leads_somewhere) {
  std::size_t read = 0;
  for (std::size_t i = 0; i < content::category_count; ++i) {
    const auto kind = static_cast<category>(i);
    for (const std::string& slug : srd().slugs(kind)) {
      BOOST_TEST(model::slug_of(slug) == slug);
      const auto references = srd().check(kind, slug);
      BOOST_CHECK_MESSAGE(references.has_value(), why(references));
      if (!references) continue;
      ++read;
      for (const content::reference& named : *references) {
        const bool found = std::any_of(named.kinds.begin(), named.kinds.end(), [&](category to) {
          return content::builtin::find(to, named.slug).has_value();
        });
        BOOST_CHECK_MESSAGE(found, to_text(kind)
                                       << "/" << slug << ", " << named.way << ": " << named.slug);
      }
    }
  }
  BOOST_TEST(read == 2088U);
}

BOOST_AUTO_TEST_CASE(creatures_answer_to_their_printed_name) {
  for (const stat_block_ptr& block : monsters()) {
    BOOST_TEST(model::slug_of(block->name) == block->slug.view());
    BOOST_TEST(block->name.size() <= bounds::creature_name_bytes_max);
  }
}

BOOST_AUTO_TEST_CASE(actions_of_a_group_have_names_of_their_own) {
  for (const stat_block_ptr& block : monsters()) {
    BOOST_TEST(block->actions.size() <= bounds::actions_per_block_max);
    std::set<std::pair<model::action_group, std::string>> names;
    for (const model::action& made : block->actions)
      BOOST_CHECK_MESSAGE(names.emplace(made.group, model::slug_of(made.name.view())).second,
                          place(*block, made.name.view()));
  }
}

BOOST_AUTO_TEST_CASE(hit_points_are_the_average_of_hit_dice_of_the_right_size) {
  constexpr std::array<int, 6> die_by_size = {4, 6, 8, 10, 12, 20};
  // Another form of a creature of medium size: only its size differs.
  exceptions of_another_size{"vampire-bat", "werebear-bear", "werebear-hybrid", "wererat-rat",
                             "weretiger-tiger"};
  for (const stat_block_ptr& block : monsters()) {
    BOOST_TEST_CONTEXT(block->slug.view()) {
      const auto dice = model::parse_simple(block->hit_dice);
      BOOST_REQUIRE(dice.has_value());
      BOOST_TEST(block->hit_points == std::max(1, model::average_of(*dice)));
      if (!of_another_size.has(std::string(block->slug.view())))
        BOOST_TEST(dice->faces == die_by_size[static_cast<std::size_t>(block->size)]);
      BOOST_TEST(dice->bonus == dice->count * modifier(*block, model::ability::con));
    }
  }
}

BOOST_AUTO_TEST_CASE(experience_follows_the_challenge_rating) {
  for (const stat_block_ptr& block : monsters()) {
    if (block->challenge_eighths == 0) {
      BOOST_TEST((block->xp == 0 || block->xp == 10));
      continue;
    }
    BOOST_TEST_CONTEXT(block->slug.view())
    BOOST_TEST(block->xp == content::xp_of_challenge(block->challenge_eighths));
  }
}

BOOST_AUTO_TEST_CASE(saving_throws_are_the_ability_with_or_without_proficiency) {
  for (const stat_block_ptr& block : monsters()) {
    for (std::size_t i = 0; i < model::ability_count; ++i) {
      const int plain = modifier(*block, static_cast<model::ability>(i));
      const int bonus = block->saves[i] - plain;
      BOOST_CHECK_MESSAGE(bonus == 0 || bonus == block->proficiency_bonus, block->slug.view());
    }
  }
}

BOOST_AUTO_TEST_CASE(skills_are_the_ability_with_proficiency_or_expertise) {
  exceptions known(odd_skills);
  for (const stat_block_ptr& block : monsters()) {
    for (std::size_t i = 0; i < model::skill_count; ++i) {
      const auto skill = static_cast<model::skill>(i);
      const int bonus = block->skills[i] - modifier(*block, model::ability_of(skill));
      const int proficiency = block->proficiency_bonus;
      if (bonus == 0 || bonus == proficiency || bonus == 2 * proficiency) continue;
      const std::string where = place(*block, to_text(skill));
      BOOST_CHECK_MESSAGE(known.has(where), where << " " << block->skills[i]);
    }
    const auto perception = static_cast<std::size_t>(model::skill::perception);
    BOOST_CHECK_MESSAGE(block->sight.passive_perception == 10 + block->skills[perception],
                        place(*block, "passive perception"));
  }
}

BOOST_AUTO_TEST_CASE(attack_rolls_are_proficiency_and_an_ability) {
  exceptions known(odd_attacks);
  for (const stat_block_ptr& block : monsters()) {
    for (const model::action& made : block->actions) {
      if (!made.attack) continue;
      const auto fits = [&](model::ability with) {
        return made.attack->to_hit == modifier(*block, with) + block->proficiency_bonus;
      };
      const bool right = made.attack->spell
                             ? fits(model::ability::intelligence) || fits(model::ability::wis) ||
                                   fits(model::ability::cha)
                             : fits(model::ability::str) || fits(model::ability::dex);
      if (right) continue;
      const std::string where = place(*block, made.name.view());
      // A spell attack is checked with its caster, below.
      if (srd().entry(category::spells, made.name.view())) continue;
      BOOST_CHECK_MESSAGE(known.has(where), where << " to hit " << made.attack->to_hit);
    }
  }
}

BOOST_AUTO_TEST_CASE(save_dcs_are_eight_and_proficiency_and_an_ability) {
  exceptions known(odd_saves);
  for (const stat_block_ptr& block : monsters()) {
    const auto check = [&](const model::action& made, const model::saving_throw& save) {
      for (std::size_t i = 0; i < model::ability_count; ++i)
        if (save.dc ==
            8 + block->proficiency_bonus + modifier(*block, static_cast<model::ability>(i)))
          return;
      const std::string where = place(*block, made.name.view());
      if (srd().entry(category::spells, made.name.view())) return;
      BOOST_CHECK_MESSAGE(known.has(where), where << " DC " << save.dc);
    };
    for (const model::action& made : block->actions) {
      if (made.save) check(made, *made.save);
      for (const model::damage_part& part : made.damage)
        if (part.save) check(made, *part.save);
    }
  }
}

BOOST_AUTO_TEST_CASE(spell_save_dcs_and_attacks_belong_together) {
  for (const stat_block_ptr& block : monsters()) {
    for (const model::spellcasting& casting : block->casting) {
      const int bonus = modifier(*block, casting.with) + block->proficiency_bonus;
      BOOST_CHECK_MESSAGE(casting.to_hit == bonus && casting.save_dc == 8 + bonus,
                          block->slug.view() << " DC " << casting.save_dc);
      BOOST_TEST(!casting.spells.empty());
      for (const model::known_spell& known : casting.spells) {
        const auto spell = srd().spell(known.spell);
        BOOST_REQUIRE(spell.has_value());
        BOOST_CHECK_MESSAGE(spell->level == known.level, place(*block, known.spell));
        const bool has_slot = known.level == 0 || casting.slots[known.level - 1U] > 0;
        BOOST_CHECK_MESSAGE(casting.caster_level == 0 || known.per_day > 0 || has_slot,
                            place(*block, known.spell));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(damage_has_dice_and_breath_comes_back) {
  for (const stat_block_ptr& block : monsters()) {
    for (const model::action& made : block->actions) {
      BOOST_TEST_CONTEXT(place(*block, made.name.view())) {
        for (const model::damage_part& part : made.damage)
          BOOST_TEST(model::parse_simple(part.dice).has_value());
        if (made.multiattack.empty() && made.name.view().find("Breath") != std::string_view::npos)
          BOOST_TEST((made.usage.kind == model::usage_kind::recharge && made.save.has_value()));
        const bool legendary = made.group == model::action_group::legendary;
        BOOST_TEST(legendary == (made.legendary_cost > 0));
        if (legendary) BOOST_TEST(made.legendary_cost <= block->legendary_actions);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(dice_that_a_save_after_the_hit_decides_carry_it) {
  const auto bite = [](std::string_view monster, std::string_view name) {
    const stat_block_ptr block = *srd().creature(monster);
    for (const model::action& made : block->actions)
      if (made.name == name) return made;
    BOOST_FAIL("no such action");
    return model::action{};
  };
  const model::action spider = bite("giant spider", "Bite");
  BOOST_REQUIRE(spider.damage.size() == 2U);
  BOOST_TEST(spider.damage[0].dice == "1d8+3");
  BOOST_TEST(!spider.damage[0].save.has_value());
  BOOST_TEST(spider.damage[1].dice == "2d8");
  BOOST_TEST((spider.damage[1].save ==
              model::saving_throw{model::ability::con, 11, model::save_effect::half}));
  BOOST_TEST(bite("quasit", "Claw").damage.at(1).save->on_success == model::save_effect::none);
  BOOST_TEST(bite("wyvern", "Stinger").damage.at(1).dice == "7d6");
  BOOST_TEST(bite("aboleth", "Tentacle").damage.size() == 1U);
}

BOOST_AUTO_TEST_CASE(classes_have_twenty_levels_and_the_slots_of_the_tables) {
  for (const std::string& slug : srd().slugs(category::classes)) {
    const auto facts = srd().class_of(slug);
    BOOST_REQUIRE_MESSAGE(facts.has_value(), slug);
    BOOST_REQUIRE(facts->slots.size() == 20U);
    BOOST_TEST(facts->saves.size() == 2U);
    for (int level = 1; level <= 20; ++level) {
      if (facts->caster == content::caster_kind::pact) continue;
      int row = 0;
      if (facts->caster == content::caster_kind::full) row = level;
      if (facts->caster == content::caster_kind::half && level > 1) row = (level + 1) / 2;
      BOOST_CHECK_MESSAGE(
          facts->slots[static_cast<std::size_t>(level - 1)] == model::rules::full_caster_slots(row),
          slug << " " << level);
    }
  }
  const auto warlock = srd().class_of("warlock");
  BOOST_TEST(warlock->caster == content::caster_kind::pact);
  BOOST_TEST(warlock->slots[16][4] == 4);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
