// States of the past. Goal: the same with and without kept snapshots, in and out of a fight; and
// quick, so that a look back reads what is near and not all of the log.

#include "io/store/file/history/past_states.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "tests/support/interleaved_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace past_states_suite {
namespace {

using io::ec;
using model::seq_t;

const std::string& directory = written_campaign::directory;

void everything_is_right(io::file_ops& disk, const written_campaign& made) {
  for (seq_t seq = 0; seq <= made.last(); ++seq) {
    const auto then = io::state_at(disk, directory, seq);
    BOOST_REQUIRE_MESSAGE(then, (then ? "" : io::render(then.error())));
    BOOST_REQUIRE(*then == made.states[seq]);
    BOOST_REQUIRE(then->undo_at() == made.states[seq].undo_at());
    BOOST_REQUIRE_EQUAL(then->seq(), seq);
    if (seq == 0) continue;
    const auto found = io::find_commit(disk, directory, seq);
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
    const auto before = made.command_end(seq - 1);
    BOOST_REQUIRE_EQUAL(found->what->first, before + 1);
    BOOST_REQUIRE(made.ends_command[found->what->last]);
    BOOST_REQUIRE(found->before == made.states[before]);
    BOOST_REQUIRE(found->before.undo_at() == made.states[before].undo_at());
    BOOST_REQUIRE_EQUAL(found->before.seq(), before);
  }
  BOOST_REQUIRE_EQUAL(io::state_at(disk, directory, made.last() + 1).error().code, ec::not_found);
  BOOST_REQUIRE_EQUAL(io::find_commit(disk, directory, made.last() + 1).error().code,
                      ec::not_found);
}

struct evening : written_campaign {
  evening() { written_campaign::evening(); }
};

}  // namespace
}  // namespace past_states_suite

BOOST_FIXTURE_TEST_SUITE(past_states_suite, past_states_suite::evening)

BOOST_AUTO_TEST_CASE(every_state_and_command_is_found_with_any_kept_snapshots) {
  everything_is_right(disk, *this);
  for (const std::uint64_t every : {1U, 3U, 7U, 100U}) {
    BOOST_REQUIRE(io::remove_caches(disk, directory));
    caches(every);
    everything_is_right(disk, *this);
  }
}

BOOST_AUTO_TEST_CASE(a_fight_and_a_merge_that_was_cut_change_nothing) {
  caches();
  note("after the index").fight("elara").wound("elara", 1).note();
  everything_is_right(disk, *this);
  snapshot_after(last() - 1);
  everything_is_right(disk, *this);
  peace(merge::later);
  everything_is_right(disk, *this);
  const auto before = log();
  disk.put(log_file, before + encounter().substr(0, encounter().size() / 2));
  everything_is_right(disk, *this);
  disk.put(log_file, before + encounter());
  caches();
  everything_is_right(disk, *this);
}

BOOST_AUTO_TEST_CASE(what_is_far_before_the_nearest_kept_snapshot_is_not_read) {
  caches();
  const auto kept = io::list_checkpoints(disk, directory);
  BOOST_REQUIRE(kept.size() > 2U);
  const auto nearest = kept[kept.size() - 2];
  auto text = log();
  std::fill_n(text.begin(), places[kept.front() - 1].offset, 'x');
  disk.put(log_file, text);
  const auto then = io::state_at(disk, directory, nearest + 1);
  BOOST_REQUIRE_MESSAGE(then, (then ? "" : io::render(then.error())));
  BOOST_TEST((*then == states[nearest + 1]));
  BOOST_TEST(io::find_commit(disk, directory, last()).has_value());
  BOOST_TEST(!io::state_at(disk, directory, 1));
}

BOOST_AUTO_TEST_CASE(damage_between_the_kept_snapshot_and_the_event_is_refused_with_its_place) {
  caches();
  for (seq_t seq = 2; seq < last(); ++seq) {
    auto copy = disk.after_kill();
    auto text = log();
    text[places[seq - 1].offset + 25] ^= 1;
    copy.put(log_file, text);
    const auto then = io::state_at(copy, directory, seq);
    BOOST_REQUIRE(!then);
    BOOST_TEST(then.error().code == ec::corrupt);
    BOOST_TEST(then.error().line.value_or(0) == seq);
  }
}

BOOST_AUTO_TEST_CASE(caches_that_change_while_a_state_is_looked_for_change_nothing) {
  for (const bool removed : {false, true})
    for (std::uint64_t at = 1;; ++at) {
      written_campaign made;
      made.evening().caches();
      if (!removed) made.note().note().note();
      interleaved_disk shared(made.disk, at, [&] {
        if (removed)
          BOOST_REQUIRE(io::remove_caches(made.disk, directory));
        else
          made.caches(2);
      });
      const auto then = io::state_at(shared, directory, 17);
      BOOST_REQUIRE_MESSAGE(then, (then ? "" : io::render(then.error())));
      BOOST_REQUIRE(*then == made.states[17]);
      if (!shared.fired()) break;
    }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
