// The caches of the past as they are made. Goal: they follow what is durable, keep within their
// room, are made again when they are of no use, and a crash anywhere leaves nothing that matters.

#include "io/store/file/caches.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/index/index_file.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace caches_suite {
namespace {

using io::cache_limits;
using io::cache_pace;
using model::seq_t;

const std::string& directory = written_campaign::directory;
const std::string index_file = io::path_in(directory, io::log_index_file_name);
const std::string checkpoints = io::path_in(directory, io::checkpoint_directory_name);

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  io::cache_report extend(const cache_limits& limits, cache_pace pace = cache_pace::now) {
    const auto made = io::extend_caches(disk, directory, places.back(), limits, pace);
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
    return *made;
  }
  io::loaded_index index() {
    const auto file = disk.open(log_file, io::open_mode::read_only);
    const auto loaded = io::load_index(disk, directory, **file);
    BOOST_REQUIRE(loaded);
    return *loaded;
  }
  /// All of it fits the log, and what has to be there is there.
  void is_good(seq_t end, seq_t every) {
    const auto known = index();
    BOOST_TEST(known.is_whole);
    BOOST_TEST((known.index.end() == places[end]));
    const auto kept = io::list_checkpoints(disk, directory);
    const auto file = disk.open(log_file, io::open_mode::read_only);
    seq_t before = 0;
    for (const auto seq : kept) {
      const auto each = io::load_checkpoint(disk, directory, **file, seq);
      BOOST_REQUIRE_MESSAGE(each, (each ? "" : io::render(each.error())));
      BOOST_TEST((each->state == states[seq]));
      BOOST_TEST(ends_command[seq]);
      // A command is not divided.
      BOOST_TEST(seq - before <= every + 2);
      before = seq;
    }
    BOOST_TEST(end - before <= every);
  }
};

}  // namespace
}  // namespace caches_suite

BOOST_FIXTURE_TEST_SUITE(caches_suite, caches_suite::evening)

BOOST_AUTO_TEST_CASE(they_follow_the_log_however_often_they_are_extended) {
  for (const std::uint64_t every : {1U, 4U, 50U}) {
    evening made;
    made.caches(every);
    made.is_good(20, every);
    for (int i = 0; i < 6; ++i) made.note().wound("grog", 1).caches(every);
    made.is_good(38, every);
  }
}

BOOST_AUTO_TEST_CASE(lines_of_a_fight_are_left_alone_until_they_are_merged) {
  fight("elara").wound("elara", 1).note();
  caches();
  is_good(20, 4);
  peace().caches();
  is_good(last(), 4);
}

BOOST_AUTO_TEST_CASE(nothing_after_what_is_durable_is_in_them) {
  for (seq_t durable = 0; durable <= last(); ++durable) {
    if (!ends_command[durable]) continue;
    auto copy = disk.after_kill();
    for (bool again = true; again;) {
      const auto made =
          io::extend_caches(copy, directory, places[durable], tight_limits(), cache_pace::now);
      BOOST_REQUIRE(made);
      again = made->is_unfinished;
    }
    const auto file = copy.open(log_file, io::open_mode::read_only);
    const auto known = io::load_index(copy, directory, **file);
    BOOST_REQUIRE(known);
    BOOST_TEST((known->index.end() == places[durable]));
    const auto kept = io::list_checkpoints(copy, directory);
    BOOST_TEST((kept.empty() || kept.back() <= durable));
  }
}

BOOST_AUTO_TEST_CASE(little_that_is_new_is_not_worth_a_write) {
  auto limits = tight_limits();
  limits.chunk_bytes = 100'000;
  limits.place_bytes = 50'000;
  BOOST_TEST(extend(limits, cache_pace::when_due).bytes_indexed == 0U);
  BOOST_TEST(extend(limits, cache_pace::now).bytes_indexed == 0U);
  BOOST_TEST(!disk.has(index_file));
  limits.place_bytes = 1'000;
  BOOST_TEST(extend(limits, cache_pace::when_due).bytes_indexed == 0U);
  BOOST_TEST(extend(limits, cache_pace::now).bytes_indexed == places.back().offset);
  disk.plan({.at = 0});
  note();
  BOOST_TEST(extend(limits, cache_pace::when_due).bytes_indexed == 0U);
  // Only a look at the last bytes.
  BOOST_TEST(disk.operations() <= 6U);
  limits.chunk_bytes = 100;
  BOOST_TEST(extend(limits, cache_pace::when_due).bytes_indexed > 0U);
}

