// Worlds and campaigns that cannot be looked into, or lack what they need.

#include "tests/io/workspace/disk_of_worlds.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

BOOST_FIXTURE_TEST_SUITE(unfriendly_worlds_suite, dnd::test::worlds_on_disk::disk_of_worlds)

using namespace dnd;
using namespace dnd::test::worlds_on_disk;

/// A disk on which some folders may not be looked into.
class locked_disk final : public io::file_ops {
 public:
  explicit locked_disk(std::vector<std::string> locked) : locked_(std::move(locked)) {}

  io::result<std::unique_ptr<io::log_file>> open(const std::string& path,
                                                 io::open_mode mode) override {
    return disk_.open(path, mode);
  }
  io::result<std::string> read_all(const std::string& path, std::uint64_t bytes_max) override {
    if (is_locked(path)) return refused(path);
    return disk_.read_all(path, bytes_max);
  }
  io::result<done> write_new(const std::string& path, std::string_view bytes) override {
    return disk_.write_new(path, bytes);
  }
  io::result<done> rename(const std::string& from, const std::string& to) override {
    return disk_.rename(from, to);
  }
  io::result<done> remove(const std::string& path) override { return disk_.remove(path); }
  io::result<done> remove_directory(const std::string& path) override {
    return disk_.remove_directory(path);
  }
  io::result<done> make_directory(const std::string& path) override {
    return disk_.make_directory(path);
  }
  io::result<done> sync_directory(const std::string& path) override {
    return disk_.sync_directory(path);
  }
  io::result<io::entry_kind> kind_of(const std::string& path) override {
    for (const auto& each : locked_)
      if (path.starts_with(each + "/")) return refused(path);
    return disk_.kind_of(path);
  }
  io::result<std::vector<io::directory_entry>> list(const std::string& path) override {
    if (is_locked(path)) return refused(path);
    return disk_.list(path);
  }
  io::result<std::unique_ptr<io::file_lock>> lock(const std::string& path) override {
    return disk_.lock(path);
  }

 private:
  [[nodiscard]] bool is_locked(const std::string& path) const {
    return std::ranges::any_of(locked_, [&](const std::string& each) {
      return path == each || path.starts_with(each + "/");
    });
  }
  static io::error refused(const std::string& path) {
    return {.code = ec::permission, .what = "may not be read", .path = path};
  }
  io::file_ops& disk_ = io::posix_file_ops();
  std::vector<std::string> locked_;
};

BOOST_AUTO_TEST_CASE(folders_that_cannot_be_read_hide_no_other) {
  world("W");
  campaign("W", "Mine");
  campaign("W", "Theirs");
  disk.write("worlds/lost+found/x", "");
  locked_disk locked({disk / "worlds/lost+found", disk / "worlds/W/Theirs"});
  io::workspace places(locked, options);
  std::vector<io::error> unreadable;
  const auto all = value_of(places.list_campaigns({}, &unreadable));
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].name == "Mine");
  BOOST_REQUIRE(unreadable.size() == 2U);
  BOOST_TEST(unreadable[0].path == disk / "worlds/lost+found");
  BOOST_TEST(unreadable[1].path.starts_with(disk / "worlds/W/Theirs"));
  BOOST_TEST(value_of(places.find_campaign("mine")).name == "Mine");
  BOOST_TEST(value_of(places.create_campaign("", "Another", now_ms)).world == "W");
  BOOST_TEST(value_of(places.list_worlds()).size() == 2U);
  // Whoever names one hears why.
  BOOST_TEST(error_of(places.find_campaign("W/Theirs")).code == ec::permission);
  BOOST_TEST(error_of(places.list_campaigns("lost+found")).code == ec::permission);
  BOOST_TEST(has(error_of(places.find_campaign("nowhere")).todo, "cannot be read"));
}

BOOST_AUTO_TEST_CASE(what_a_file_system_has_found_is_no_world_to_play_in) {
  world("W");
  disk.write("worlds/lost+found/x", "");
  BOOST_TEST(default_world() == "W");
}

BOOST_AUTO_TEST_CASE(a_campaign_without_its_settings_is_listed_as_damaged) {
  world("W");
  campaign("W", "The Mine");
  std::filesystem::remove(disk / "worlds/W/The-Mine/campaign.yaml");
  const auto all = value_of(worlds().list_campaigns());
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].name == "The-Mine");
  BOOST_REQUIRE(all[0].problem);
  BOOST_TEST(all[0].problem->code == ec::corrupt);
  BOOST_TEST((all[0].problem->way_out == io::remedy::make_settings_anew));
  BOOST_TEST(error_of(worlds().find_campaign("the-mine")).code == ec::corrupt);
  // Without a log as well, nothing says that it is a campaign.
  std::filesystem::remove(disk / "worlds/W/The-Mine/log.jsonl");
  BOOST_TEST(value_of(worlds().list_campaigns()).empty());
}

BOOST_AUTO_TEST_CASE(a_campaign_whose_files_are_none_is_listed_as_damaged) {
  world("W");
  for (const std::string name : {"campaign.yaml", "log.jsonl"}) {
    campaign("W", "C");
    std::filesystem::remove(disk / ("worlds/W/C/" + name));
    BOOST_REQUIRE(::mkfifo((disk / ("worlds/W/C/" + name)).c_str(), 0600) == 0);
    const auto all = value_of(worlds().list_campaigns());
    BOOST_REQUIRE(all.size() == 1U && all[0].problem);
    BOOST_TEST(all[0].problem->code == ec::not_a_file);
    std::filesystem::remove_all(disk / "worlds/W/C");
  }
}

BOOST_AUTO_TEST_SUITE_END()
