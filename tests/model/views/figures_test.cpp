// What a state says, value by value.

#include "model/views/figures.hpp"

#include "model/patch.hpp"
#include "tests/model/views/played.hpp"
#include "tests/support/game.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/random_commands.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(figures_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using namespace dnd::test;
using dnd::tests::views::needs_the_past;

namespace {

const figure& the_figure(const std::vector<figure>& all, std::string_view name) {
  const auto at = std::find_if(all.begin(), all.end(),
                               [name](const figure& each) { return each.name == name; });
  BOOST_REQUIRE_MESSAGE(at != all.end(), name);
  return *at;
}

std::string text_of_figure(const game& g, std::string_view who, std::string_view name) {
  return the_figure(figures_of(parts_of(g.state, who)), name).text;
}

std::string told(const std::vector<figure_change>& all) {
  std::string out;
  for (const auto& each : all)
    out += each.subject + " " + each.figure + " " + each.before + ">" + each.after + "\n";
  return out;
}

/// All that a state says, by whose it is and how it is called. What is not there has no text.
std::map<std::pair<std::string, std::string>, std::string> values_of(const state& now) {
  std::set<std::string> subjects;
  for (const auto& each : now.creatures()) subjects.insert(each->id.str());
  for (const auto& each : now.books().lives.all()) subjects.insert(each->key().str());
  for (const auto& each : now.books().holdings.all()) subjects.insert(each->key().str());
  std::map<std::pair<std::string, std::string>, std::string> out;
  const auto add = [&out](const std::string& subject, const std::vector<figure>& all) {
    for (const figure& each : all)
      if (!each.text.empty()) out[{subject, each.name}] = each.text;
  };
  for (const std::string& each : subjects) add(each, figures_of(parts_of(now, each)));
  add("", figures_of_campaign(now));
  return out;
}

/// Whether they differ in anything but the counters that nobody is told of.
bool are_different(const state& a, const state& b) {
  state_patch parts = diff(a, b);
  parts.numbers.clear();
  parts.effects_given.reset();
  return !(parts == state_patch());
}

pending_decision a_decision() {
  pending_decision out;
  out.asked = {{.who = "elara", .reactions = {"Shield"}}};
  out.line = "attack by: goblin-1 to: Elara";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_that_a_creature_is_has_a_name_and_a_text) {
  game g;
  g.say("add Elara and: goblin");
  g.say("condition add poisoned to: Elara by: goblin rounds: 3");
  BOOST_TEST(text_of_figure(g, "elara", "hp") == "12");
  BOOST_TEST(text_of_figure(g, "elara", "ac") == "16");
  BOOST_TEST(text_of_figure(g, "elara", "life") == "conscious");
  BOOST_TEST(text_of_figure(g, "elara", "conditions") == "poisoned by goblin-1 (3 rounds)");
  BOOST_TEST(text_of_figure(g, "elara", "effects") == "none");
  BOOST_TEST(text_of_figure(g, "elara", "turn.actions") == "0");
  BOOST_TEST(text_of_figure(g, "elara", "stat_block.armor_class") == "16");
  BOOST_TEST(figures_of(parts_of(g.state, "nobody")).empty());
}

BOOST_AUTO_TEST_CASE(no_two_figures_of_somebody_have_the_same_name) {
  const auto& names = usual_figures();
  BOOST_TEST((std::set<std::string>(names.begin(), names.end()).size() == names.size()));
  for (std::size_t i = 1; i < names.size(); ++i)
    BOOST_TEST(std::count(names.begin(), names.end(), names[i]) == 1, names[i]);
}

BOOST_AUTO_TEST_CASE(what_somebody_has_changes_without_their_name) {
  game g;
  g.say("add Elara");
  const state before = g.state;
  g.say("give 5 gp to: Elara");
  const state had = g.state;
  g.say("give 2 gp to: Elara");
  BOOST_TEST(told(differences(had, g.state)) == "elara coins 500>700\n");
  BOOST_TEST(told(differences(before, g.state)).find("elara name") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(equal_states_have_no_difference_and_one_command_has_its_own) {
  game g;
  g.say("add Elara and: goblin");
  const state before = g.state;
  BOOST_TEST(differences(before, g.state).empty());
  g.say("damage to: Elara amount: 5");
  BOOST_TEST(told(differences(before, g.state)) == "elara hp 12>7\n");
  g.say("heal to: Elara amount: 5");
  BOOST_TEST(differences(before, g.state).empty());
}

BOOST_AUTO_TEST_CASE(who_comes_and_who_leaves_brings_and_takes_all_values) {
  game g;
  const state empty = g.state;
  g.say("add goblin");
  const auto came = differences(empty, g.state);
  BOOST_TEST(std::count_if(came.begin(), came.end(),
                           [](const auto& each) { return each.figure == present_figure; }) == 1);
  for (const auto& each : came) {
    if (each.subject.empty()) continue;
    BOOST_TEST(each.moves, each.figure);
    BOOST_TEST(each.before.empty(), each.figure);
  }
  const state there = g.state;
  g.say("remove goblin-1");
  const auto left = differences(there, g.state);
  BOOST_TEST(!left.empty());
  for (const auto& each : left) BOOST_TEST(each.after.empty(), each.figure);
}

BOOST_AUTO_TEST_CASE(how_ties_were_broken_is_no_figure) {
  game g;
  g.say("add zombie count: 3");
  g.say("encounter start");
  const std::string order = the_figure(figures_of_campaign(g.state), "order").text;
  BOOST_TEST(order.find("initiative") != std::string::npos);
  BOOST_TEST(order.find("tie") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(differences_put_upon_one_state_make_the_other) {
  for (std::uint64_t seed = 1; seed <= dnd::test::how_many({20, 3'000}); ++seed) {
    BOOST_TEST_MESSAGE("seed " << seed);
    game g(seed);
    random_commands random(seed);
    std::vector<state> moments;
    for (int i = 0; i < 120; ++i) {
      const std::string line = random.next(g.state);
      if (!needs_the_past(line)) g.attempt(line);
      if (i % 10 == 0) moments.push_back(g.state);
    }
    for (int i = 0; i < 12; ++i) {
      const state& a = moments[random.pick(moments.size())];
      const state& b = moments[random.pick(moments.size())];
      auto made = values_of(a);
      for (const figure_change& each : differences(a, b)) {
        std::string& value = made[{each.subject, each.figure}];
        BOOST_REQUIRE_EQUAL(value, each.before);
        value = each.after;
      }
      BOOST_REQUIRE_EQUAL(differences(a, b).empty(), !are_different(a, b));
      std::erase_if(made, [](const auto& each) { return each.second.empty(); });
      BOOST_REQUIRE(made == values_of(b));
    }
  }
}

BOOST_AUTO_TEST_CASE(values_that_are_told_alike_and_are_not_the_same_are_different) {
  game g;
  g.say("add Elara and: goblin");
  state before = g.state;
  state after = g.state;
  pending_decision what = a_decision();
  before.set_pending(std::make_shared<const pending_decision>(what));
  what.line = "attack by: goblin-1 to: Elara disadvantage";
  after.set_pending(std::make_shared<const pending_decision>(what));
  BOOST_TEST(told(differences(before, after)) == " waits yes>yes\n");
  BOOST_TEST(told(differences(g.state, after)) == " waits no>yes\n");
}

BOOST_AUTO_TEST_CASE(what_foes_were_worth_that_fell_and_left_is_different) {
  game g;
  stat_block raider = monster("Raider", 10, 5);
  raider.xp = 50;
  g.knows(raider);
  g.say("add Elara");
  g.say("add raider count: 2");
  g.say("encounter start");
  g.say("damage to: raider-1 amount: 30");
  const state before = g.state;
  g.say("remove raider-1");
  const std::string all = told(differences(before, g.state));
  BOOST_TEST(all.find(" fallen_experience >50\n") != std::string::npos, all);
}

BOOST_AUTO_TEST_CASE(the_campaign_has_figures_of_its_own) {
  game g;
  g.say("add Elara and: goblin");
  g.say("session start The Mill");
  const state before = g.state;
  g.say("encounter start");
  const auto all = differences(before, g.state);
  const auto fight = std::find_if(all.begin(), all.end(), [](const auto& each) {
    return each.subject.empty() && each.figure == "fight";
  });
  BOOST_REQUIRE(fight != all.end());
  BOOST_TEST(fight->before == "0");
  BOOST_TEST(fight->after == "1");
  BOOST_TEST(the_figure(figures_of_campaign(g.state), "session.title").text == "The Mill");
}

BOOST_AUTO_TEST_CASE(moments_of_a_campaign_are_told_by_day_and_hour) {
  game g;
  g.say("time pass 8 hours");
  g.say("session start The Mill");
  g.say("time pass 1 day");
  const auto all = figures_of_campaign(g.state);
  BOOST_TEST(the_figure(all, "time").text == "day 2, 16:00");
  BOOST_TEST(the_figure(all, "time").exact == "19200");
  BOOST_TEST(the_figure(all, "session.began").text == "day 1, 16:00");
}

BOOST_AUTO_TEST_CASE(an_event_tells_all_of_its_fields) {
  game g;
  g.say("add Elara and: goblin");
  g.say("attack by: Elara with: longsword to: goblin-1 rolled: 15, 4");
  const auto rolled = figures_of(event(g.all<attack_rolled>().front()));
  BOOST_TEST(the_figure(rolled, "attacker").text == "elara");
  BOOST_TEST(the_figure(rolled, "d20").text == "15");
  BOOST_TEST(the_figure(rolled, "ac").text == "15");
  const auto dealt = figures_of(event(g.all<damage_dealt>().front()));
  BOOST_TEST(the_figure(dealt, "hp").text == "7 → 0");
}

BOOST_AUTO_TEST_CASE(a_word_means_the_figure_of_its_name_or_those_that_have_it) {
  BOOST_TEST(figure_word("HP").means("hp"));
  BOOST_TEST(!figure_word("hp").means("max_hp"));
  BOOST_TEST(figure_word("max hp").means("max_hp"));
  BOOST_TEST(figure_word("armor class").means("ac"));
  BOOST_TEST(figure_word("xp").means("experience"));
  BOOST_TEST(figure_word("slots").means("spent.1st-level slots"));
  BOOST_TEST(!figure_word("slots").means("spent.ki"));
  BOOST_TEST(figure_word("").means("speed"));
  game g;
  g.say("add Elara");
  BOOST_TEST(figure_word("slots").is_of(parts_of(g.state, "elara")));
  BOOST_TEST(!figure_word("colour").is_of(parts_of(g.state, "elara")));
}

BOOST_AUTO_TEST_SUITE_END()