BOOST_AUTO_TEST_CASE(they_keep_within_their_room) {
  for (int i = 0; i < 40; ++i) note(std::string(500, 'n')).wound("elara", i < 10 ? 1 : 0);
  for (const std::uint64_t per_mille : {0U, 1U, 100U, 500U, 3'000U}) {
    BOOST_REQUIRE(io::remove_caches(disk, directory));
    auto limits = tight_limits(2);
    limits.per_mille = per_mille;
    limits.place_bytes = 2'000;
    std::uint64_t made = 0;
    for (io::cache_report report{.is_unfinished = true}; report.is_unfinished;) {
      report = extend(limits);
      made += report.checkpoints_made;
      const auto index_bytes = disk.bytes_of(index_file).size();
      BOOST_TEST(io::cache_bytes(disk, directory) <=
                 std::max<std::uint64_t>(index_bytes, log().size() * per_mille / 1'000));
    }
    BOOST_TEST((made > 0) == (per_mille >= 100), per_mille);
  }
}

BOOST_AUTO_TEST_CASE(a_state_has_to_pay_for_the_index_of_the_log_before_it_alone) {
  for (int i = 0; i < 400; ++i) note(std::string(500, 'n'));
  auto limits = tight_limits(40);
  limits.place_bytes = 500;
  while (extend(limits).is_unfinished) {
  }
  // Twice as much as the index takes: half of it is left for states.
  limits.per_mille = 2'000 * disk.bytes_of(index_file).size() / log().size();
  BOOST_REQUIRE(io::remove_caches(disk, directory));
  while (extend(limits).is_unfinished) {
  }
  const auto kept = io::list_checkpoints(disk, directory);
  BOOST_REQUIRE(!kept.empty());
  BOOST_TEST(kept.front() < last() / 2);
}

BOOST_AUTO_TEST_CASE(less_room_removes_some_and_none_removes_all) {
  caches(2);
  const auto before = io::list_checkpoints(disk, directory).size();
  auto limits = tight_limits(2);
  limits.per_mille = 500;
  (void)extend(limits);
  const auto after = io::list_checkpoints(disk, directory).size();
  BOOST_TEST(after < before);
  limits.per_mille = 0;
  (void)extend(limits);
  BOOST_TEST(io::list_checkpoints(disk, directory).empty());
  BOOST_TEST(index().is_whole);
}

BOOST_AUTO_TEST_CASE(what_is_of_no_use_is_made_again) {
  written_campaign other;
  other.note("elsewhere");
  other.evening().caches();
  const std::vector<std::string> bad = {"", "rubbish", std::string(1'000, '\0'),
                                        other.disk.bytes_of(index_file)};
  caches();
  for (const auto& bytes : bad) {
    disk.put(index_file, bytes);
    for (const auto seq : io::list_checkpoints(disk, directory))
      disk.put(io::checkpoint_path(directory, seq), bytes);
    caches();
    is_good(20, 4);
  }
  const auto kept = io::list_checkpoints(disk, directory);
  for (const auto seq : io::list_checkpoints(other.disk, directory))
    disk.put(io::checkpoint_path(directory, seq),
             other.disk.bytes_of(io::checkpoint_path(directory, seq)));
  caches();
  is_good(20, 4);
  BOOST_TEST(io::list_checkpoints(disk, directory).size() >= kept.size());
}

BOOST_AUTO_TEST_CASE(what_was_given_up_half_way_is_gone_on_with_before_anything_new_comes) {
  auto limits = tight_limits();
  limits.checkpoint_every = 1;
  limits.per_mille = 1'000'000;
  while (extend(limits).is_unfinished) {
  }
  const auto all = io::list_checkpoints(disk, directory);
  BOOST_REQUIRE(all.size() > 3U);
  BOOST_TEST(extend(limits, cache_pace::when_due).checkpoints_made == 0U);
  for (const auto seq : all)
    if (seq != all.front()) BOOST_REQUIRE(io::remove_checkpoint(disk, directory, seq));
  BOOST_TEST(extend(limits, cache_pace::when_due).checkpoints_made == 1U);
  while (extend(limits).is_unfinished) {
  }
  BOOST_TEST((io::list_checkpoints(disk, directory) == all));
}

BOOST_AUTO_TEST_CASE(a_state_that_cannot_be_read_is_made_again_when_it_is_needed) {
  caches();
  const auto path = io::checkpoint_path(directory, io::list_checkpoints(disk, directory).back());
  auto text = disk.bytes_of(path);
  text[text.size() - 5] ^= 1;
  disk.put(path, text);
  note().note().note().note().caches();
  is_good(24, 4);
}

BOOST_AUTO_TEST_CASE(a_torn_end_is_written_anew_and_readers_see_no_difference) {
  caches();
  const auto whole = disk.bytes_of(index_file);
  for (std::size_t size = 0; size <= whole.size(); size += 7) {
    disk.put(index_file, whole.substr(0, size));
    caches();
    is_good(20, 4);
  }
}

BOOST_AUTO_TEST_CASE(a_directory_in_the_place_of_the_index_is_left_alone) {
  BOOST_REQUIRE(disk.make_directory(index_file));
  const auto made =
      io::extend_caches(disk, directory, places.back(), tight_limits(), cache_pace::now);
  BOOST_TEST(!made);
  BOOST_TEST(*disk.kind_of(index_file) == io::entry_kind::directory);
}

BOOST_AUTO_TEST_CASE(a_file_in_the_place_of_the_kept_snapshots_is_left_alone) {
  disk.put(checkpoints, "mine");
  const auto made =
      io::extend_caches(disk, directory, places.back(), tight_limits(), cache_pace::now);
  BOOST_TEST(!made);
  BOOST_TEST(disk.bytes_of(checkpoints) == "mine");
  BOOST_TEST(index().is_whole);
}

BOOST_AUTO_TEST_CASE(a_log_that_is_missing_or_damaged_gets_what_can_be_had) {
  auto copy = disk.after_kill();
  auto text = log();
  text[places[9].offset + 25] ^= 1;
  copy.put(log_file, text);
  const auto made =
      io::extend_caches(copy, directory, places.back(), tight_limits(), cache_pace::now);
  BOOST_REQUIRE(made);
  BOOST_TEST(made->bytes_indexed == places[command_end(9)].offset);
  BOOST_REQUIRE(disk.remove(log_file));
  BOOST_TEST(extend(tight_limits()).bytes_indexed == 0U);
}

BOOST_AUTO_TEST_CASE(a_command_that_is_larger_than_a_chunk_is_taken_in_whole) {
  log_maker made;
  made.add();
  while (made.bytes().size() < 6'000'000)
    made.add({.text = std::string(20'000, 'n'), .more = true});
  made.add().add();
  disk.put(log_file, made.bytes());
  auto limits = tight_limits();
  limits.per_mille = 0;
  const auto report = io::extend_caches(disk, directory, made.end(), limits, cache_pace::when_due);
  BOOST_REQUIRE_MESSAGE(report, (report ? "" : io::render(report.error())));
  BOOST_TEST(report->bytes_indexed == made.bytes().size());
  BOOST_TEST((index().index.end() == made.end()));
}

BOOST_AUTO_TEST_CASE(one_call_indexes_no_more_than_its_bound_and_a_window) {
  log_maker made;
  while (made.bytes().size() < bounds::index_extension_bytes_max + 10'000'000)
    made.add({.text = std::string(30'000, 'n')});
  disk.put(log_file, made.bytes());
  cache_limits limits;
  limits.per_mille = 0;
  std::uint64_t indexed = 0, calls = 0;
  for (bool again = true; again; ++calls) {
    const auto report = io::extend_caches(disk, directory, made.end(), limits, cache_pace::now);
    BOOST_REQUIRE(report);
    BOOST_TEST(report->bytes_indexed < bounds::index_extension_bytes_max + 5'000'000);
    indexed += report->bytes_indexed;
    again = report->is_unfinished;
  }
  BOOST_TEST(calls == 2U);
  BOOST_TEST(indexed == made.bytes().size());
  // Less than a thousandth of the log.
  BOOST_TEST(disk.bytes_of(index_file).size() < made.bytes().size() / 1'000);
}

BOOST_AUTO_TEST_CASE(rest_is_called_again_and_again) {
  int rests = 0;
  BOOST_REQUIRE(io::extend_caches(disk, directory, places.back(), tight_limits(), cache_pace::now,
                                  [&] { return ++rests > 0; }));
  BOOST_TEST(rests > 14);
}

BOOST_AUTO_TEST_CASE(work_that_is_given_up_at_any_rest_leaves_caches_that_the_next_one_finishes) {
  auto whole = disk.after_kill();
  BOOST_REQUIRE(
      io::extend_caches(whole, directory, places.back(), tight_limits(), cache_pace::now));
  int given_up_at = 1;
  for (bool is_done = false; !is_done; ++given_up_at) {
    auto copy = disk.after_kill();
    int rests = 0;
    const auto made = io::extend_caches(copy, directory, places.back(), tight_limits(),
                                        cache_pace::now, [&] { return ++rests < given_up_at; });
    is_done = rests < given_up_at;
    BOOST_REQUIRE_EQUAL(made.has_value(), is_done);
    if (!is_done) {
      BOOST_REQUIRE((made.error().code == io::ec::busy));
      // Nothing rests any more once it is given up.
      BOOST_REQUIRE_EQUAL(rests, given_up_at);
    }
    BOOST_REQUIRE(
        io::extend_caches(copy, directory, places.back(), tight_limits(), cache_pace::now));
    BOOST_REQUIRE(copy.bytes_of(index_file) == whole.bytes_of(index_file));
  }
  BOOST_TEST(given_up_at > 14);
}

BOOST_AUTO_TEST_CASE(removing_them_leaves_what_is_not_theirs) {
  caches();
  disk.put(checkpoints + "/notes.txt", "mine");
  disk.put(checkpoints + "/000000000003.yaml.tmp", "half");
  BOOST_REQUIRE(io::remove_caches(disk, directory));
  BOOST_TEST(!disk.has(index_file));
  BOOST_TEST(io::list_checkpoints(disk, directory).empty());
  BOOST_TEST(!disk.has(checkpoints + "/000000000003.yaml.tmp"));
  BOOST_TEST(disk.bytes_of(checkpoints + "/notes.txt") == "mine");
  BOOST_REQUIRE(disk.remove(checkpoints + "/notes.txt"));
  BOOST_REQUIRE(io::remove_caches(disk, directory));
  BOOST_TEST(!disk.has(checkpoints));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
