// Changes on trial: what is kept stays, what is not leaves no trace, and it costs what is changed.

#include "model/trial.hpp"

#include "model/apply.hpp"
#include "tests/support/game.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace dnd::model;
using dnd::test::game;

namespace {

/// A fight of four in a session.
struct scene : game {
  scene() : game(1) {
    say("session start The mill");
    say("add zombie count: 3");
    say("add Elara");
    say("encounter start");
  }

  /// The events of a line, applied to the state in a trial.
  std::vector<event> carry_out(trial& attempt, std::vector<event> events) {
    for (const event& what : events)
      BOOST_REQUIRE(apply(attempt.now(), what, attempt.now().seq() + 1).ok());
    return events;
  }
};

/// Something of each kind that a state has.
std::vector<event> much(const state& now) {
  const auto& zombie = *now.find("zombie-1");
  const auto& elara = *now.find("elara");
  const hp_change hurt{zombie.hp, zombie.hp - 5};
  creature_added second;
  second.creature = "goblin-1";
  second.name = "Goblin 1";
  second.number = 1;
  second.hp = second.max_hp = 7;
  second.block = zombie.block;
  condition_instance prone;
  prone.kind = condition::prone;
  prone.anchor = "elara";
  return {damage_dealt{.source = {},
                       .target = "zombie-1",
                       .amount = 5,
                       .type = damage_type::fire,
                       .rolled = 5,
                       .hp = hurt,
                       .temp_hp = {}},
          condition_added{.creature = "elara", .instance = prone},
          healed{.source = {}, .target = "zombie-1", .amount = 5, .hp = {hurt.after, hurt.before}},
          creature_removed{.creature = "zombie-2"},
          second,
          combatant_joined{.creature = "goblin-1"},
          temporary_hp_gained{.source = {}, .target = "goblin-1", .temp_hp = {0, 3}},
          creature_removed{.creature = "zombie-1"},
          encounter_ended{.number = now.encounters(), .rounds = 0},
          session_ended{.number = now.play().count},
          encounter_started{.number = now.encounters() + 1},
          exhaustion_changed{.creature = "elara", .level = {0, 1}, .hp = {elara.hp, elara.hp}}};
}

bool is_all_the_same(const state& a, const state& b) {
  return a == b && a.seq() == b.seq() && a.undo_at() == b.undo_at();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(trial, scene)

BOOST_AUTO_TEST_CASE(what_is_not_kept_leaves_no_trace) {
  const dnd::model::state before = state;
  {
    dnd::model::trial attempt(state);
    carry_out(attempt, much(state));
    BOOST_TEST(!is_all_the_same(state, before));
    BOOST_TEST(attempt.seq_before() == before.seq());
    BOOST_TEST(attempt.fight_before() == before.fight());
  }
  BOOST_TEST(is_all_the_same(state, before));
  // The very same parts, so that what has changed is still seen at a glance.
  for (std::size_t i = 0; i < before.creatures().size(); ++i)
    BOOST_TEST(state.creatures()[i].get() == before.creatures()[i].get());
  BOOST_TEST(state.fight_pointer().get() == before.fight_pointer().get());
  BOOST_TEST(state.play_pointer().get() == before.play_pointer().get());
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_what_the_events_come_to) {
  const auto events = much(state);
  dnd::model::state plain = state;
  for (const event& what : events) BOOST_REQUIRE(apply(plain, what, plain.seq() + 1).ok());
  {
    dnd::model::trial attempt(state);
    carry_out(attempt, events);
    attempt.keep();
  }
  BOOST_TEST(is_all_the_same(state, plain));
}

BOOST_AUTO_TEST_CASE(a_state_that_shares_parts_sees_nothing_of_a_trial) {
  const dnd::model::state shared = state;
  const auto zombie = *state.find("zombie-1");
  for (const bool kept : {false, true}) {
    dnd::model::trial attempt(state);
    carry_out(attempt, much(state));
    if (kept) attempt.keep();
    BOOST_TEST((*shared.find("zombie-1") == zombie));
    BOOST_TEST(shared.creatures().size() == 4U);
    BOOST_TEST(shared.fight()->order.size() == 4U);
  }
}

BOOST_AUTO_TEST_CASE(a_copy_made_in_a_trial_is_in_none) {
  dnd::model::state copy;
  {
    dnd::model::trial attempt(state);
    carry_out(attempt, {much(state).front()});
    copy = state;
    copy.edit("elara")->hp = 1;
    BOOST_TEST(state.find("elara")->hp != 1);
    BOOST_TEST(copy.find("zombie-1")->hp == state.find("zombie-1")->hp);
    // Shared since: what the trial does to it now is not done to the copy.
    state.edit("zombie-1")->hp = 2;
  }
  BOOST_TEST(copy.find("elara")->hp == 1);
  BOOST_TEST(copy.find("zombie-1")->hp + 5 == state.find("zombie-1")->hp);
}

BOOST_AUTO_TEST_CASE(only_what_is_changed_is_copied) {
  const dnd::model::state before = state;
  dnd::model::trial attempt(state);
  carry_out(attempt, {much(state).front()});
  const creature* const mine = state.find("zombie-1");
  state.edit("zombie-1")->hp = 3;
  BOOST_TEST(state.find("zombie-1") == mine);
  for (std::size_t i = 0; i < before.creatures().size(); ++i) {
    const bool same = state.creatures()[i].get() == before.creatures()[i].get();
    BOOST_TEST(same == (before.creatures()[i]->id.view() != "zombie-1"));
  }
  BOOST_TEST(state.fight_pointer().get() == before.fight_pointer().get());
}

BOOST_AUTO_TEST_CASE(one_that_begins_anew_takes_back_what_came_since_and_no_more) {
  dnd::model::trial attempt(state);
  carry_out(attempt, much(state));
  const dnd::model::state middle = state;
  attempt.begin_anew();
  carry_out(attempt, {note_added{.text = "later"}});
  state.edit("elara")->hp = 1;
  state.set_number("ogre", 3);
  attempt.take_back();
  BOOST_TEST((state == middle));
  BOOST_TEST(state.seq() == middle.seq());
  attempt.keep();
}

BOOST_AUTO_TEST_CASE(whoever_was_replaced_is_visited_once_with_what_was_there_first) {
  const auto elara = state.find_shared("elara");
  dnd::model::trial attempt(state);
  const auto visited = [&] {
    std::vector<std::string> ids;
    attempt.visit_replaced([&](const creature_id& id, const auto& before) {
      ids.push_back(id.str());
      if (id.view() == "elara") BOOST_TEST(before == elara);
      if (id.view() == "goblin-1") BOOST_TEST(before == nullptr);
    });
    return ids;
  };
  BOOST_TEST(visited().empty());
  carry_out(attempt, much(state));
  state.edit("elara")->hp = 3;
  state.edit("zombie-3")->hp = 3;
  state.edit("elara")->hp = 2;
  auto ids = visited();
  std::ranges::sort(ids);
  BOOST_TEST((std::ranges::adjacent_find(ids) == ids.end()));
  BOOST_TEST(std::ranges::count(ids, "elara") == 1);
  BOOST_TEST(std::ranges::count(ids, "goblin-1") == 1);
  attempt.begin_anew();
  BOOST_TEST(visited().empty());
}

BOOST_AUTO_TEST_CASE(trials_follow_one_another) {
  for (int i = 1; i <= 3; ++i) {
    const std::int32_t hp = state.find("elara")->hp;
    {
      dnd::model::trial attempt(state);
      state.edit("elara")->hp = hp - 1;
      attempt.keep();
    }
    dnd::model::trial attempt(state);
    state.edit("elara")->hp = 0;
  }
  BOOST_TEST(state.find("elara")->hp == 9);
}

BOOST_AUTO_TEST_SUITE_END()
