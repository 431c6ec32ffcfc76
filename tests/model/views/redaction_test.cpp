#include "model/views/redaction.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

BOOST_AUTO_TEST_SUITE(redaction_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;

namespace {

template <class T>
std::optional<seen_event> seen(const viewer& whose, T what) {
  return seen_by(whose, std::make_shared<const event>(std::move(what)));
}

viewer grogs_player() {
  return viewer::player({"grog"});
}

bool hides(const std::optional<seen_event>& seen, std::string_view field) {
  BOOST_REQUIRE(seen);
  return std::ranges::find(seen->hidden, field) != seen->hidden.end();
}

template <class T>
const T& as(const std::optional<seen_event>& seen) {
  BOOST_REQUIRE(seen);
  return get<T>(*seen->what);
}

/// Names of the fields at the top of a description.
struct field_names {
  template <class T>
  void field(std::string_view name, const T&) {
    all.insert(name);
  }
  template <class T>
  void optional(std::string_view name, const T&) {
    all.insert(name);
  }
  template <class T>
  void optional(std::string_view name, const T&, const T&) {
    all.insert(name);
  }
  std::set<std::string_view> all;
};

attack_rolled attack(creature_id attacker, creature_id target) {
  attack_rolled out;
  out.attacker = attacker;
  out.target = target;
  out.d20 = {14};
  out.mode = roll_mode::advantage;
  out.modifier = 7;
  out.total = 21;
  out.ac = 8;
  out.hit = true;
  out.reason = "pack tactics";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_game_master_is_given_the_event_itself) {
  for (const event& each : test::maximal_events()) {
    const auto what = std::make_shared<const event>(each);
    const auto seen = seen_by(viewer::gm(), what);
    BOOST_REQUIRE(seen);
    BOOST_TEST(seen->what == what);
    BOOST_TEST(seen->hidden.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_is_hidden_is_a_field_of_the_event_and_is_named_once) {
  for (const event& each : test::maximal_events()) {
    const auto seen = seen_by(viewer::spectator(), std::make_shared<const event>(each));
    if (!seen) continue;
    field_names known;
    visit([&known](const auto& e) { fields<std::decay_t<decltype(e)>>::visit(e, known); }, each);
    std::set<std::string_view> hidden;
    for (const std::string_view name : seen->hidden) {
      BOOST_TEST(known.all.contains(name), type_name(each) << " has no " << name);
      BOOST_TEST(hidden.insert(name).second, type_name(each) << " hides " << name << " twice");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_spectator_sees_these_kinds_of_events_and_no_others) {
  std::set<std::string_view> seen;
  for (const event& each : test::maximal_events())
    if (seen_by(viewer::spectator(), std::make_shared<const event>(each)))
      seen.insert(type_name(each));
  const std::set<std::string_view> expected{
      "rest_taken",          "creature_revived",   "initiative_set",     "inspiration_changed",
      "session_started",     "session_saved",      "session_ended",      "creature_added",
      "creature_removed",    "encounter_started",  "combatant_joined",   "initiative_rolled",
      "round_started",       "turn_started",       "turn_ended",         "encounter_ended",
      "action_used",         "attack_rolled",      "damage_dealt",       "healed",
      "temporary_hp_gained", "check_rolled",       "condition_added",    "condition_removed",
      "condition_ticked",    "command_undone",     "exhaustion_changed", "encounter_discarded",
      "command_redone",      "command_taken_out",  "state_restored",     "saving_throw_rolled",
      "spell_cast",          "effect_ended",       "creature_revealed",  "time_passed",
      "turn_spent",          "decision_pending",   "decision_made",      "reaction_taken",
      "spell_countered",     "shape_taken",        "shape_left",         "ruling_made",
      "note_added",          "creature_concealed", "character_changed",  "experience_gained",
      "calendar_set",        "player_attended"};
  // A creature that is concealed is seen to leave. The sample of a note is for all, and that of
  // `vitality_changed` goes from dying to stable, which nobody can tell.
  BOOST_TEST(seen == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(notes_and_rolls_are_for_those_for_whom_they_are) {
  BOOST_TEST(!seen(viewer::spectator(), note_added{.text = "x"}).has_value());
  BOOST_TEST(seen(viewer::spectator(), note_added{.text = "x", .everybody = true}).has_value());
  note_added whispered{.text = "x"};
  whispered.reader = "grog";
  BOOST_TEST(!seen(viewer::spectator(), whispered).has_value());
  BOOST_TEST(seen(grogs_player(), whispered).has_value());
  dice_rolled roll;
  roll.creature = "grog";
  BOOST_TEST(seen(grogs_player(), roll).has_value());
  roll.secret = true;
  BOOST_TEST(!seen(grogs_player(), roll).has_value());
  BOOST_TEST(seen(viewer::gm(), roll).has_value());
}

BOOST_AUTO_TEST_CASE(hit_points_are_shown_where_the_ruling_says_so) {
  damage_dealt hit;
  hit.target = "zombie-1";
  hit.hp = {22, 13};
  BOOST_TEST(hides(seen(grogs_player(), hit), "hp"));
  const auto shown = seen(grogs_player().with(health_ruling::figures), hit);
  BOOST_TEST(!hides(shown, "hp"));
  BOOST_TEST(as<damage_dealt>(shown).hp.after == 13);
}

BOOST_AUTO_TEST_CASE(who_is_concealed_leaves_as_far_as_players_know) {
  const auto gone = seen(viewer::spectator(), creature_concealed{.creature = "zombie-1"});
  BOOST_TEST(as<creature_removed>(gone).creature.view() == "zombie-1");
  BOOST_TEST(holds_alternative<creature_concealed>(
      *seen(viewer::gm(), creature_concealed{.creature = "zombie-1"})->what));
}

BOOST_AUTO_TEST_CASE(a_player_sees_what_the_own_characters_do_and_suffer) {
  recharge_rolled recharge;
  recharge.creature = "grog";
  BOOST_TEST(seen(grogs_player(), recharge).has_value());
  BOOST_TEST(!seen(viewer::spectator(), recharge).has_value());
  damage_rolled roll;
  roll.source = "grog";
  BOOST_TEST(seen(grogs_player(), roll).has_value());
  roll.source = "zombie-1";
  BOOST_TEST(!seen(grogs_player(), roll).has_value());
  dice_rolled dice;
  BOOST_TEST(!seen(grogs_player(), dice).has_value());
  creature_added added;
  added.creature = "grog";
  BOOST_TEST(seen(grogs_player(), added)->hidden.empty());
}

BOOST_AUTO_TEST_CASE(a_roll_of_somebody_else_shows_what_came_of_it) {
  const auto theirs = seen(grogs_player(), attack("zombie-1", "grog"));
  for (const auto* field : {"d20", "mode", "modifier", "total", "reason"})
    BOOST_TEST(hides(theirs, field), field);
  BOOST_TEST(!hides(theirs, "ac"));
  BOOST_TEST(as<attack_rolled>(theirs).d20.empty());
  BOOST_TEST(as<attack_rolled>(theirs).total == 0);
  BOOST_TEST(as<attack_rolled>(theirs).reason.empty());
  BOOST_TEST(as<attack_rolled>(theirs).hit);
  const auto own = seen(grogs_player(), attack("grog", "zombie-1"));
  BOOST_TEST(own->hidden.size() == 1u);
  BOOST_TEST(hides(own, "ac"));
  BOOST_TEST(as<attack_rolled>(own).ac == 0);
  BOOST_TEST(as<attack_rolled>(own).total == 21);
}

BOOST_AUTO_TEST_CASE(hit_points_of_others_are_hidden_in_all_that_changes_them) {
  damage_dealt hit;
  hit.source = "grog";
  hit.target = "zombie-1";
  hit.rolled = 9;
  hit.amount = 4;
  hit.hp = {22, 18};
  hit.temp_hp = {1, 0};
  const auto damage = seen(grogs_player(), hit);
  BOOST_TEST((damage->hidden == std::vector<std::string_view>{"amount", "hp", "temp_hp"}));
  BOOST_TEST(as<damage_dealt>(damage).rolled == 9);
  BOOST_TEST(as<damage_dealt>(damage).hp.before == 0);
  hit.target = "grog";
  BOOST_TEST(seen(grogs_player(), hit)->hidden.empty());
  healed healing;
  healing.target = "zombie-1";
  healing.amount = 4;
  BOOST_TEST(hides(seen(grogs_player(), healing), "amount"));
  healing.target = "grog";
  BOOST_TEST(seen(grogs_player(), healing)->hidden.empty());
  BOOST_TEST(hides(seen(grogs_player(), temporary_hp_gained{"", "zombie-1", {0, 5}}), "temp_hp"));
  BOOST_TEST(seen(grogs_player(), temporary_hp_gained{"", "grog", {0, 5}})->hidden.empty());
  BOOST_TEST(hides(seen(grogs_player(), exhaustion_changed{"zombie-1", {0, 1}, {}}), "hp"));
  BOOST_TEST(seen(grogs_player(), exhaustion_changed{"grog", {0, 1}, {}})->hidden.empty());
}

BOOST_AUTO_TEST_CASE(difficulties_are_hidden_from_the_player_who_rolls_too) {
  check_rolled check;
  check.creature = "grog";
  check.dc = 15;
  check.success = false;
  const auto mine = seen(grogs_player(), check);
  BOOST_TEST((mine->hidden == std::vector<std::string_view>{"dc"}));
  BOOST_TEST(!as<check_rolled>(mine).dc);
  BOOST_TEST(as<check_rolled>(mine).success.has_value());
}

BOOST_AUTO_TEST_CASE(the_order_of_turns_is_open_and_what_decides_it_is_not) {
  initiative_rolled roll;
  roll.creature = "zombie-1";
  roll.total = 6;
  const auto theirs = seen(grogs_player(), roll);
  BOOST_TEST(hides(theirs, "tie_break"));
  BOOST_TEST(!hides(theirs, "total"));
  roll.creature = "grog";
  BOOST_TEST(seen(grogs_player(), roll)->hidden.empty());
}

BOOST_AUTO_TEST_CASE(nobody_else_can_tell_who_is_stable) {
  const auto change = [](creature_id who, vitality before, vitality after) {
    return seen(grogs_player(), vitality_changed{who, {before, after}});
  };
  BOOST_TEST(!change("zombie-1", vitality::dying, vitality::stable).has_value());
  const auto up = change("zombie-1", vitality::stable, vitality::conscious);
  BOOST_TEST(as<vitality_changed>(up).state.before == vitality::dying);
  const auto out = change("zombie-1", vitality::conscious, vitality::stable);
  BOOST_TEST(as<vitality_changed>(out).state.after == vitality::dying);
  const auto own = change("grog", vitality::dying, vitality::stable);
  BOOST_TEST(as<vitality_changed>(own).state.after == vitality::stable);
}

BOOST_AUTO_TEST_CASE(uses_of_others_are_hidden_and_the_action_is_not) {
  action_used used{.creature = "zombie-1", .action = "Slam", .pool = "Slam", .spent = {0, 1}};
  const auto theirs = seen(grogs_player(), used);
  BOOST_TEST(as<action_used>(theirs).action.view() == "Slam");
  BOOST_TEST(as<action_used>(theirs).spent.after == 0);
  used.creature = "grog";
  BOOST_TEST(seen(grogs_player(), used)->hidden.empty());
}

BOOST_AUTO_TEST_CASE(what_somebody_does_is_seen_and_what_is_left_of_its_turn_is_not) {
  turn_spent spent;
  spent.creature = "zombie-1";
  spent.on = "Dash";
  spent.turn.after.actions = 1;
  const auto theirs = seen(grogs_player(), spent);
  BOOST_TEST(as<turn_spent>(theirs).on.view() == "Dash");
  BOOST_TEST(hides(theirs, "turn"));
  spent.creature = "grog";
  BOOST_TEST(seen(grogs_player(), spent)->hidden.empty());
}

BOOST_AUTO_TEST_CASE(a_question_is_seen_without_its_numbers) {
  pending_decision asks;
  asks.actor = "zombie-1";
  asks.target = "grog";
  asks.total = 17;
  asks.against = 14;
  asks.line = "attack by: zombie-1 to: grog";
  asks.faces = {12};
  asks.asked = {{.who = "grog", .reactions = {"Parry"}},
                {.who = "zombie-2", .reactions = {"Secret"}}};
  const auto seen_by_player =
      seen(grogs_player(),
           decision_pending{.decision = std::make_shared<const pending_decision>(std::move(asks))});
  BOOST_TEST(hides(seen_by_player, "decision"));
  const pending_decision& left = *as<decision_pending>(seen_by_player).decision;
  BOOST_TEST(left.target.view() == "grog");
  BOOST_TEST(left.total == 0);
  BOOST_TEST(left.against == 0);
  BOOST_TEST(left.line.empty());
  BOOST_TEST(left.faces.empty());
  BOOST_REQUIRE_EQUAL(left.asked.size(), 2U);
  BOOST_TEST(left.asked[0].reactions.size() == 1U);
  BOOST_TEST(left.asked[1].reactions.empty());
}

BOOST_AUTO_TEST_CASE(a_redo_says_no_number_of_the_log) {
  command_redone redone;
  redone.undone = 44;
  const auto seen_by_player = seen(grogs_player(), redone);
  BOOST_TEST(hides(seen_by_player, "undone"));
  BOOST_TEST(as<command_redone>(seen_by_player).undone == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_taken_out_says_no_numbers_of_the_log) {
  command_taken_out out;
  out.first = 3;
  out.last = 4;
  out.restored.encounters = 2;
  const auto seen_by_player = seen(grogs_player(), out);
  for (const char* field : {"first", "last", "restored"}) BOOST_TEST(hides(seen_by_player, field));
  BOOST_TEST(as<command_taken_out>(seen_by_player).last == 0u);
  BOOST_TEST(!as<command_taken_out>(seen_by_player).restored.encounters);
}

BOOST_AUTO_TEST_CASE(what_is_put_back_is_named_and_not_shown) {
  command_undone undone;
  undone.first = 3;
  undone.restored.creatures.push_back({"zombie-1", std::make_shared<creature>()});
  undone.restored.encounters = 2;
  const auto seen_by_player = seen(grogs_player(), undone);
  BOOST_TEST(hides(seen_by_player, "restored"));
  const auto& left = as<command_undone>(seen_by_player);
  // A number of the log would say how many events there are that nobody shows.
  for (const char* number : {"first", "last", "head", "redo"})
    BOOST_TEST(hides(seen_by_player, number));
  BOOST_TEST(left.first == 0u);
  BOOST_REQUIRE(left.restored.creatures.size() == 1u);
  BOOST_TEST(left.restored.creatures.front().id.view() == "zombie-1");
  BOOST_TEST(left.restored.creatures.front().value == nullptr);
  BOOST_TEST(!left.restored.encounters);
}

BOOST_AUTO_TEST_SUITE_END()
