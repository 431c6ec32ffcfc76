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

BOOST_AUTO_TEST_CASE(pieces_of_any_size_come_to_the_same) {
  for (const std::uint64_t size : {1U, 2U, 3U, 7U, 100U}) {
    io::loaded_figures made;
    const auto log = disk.open(log_file, io::open_mode::read_only);
    int pieces = 0;
    for (bool is_whole = false; !is_whole; ++pieces) {
      const auto before = made.account.last();
      const auto counted = io::count_log(
          disk, directory, **log,
          {.seq = last(), .end = places.back().offset, .events_max = size, .threads = 1}, made);
      BOOST_REQUIRE_MESSAGE(counted, (counted ? "" : io::render(counted.error())));
      is_whole = *counted;
      BOOST_REQUIRE(is_whole || made.account.last() > before);
      BOOST_REQUIRE((made.at == places[made.account.last()]));
      BOOST_REQUIRE(ends_command[made.account.last()]);
    }
    BOOST_TEST((made.account == expected()));
    BOOST_TEST((pieces > 1) == (size < 20), size);
  }
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
  model::command_undone undo;
  undo.first = last() - 1;
  undo.last = last();
  undo.head = {.before = states.back().undo_at().head, .after = states[last() - 2].undo_at().head};
  undo.redo = {.before = states.back().undo_at().redo, .after = last() + 1};
  // What is put back does not matter to what is counted.
  model::figures::account all = wounded;
  auto commit = std::make_shared<model::commit>();
  commit->first = commit->last = last() + 1;
  commit->events = std::make_shared<const std::vector<model::event>>(1, undo);
  const auto counted = io::count_on(
      all, last() + 1, [&](const io::seq_range& range, const io::commit_visitor& visit) {
        auto read = io::read_commits(disk, directory, range, visit);
        if (read && range.last > last()) (void)visit(commit);
        return read;
      });
  BOOST_REQUIRE(counted);
  BOOST_TEST((all.sum() == before.sum()));
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
