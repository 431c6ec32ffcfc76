// Where a replay begins: at the snapshot if that is good and not too late, else at the start.

#include "io/store/file/history/replay_start.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/history/replaying_sink.hpp"
#include "io/store/file/snapshot.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(replay_start_suite)

namespace {

using io::ec;
using model::seq_t;

/// Refuses an event, or has enough before it.
class ending_sink final : public io::replaying_sink {
 public:
  ending_sink(model::state& onto, seq_t at, io::error why)
      : replaying_sink(onto), at_(at), why_(std::move(why)) {}

 private:
  io::result<done> before_command(std::span<const io::line_view> command) override {
    if (command.front().seq == at_) return why_;
    return done{};
  }
  seq_t at_;
  io::error why_;
};

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  io::replay_start find(seq_t seq_max = UINT64_MAX) {
    auto start = io::find_replay_start(disk, directory, seq_max);
    BOOST_REQUIRE(start);
    return *std::move(start);
  }
  void begins_at_the_start(const io::replay_start& start) const {
    const auto& [state, ids, checked, warnings] = start;
    BOOST_TEST(state.seq() == 0U);
    BOOST_TEST(ids.all().empty());
    BOOST_TEST(!checked.start);
  }
};

BOOST_FIXTURE_TEST_CASE(replay_begins_at_the_start_without_a_snapshot_and_nothing_is_said,
                        evening) {
  const auto start = find();
  begins_at_the_start(start);
  BOOST_TEST(start.warnings.empty());
}

BOOST_FIXTURE_TEST_CASE(replay_begins_at_a_good_snapshot_with_its_state_and_ids, evening) {
  io::snapshot what{places[6], states[6]};
  what.ids.remember("a-1", 3);
  BOOST_REQUIRE(io::write_snapshot(disk, directory, what));
  const auto start = find();
  const auto& [state, ids, checked, warnings] = start;
  BOOST_TEST(io::state_hash(state) == io::state_hash(states[6]));
  BOOST_TEST(ids.find("a-1").value() == 3U);
  BOOST_REQUIRE(checked.start);
  BOOST_TEST((*checked.start == places[6]));
  BOOST_TEST(warnings.empty());
}

BOOST_FIXTURE_TEST_CASE(snapshot_is_used_up_to_its_own_event, evening) {
  snapshot_after(6);
  BOOST_TEST(find(6).checked.start.has_value());
}

BOOST_FIXTURE_TEST_CASE(snapshot_after_what_is_looked_for_is_no_help_and_no_fault, evening) {
  snapshot_after(6);
  const auto start = find(5);
  begins_at_the_start(start);
  BOOST_TEST(start.warnings.empty());
}

BOOST_FIXTURE_TEST_CASE(snapshot_that_cannot_be_read_is_a_warning, evening) {
  disk.put(snapshot_file, "what is this");
  const auto start = find();
  begins_at_the_start(start);
  BOOST_REQUIRE(start.warnings.size() == 1U);
  BOOST_TEST(start.warnings[0].starts_with("snapshot.yaml was not used: "));
}

BOOST_FIXTURE_TEST_CASE(snapshot_of_another_log_is_a_warning, evening) {
  auto place = places[6];
  place.sum ^= 1;
  BOOST_REQUIRE(io::write_snapshot(disk, directory, {place, states[6]}));
  const auto start = find();
  begins_at_the_start(start);
  BOOST_REQUIRE(start.warnings.size() == 1U);
  BOOST_TEST(start.warnings[0].find("checksum") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(log_that_cannot_be_read_is_an_error, evening) {
  snapshot_after(6);
  // The snapshot is read first; what is read of the log proves it.
  disk.plan({.at = 2,
             .what = fault::fail,
             .count = counted::reads,
             .repeat = fault_plan::times::for_ever});
  const auto start = io::find_replay_start(disk, directory, UINT64_MAX);
  BOOST_REQUIRE(!start);
  BOOST_TEST(start.error().code == ec::io_error);
}

BOOST_FIXTURE_TEST_CASE(replay_goes_from_there_to_the_end_of_both_files_and_only_reads, evening) {
  fight("elara").wound("elara", 1);
  const auto log_before = log();
  const auto fight_before = encounter();
  for (const bool with_snapshot : {false, true}) {
    if (with_snapshot) snapshot_after(6);
    const auto start = find();
    const auto& [begin, ids, checked, warnings] = start;
    model::state now = begin;
    io::replaying_sink sink(now);
    BOOST_REQUIRE(io::replay_with(disk, directory, start, sink));
    BOOST_TEST(io::state_hash(now) == io::state_hash(states.back()));
    BOOST_TEST(sink.replayed() == last() - (with_snapshot ? 6 : 0));
  }
  BOOST_TEST((log() == log_before));
  BOOST_TEST((encounter() == fight_before));
}

BOOST_FIXTURE_TEST_CASE(ending_early_is_a_success, evening) {
  model::state now;
  ending_sink sink(now, 6, io::enough());
  BOOST_TEST(io::replay_with(disk, directory, find(), sink).has_value());
  BOOST_TEST(now.seq() == 5U);
}

BOOST_FIXTURE_TEST_CASE(error_of_the_sink_is_handed_on, evening) {
  model::state now;
  ending_sink sink(now, 6, {.code = ec::contradiction, .what = "no"});
  const auto replayed = io::replay_with(disk, directory, find(), sink);
  BOOST_REQUIRE(!replayed);
  BOOST_TEST(replayed.error().code == ec::contradiction);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
