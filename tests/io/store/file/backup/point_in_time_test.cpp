// The latest moment of a campaign as stretches of its files: in and out of a fight, beside a write
// and a merge, and how it is known that the files were cut back since.

#include "io/store/file/backup/point_in_time.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(point_in_time_suite)

namespace {

using io::ec;

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  io::point_in_time find() {
    auto found = io::find_point_in_time(disk, directory);
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
    return *std::move(found);
  }
  ec refused() {
    const auto found = io::find_point_in_time(disk, directory);
    BOOST_REQUIRE(!found);
    return found.error().code;
  }
  static bool holds(const io::point_in_time& cut) {
    const auto same = io::still_holds(cut);
    BOOST_REQUIRE(same);
    return *same;
  }
  /// Cuts a file back, and lets it grow by these bytes.
  void cut_back(const std::string& path, std::uint64_t size, std::string_view more = "") {
    const auto file = disk.open(path, io::open_mode::append_existing);
    BOOST_REQUIRE(file);
    BOOST_REQUIRE((*file)->truncate(size));
    if (!more.empty()) BOOST_REQUIRE((*file)->append(more));
  }
  /// The bytes of both stretches.
  static std::string bytes_of(const io::point_in_time& cut) {
    std::string all(cut.log_bytes + cut.encounter_bytes, '\0');
    BOOST_REQUIRE(cut.log->read(0, {all.data(), cut.log_bytes}));
    if (cut.encounter)
      BOOST_REQUIRE(cut.encounter->read(0, {all.data() + cut.log_bytes, cut.encounter_bytes}));
    return all;
  }
};

BOOST_FIXTURE_TEST_CASE(all_of_a_quiet_campaign_is_in_it, evening) {
  const auto cut = find();
  BOOST_TEST((cut.end == places.back()));
  BOOST_TEST((cut.encounter == nullptr));
  BOOST_TEST(cut.encounter_bytes == 0U);
  BOOST_TEST(cut.log_sum == places.back().sum);
  BOOST_TEST((bytes_of(cut) == log()));
  BOOST_TEST(holds(cut));
}

BOOST_AUTO_TEST_CASE(empty_campaign_ends_where_it_begins) {
  written_campaign made;
  const auto cut = io::find_point_in_time(made.disk, written_campaign::directory);
  BOOST_REQUIRE(cut);
  BOOST_TEST((cut->end == io::log_position{}));
}

BOOST_FIXTURE_TEST_CASE(fight_that_is_on_is_the_second_stretch, evening) {
  const auto before = places.back();
  fight("elara").wound("elara", 1);
  const auto cut = find();
  BOOST_TEST((cut.end == places.back()));
  BOOST_TEST(cut.log_bytes == before.offset);
  BOOST_TEST(cut.log_sum == before.sum);
  BOOST_TEST((bytes_of(cut) == log() + encounter()));
  BOOST_TEST(holds(cut));
}

BOOST_FIXTURE_TEST_CASE(tail_that_is_being_written_is_left_out, evening) {
  disk.put(log_file, log() + "{\"seq\":21,\"at\"");
  const auto cut = find();
  BOOST_TEST((cut.end == places.back()));
  BOOST_TEST(cut.log_bytes == places.back().offset);
}

BOOST_FIXTURE_TEST_CASE(command_of_which_a_part_is_written_is_left_out, evening) {
  const auto whole = places.back();
  wound("elara", 1);
  disk.put(log_file, log().substr(0, places[last() - 1].offset));
  BOOST_TEST((find().end == whole));
}

BOOST_FIXTURE_TEST_CASE(half_of_a_merge_is_taken_from_the_fight_itself, evening) {
  const auto before = log();
  fight("elara").wound("elara", 1).peace(merge::later);
  disk.put(log_file, before + encounter().substr(0, encounter().size() / 2));
  const auto cut = find();
  BOOST_TEST((cut.end == places.back()));
  BOOST_TEST((bytes_of(cut) == before + encounter()));
}

