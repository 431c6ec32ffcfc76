// What the log answers to why and when, in words.

#include "model/views/past_view.hpp"

#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(past_view_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using namespace dnd::test;

namespace {

/// A game whose commands are kept, with what each of them changed.
struct remembered {
  game table;
  state start;
  std::vector<commit_ptr> commits;
  std::vector<event_change> changes;

  void say(const std::string& line) {
    const state before = table.state;
    const auto& events = table.say(line);
    commit made;
    made.first = before.seq() + 1;
    made.last = table.state.seq();
    made.by = "gm";
    made.line = line;
    made.events = std::make_shared<const std::vector<event>>(events);
    commits.push_back(std::make_shared<const commit>(std::move(made)));
    change_reader reader(before);
    BOOST_REQUIRE(
        reader.read(commits.back(), [&](event_change one) { changes.push_back(std::move(one)); }));
    BOOST_REQUIRE(reader.now() == table.state);
  }
  [[nodiscard]] std::vector<event_change> of(const std::string& subject,
                                             const std::string& figure) const {
    std::vector<event_change> out;
    for (const auto& each : changes)
      if (each.change.subject == subject && each.change.figure == figure) out.push_back(each);
    return out;
  }
};

std::string lines_of(const books_view& view) {
  std::string all;
  for (const book_row& each : view.rows)
    if (!each.text.empty()) all += each.text + "\n";
  return all;
}

bool says(const books_view& view, std::string_view what) {
  return lines_of(view).find(what) != std::string::npos;
}

word typed(std::string text) {
  return word{std::move(text)};
}

remembered two_of_them() {
  remembered r;
  r.say("add Elara and: goblin");
  r.say("damage to: Elara amount: 5");
  r.say("heal to: Elara amount: 2");
  return r;
}

}  // namespace

BOOST_AUTO_TEST_CASE(name_and_value_are_told_apart_in_either_order) {
  const auto r = two_of_them();
  for (const char* const line : {"hp Elara", "Elara hp", "elara HP"}) {
    for (const name_place where : {name_place::first, name_place::last}) {
      const auto said = figure_asked(typed(line), r.table.state, where);
      BOOST_REQUIRE_MESSAGE(said, line);
      BOOST_TEST(said->subject == "elara", line);
      BOOST_TEST(said->which.means("hp"), line);
    }
  }
  BOOST_TEST(figure_asked(typed("Elara"), r.table.state, name_place::first)->typed == "");
  BOOST_TEST(figure_asked(typed("campaign time"), r.table.state, name_place::first)->subject == "");
}

BOOST_AUTO_TEST_CASE(who_has_left_is_named_by_the_id) {
  auto r = two_of_them();
  r.say("remove goblin-1");
  const auto said = figure_asked(typed("hp goblin-1"), r.table.state, name_place::last);
  BOOST_REQUIRE(said);
  BOOST_TEST(said->subject == "goblin-1");
  BOOST_TEST(said->typed == "hp");
  BOOST_TEST(subject_asked(typed("goblin-1"), r.table.state)->subject == "goblin-1");
}

BOOST_AUTO_TEST_CASE(a_name_that_fits_several_is_refused_with_all_of_them) {
  auto r = two_of_them();
  r.say("add goblin");
  const auto no = figure_asked(typed("hp goblin"), r.table.state, name_place::last);
  BOOST_REQUIRE(!no);
  BOOST_TEST(no.error().code == refusal_code::ambiguous_creature);
}

