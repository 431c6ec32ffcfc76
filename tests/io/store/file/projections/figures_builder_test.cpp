// Counting a log: in pieces or at once, from what is kept or from nothing, in a fight and after it.

#include "io/store/file/projections/figures_builder.hpp"

#include "tests/io/store/file/projections/figures_promises.hpp"

BOOST_FIXTURE_TEST_SUITE(figures_builder_suite, dnd::test::counted_evening)

using namespace dnd;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(what_a_log_comes_to_is_what_its_events_say) {
  const auto told = io::figures_upto(disk, directory, last());
  BOOST_REQUIRE(told);
  BOOST_TEST((*told == expected()));
  BOOST_TEST(told->last() == last());
  BOOST_TEST(!told->sum().creatures.empty());
  BOOST_TEST(told->sum().fights.size() == 2U);
}

BOOST_AUTO_TEST_CASE(every_moment_of_the_past_can_be_asked_for) {
  keep();
  for (model::seq_t seq = 1; seq <= last(); ++seq) {
    if (!ends_command[seq]) continue;
    const auto told = io::figures_upto(disk, directory, seq);
    BOOST_REQUIRE(told);
    BOOST_REQUIRE_EQUAL(told->last(), seq);
    BOOST_REQUIRE(told->is_sound());
  }
}

BOOST_AUTO_TEST_CASE(a_fight_that_goes_on_is_counted_and_never_kept) {
  fight("elara").wound("elara", 3).note();
  keep();
  BOOST_TEST(loaded(disk).account.last() == 20U);
  answers_are_right(disk.after_kill());
  peace();
  keep();
  BOOST_TEST(loaded(disk).account.last() == last());
  answers_are_right(disk.after_kill());
}

BOOST_AUTO_TEST_CASE(commands_that_are_taken_back_are_counted_no_more_also_when_they_were_kept) {
  keep();
  const auto before = expected();
  wound("grog", 5);
  keep();
  const auto wounded = expected();
  BOOST_TEST(!(before.sum() == wounded.sum()));
  take_back_after(last() - 2);
  BOOST_TEST((expected().sum() == before.sum()));
  answers_are_right(disk.after_kill());
  keep();
  BOOST_TEST((loaded(disk).account == expected()));
  bring_back();
  BOOST_TEST((expected().sum() == wounded.sum()));
  answers_are_right(disk.after_kill());
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_and_brought_back_is_not_read_again) {
  for (int i = 0; i < 40; ++i) wound("grog", 1);
  keep();
  const auto kept = last();
  take_back_after(30);
  bring_back();
  note();
  caches();
  for (const model::seq_t damaged : {model::seq_t{31}, kept - 10}) {
    const auto counted = counted_without(damaged);
    BOOST_REQUIRE(counted);
    BOOST_TEST((*counted == expected()));
  }
  const auto met = counted_without(last());
  BOOST_TEST((!met || met->last() < last()));
}

BOOST_AUTO_TEST_CASE(what_is_taken_back_is_not_read) {
  for (int i = 0; i < 40; ++i) wound("grog", 1);
  const auto wounded = last();
  take_back_after(30);
  note();
  caches();
  for (const bool is_kept : {false, true}) {
    if (is_kept) keep();
    for (const model::seq_t damaged : {model::seq_t{33}, wounded - 10}) {
      const auto counted = counted_without(damaged);
      BOOST_REQUIRE(counted);
      BOOST_TEST((*counted == expected()));
    }
  }
  BOOST_REQUIRE(disk.remove(file));
  const auto met = counted_without(29);
  BOOST_TEST((!met || met->last() < 29U));
}

BOOST_AUTO_TEST_CASE(what_comes_after_a_stretch_in_which_something_was_taken_out_stands) {
  wound("grog", 7);
  const auto wounded = last();
  next_session();
  for (int i = 0; i < 20; ++i) wound("grog", 1);
  const auto later = last();
  next_session();
  wound("elara", 1);
  keep();
  const auto before = expected();
  take_out(wounded - 1, wounded);
  caches();
  BOOST_TEST(!(expected().sum() == before.sum()));
  answers_are_right(disk.after_kill());
  const auto counted = counted_without(later - 10);
  BOOST_REQUIRE(counted);
  BOOST_TEST((*counted == expected()));
  keep();
  BOOST_TEST((loaded(disk).account == expected()));
}

BOOST_AUTO_TEST_CASE(what_comes_after_it_is_counted_again_where_it_depends_on_that) {
  // A name of its own that ends in a number; without it "wolf-3" is one of the wolves.
  creature("wolf-3");
  const auto came = last();
  next_session();
  wound("wolf-3", 2).wound("grog", 1);
  next_session();
  wound("wolf-3", 1);
  keep();
  take_out(came, came);
  answers_are_right(disk.after_kill());
  keep();
  BOOST_TEST((loaded(disk).account == expected()));
}

BOOST_AUTO_TEST_CASE(damage_on_the_way_is_reported_and_not_counted_around) {
  auto copy = disk.after_kill();
  auto text = log();
  text[places[9].offset + 25] ^= 1;
  copy.put(log_file, text);
  const auto told = io::figures_upto(copy, directory, last());
  BOOST_REQUIRE(!told);
  BOOST_TEST(told.error().code == io::ec::corrupt);
  BOOST_TEST(told.error().seq.value_or(0) > 0U);
}

BOOST_AUTO_TEST_CASE(a_campaign_without_a_log_comes_to_nothing) {
  faulty_disk empty;
  BOOST_REQUIRE(empty.make_directory(directory));
  const auto told = io::figures_upto(empty, directory, 0);
  BOOST_REQUIRE(told);
  BOOST_TEST(told->segments.empty());
}

BOOST_AUTO_TEST_SUITE_END()