BOOST_FIXTURE_TEST_CASE(merge_whose_file_is_not_removed_yet_is_in_the_log, evening) {
  const auto before = log();
  fight("elara").wound("elara", 1).peace(merge::later);
  disk.put(log_file, before + encounter());
  const auto cut = find();
  BOOST_TEST((cut.end == places.back()));
  BOOST_TEST((bytes_of(cut) == before + encounter()));
}

BOOST_FIXTURE_TEST_CASE(merge_meanwhile_takes_nothing_away, evening) {
  fight("elara").wound("elara", 1);
  const auto cut = find();
  const auto all = log() + encounter();
  peace();
  BOOST_TEST(holds(cut));
  BOOST_TEST((bytes_of(cut) == all));
}

BOOST_FIXTURE_TEST_CASE(commands_that_are_added_meanwhile_change_nothing, evening) {
  const auto cut = find();
  note("one more");
  BOOST_TEST(holds(cut));
}

BOOST_FIXTURE_TEST_CASE(log_that_was_cut_back_since_does_not_hold, evening) {
  const auto cut = find();
  cut_back(log_file, places[19].offset);
  BOOST_TEST(!holds(cut));
}

BOOST_FIXTURE_TEST_CASE(log_that_was_cut_back_and_grew_again_does_not_hold, evening) {
  const auto cut = find();
  auto other = line(20);
  other[40] ^= 1;
  cut_back(log_file, places[19].offset, other);
  BOOST_TEST(!holds(cut));
}

BOOST_FIXTURE_TEST_CASE(fight_that_was_cut_back_since_does_not_hold, evening) {
  fight("elara").wound("elara", 1);
  const auto cut = find();
  cut_back(encounter_file, encounter().size() - 1);
  BOOST_TEST(!holds(cut));
}

BOOST_FIXTURE_TEST_CASE(all_up_to_there_is_on_disk, evening) {
  const auto before = log();
  note("not synced by who wrote it");
  disk.put(log_file, before);
  cut_back(log_file, before.size(), line(last()));
  BOOST_TEST((disk.after_crash(crash_mode::drop, 1).bytes_of(log_file) == before));
  (void)find();
  BOOST_TEST((disk.after_crash(crash_mode::drop, 1).bytes_of(log_file) == before + line(last())));
}

BOOST_FIXTURE_TEST_CASE(damaged_log_is_refused_with_its_place, evening) {
  auto bytes = log();
  bytes[places[5].offset + 40] ^= 1;
  disk.put(log_file, bytes);
  const auto found = io::find_point_in_time(disk, directory);
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == ec::corrupt);
  BOOST_TEST(found.error().path == log_file);
  BOOST_TEST(found.error().byte.value() == places[5].offset);
}

BOOST_FIXTURE_TEST_CASE(missing_log_is_not_found, evening) {
  BOOST_REQUIRE(disk.remove(log_file));
  BOOST_TEST(refused() == ec::not_found);
}

BOOST_FIXTURE_TEST_CASE(files_that_never_fit_together_are_said_to_change, evening) {
  fight("elara").wound("elara", 1);
  disk.put(encounter_file, bytes(last() - 1, last()));
  BOOST_TEST(refused() == ec::busy);
}

BOOST_FIXTURE_TEST_CASE(fight_without_its_file_is_never_taken_for_all_of_it, evening) {
  fight("elara").wound("elara", 1);
  disk.put(log_file, log() + encounter());
  BOOST_REQUIRE(disk.remove(encounter_file));
  BOOST_TEST(refused() == ec::busy);
}

BOOST_FIXTURE_TEST_CASE(disk_error_anywhere_is_told, evening) {
  fight("elara").wound("elara", 1);
  const auto operations = for_each_fault([&](std::uint64_t n) {
    disk.plan({.at = n, .what = fault::fail, .repeat = fault_plan::times::for_ever});
    const auto found = io::find_point_in_time(disk, directory);
    const bool fired = disk.fired();
    BOOST_TEST(found.has_value() == !fired);
    disk.plan({});
    return fired;
  });
  BOOST_TEST(operations > 5U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
