// An evening in words, from facts.

#include "cli/render/evening_text.hpp"

#include "cli/render/evening_sentences.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(evening_text_suite)

using namespace dnd::cli;
using namespace dnd::model::views;

namespace {

told_fact fact(moment_kind kind, std::vector<std::string> who, std::string text = {},
               std::int64_t amount = 0) {
  return {.kind = kind,
          .events = {.first = 3, .last = 4},
          .who = std::move(who),
          .text = std::move(text),
          .amount = amount};
}

told_fact blow(moment_kind kind, std::string who, std::string whom, std::int64_t amount = 0) {
  told_fact out{.kind = kind, .events = {.first = 8, .last = 9}, .whom = std::move(whom)};
  if (!who.empty()) out.who.push_back(std::move(who));
  out.amount = amount;
  out.round = 2;
  return out;
}

told_fight orcs() {
  told_fight out;
  out.number = 1;
  out.rounds = 3;
  out.end = fight_end::foes_fell;
  out.events = {.first = 5, .last = 40};
  out.characters = {"Ann", "Bob"};
  out.foes = {{.name = "Orc", .count = 1}, {.name = "Goblin", .count = 3}, {.name = "Snarl"}};
  return out;
}

std::string all_of(const std::vector<evening_paragraph>& told) {
  std::string out;
  for (const auto& each : told) {
    for (const auto& one : each) out += one.text + " ";
    out += "\n";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(lists_and_plurals_are_english) {
  BOOST_TEST(fact_sentence(fact(moment_kind::came, {"Ann"})) == "Ann came to the table.");
  BOOST_TEST(fact_sentence(fact(moment_kind::came, {"Ann", "Bob", "Cid"})) ==
             "Ann, Bob and Cid came to the table.");
  BOOST_TEST(fact_sentence(fact(moment_kind::experience, {"Ann"}, "fight 3", 50)) ==
             "Ann gained 50 experience for fight 3.");
  BOOST_TEST(fact_sentence(fact(moment_kind::experience, {"Ann", "Bob"}, "", 50)) ==
             "Ann and Bob gained 50 experience each.");
  auto found = fact(moment_kind::found, {"stash"}, "", 1'500);
  found.things = {"3 Torches"};
  BOOST_TEST(fact_sentence(found) == "The party got 3 Torches and 15 gp.");
}

BOOST_AUTO_TEST_CASE(what_people_wrote_becomes_a_sentence) {
  BOOST_TEST(fact_sentence(fact(moment_kind::note, {}, "they met")) == "They met.");
  BOOST_TEST(fact_sentence(fact(moment_kind::note, {}, "What now?")) == "What now?");
}

BOOST_AUTO_TEST_CASE(a_fight_says_who_and_how_it_ended) {
  BOOST_TEST(fight_sentence(orcs()) ==
             "Ann and Bob fought an orc, 3 goblins and Snarl and won in 3 rounds.");
  auto lost = orcs();
  lost.end = fight_end::characters_fell;
  lost.rounds = 1;
  BOOST_TEST(fight_sentence(lost) ==
             "Ann and Bob fought an orc, 3 goblins and Snarl and lost in 1 round.");
  lost.end = fight_end::goes_on;
  BOOST_TEST(fight_sentence(lost).ends_with("; it was still on in round 1."));
  lost.end = fight_end::ended;
  BOOST_TEST(fight_sentence(lost).ends_with("; it was over after 1 round."));
  lost.characters.clear();
  BOOST_TEST(fight_sentence(lost).starts_with("There was a fight among an orc"));
}

BOOST_AUTO_TEST_CASE(turning_points_name_who_did_it_where_that_is_known) {
  BOOST_TEST(fact_sentence(blow(moment_kind::fell, "orc-1", "Bob")) ==
             "Bob fell in round 2, struck down by orc-1.");
  BOOST_TEST(fact_sentence(blow(moment_kind::fell, "", "Bob")) == "Bob fell in round 2.");
  BOOST_TEST(fact_sentence(blow(moment_kind::rose, "Ann", "Bob")) ==
             "Bob was up again in round 2, thanks to Ann.");
  BOOST_TEST(fact_sentence(blow(moment_kind::slain, "Ann", "orc-1")) ==
             "Ann killed orc-1 in round 2.");
  BOOST_TEST(fact_sentence(blow(moment_kind::hardest, "Ann", "orc-1", 14)) ==
             "Ann dealt the hardest hit: 14 to orc-1 in round 2.");
  BOOST_TEST(fact_sentence(blow(moment_kind::hardest, "", "Ann", 14)) ==
             "Ann took the hardest hit, 14 in round 2.");
}

BOOST_AUTO_TEST_CASE(the_hardest_hit_that_was_an_end_is_one_sentence) {
  told_evening evening;
  auto fight = orcs();
  fight.turns = {blow(moment_kind::hardest, "Ann", "orc-1", 14),
                 blow(moment_kind::slain, "Ann", "orc-1")};
  evening.scenes.push_back({.fight = fight, .facts = {}});
  const auto told = evening_paragraphs(evening, evening_length::full);
  BOOST_REQUIRE(told.size() == 1U);
  BOOST_REQUIRE(told[0].size() == 2U);
  BOOST_TEST(told[0][1].text == "Ann dealt the hardest hit in round 2: 14, which killed orc-1.");
}

BOOST_AUTO_TEST_CASE(the_brief_form_is_one_paragraph_of_what_matters) {
  told_evening evening;
  auto fight = orcs();
  fight.turns = {blow(moment_kind::fell, "orc-1", "Bob"), blow(moment_kind::died, "orc-1", "Bob")};
  evening.scenes.push_back({.fight = fight, .facts = {fact(moment_kind::note, {}, "They met.")}});
  evening.scenes.push_back({.fight = {}, .facts = {fact(moment_kind::rested, {"Ann"})}});
  BOOST_TEST(all_of(evening_paragraphs(evening, evening_length::brief)) ==
             "Ann and Bob fought an orc, 3 goblins and Snarl and won in 3 rounds. "
             "Bob died in round 2, killed by orc-1. They met. \n");
  BOOST_TEST(evening_paragraphs({}, evening_length::brief).empty());
}

BOOST_AUTO_TEST_CASE(the_brief_form_keeps_the_newest) {
  told_evening evening;
  told_scene& scene = evening.scenes.emplace_back();
  for (int i = 0; i < 30; ++i)
    scene.facts.push_back(fact(moment_kind::note, {}, "Note " + std::to_string(i) + "."));
  const auto told = evening_paragraphs(evening, evening_length::brief);
  BOOST_REQUIRE(told.size() == 1U);
  BOOST_TEST(told[0].size() == 20U);
  BOOST_TEST(told[0].back().text == "Note 29.");
}

BOOST_AUTO_TEST_CASE(each_form_takes_nothing_of_a_text_for_markup) {
  const std::vector<evening_paragraph> told{
      {{.text = "A <b> *c*.", .events = {.first = 3, .last = 4}, .kind = "note"}}};
  const auto text = evening_lines("One", told, {.form = evening_form::text, .with_events = true});
  BOOST_TEST(text == (std::vector<std::string>{"One", "", "A <b> *c*. [3–4]"}),
             boost::test_tools::per_element());
  const auto markdown = evening_lines("One *", told, {.form = evening_form::markdown});
  BOOST_TEST(markdown == (std::vector<std::string>{"## One \\*", "", "A \\<b\\> \\*c\\*."}),
             boost::test_tools::per_element());
  const auto html = evening_lines("<One>", told, {.form = evening_form::html});
  BOOST_TEST(html.at(1) == "<h2>&lt;One&gt;</h2>");
  BOOST_TEST(html.at(2) == "<p><span data-first=\"3\" data-last=\"4\">A &lt;b&gt; *c*.</span></p>");
}

BOOST_AUTO_TEST_CASE(every_kind_of_fact_has_a_sentence_and_a_name) {
  for (int i = 0; i <= static_cast<int>(moment_kind::turned); ++i) {
    auto one = blow(static_cast<moment_kind>(i), "Ann", "Bob", 1);
    one.text = "text";
    BOOST_TEST(!kind_name(one.kind).empty());
    BOOST_TEST(fact_sentence(one).ends_with("."), fact_sentence(one));
  }
}

BOOST_AUTO_TEST_SUITE_END()