BOOST_AUTO_TEST_CASE(a_value_that_nobody_has_is_refused_with_the_nearest) {
  const auto r = two_of_them();
  const auto no = figure_asked(typed("exaustion Elara"), r.table.state, name_place::last);
  BOOST_REQUIRE(!no);
  BOOST_TEST(no.error().code == refusal_code::bad_value);
  BOOST_TEST(no.error().message.find("exaustion") != std::string::npos);
  BOOST_TEST(no.error().hint.find("exhaustion") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(history_names_event_values_and_command) {
  const auto r = two_of_them();
  const auto of = figure_asked(typed("Elara hp"), r.table.state, name_place::first);
  const auto view = told_history(*of, r.of("elara", "hp"), true);
  BOOST_TEST(says(view, "hp 12 → 7 (gm: damage to: Elara amount: 5)"));
  BOOST_TEST(says(view, "hp 7 → 9 (gm: heal to: Elara amount: 2)"));
  BOOST_TEST(!says(view, "older"));
  BOOST_TEST(says(told_history(*of, r.of("elara", "hp"), false), "older"));
  BOOST_TEST(view.rows.back().values.front().first == "seq");
  BOOST_TEST(told_history(*of, {}, true).nothing == "Elara's hp never changed.");
}

BOOST_AUTO_TEST_CASE(why_tells_the_value_its_event_and_the_rolls_before_it) {
  auto r = two_of_them();
  r.say("attack by: Elara with: longsword to: goblin-1 rolled: 15, 1");
  const auto of = figure_asked(typed("hp goblin-1"), r.table.state, name_place::last);
  const auto last = std::vector{r.of("goblin-1", "hp").back()};
  const auto view = told_why(*of, last, r.table.state);
  BOOST_TEST(says(view, "'s hp is 3 since event "));
  BOOST_TEST(says(view, "; it was 7 (gm: attack by: Elara"));
  BOOST_TEST(says(view, "attack rolled: "));
  BOOST_TEST(says(view, "d20 15"));
  BOOST_TEST(says(view, "hp 7 → 3"));
}

BOOST_AUTO_TEST_CASE(why_of_armor_class_tells_what_counts) {
  const auto r = two_of_them();
  const auto of = figure_asked(typed("ac Elara"), r.table.state, name_place::last);
  const auto last = std::vector{r.of("elara", "ac").back()};
  const auto view = told_why(*of, last, r.table.state);
  BOOST_TEST(says(view, "Elara's ac is 16 since event "));
  BOOST_TEST(says(view, "By itself it is 16."));
}

BOOST_AUTO_TEST_CASE(an_event_tells_its_command_and_its_parts) {
  const auto r = two_of_them();
  const auto& hurt = r.commits[1];
  const auto view = told_event(hurt, hurt->last);
  BOOST_TEST(says(view, "(gm: damage to: Elara amount: 5)"));
  BOOST_TEST(says(view, "damage dealt: target elara, amount 5"));
  BOOST_TEST(event_asked(typed("attack 12")) == 12U);
  BOOST_TEST(event_asked(typed("12")) == 12U);
  BOOST_TEST(event_asked(typed("hp Elara")) == 0U);
}

BOOST_AUTO_TEST_CASE(moments_are_deaths_falls_comings_and_leavings) {
  auto r = two_of_them();
  r.say("damage to: goblin-1 amount: 100");
  const auto died = moment_asked(typed("goblin-1 die"), r.table.state);
  BOOST_REQUIRE(died);
  std::vector<told_moment> told;
  for (const auto& each : r.changes)
    if (each.change.subject == "goblin-1" && died->is_it(each.change)) told.push_back({each, 2, 3});
  BOOST_TEST(told.size() == 1U);
  BOOST_TEST(says(told_when(*died, told), "died with event "));
  BOOST_TEST(says(told_when(*died, told), ", in round 3 of fight 2 (gm: damage"));
  const auto came = moment_asked(typed("Elara come"), r.table.state);
  BOOST_REQUIRE(came);
  BOOST_TEST(came->is_it({.subject = "elara",
                          .figure = std::string(present_figure),
                          .before = "",
                          .after = "yes",
                          .moves = true}));
  const auto no = moment_asked(typed("Elara dance"), r.table.state);
  BOOST_REQUIRE(!no);
  BOOST_TEST(no.error().hint.find("die, fall, rise, come, leave") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(blame_tells_what_changed_and_what_just_came_along) {
  const auto r = two_of_them();
  std::vector<event_change> last{r.of("elara", "hp").back(), r.of("elara", "max_hp").back()};
  const auto of = subject_asked(typed("Elara"), r.table.state);
  const auto view = told_blame(*of, last, r.table.state);
  BOOST_TEST(says(view, "hp 9: event "));
  BOOST_TEST(says(view, "when it came to be: max hp."));
}

BOOST_AUTO_TEST_CASE(ranges_are_two_events_in_their_order) {
  BOOST_TEST(range_asked(typed("10..20"), 30)->from == 10U);
  BOOST_TEST(range_asked(typed("10..20"), 30)->to == 20U);
  BOOST_TEST(range_asked(typed("10 20"), 30)->to == 20U);
  BOOST_TEST(range_asked(typed("10.."), 30)->to == 30U);
  BOOST_TEST(range_asked(typed("10"), 30)->to == 30U);
  for (const char* const line : {"20..10", "10..31", "x..3", "3..x", "now"}) {
    const auto no = range_asked(typed(line), 30);
    BOOST_REQUIRE_MESSAGE(!no, line);
    BOOST_TEST(no.error().code == refusal_code::bad_value, line);
  }
}

BOOST_AUTO_TEST_CASE(who_healed_and_who_hurt_add_up_what_still_stands) {
  auto r = two_of_them();
  r.say("attack by: goblin-1 with: scimitar to: Elara rolled: 18, 2");
  const auto whom = subject_asked(typed("Elara"), r.table.state);
  const auto hurt = told_harm(harm::hurt, *whom, r.commits);
  BOOST_TEST(says(hurt, "gm hurt Elara by 5: event "));
  BOOST_TEST(says(hurt, "goblin-1 hurt Elara by 4: event "));
  BOOST_TEST(says(told_harm(harm::healed, *whom, r.commits), "gm healed Elara by 2: event "));
  const auto other = subject_asked(typed("goblin-1"), r.table.state);
  BOOST_TEST(told_harm(harm::healed, *other, r.commits).nothing == "Nobody healed goblin-1.");
}

BOOST_AUTO_TEST_CASE(values_that_are_told_alike_are_said_to_be_others) {
  figure_change change{
      .subject = "elara", .figure = "effects", .before = "Bless", .after = "Bless", .moves = false};
  BOOST_TEST(difference_text(change) == "elara: effects Bless, told as before and not the same");
  BOOST_TEST(is_news(change));
  BOOST_TEST(!is_news(
      {.subject = "stash", .figure = "within", .before = "", .after = "", .moves = false}));
  BOOST_TEST(!is_news(
      {.subject = "stash", .figure = "items", .before = "", .after = "none", .moves = false}));
  change.after = "Bane";
  BOOST_TEST(difference_text(change) == "elara: effects Bless → Bane");
}

BOOST_AUTO_TEST_CASE(differences_name_who_what_and_the_event) {
  const auto r = two_of_them();
  const std::vector<told_difference> all{
      {.change = r.of("elara", "hp").back().change, .seq = 3, .what = r.commits[2]},
      {.change = r.of("elara", "hp").front().change, .seq = 0, .what = nullptr}};
  const auto view = told_differences({.from = 1, .to = 3}, all);
  BOOST_TEST(says(view, "elara: hp 7 → 9 (event 3, gm: heal to: Elara amount: 2)"));
  BOOST_TEST(told_differences({.from = 1, .to = 1}, {}).nothing.find("event 1") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
