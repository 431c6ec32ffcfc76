// What Tab offers after `look` and `find`. `|` is the cursor.

#include "model/language/complete_content.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(complete_content_suite)

using namespace dnd::model;
using list = std::vector<std::string>;

namespace {

list offers(std::string line) {
  completion_source game;
  game.creatures = {"goblin-1"};
  game.entries = [](std::optional<category> kind) {
    return kind == category::spells ? list{"shield"} : list{"goblin", "shield", "shillelagh"};
  };
  game.sought = [](category kind, std::string_view label) {
    return kind == category::monsters && label == "type" ? list{"beast", "undead"} : list{};
  };
  const std::size_t cursor = line.find('|');
  line.erase(cursor, 1);
  return complete(line, cursor, game).candidates;
}

bool offers_it(const std::string& line, const std::string& what) {
  const list all = offers(line);
  return std::ranges::find(all, what) != all.end();
}

}  // namespace

BOOST_AUTO_TEST_CASE(look_offers_who_is_there_and_names_of_all_kinds) {
  BOOST_TEST((offers("look gob|") == list{"goblin-1", "goblin"}));
  BOOST_TEST((offers("look sh|") == list{"shield", "shillelagh"}));
  BOOST_TEST((offers("look shield kind: spe|") == list{"spells"}));
}

BOOST_AUTO_TEST_CASE(look_offers_names_of_the_kind_before_them) {
  BOOST_TEST((offers("look spell sh|") == list{"spell shield"}));
}

BOOST_AUTO_TEST_CASE(find_offers_kinds_and_the_labels_that_go_with_one) {
  BOOST_TEST((offers("find mon|") == list{"monsters"}));
  BOOST_TEST(offers_it("find c|", "classes"));
  BOOST_TEST(offers_it("find c|", "cr:"));
  BOOST_TEST(offers_it("find |", "rarity:"));
  BOOST_TEST(offers_it("find spells |", "level:"));
  BOOST_TEST(!offers_it("find spells |", "cr:"));
  BOOST_TEST(offers_it("find spells level: 3 |", "class:"));
  BOOST_TEST(offers_it("find cr: 2 |", "type:"));
  BOOST_TEST(!offers_it("find cr: 2 |", "rarity:"));
}

BOOST_AUTO_TEST_CASE(find_offers_the_words_that_a_label_may_have) {
  BOOST_TEST((offers("find type: |") == list{"beast", "undead"}));
  BOOST_TEST((offers("find monster cr: 2 type: un|") == list{"undead"}));
  BOOST_TEST(offers("find spells type: un|").empty());
}

BOOST_AUTO_TEST_CASE(without_a_source_there_are_only_creatures) {
  completion_source game;
  game.creatures = {"goblin-1"};
  BOOST_TEST((language::entries_for("g", game) == list{"goblin-1"}));
  BOOST_TEST(language::sought_for("monsters", {}, "type", game).empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
