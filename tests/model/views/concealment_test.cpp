// Who is concealed is not there for players: in states, events and texts.

#include "model/views/concealment.hpp"

#include "model/views/commit_view.hpp"
#include "model/views/state_view.hpp"
#include "tests/model/views/played.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(concealment_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;
using tests::views::played;

namespace {

/// A fight with a goblin whom players see and a zombie whom they do not.
struct ambush : test::game {
  ambush() {
    house.initiative = initiative_ruling::individual;
    tell("add elara");
    tell("add goblin");
    tell("add zombie concealed");
    tell("encounter start");
    tell("initiative by: elara rolled: 10");
  }
  commit_view tell(std::string_view line, const viewer& whose = viewer::spectator()) {
    return view_of(played(*this, line), whose, {.before = nullptr, .after = &state}, concealed);
  }
  static bool mentions(const commit_view& seen, std::string_view id) {
    return std::any_of(seen.events.begin(), seen.events.end(), [&](const event_view& each) {
      concealed_creatures one;
      one.apply(creature_concealed{.creature = id});
      event copy = each.what();
      std::vector<std::string_view> hidden;
      return !leave_out_hidden(copy, one, viewer::spectator(), hidden) || !hidden.empty();
    });
  }
  concealed_creatures concealed;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_state_has_only_those_who_are_seen, ambush) {
  const state_view seen = view_of(state, viewer::player({"elara"}));
  BOOST_TEST((seen.find("zombie-1") == nullptr));
  BOOST_TEST((seen.find("goblin-1") != nullptr));
  BOOST_REQUIRE(seen.fight);
  BOOST_TEST(seen.fight->order.size() == 2U);
  BOOST_TEST((view_of(state, viewer::gm()).find("zombie-1") != nullptr));
  // Whoever plays it sees it.
  BOOST_TEST((view_of(state, viewer::player({"zombie-1"})).find("zombie-1") != nullptr));
}

BOOST_FIXTURE_TEST_CASE(in_the_turn_of_somebody_hidden_it_is_nobodys, ambush) {
  for (int i = 0; i < 6; ++i) {
    const auto whose = turn();
    const state_view seen = view_of(state, viewer::spectator());
    const auto* current = seen.fight->turn_of();
    BOOST_TEST((whose == "zombie-1") == (current == nullptr));
    if (current != nullptr) BOOST_TEST(current->id.view() == whose);
    say("turn");
  }
}

BOOST_FIXTURE_TEST_CASE(what_the_hidden_bring_about_names_nobody, ambush) {
  say("condition add poisoned to: elara by: zombie");
  const state_view seen = view_of(state, viewer::player({"elara"}));
  const creature_view* elara = seen.find("elara");
  BOOST_REQUIRE((elara != nullptr && elara->conditions.size() == 1U));
  BOOST_TEST(elara->conditions.front().source.empty());
  BOOST_TEST(view_of(state, viewer::gm()).find("elara")->conditions.front().source.view() ==
             "zombie-1");
}

BOOST_FIXTURE_TEST_CASE(what_happens_to_the_hidden_does_not_happen, ambush) {
  BOOST_TEST(tell("damage to: zombie amount: 3 type: fire").events.empty());
  BOOST_TEST(tell("condition add prone to: zombie").events.empty());
  BOOST_TEST(tell("damage to: goblin amount: 1 type: fire").events.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_the_hidden_do_to_others_comes_from_nobody, ambush) {
  const auto seen = tell("damage to: elara amount: 3 type: fire by: zombie");
  BOOST_REQUIRE(seen.events.size() == 1U);
  const auto& dealt = get<damage_dealt>(seen.events.front().what());
  BOOST_TEST(dealt.source.empty());
  BOOST_TEST(dealt.target.view() == "elara");
  BOOST_TEST(seen.events.front().hides("source"));
  BOOST_TEST(seen.by == "gm");
  BOOST_TEST(!seen.names.contains("zombie-1"));
}

BOOST_FIXTURE_TEST_CASE(who_is_concealed_leaves_and_who_is_revealed_comes, ambush) {
  const auto gone = tell("conceal goblin");
  BOOST_REQUIRE(gone.events.size() == 1U);
  BOOST_TEST(holds_alternative<creature_removed>(gone.events.front().what()));
  BOOST_TEST(tell("damage to: goblin amount: 1 type: fire").events.empty());
  const auto back = tell("reveal goblin and: zombie");
  BOOST_TEST(back.events.size() == 2U);
  BOOST_TEST(holds_alternative<creature_revealed>(back.events.back().what()));
  BOOST_TEST(!tell("damage to: zombie amount: 1 type: fire").events.empty());
}

BOOST_FIXTURE_TEST_CASE(an_undo_tells_of_those_alone_who_are_seen, ambush) {
  state_patch patch;
  patch.changes.emplace_back().id = "zombie-1";
  patch.changes.emplace_back().id = "goblin-1";
  command_undone undone;
  undone.restored = patch;
  event what = undone;
  const auto redacted = seen_by(viewer::spectator(), std::make_shared<const event>(what));
  BOOST_REQUIRE(redacted);
  event copy = *redacted->what;
  std::vector<std::string_view> hidden;
  BOOST_TEST(leave_out_hidden(copy, concealed, viewer::spectator(), hidden));
  const auto& left = get<command_undone>(copy).restored.creatures;
  BOOST_REQUIRE(left.size() == 1U);
  BOOST_TEST(left.front().id.view() == "goblin-1");
}

BOOST_FIXTURE_TEST_CASE(no_event_of_a_fight_names_the_hidden, ambush) {
  for (int i = 0; i < 30; ++i) {
    for (const auto* line :
         {"attack by: zombie with: slam to: elara and: goblin", "turn",
          "attack by: goblin with: scimitar to: zombie", "heal to: elara amount: 12",
          "heal to: zombie amount: 22", "save dex by: zombie dc: 10"}) {
      if (!attempt(line)) continue;
      commit one;
      one.first = 1;
      one.last = last.size();
      one.by = "zombie-1";
      one.events = std::make_shared<const std::vector<event>>(last);
      const auto seen =
          view_of(one, viewer::spectator(), {.before = nullptr, .after = &state}, concealed);
      BOOST_TEST(!mentions(seen, "zombie-1"), line);
      BOOST_TEST(!seen.names.contains("zombie-1"), line);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_text_that_names_the_hidden_is_found) {
  concealed_creatures all;
  creature_added strahd;
  strahd.creature = "strahd";
  strahd.name = "Strahd";
  strahd.concealed = true;
  all.apply(strahd);
  BOOST_TEST(all.names_hidden("Bite of Strahd", viewer::spectator()));
  BOOST_TEST(all.names_hidden("for strahd", viewer::spectator()));
  BOOST_TEST(!all.names_hidden("for strahd", viewer::player({"strahd"})));
  BOOST_TEST(!all.names_hidden("a bite", viewer::spectator()));
  all.apply(creature_revealed{.creature = "strahd"});
  BOOST_TEST(!all.names_hidden("Bite of Strahd", viewer::spectator()));
}

BOOST_AUTO_TEST_SUITE_END()
