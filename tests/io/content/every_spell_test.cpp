// Every spell of SRD 5.1 is cast at every level at fitting targets: nothing is refused, no
// invariant is broken, and taking everything back gives the beginning.

#include "io/content/library.hpp"
#include "io/store/codec/state_codec.hpp"
#include "model/patch.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/game.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(every_spell_suite)

using namespace dnd;
using namespace dnd::model;

namespace {

/// A creature for each step that brings some or gives a shape: one of little challenge.
void note_creatures(const effect_list& steps, std::vector<std::string>& needed,
                    std::vector<std::string>& chosen) {
  for (const effect& step : steps) {
    if (step.kind == effect_kind::summon || step.kind == effect_kind::transform) {
      for (const std::string& name : step.names) {
        const bool is_type = name == "any" || name.starts_with("any ");
        const std::string slug = name.ends_with("fey")         ? "sprite"
                                 : name.ends_with("elemental") ? "magmin"
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

test::game with_everybody(const spell_ptr& what) {
  test::game g(7);
  stat_block mira = test::caster("Mira", {what->slug});
  mira.casting.front().slots.fill(2);
  mira.hit_points = 300;
  g.knows(std::move(mira));
  g.knows(*what);
  g.say("add caster as: Mira");
  g.say("add target count: 2");
  g.say("add elara and: zombie and: goblin");
  g.say("damage to: elara amount: 5 type: fire");
  return g;
}

void cast_at(io::content::library& srd, const spell_ptr& what, int level) {
  test::game g = with_everybody(what);
  std::vector<std::string> needed;
  std::vector<std::string> chosen;
  note_creatures(what->effects, needed, chosen);
  for (const std::string& slug : needed) {
    const auto block = srd.creature(slug);
    BOOST_REQUIRE_MESSAGE(block, slug);
    g.knows(**block);
  }
  const state before = g.state;
  std::string line = fmt::format("cast {} by: Mira", what->slug);
  if (level > 0) line += fmt::format(" at: {}", level);
  if (!chosen.empty()) line += " choose: " + chosen.front();
  g.say(line + " to: target-1 and: target-2 and: elara and: zombie-1 and: goblin-1");
  // What a spell does later happens, too.
  g.say("encounter start");
  g.say("initiative all");
  for (int turn = 0; turn < 8; ++turn) g.say("turn");
  g.say("encounter end");
  state back = g.state;
  BOOST_TEST(restore(back, diff(g.state, before)).ok());
  BOOST_TEST((back == before), what->name);
  BOOST_TEST(io::state_hash(back) == io::state_hash(before), what->name);
}

void cast_at_every_level(io::content::library& srd, const spell_ptr& what) {
  if (what->level == 0) return cast_at(srd, what, 0);
  for (int level = what->level; level <= 9; ++level) cast_at(srd, what, level);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_spell_can_be_cast_at_every_level) {
  test::faulty_disk nothing;
  io::content::library srd(nothing, {});
  for (const std::string& slug : srd.slugs(category::spells)) {
    BOOST_TEST_CONTEXT(slug) {
      const auto found = srd.castable(slug);
      BOOST_REQUIRE(found);
      cast_at_every_level(srd, *found);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
