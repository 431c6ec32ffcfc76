// A campaign.yaml that is gone, or of no use, and what is made in its place.

#include "io/store/file/care/settings_repair.hpp"

#include "io/files/json/time.hpp"
#include "io/store/file/backup/backups.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
namespace settings_repair_suite {
namespace {

using io::ec;
using io::settings_repair;

constexpr std::int64_t now_ms = 1'795'374'251'120;
constexpr std::int64_t made_ms = 1'700'000'000'000;

struct unsettled : written_campaign {
  unsettled() { note("one").note("two"); }

  static inline const std::string path = directory + "/campaign.yaml";
  static std::string text(const std::string& name) {
    return io::render_campaign_file(
        {.name = name,
         .created_ms = made_ms,
         .settings = {.durable = io::durability::encounter, .snapshot_every = {}, .house = {}}});
  }
  std::optional<settings_repair> plan() { return settings_repair::plan(disk, directory, now_ms); }
  io::campaign_file now() {
    const auto read = io::read_campaign_file(disk, path);
    BOOST_REQUIRE_MESSAGE(read, (read ? "" : render(read.error())));
    return *read;
  }
};

}  // namespace
}  // namespace settings_repair_suite

BOOST_FIXTURE_TEST_SUITE(settings_repair_suite, settings_repair_suite::unsettled)

using namespace settings_repair_suite;

BOOST_AUTO_TEST_CASE(one_that_can_be_read_is_left_alone) {
  disk.put(path, text("C"));
  BOOST_TEST(!plan().has_value());
}

BOOST_AUTO_TEST_CASE(what_a_person_mends_in_place_is_left_alone) {
  for (const std::string& wrong :
       {text("C") + "duribility: command\n", std::string("name: C\nformat: 99\n")}) {
    disk.put(path, wrong);
    BOOST_TEST(!plan().has_value());
  }
}

BOOST_AUTO_TEST_CASE(one_that_is_gone_is_made_after_the_folder_and_the_first_event) {
  auto what = plan();
  BOOST_REQUIRE(what);
  BOOST_TEST(what->summary().damage.code == ec::corrupt);
  BOOST_TEST(what->summary().damage.path == path);
  BOOST_TEST(what->summary().name == "c");
  BOOST_TEST(what->summary().backup == "");
  const auto kept = what->carry_out();
  BOOST_REQUIRE(kept);
  BOOST_TEST(*kept == "");
  BOOST_TEST(now().name == "c");
  BOOST_TEST(now().created_ms == what->summary().created_ms);
  std::string first;
  json::append_time(first, now().created_ms);
  BOOST_TEST(line(1).find(first) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_a_log_without_events_the_time_is_now) {
  disk.put(log_file, "");
  BOOST_TEST(plan()->summary().created_ms == now_ms);
  BOOST_REQUIRE(disk.remove(log_file));
  BOOST_TEST(plan()->summary().created_ms == now_ms);
}

BOOST_AUTO_TEST_CASE(dashes_of_the_folder_were_spaces_where_that_gives_a_name) {
  const auto name_for = [this](const std::string& folder) {
    BOOST_REQUIRE(disk.make_directory(folder));
    return settings_repair::plan(disk, folder, now_ms)->summary().name;
  };
  BOOST_TEST(name_for("/The-Lost-Mine") == "The Lost Mine");
  BOOST_TEST(name_for("/-dash") == "dash");
}

BOOST_AUTO_TEST_CASE(one_that_is_of_no_use_is_kept_beside_the_new_one) {
  for (const std::string& bad : {std::string(), std::string("name: C\n"), std::string(40, '\0'),
                                 std::string("name: [C\n")}) {
    disk.put(path, bad);
    auto what = plan();
    BOOST_REQUIRE(what);
    const auto kept = what->carry_out();
    BOOST_REQUIRE(kept);
    BOOST_TEST((disk.bytes_of(*kept) == bad));
    BOOST_TEST(now().name == "c");
  }
}

BOOST_AUTO_TEST_CASE(the_newest_backup_that_has_one_gives_all_of_it) {
  for (const std::string name : {"First", "Second"}) {
    disk.put(path, text(name) + "# as we like it\n");
    BOOST_REQUIRE(io::make_backup(disk, directory, now_ms, 5));
  }
  const auto wanted = disk.bytes_of(path);
  BOOST_REQUIRE(disk.remove(path));
  const auto all = io::list_backups(disk, directory);
  BOOST_REQUIRE(all && all->size() == 2U);
  BOOST_TEST(plan()->summary().backup == all->back().path);
  BOOST_TEST(plan()->summary().name == "Second");
  BOOST_TEST(plan()->summary().created_ms == made_ms);
  BOOST_REQUIRE(plan()->carry_out());
  BOOST_TEST(disk.bytes_of(path) == wanted);
  // One that is damaged is passed over.
  BOOST_REQUIRE(disk.remove(path));
  disk.put(all->back().path, "no archive");
  BOOST_TEST(plan()->summary().name == "First");
}

BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_leaves_none_or_the_new_one) {
  for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    auto what = settings_repair::plan(copy, directory, now_ms);
    BOOST_REQUIRE(what);
    copy.plan({.at = n, .what = fault::crash});
    const auto done = what->carry_out();
    if (!copy.fired()) return false;
    BOOST_TEST(!done.has_value());
    for (const auto mode : all_crash_modes) {
      auto later = copy.after_crash(mode, n);
      const auto read = io::read_campaign_file(later, path);
      BOOST_TEST((read || read.error().code == ec::not_found));
    }
    return true;
  });
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
