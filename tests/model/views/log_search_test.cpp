// What of a log fits what was asked for, as somebody sees it.

#include "model/views/log_search.hpp"

#include "tests/model/views/scene.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(log_search_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;
using tests::views::commit_of;
using tests::views::two_creatures;

namespace {

damage_dealt fire_on(std::string_view target) {
  damage_dealt out;
  out.source = "zombie-1";
  out.target = target;
  out.amount = 5;
  out.rolled = 5;
  out.type = damage_type::fire;
  out.hp = {20, 15};
  return out;
}

commit_view seen(std::vector<event> events, const viewer& whose = viewer::gm(),
                 const std::string& line = "damage to: grog amount: 5 type: fire") {
  const state now = two_creatures();
  auto what = std::make_shared<commit>(*commit_of(7, std::move(events)));
  what->line = line;
  return view_of(*what, whose, {.before = nullptr, .after = &now});
}

std::string told(const commit_view&) {
  return "Grog takes 5 fire damage.";
}

search_terms terms_of(const commands::log_labels_given& typed, const viewer& whose = viewer::gm(),
                      seq_t seen_to = 100) {
  const state now = two_creatures();
  auto read = search_terms_of(typed, std::nullopt, now, whose, seen_to);
  BOOST_REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
  return *read;
}

refusal refused(const commands::log_labels_given& typed, const viewer& whose = viewer::gm()) {
  const state now = two_creatures();
  auto read = search_terms_of(typed, std::nullopt, now, whose, 100);
  BOOST_REQUIRE(!read);
  return read.error();
}

word w(std::string text) {
  return {std::move(text), 4};
}

bool fits_all(const commit_view& what, const search_terms& terms) {
  return fits(what, terms, told);
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_that_was_said_fits_all) {
  BOOST_TEST(!terms_of({}).choose());
  BOOST_TEST(fits_all(seen({fire_on("grog")}), terms_of({})));
}

BOOST_AUTO_TEST_CASE(who_is_mentioned_in_any_field_is_found) {
  const auto what = seen({fire_on("grog")});
  BOOST_TEST(fits_all(what, terms_of({.of = w("Grog")})));
  BOOST_TEST(fits_all(what, terms_of({.of = w("zombie-1")})));
  const auto other = terms_of({.of = w("Goblin 3")});
  BOOST_TEST(other.of == "goblin-3");
  BOOST_TEST(other.means_absent);
  BOOST_TEST(!fits_all(what, other));
}

BOOST_AUTO_TEST_CASE(who_gave_the_command_and_its_verb_are_found) {
  const auto what = seen({fire_on("grog")});
  BOOST_TEST(fits_all(what, terms_of({.by = w("GM")})));
  BOOST_TEST(!fits_all(what, terms_of({.by = w("grog")})));
  BOOST_TEST(fits_all(what, terms_of({.verb = w("dmg")})));
  BOOST_TEST(!fits_all(what, terms_of({.verb = w("heal")})));
  BOOST_TEST(refused({.verb = w("damag")}).hint.find("damage") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(types_of_damage_are_found_that_were_dealt) {
  const auto what = seen({fire_on("grog")});
  BOOST_TEST(fits_all(what, terms_of({.damage = w("fire")})));
  BOOST_TEST(!fits_all(what, terms_of({.damage = w("cold")})));
  BOOST_TEST(refused({.damage = w("heat")}).code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(a_text_is_found_in_the_line_and_in_what_is_told) {
  auto terms = terms_of({});
  terms.text = "type: fire";
  BOOST_TEST(fits_all(seen({fire_on("grog")}), terms));
  terms.text = "takes 5";
  BOOST_TEST(fits_all(seen({fire_on("grog")}), terms));
  terms.text = "bridge";
  BOOST_TEST(!fits_all(seen({fire_on("grog")}), terms));
}

BOOST_AUTO_TEST_CASE(where_it_stands_and_when_it_was_count) {
  auto what = seen({fire_on("grog")});
  BOOST_TEST(fits_all(what, terms_of({.events = w("7..9")})));
  BOOST_TEST(!fits_all(what, terms_of({.events = w("8..9")})));
  BOOST_TEST(!fits_all(what, terms_of({.before = 7})));
  BOOST_TEST(fits_all(what, terms_of({.before = 8})));
  what.at_ms = moment_in("2026-11-22T19:30:05")->first_ms;
  BOOST_TEST(fits_all(what, terms_of({.since = w("2026-11-22"), .until = w("2026-11-22")})));
  BOOST_TEST(fits_all(what, terms_of({.until = w("2026-11-22T19:30")})));
  BOOST_TEST(!fits_all(what, terms_of({.until = w("2026-11-22T19:29")})));
  BOOST_TEST(!fits_all(what, terms_of({.since = w("2026-11-23")})));
  BOOST_TEST(refused({.events = w("7..200")}).code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(times_are_days_minutes_or_seconds) {
  BOOST_TEST(moment_in("1970-01-02")->first_ms == 86'400'000);
  BOOST_TEST(moment_in("1970-01-02")->last_ms == 2 * 86'400'000 - 1);
  BOOST_TEST(moment_in("1970-01-01 00:01")->first_ms == 60'000);
  BOOST_TEST(moment_in("1970-01-01T00:01:02Z")->last_ms == 62'999);
  for (const char* const text : {"", "1970", "1970-02-30", "1970-13-01", "1970-01-01x",
                                 "1970-01-01T24:00", "1970-01-01T10", "70-01-01", "yesterday"})
    BOOST_TEST(!moment_in(text), text);
}

BOOST_AUTO_TEST_CASE(what_a_player_does_not_see_is_found_by_nothing) {
  const auto player = viewer::player({"grog"});
  BOOST_TEST(refused({.verb = w("damage")}, player).code == refusal_code::not_allowed);
  const note_added secret{.text = "Gundren lies."};
  const auto what = seen({fire_on("grog"), secret}, player, "note Gundren lies.");
  BOOST_TEST(what.events.size() == 1U);
  auto terms = terms_of({}, player);
  terms.text = "gundren";
  BOOST_TEST(!fits_all(what, terms));
  BOOST_TEST(fits_all(what, terms_of({.of = w("grog")}, player)));
}

BOOST_AUTO_TEST_SUITE_END()
