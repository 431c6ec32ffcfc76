// Goal: at every place of a line, what is offered fits there, and nothing else is offered. `|` is
// the cursor.
#include "model/language/complete.hpp"

#include "model/language/verbs.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(complete_suite)

namespace {

using namespace dnd::model;
using list = std::vector<std::string>;

completion_source source() {
  completion_source game;
  game.creatures = {"zombie-1", "zombie-2", "giant-crocodile-1", "elara"};
  game.content = {"zombie", "goblin", "giant-crocodile", "giant-spider"};
  game.actions = [](std::string_view by) {
    if (by == "elara") return list{"Longsword (two-handed)", "Longbow", "Oil: flask"};
    return by.empty() ? list{"Bite"} : list{};
  };
  game.campaign_words = {"Waterdeep", "Mira"};
  return game;
}

completion complete_at(std::string line) {
  const std::size_t cursor = line.find('|');
  BOOST_REQUIRE(cursor != std::string::npos);
  line.erase(cursor, 1);
  return complete(line, cursor, source());
}

list offers(const std::string& line) {
  return complete_at(line).candidates;
}

/// The line after the first candidate was taken.
std::string taken(const std::string& line) {
  const completion result = complete_at(line);
  BOOST_REQUIRE(!result.candidates.empty());
  std::string text = line;
  text.erase(text.find('|'), 1);
  return text.replace(result.begin, result.end - result.begin, result.candidates.front());
}

/// The first words of all verbs that begin so, each once.
list first_words(std::string_view begin) {
  list words;
  for (const auto& verb : language::verbs()) {
    std::string word(verb.name.substr(0, verb.name.find(' ')));
    if (word.starts_with(begin) && std::ranges::find(words, word) == words.end())
      words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_line_begins_with_a_verb) {
  list begun = first_words("a");
  begun.emplace_back("auto");
  BOOST_TEST(offers("a|") == begun);
  BOOST_TEST(offers("EN|") == (list{"encounter", "end"}));
  BOOST_TEST(offers("dm|") == list{"dmg"});
  BOOST_TEST(offers("condi|") == list{"condition"});
  BOOST_TEST(offers("sa|") == list{"save"});
  BOOST_TEST(offers("|") == first_words(""));
  BOOST_TEST(offers("  |") == first_words(""));
  BOOST_TEST(offers("xyz|").empty());
  BOOST_TEST(offers("\"a|").empty());
}

BOOST_AUTO_TEST_CASE(a_beginning_that_was_enough_for_a_usual_verb_still_is) {
  BOOST_TEST(offers("att|") == list{"attack"});
  BOOST_TEST(offers("atta|") == list{"attack"});
  BOOST_TEST(offers("atte|") == list{"attend"});
}

BOOST_AUTO_TEST_CASE(names_of_content_are_offered_where_a_label_takes_one) {
  completion_source knows = source();
  knows.entries = [](std::optional<category> kind) {
    return kind == category::races ? list{"dwarf", "elf"} : list{};
  };
  const std::string line = "character create Tam race: ";
  BOOST_TEST(complete(line, line.size(), knows).candidates == (list{"dwarf", "elf"}));
}

BOOST_AUTO_TEST_CASE(verbs_of_two_words_offer_the_second) {
  BOOST_TEST(offers("encounter |") ==
             (list{"start", "end", "discard", "auto", "plan", "build", "difficulty"}));
  BOOST_TEST(offers("session s|") == (list{"start", "save"}));
  BOOST_TEST(offers("condition bogus |").empty());
  BOOST_TEST(offers("save d|") == (list{"dex", "death"}));
  BOOST_TEST(offers("save death zom|") == (list{"zombie-1", "zombie-2"}));
  BOOST_TEST(offers("save death by: elara |") ==
             (list{"bonus:", "rolled:", "advantage", "disadvantage"}));
}

BOOST_AUTO_TEST_CASE(labels_are_offered_once_and_the_required_first) {
  BOOST_TEST(offers("attack |") ==
             (list{"Bite", "with:", "by:", "to:", "choose:", "cover:", "distance:", "beside:",
                   "bonus:", "using:", "rolled:", "advantage", "disadvantage", "inspired",
                   "opportunity", "nonlethal", "free"}));
  BOOST_TEST(offers("attack w|") == list{"with:"});
  BOOST_TEST(offers("attack with: Bite advantage to: elara |") ==
             (list{"and:", "by:", "choose:", "cover:", "distance:", "beside:", "bonus:", "using:",
                   "rolled:", "disadvantage", "inspired", "opportunity", "nonlethal", "free"}));
  // One that stands after the cursor is there, too.
  BOOST_TEST(offers("attack by: elara | with: Bite to: zombie-1") ==
             (list{"choose:", "cover:", "distance:", "beside:", "bonus:", "using:", "rolled:",
                   "advantage", "disadvantage", "inspired", "opportunity", "nonlethal", "free"}));
  BOOST_TEST(offers("damage to: elara amount: 9 type: fire am|") == list{"amount:"});
  BOOST_TEST(offers("undo |") == list{"count:"});
  BOOST_TEST(offers("redo |") == list{"count:"});
}

BOOST_AUTO_TEST_CASE(creatures_are_offered_by_the_words_so_far) {
  BOOST_TEST(offers("attack by: |") == source().creatures);
  BOOST_TEST(offers("remove zom|") == (list{"zombie-1", "zombie-2"}));
  BOOST_TEST(taken("attack by: giant cro|") == "attack by: giant-crocodile-1");
  BOOST_TEST(taken("attack by:el|") == "attack by:elara");
  BOOST_TEST(offers("attack with: Bite to: zombie-1 and: zom|") == list{"zombie-2"});
  BOOST_TEST(taken("attack by: el| with: Bite") == "attack by: elara with: Bite");
}

BOOST_AUTO_TEST_CASE(actions_are_those_of_the_one_who_acts) {
  BOOST_TEST(offers("attack with: |") == list{"Bite"});
  BOOST_TEST(offers("attack by: elara with: |") ==
             (list{"Longsword (two-handed)", "Longbow", "\"Oil: flask\""}));
  BOOST_TEST(offers("attack with: lo| by: elara") == (list{"Longsword (two-handed)", "Longbow"}));
  BOOST_TEST(taken("attack by: elara with: longsword t|") ==
             "attack by: elara with: Longsword (two-handed)");
  BOOST_TEST(taken("attack by: elara with: \"longsw|") ==
             "attack by: elara with: Longsword (two-handed)");
}

BOOST_AUTO_TEST_CASE(values_are_of_the_kind_of_their_label) {
  BOOST_TEST(offers("add gi|") == (list{"giant-crocodile", "giant-spider"}));
  BOOST_TEST(offers("add zombie hp: |") == list{"roll"});
  BOOST_TEST(offers("add zombie as: Mi|") == list{"Mira"});
  BOOST_TEST(offers("encounter auto policy: f|") == list{"focus"});
  BOOST_TEST(offers("encounter auto until: |") == (list{"end", "round"}));
  BOOST_TEST(offers("attack with: x cover: |") == (list{"half", "three-quarters", "none"}));
  BOOST_TEST(offers("damage to: elara amount: 3 type: s|") == list{"slashing"});
  BOOST_TEST(offers("condition add po|") == list{"poisoned"});
  BOOST_TEST(offers("condition remove poisoned f|") == list{"from:"});
  BOOST_TEST(offers("check st|") == (list{"stealth", "str"}));
  BOOST_TEST(offers("check sleight o|") == list{"sleight-of-hand"});
  BOOST_TEST(offers("help enc|") ==
             (list{"encounter start", "encounter end", "encounter discard", "encounter auto",
                   "encounter plan", "encounter build", "encounter difficulty"}));
  BOOST_TEST(offers("attack with: x to: elara distance: |").empty());
  BOOST_TEST(offers("heal to: elara amount: |").empty());
}

BOOST_AUTO_TEST_CASE(places_of_the_short_form_are_offered_in_their_order) {
  BOOST_TEST(offers("a B|") == list{"Bite"});
  BOOST_TEST(offers("a bite zom|") == (list{"zombie-1", "zombie-2"}));
  BOOST_TEST(offers("dmg el|") == list{"elara"});
  BOOST_TEST(offers("dmg elara 7 s|") == list{"slashing"});
  BOOST_TEST(offers("cond po|") == list{"poisoned"});
  BOOST_TEST(offers("cond -po|") == list{"poisoned"});
  BOOST_TEST(offers("cond poisoned el|") == list{"elara"});
  BOOST_TEST(offers("c ath el|") == list{"elara"});
  BOOST_TEST(offers("cond poisoned elara r|") == list{"rounds:"});
  BOOST_TEST(taken("heal gi|") == "heal giant-crocodile-1");
}

BOOST_AUTO_TEST_CASE(groups_are_offered_where_a_list_is_taken) {
  completion_source game = source();
  game.groups = {"pack", "all", "zombie*"};
  const auto in_crowd = [&game](std::string_view line) {
    return complete(line, line.size(), game).candidates;
  };
  BOOST_TEST(in_crowd("dmg z") == (list{"zombie-1", "zombie-2", "zombie*"}));
  BOOST_TEST(in_crowd("remove al") == list{"all"});
  BOOST_TEST(in_crowd("ungroup p") == list{"pack"});
  BOOST_TEST(in_crowd("attack by: z") == (list{"zombie-1", "zombie-2"}));
}

BOOST_AUTO_TEST_CASE(free_text_gets_words_of_the_campaign) {
  BOOST_TEST(taken("note back to wat|") == "note back to Waterdeep");
  BOOST_TEST(offers("session start Mi|") == list{"Mira"});
  BOOST_TEST(offers("note |").empty());
}

BOOST_AUTO_TEST_CASE(a_comment_or_a_line_that_is_wrong_gets_nothing) {
  BOOST_TEST(offers("roll 2d6 # el|").empty());
  BOOST_TEST(offers("bogus by: |").empty());
  BOOST_TEST(offers("attack bogus: |").empty());
}

BOOST_AUTO_TEST_CASE(a_cursor_past_the_end_is_at_the_end) {
  BOOST_TEST(complete("atta", 99, {}).candidates == list{"attack"});
  BOOST_TEST(complete("attack by: ", 99, {}).candidates.empty());
  BOOST_TEST(complete("attack with: ", 99, {}).candidates.empty());
}

BOOST_AUTO_TEST_CASE(any_line_and_cursor_give_a_range_of_the_line) {
  const completion_source game = source();
  const auto check = [&game](const std::string& line) {
    const auto cursor = *rc::gen::inRange<std::size_t>(0, line.size() + 2);
    const completion result = complete(line, cursor, game);
    RC_ASSERT(result.begin <= result.end);
    RC_ASSERT(result.end == std::min(cursor, line.size()));
  };
  BOOST_TEST(rc::check("random bytes", [&] { check(*rc::gen::arbitrary<std::string>()); }));
  BOOST_TEST(rc::check("examples that were hit", [&] {
    const auto verbs = language::verbs();
    const auto& spec = verbs[*rc::gen::inRange<std::size_t>(0, verbs.size())];
    std::string line(spec.examples.empty() ? spec.name : spec.examples.front());
    const auto at = *rc::gen::inRange<std::size_t>(0, line.size() + 1);
    line.insert(at, 1, *rc::gen::elementOf(std::string(" :#\"\\,-0a\t\xff")));
    check(line);
  }));
}

BOOST_AUTO_TEST_CASE(after_a_whole_value_a_word_that_begins_a_label_is_one) {
  completion_source game = source();
  game.actions = [](std::string_view) {
    return list{"Battleaxe", "Battleaxe (two-handed)", "Dagger"};
  };
  const auto offered = [&](std::string_view line) {
    return complete(line, line.size(), game).candidates;
  };
  BOOST_TEST(offered("attack with: Battleaxe t") == list{"to:"});
  BOOST_TEST(std::ranges::count(offered("attack with: Battleaxe a"), "advantage") == 1);
  // What begins no label goes on with the name.
  BOOST_TEST(offered("attack with: Battleaxe tw") == list{"Battleaxe (two-handed)"});
  BOOST_TEST(offered("attack with: Battleaxe (t") == list{"Battleaxe (two-handed)"});
  BOOST_TEST(offered("attack with: Battl") == (list{"Battleaxe", "Battleaxe (two-handed)"}));
  const completion found = complete("attack with: Battleaxe t", 24, game);
  BOOST_TEST(found.begin == 23U);
  BOOST_TEST(found.end == 24U);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_made_of_certain_words_offers_them) {
  BOOST_TEST((offers("stats by d|") == list{"die"}));
  BOOST_TEST((offers("stats fight as s|") == list{"session", "svg"}));
  BOOST_TEST(offers("stats |").size() == 12U);
  BOOST_TEST(offers("note |").empty());
}

BOOST_AUTO_TEST_SUITE_END()
