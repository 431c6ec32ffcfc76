// Which values are different, by name alone. Goal: nothing that is different is left out. Method:
// random games, against the comparison of all texts after every command. A failure names its seed:
// run again with DND_SEED=N.

#include "model/views/changed_figures.hpp"

#include "io/content/condition_reader.hpp"
#include "model/apply.hpp"
#include "model/trial.hpp"
#include "tests/model/views/played.hpp"
#include "tests/support/game.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(changed_figures_suite)

using namespace dnd;
using namespace dnd::test;
using namespace dnd::model::views;
using dnd::tests::views::needs_the_past;
using model::state;

namespace {

using names = std::map<std::string, std::set<std::string>>;

names told_at_length(const state& before, const state& after) {
  names out;
  for (const figure_change& each : differences(before, after))
    out[each.subject].insert(each.figure);
  return out;
}

names told_by_name(const state& before, const state& after) {
  names out;
  visit_changed_subjects(
      before, after, [&](std::string_view id, const subject_parts& had, const subject_parts& has) {
        visit_changed_figures(had, has,
                              [&](std::string_view name) { out[std::string(id)].emplace(name); });
      });
  visit_changed_figures(before, after, [&](std::string_view name) { out[""].emplace(name); });
  return out;
}

/// The same by what happened in a trial, each time from one end of it to the next.
class followed_game {
 public:
  names after(const std::vector<model::event>& events) {
    for (const model::event& what : events) BOOST_REQUIRE(apply(now_, what, now_.seq() + 1).ok());
    names out;
    visit_changed_subjects(
        step_, campaign_before_,
        [&](std::string_view id, const subject_parts& had, const subject_parts& has) {
          visit_changed_figures(had, has,
                                [&](std::string_view name) { out[std::string(id)].emplace(name); });
        });
    visit_changed_figures(campaign_before_, now_,
                          [&](std::string_view name) { out[""].emplace(name); });
    campaign_before_.share_campaign_of(now_);
    step_.begin_anew();
    return out;
  }

 private:
  state now_;
  model::trial step_{now_};
  state campaign_before_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(names_are_those_of_the_comparison_of_all_texts) {
  const auto first = seed_of_test();
  std::size_t seen = 0;
  std::size_t needless = 0;
  for (auto seed = first; seed < first + 30; ++seed) {
    BOOST_TEST_CONTEXT("DND_SEED=" << seed) {
      game g(seed);
      random_commands random(seed);
      state earlier = g.state;
      followed_game followed;
      for (int i = 0; i < 150; ++i) {
        const state before = g.state;
        const std::string line = random.next(g.state);
        const bool is_done = !needs_the_past(line) && g.attempt(line);
        if (is_done) BOOST_REQUIRE(followed.after(g.last) == told_by_name(before, g.state));
        const bool is_far = i % 25 == 0;
        const state& from = is_far ? earlier : before;
        const auto expected = told_at_length(from, g.state);
        auto found = told_by_name(from, g.state);
        for (const auto& [subject, figures] : expected)
          for (const std::string& each : figures) {
            BOOST_REQUIRE_MESSAGE(found[subject].erase(each) == 1,
                                  each << " of \"" << subject << "\" after " << line);
            ++seen;
          }
        for (const auto& [subject, figures] : found)
          for (const std::string& each : figures)
            // What life became is said beside it.
            if (!each.starts_with("life=")) ++needless;
        if (is_far) earlier = before;
      }
    }
  }
  BOOST_TEST(seen > 3'000U);
  // Whoever looks for a change where there is none loses time.
  BOOST_TEST(needless * 50 < seen);
}

BOOST_AUTO_TEST_CASE(what_is_the_same_has_no_names) {
  game g;
  g.say("add Elara and: goblin");
  BOOST_TEST(told_by_name(g.state, state(g.state)).empty());
}

BOOST_AUTO_TEST_CASE(every_value_of_a_campaign_in_a_fight_is_among_them) {
  game g;
  g.say("add goblin count: 2");
  g.say("session start The Mill");
  g.say("group The Pack: goblin-1 and: goblin-2");
  g.say("quest Find the mine");
  g.say("ruling food: counted");
  g.say("encounter start");
  const state nothing;
  g.state.edit_fight()->fallen = 50;
  g.state.set_pending(std::make_shared<const model::pending_decision>());
  for (const auto& [before, after] :
       {std::pair(nothing, g.state), std::pair(g.state, nothing), std::pair(g.state, g.state)}) {
    auto found = told_by_name(before, after);
    const auto expected = told_at_length(before, after);
    for (const auto& [subject, figures] : expected)
      for (const std::string& each : figures)
        if (subject.empty()) BOOST_TEST(found[""].contains(each), each);
  }
  BOOST_TEST(told_at_length(nothing, g.state)[""].contains("fallen_experience"));
  state later = g.state;
  later.edit_fight()->fallen = 100;
  BOOST_TEST(told_by_name(g.state, later)[""].contains("fallen_experience"));
  later = g.state;
  auto other = std::make_shared<model::pending_decision>();
  other->what = "Longsword";
  later.set_pending(other);
  BOOST_TEST(told_at_length(g.state, later)[""].contains("waits"));
  BOOST_TEST(told_by_name(g.state, later)[""].contains("waits"));
}

BOOST_AUTO_TEST_CASE(speed_is_among_them_as_the_rules_count_it) {
  game g;
  g.state.set_rows(io::content::builtin_condition_rows());
  g.say("add goblin");
  auto* const who = g.state.edit(model::small_text("goblin-1"));
  BOOST_REQUIRE(who != nullptr);
  auto block = std::make_shared<model::stat_block>(*who->block);
  block->speed.walk = 30;
  who->block = block;
  const state before = g.state;
  g.say("condition add grappled to: goblin");
  const auto found = told_by_name(before, g.state);
  BOOST_TEST(found.at("goblin-1").contains("speed"));
  BOOST_TEST(found.at("goblin-1").contains("conditions"));
  BOOST_TEST(!found.at("goblin-1").contains("ac"));
}

BOOST_AUTO_TEST_SUITE_END()
