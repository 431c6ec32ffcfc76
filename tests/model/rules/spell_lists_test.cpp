// Spells by the numbers and lists of classes.

#include "model/rules/spell_lists.hpp"

#include "model/rules/level_choices.hpp"
#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::tests {
namespace spell_lists_suite {
namespace {

using namespace model;
using namespace model::rules;

std::vector<word> words(const std::vector<std::string>& texts) {
  std::vector<word> all;
  for (const std::string& one : texts) all.push_back({one, 0});
  return all;
}

/// A class of some level, its entry and its spells.
struct stage : test::library_game {
  trial attempt{state};
  draft out{attempt, library, house, dice};
  character_record record;
  content_entry_ptr entry;
  spell_room room;

  void take(const std::string& of, int level, const std::string& subclass = {}) {
    record = {};
    record.abilities = {10, 10, 10, 16, 16, 16};
    for (int i = 0; i < level; ++i) record.levels.push_back({.of = of, .hp = 0, .gain = {}});
    if (!subclass.empty()) record.subclasses = {{of, subclass}};
    entry = *entry_named(out, category::classes, of, 0);
    look();
  }
  void look() {
    auto found = spell_room_of(out, record, class_entry(*entry));
    BOOST_REQUIRE(found.has_value());
    room = *std::move(found);
  }
  spells_record& has() { return spells_of(record, entry->slug); }
  objection learn(const std::vector<std::string>& names, rule_check check = rule_check::strict) {
    return learn_spells(out, class_entry(*entry), room, words(names), check, has());
  }
  objection prepare(const std::vector<std::string>& names, rule_check check = rule_check::strict) {
    return prepare_spells(out, class_entry(*entry), room, words(names), check, has());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(spell_list_rules, stage)

BOOST_AUTO_TEST_CASE(a_sorcerer_knows_as_many_as_its_row_says) {
  take("sorcerer", 1);
  BOOST_TEST(open_text(open_of(has(), room), room.source) == "4 cantrips and 2 spells");
  BOOST_TEST(!learn({"light", "shield", "Magic Missile"}).has_value());
  BOOST_TEST(open_text(open_of(has(), room), room.source) == "3 cantrips");
  const auto no = learn({"sleep"});
  BOOST_REQUIRE(no.has_value());
  BOOST_TEST((no->code == refusal_code::too_many));
  BOOST_TEST(!learn({"burning hands"}, rule_check::waived).has_value());
}

BOOST_AUTO_TEST_CASE(a_spell_must_be_on_the_list_and_of_a_level_that_there_are_slots_for) {
  take("sorcerer", 3);
  BOOST_TEST((learn({"cure wounds"})->code == refusal_code::bad_value));
  BOOST_TEST((learn({"fireball"})->code == refusal_code::bad_value));
  BOOST_TEST((learn({"fierball"})->code == refusal_code::unknown_content));
  BOOST_TEST(!learn({"misty step"}).has_value());
  BOOST_TEST((learn({"misty step"})->code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(what_is_forgotten_makes_room) {
  take("sorcerer", 1);
  BOOST_TEST(!learn({"shield", "sleep"}).has_value());
  BOOST_TEST(forget_spells(words({"fireball"}), has()).has_value());
  BOOST_TEST(!forget_spells(words({"sleep"}), has()).has_value());
  BOOST_TEST(!learn({"magic missile"}).has_value());
}

// SRD: Divine Domain: always prepared, besides the number.
BOOST_AUTO_TEST_CASE(domain_spells_are_always_there_and_do_not_count) {
  take("cleric", 3, "life");
  BOOST_TEST(room.spells == 6);
  BOOST_TEST(add_always(has(), room).size() == 4);
  BOOST_TEST(add_always(has(), room).empty());
  BOOST_TEST(
      !prepare({"guiding bolt", "bane", "command", "sanctuary", "hold person", "aid"}).has_value());
  BOOST_TEST(has().spells.size() == 10);
  BOOST_TEST(
      (prepare({"guiding bolt", "bane", "command", "sanctuary", "hold person", "aid", "silence"})
           ->code == refusal_code::too_many));
  BOOST_TEST((prepare({"light"})->code == refusal_code::bad_value));
  const auto always = prepare({"bane", "bless"});
  BOOST_REQUIRE(always.has_value());
  BOOST_TEST(always->message == "Bless is always prepared");
  BOOST_TEST(always->hint.find("leave it out") != std::string::npos);
  BOOST_TEST(prepare({"bane", "bane"})->message == "Bane is among them twice");
  BOOST_TEST(!prepare({"bane"}).has_value());
  BOOST_TEST(has().spells.size() == 5);
}

BOOST_AUTO_TEST_CASE(circle_spells_follow_the_land) {
  take("druid", 3, "land");
  BOOST_TEST(room.always.empty());
  record.features = {"circle-of-the-land-coast"};
  look();
  BOOST_REQUIRE_EQUAL(room.always.size(), 2u);
  BOOST_TEST(room.always.front().spell == "mirror-image");
  BOOST_TEST(room.always.front().level == 2);
}

// SRD: Otherworldly Patron, Expanded Spell List: on the list, and not known for nothing.
BOOST_AUTO_TEST_CASE(a_patrons_spells_may_be_learned) {
  take("warlock", 1, "fiend");
  BOOST_TEST(room.always.empty());
  BOOST_TEST(!learn({"burning hands"}).has_value());
  take("warlock", 1);
  BOOST_TEST(learn({"burning hands"}).has_value());
}

// SRD: Mystic Arcanum: one of 6th level at 11, besides the number.
BOOST_AUTO_TEST_CASE(an_arcanum_is_one_spell_of_its_level) {
  take("warlock", 11, "fiend");
  BOOST_TEST(room.highest == 5);
  BOOST_TEST((room.arcana == std::vector<int>{6}));
  const int known = room.spells;
  BOOST_TEST(known == 11);
  BOOST_TEST(!learn({"eyebite"}).has_value());
  BOOST_TEST(open_of(has(), room).spells == known);
  BOOST_TEST(learn({"finger of death"}).has_value());
}

// SRD: Spellbook.
BOOST_AUTO_TEST_CASE(a_wizard_writes_spells_down_and_prepares_some) {
  take("wizard", 1);
  BOOST_TEST(room.spells == 4);
  BOOST_TEST(!learn({"light", "shield", "sleep", "grease", "mage armor", "identify", "alarm"})
                  .has_value());
  BOOST_TEST(has().book.size() == 6);
  // As many as there is room for are prepared at once.
  BOOST_TEST(has().spells.size() == 1 + 4);
  BOOST_TEST((learn({"magic missile"})->code == refusal_code::too_many));
  BOOST_TEST(!learn({"charm person"}, rule_check::waived).has_value());
  BOOST_TEST(!prepare({"charm person", "alarm"}).has_value());
  BOOST_TEST(has().spells.size() == 3);
  BOOST_TEST((prepare({"burning hands"})->code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(a_book_that_no_file_tells_of_has_what_is_prepared) {
  take("wizard", 3);
  has().spells = {{"light", 0}, {"shield", 1}, {"misty-step", 2}};
  begin_book(has(), room);
  BOOST_TEST(has().book.size() == 2);
  has().spells.clear();
  begin_book(has(), room);
  BOOST_TEST(has().book.size() == 2);
  take("sorcerer", 3);
  has().spells = {{"shield", 1}};
  begin_book(has(), room);
  BOOST_TEST(has().book.empty());
}

BOOST_AUTO_TEST_CASE(a_class_without_spells_has_no_room) {
  take("fighter", 5);
  BOOST_TEST((room.source == spell_source::none));
  BOOST_TEST(open_text(open_of({}, room), room.source).empty());
}

// SRD: Magical Secrets: two of any list, counted among the spells known.
BOOST_AUTO_TEST_CASE(a_bard_of_level_10_learns_two_spells_of_any_list) {
  take("bard", 9);
  const auto early = learn({"fireball"});
  BOOST_REQUIRE(early.has_value());
  BOOST_TEST(early->message.find("is not on the list of the bard") != std::string::npos);
  take("bard", 10);
  BOOST_TEST(!learn({"fireball", "fire-bolt"}).has_value());
  // The cantrip of another list is one of the spells, and not of the cantrips.
  look();
  BOOST_TEST(open_of(has(), room).cantrips == 4);
  BOOST_TEST(open_of(has(), room).spells == 12);
  const auto third = learn({"haste"});
  BOOST_REQUIRE(third.has_value());
  BOOST_TEST(third->message.find("2 of other lists are known") != std::string::npos,
             third->message);
  BOOST_TEST(!learn({"heroism"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_forgotten_secret_makes_room_for_another) {
  take("bard", 10);
  BOOST_TEST(!learn({"fireball", "haste"}).has_value());
  look();
  BOOST_TEST(!forget_spells(words({"haste"}), has()).has_value());
  BOOST_TEST(!learn({"fly"}).has_value());
  look();
  BOOST_TEST(learn({"haste"}).has_value());
}

BOOST_AUTO_TEST_CASE(no_secret_is_of_a_level_that_cannot_be_cast) {
  take("bard", 10);
  const auto no = learn({"disintegrate"});
  BOOST_REQUIRE(no.has_value());
  BOOST_TEST(no->message.find("level 6") != std::string::npos);
}

// SRD: Additional Magical Secrets: besides the number.
BOOST_AUTO_TEST_CASE(the_college_of_lore_knows_two_secrets_more_and_earlier) {
  take("bard", 6);
  const int without = room.spells;
  take("bard", 6, "lore");
  BOOST_TEST(room.anywhere == 2);
  BOOST_TEST(room.spells == without + 2);
  BOOST_TEST(!learn({"fireball", "fly"}).has_value());
  take("bard", 18, "lore");
  BOOST_TEST(room.anywhere == 8);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace spell_lists_suite
}  // namespace dnd::tests
