// Events as one type: what each is called in the log, and whose doing it is.

#include "model/event.hpp"

#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(event_suite)

using namespace dnd::model;

BOOST_AUTO_TEST_CASE(every_kind_of_event_has_a_name_of_its_own) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < event_types::size; ++i) names.insert(type_name(i));
  BOOST_TEST(names.size() == event_types::size);
}

BOOST_AUTO_TEST_CASE(names_are_what_a_line_of_the_log_holds_without_escapes) {
  for (std::size_t i = 0; i < event_types::size; ++i) {
    const auto name = type_name(i);
    BOOST_TEST(!name.empty());
    BOOST_TEST(std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }),
               name);
  }
}

BOOST_AUTO_TEST_CASE(event_has_the_name_of_its_kind) {
  for (const event& what : minimal_events()) BOOST_TEST(type_name(what) == type_name(what.index()));
  BOOST_TEST(type_name(event(note_added{})) == "note_added");
  BOOST_TEST(type_name(event(damage_dealt{})) == "damage_dealt");
}

BOOST_AUTO_TEST_CASE(what_creatures_do_is_their_doing) {
  attack_rolled attack;
  attack.attacker = "grog";
  attack.target = "zombie-1";
  BOOST_TEST(actor_of(attack) == "grog");
  damage_dealt damage;
  damage.source = "grog";
  damage.target = "zombie-1";
  BOOST_TEST(actor_of(damage) == "grog");
}

BOOST_AUTO_TEST_CASE(everything_else_is_the_doing_of_the_game_master) {
  BOOST_TEST(actor_of(note_added{.text = "the door creaks"}).empty());
  BOOST_TEST(actor_of(session_started{.number = 1, .title = "evening"}).empty());
  BOOST_TEST(actor_of(damage_dealt{}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
