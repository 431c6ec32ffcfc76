// Every spell of SRD 5.1 is cast at every level at fitting targets, and so is each of its choices:
// nothing is refused, no invariant is broken after any event, the events give the state that was
// played, and taking everything back gives the beginning.

#include "io/content/library.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/game.hpp"
#include "tests/support/skirmish.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(every_spell_suite)

using namespace dnd;
using namespace dnd::model;

namespace {

using known_content = std::map<std::string, found_content, std::less<>>;

/// A creature for each step that brings some or gives a shape: one of little challenge.
void note_creatures(const effect_list& steps, std::vector<std::string>& needed,
                    std::vector<std::string>& chosen) {
  for (const effect& step : steps) {
    if (step.kind == effect_kind::summon || step.kind == effect_kind::transform) {
      for (const std::string& name : step.names) {
        const bool is_type = name == "any" || name.starts_with("any ");
        const std::string slug = name.ends_with("fey")         ? "sprite"
                                 : name.ends_with("elemental") ? "magmin"
                                 : name.ends_with("celestial") ? "pegasus"
                                 : name.ends_with("fiend")     ? "lemure"
                                 : is_type                     ? "rat"
                                                               : name.substr(0, name.find(" x"));
        needed.push_back(slug);
        if (&name == &step.names.front() && (is_type || step.names.size() > 1))
          chosen.push_back(slug);
      }
    }
    for (const effect_branch& branch : step.branches) note_creatures(branch.steps, needed, chosen);
    for (const lasting& does : step.lasts)
      for (const effect_branch& moment : does.moments) note_creatures(moment.steps, needed, chosen);
  }
}

/// The spells that a spell casts, and the words that name one where it leaves that open: the choice
/// that it belongs to, and the spell.
void note_spells(const effect_list& steps, const std::string& choice,
                 std::vector<std::string>& needed, std::vector<std::string>& chosen) {
  for (const effect& step : steps) {
    if (step.kind == effect_kind::cast && step.what != cast_known) {
      needed.push_back(step.what == cast_any ? "bless" : step.what);
      if (step.what == cast_any) chosen.push_back("\"" + choice + "\" and: bless");
    }
    for (const effect_branch& branch : step.branches)
      note_spells(branch.steps, step.kind == effect_kind::choose ? branch.name : choice, needed,
                  chosen);
  }
}

known_content everybody(const spell_ptr& what) {
  known_content known;
  for (stat_block& block : test::bestiary()) {
    std::string slug = block.slug.str();
    known.insert_or_assign(std::move(slug), std::make_shared<const stat_block>(std::move(block)));
  }
  stat_block mira = test::caster("Mira", {what->slug});
  mira.casting.front().slots.fill(2);
  mira.hit_points = 300;
  known.insert_or_assign("caster", std::make_shared<const stat_block>(std::move(mira)));
  known.insert_or_assign(std::string(spell_prefix) + what->slug, what);
  return known;
}

/// `words` go on after the spell: "at: 3", "choose: fire".
void cast_with(const spell_ptr& what, std::string_view words, const known_content& known) {
  test::skirmish g(7, [&known](std::string_view name) {
    const auto found = known.find(name);
    return found == known.end() ? found_content() : found->second;
  });
  g.say("add caster as: Mira");
  g.say("add target count: 2");
  g.say("add elara and: zombie and: goblin");
  g.say("damage to: elara amount: 5 type: fire");
  g.say(
      fmt::format("cast {} by: Mira {} to: target-1 and: target-2 and: elara and: zombie-1 and: "
                  "goblin-1",
                  what->slug, words));
  // What a spell does later happens, too.
  g.say("encounter start");
  g.say("initiative all");
  for (int turn = 0; turn < 8; ++turn) g.say("turn");
  g.say("encounter end");
  g.check_replay();
  g.undo_to(0);
}

void collect_choices(const effect_list& steps, std::vector<std::string>& names) {
  for (const effect& step : steps)
    for (const effect_branch& branch : step.branches) {
      if (step.kind == effect_kind::choose) names.push_back(branch.name);
      collect_choices(branch.steps, names);
    }
}

void cast_in_every_way(io::content::library& srd, const spell_ptr& what) {
  std::vector<std::string> needed;
  std::vector<std::string> chosen;
  note_creatures(what->effects, needed, chosen);
  known_content known = everybody(what);
  for (const std::string& slug : needed) {
    const auto block = srd.creature(slug);
    BOOST_REQUIRE_MESSAGE(block, slug);
    known.insert_or_assign(slug, *block);
  }
  std::vector<std::string> spells;
  note_spells(what->effects, {}, spells, chosen);
  for (const std::string& slug : spells) {
    const auto cast = srd.castable(slug);
    BOOST_REQUIRE_MESSAGE(cast, slug);
    known.insert_or_assign(std::string(spell_prefix) + slug, *cast);
  }
  const std::string which = chosen.empty() ? std::string() : " choose: " + chosen.front();
  if (what->level == 0) cast_with(what, which, known);
  for (int level = std::max<int>(what->level, 1); what->level > 0 && level <= 9; ++level)
    BOOST_TEST_CONTEXT("level " << level)
  cast_with(what, fmt::format("at: {}{}", level, which), known);
  std::vector<std::string> choices;
  collect_choices(what->effects, choices);
  for (const std::string& choice : choices) {
    const std::string also = chosen.empty() ? std::string() : " and: " + chosen.front();
    BOOST_TEST_CONTEXT(choice)
    cast_with(what, fmt::format("choose: \"{}\"{}", choice, also), known);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_spell_can_be_cast_at_every_level) {
  test::faulty_disk nothing;
  io::content::library srd(nothing, {});
  std::size_t count = 0;
  for (const std::string& slug : srd.slugs(category::spells)) {
    BOOST_TEST_CONTEXT(slug) {
      const auto found = srd.castable(slug);
      BOOST_REQUIRE(found);
      cast_in_every_way(srd, *found);
      ++count;
    }
  }
  BOOST_TEST(count == 319U);
}

BOOST_AUTO_TEST_SUITE_END()
