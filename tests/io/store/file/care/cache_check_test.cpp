// What a verification says about the index and the kept snapshots: notices, each once, and nothing
// when they are good. And what repairs do with them.

#include "io/store/file/care/cache_check.hpp"

#include "io/store/file/care/campaign_repair.hpp"
#include "io/store/file/care/campaign_reseal.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/projections/changes_file.hpp"
#include "io/store/file/projections/figures_file.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace cache_check_suite {
namespace {

const std::string& directory = written_campaign::directory;
const std::string index_file = io::path_in(directory, io::log_index_file_name);

struct cached_evening : written_campaign {
  cached_evening() { evening().caches(); }

  io::verify_report verify() {
    const auto report = io::verify_campaign(disk, directory, {});
    BOOST_REQUIRE(report);
    return *report;
  }
  /// The one finding, which hinders nothing.
  io::verify_finding only_notice() {
    const auto report = verify();
    BOOST_REQUIRE_EQUAL(report.findings.size(), 1U);
    BOOST_TEST(report.findings[0].weight == io::severity::notice);
    BOOST_TEST(report.sound());
    BOOST_TEST(!report.findings[0].what.empty());
    return report.findings[0];
  }
  [[nodiscard]] bool has_caches() {
    return disk.has(index_file) || !io::list_checkpoints(disk, directory).empty();
  }
};

}  // namespace
}  // namespace cache_check_suite

BOOST_FIXTURE_TEST_SUITE(cache_check_suite, cache_check_suite::cached_evening)

BOOST_AUTO_TEST_CASE(good_caches_are_nothing_to_speak_of) {
  BOOST_TEST(verify().findings.empty());
  note().fight("elara").wound("elara", 1);
  BOOST_TEST(verify().findings.empty());
}

BOOST_AUTO_TEST_CASE(an_index_of_no_use_is_a_notice) {
  disk.put(index_file, "rubbish");
  const auto found = only_notice();
  BOOST_TEST(found.kind == "index_unusable");
  BOOST_TEST(found.path == index_file);
}

BOOST_AUTO_TEST_CASE(figures_of_no_use_are_a_notice) {
  const std::string file = io::path_in(directory, io::figures_file_name);
  disk.put(file, "rubbish");
  const auto found = only_notice();
  BOOST_TEST(found.kind == "figures_unusable");
  BOOST_TEST(found.path == file);
}

BOOST_AUTO_TEST_CASE(what_is_noted_of_changes_and_of_no_use_is_a_notice) {
  const std::string file = io::path_in(directory, io::changes_file_name);
  disk.put(file, "rubbish");
  const auto found = only_notice();
  BOOST_TEST(found.kind == "changes_unusable");
  BOOST_TEST(found.path == file);
}

BOOST_AUTO_TEST_CASE(a_kept_snapshot_of_no_use_is_a_notice) {
  const auto seq = io::list_checkpoints(disk, directory)[1];
  disk.put(io::checkpoint_path(directory, seq), "rubbish");
  const auto found = only_notice();
  BOOST_TEST(found.kind == "checkpoint_unusable");
  BOOST_TEST(found.path == io::checkpoint_path(directory, seq));
  BOOST_TEST(found.seq == seq);
}

BOOST_AUTO_TEST_CASE(a_kept_snapshot_that_says_something_else_is_a_notice) {
  const auto seq = io::list_checkpoints(disk, directory)[1];
  disk.put(io::checkpoint_path(directory, seq),
           io::render_snapshot({.at = places[seq], .state = states[2]}));
  const auto found = only_notice();
  BOOST_TEST(found.kind == "checkpoint_disagrees");
  BOOST_TEST(found.seq == seq);
}

BOOST_AUTO_TEST_CASE(a_kept_snapshot_after_the_end_of_the_log_is_a_notice) {
  disk.put(log_file, bytes(1, 19));
  BOOST_REQUIRE(disk.remove(index_file));
  for (const auto seq : io::list_checkpoints(disk, directory))
    if (seq < 20) BOOST_REQUIRE(io::remove_checkpoint(disk, directory, seq));
  disk.put(io::checkpoint_path(directory, 20),
           io::render_snapshot({.at = places[20], .state = states[20]}));
  BOOST_TEST(only_notice().kind == "checkpoint_unusable");
}

BOOST_AUTO_TEST_CASE(a_repair_removes_them) {
  auto plan = io::campaign_repair::plan(disk, directory, {.truncate_at = 8});
  BOOST_REQUIRE(plan && plan->summary().needed);
  BOOST_TEST(has_caches());
  BOOST_REQUIRE(plan->carry_out());
  BOOST_TEST(!has_caches());
}

BOOST_AUTO_TEST_CASE(a_reseal_removes_them) {
  auto text = log();
  text.replace(text.find("in the fight"), 12, "at the mill ");
  disk.put(log_file, text);
  auto plan = io::campaign_reseal::plan(disk, directory, 5);
  BOOST_REQUIRE_MESSAGE(plan, (plan ? "" : io::render(plan.error())));
  BOOST_REQUIRE(plan->summary().needed);
  BOOST_TEST(has_caches());
  BOOST_REQUIRE(plan->carry_out());
  BOOST_TEST(!has_caches());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
