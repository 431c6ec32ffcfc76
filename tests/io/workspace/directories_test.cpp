// A campaign is made while the disk fails or the process dies at every one of its calls: goal is
// that a later program finds all of it or nothing, and can make it then (promise 17).
#include "io/workspace/directories.hpp"

#include "io/store/file/file_names.hpp"
#include "io/workspace/workspace.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string>
#include <vector>

namespace directories_suite {
namespace {

using namespace dnd;
using io::ec;

/// The real disk, until the call with the number `fail_at`; what was called, in order.
class failing_disk final : public io::file_ops {
 public:
  enum class after { goes_on, is_dead };

  explicit failing_disk(std::size_t fail_at = 0, after then = after::goes_on)
      : fail_at_(fail_at), then_(then) {}

  std::vector<std::string> calls;
  [[nodiscard]] bool fired() const { return calls.size() >= fail_at_; }

  io::result<std::unique_ptr<io::log_file>> open(const std::string& path,
                                                 io::open_mode mode) override {
    if (fails("open", path)) return failure(path);
    return disk_.open(path, mode);
  }
  io::result<std::string> read_all(const std::string& path, std::uint64_t bytes_max) override {
    if (fails("read", path)) return failure(path);
    return disk_.read_all(path, bytes_max);
  }
  io::result<done> write_new(const std::string& path, std::string_view bytes) override {
    if (fails("write", path)) {
      // Half of it got there.
      (void)disk_.write_new(path, bytes.substr(0, bytes.size() / 2));
      return failure(path);
    }
    return disk_.write_new(path, bytes);
  }
  io::result<done> rename(const std::string& from, const std::string& to) override {
    if (fails("rename", to)) return failure(to);
    return disk_.rename(from, to);
  }
  io::result<done> remove(const std::string& path) override {
    if (fails("remove", path)) return failure(path);
    return disk_.remove(path);
  }
  io::result<done> remove_directory(const std::string& path) override {
    if (fails("rmdir", path)) return failure(path);
    return disk_.remove_directory(path);
  }
  io::result<done> make_directory(const std::string& path) override {
    if (fails("mkdir", path)) return failure(path);
    return disk_.make_directory(path);
  }
  io::result<done> sync_directory(const std::string& path) override {
    if (fails("sync", path)) return failure(path);
    return disk_.sync_directory(path);
  }
  io::result<io::entry_kind> kind_of(const std::string& path) override {
    if (fails("kind", path)) return failure(path);
    return disk_.kind_of(path);
  }
  io::result<std::vector<io::directory_entry>> list(const std::string& path) override {
    if (fails("list", path)) return failure(path);
    return disk_.list(path);
  }
  io::result<std::unique_ptr<io::file_lock>> lock(const std::string& path) override {
    if (fails("lock", path)) return failure(path);
    return disk_.lock(path);
  }

 private:
  bool fails(std::string_view call, const std::string& path) {
    calls.push_back(std::string(call) + " " + path);
    const bool first = calls.size() == fail_at_;
    return first || (fail_at_ != 0 && calls.size() > fail_at_ && then_ == after::is_dead);
  }
  static io::error failure(const std::string& path) {
    return {.code = ec::io_error, .what = "the disk failed", .path = path, .system_errno = EIO};
  }

  io::file_ops& disk_ = io::posix_file_ops();
  std::size_t fail_at_;
  after then_;
};

struct one_world {
  tests::scratch_directory disk;

  one_world() { BOOST_REQUIRE(worlds(io::posix_file_ops()).create_world("W")); }

  io::workspace worlds(io::file_ops& ops) {
    return {ops,
            {.worlds_dir = disk / "worlds",
             .data_dir = disk / "data",
             .lock_wait = std::chrono::milliseconds::zero()}};
  }
  io::result<io::campaign_info> create(io::file_ops& ops) {
    return worlds(ops).create_campaign("W", "The Mine", 0);
  }
  bool has_leftovers() { return io::has_leftovers(io::posix_file_ops(), disk / "worlds/W"); }
  void forget_campaign() { std::filesystem::remove_all(disk / "worlds/W/The-Mine"); }

  /// All of the campaign or nothing of it is there, and a listing leaves nothing unfinished.
  bool check_whole_or_nothing() {
    const auto all = worlds(io::posix_file_ops()).list_campaigns("W");
    BOOST_REQUIRE(all);
    BOOST_TEST(!has_leftovers());
    const bool there = disk.has("worlds/W/The-Mine");
    BOOST_TEST(all->size() == (there ? 1U : 0U));
    if (!there) return false;
    BOOST_TEST(!all->front().problem);
    BOOST_TEST(all->front().name == "The Mine");
    for (const std::string_view category : io::content::category_names()) {
      BOOST_TEST(disk.has("worlds/W/The-Mine/" + std::string(category)));
    }
    return true;
  }
};

std::size_t position(const std::vector<std::string>& calls, const std::string& call) {
  const auto found = std::find(calls.begin(), calls.end(), call);
  BOOST_REQUIRE_MESSAGE(found != calls.end(), call);
  return static_cast<std::size_t>(found - calls.begin());
}

}  // namespace
}  // namespace directories_suite

BOOST_FIXTURE_TEST_SUITE(directories_suite, directories_suite::one_world)

BOOST_AUTO_TEST_CASE(a_death_at_any_call_leaves_all_or_nothing_and_the_next_create_works) {
  for (std::size_t at = 1;; ++at) {
    BOOST_TEST_CONTEXT("death at call " << at) {
      failing_disk dying(at, failing_disk::after::is_dead);
      const auto made = create(dying);
      const bool there = check_whole_or_nothing();
      if (made) BOOST_TEST(there);
      if (!there) BOOST_TEST(create(io::posix_file_ops()).has_value());
      forget_campaign();
      if (!dying.fired()) {
        BOOST_TEST(at > 30U);  // As many calls as there are kinds of content, and more.
        return;
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_error_at_any_call_leaves_nothing_before_the_last_step) {
  for (std::size_t at = 1;; ++at) {
    BOOST_TEST_CONTEXT("error at call " << at) {
      failing_disk failing(at);
      const auto made = create(failing);
      const bool renamed = disk.has("worlds/W/The-Mine");
      if (!made && renamed) {
        // Only the sync of the parent and what merely looks comes after the rename.
        const std::string& call = failing.calls[at - 1];
        BOOST_TEST((call.starts_with("sync ") || call.starts_with("kind ")), call);
      }
      if (!made) BOOST_TEST(!has_leftovers());
      check_whole_or_nothing();
      forget_campaign();
      if (!failing.fired()) return;
    }
  }
}

BOOST_AUTO_TEST_CASE(everything_is_synced_before_the_rename_and_the_parent_after_it) {
  failing_disk recorder;
  const auto created = create(recorder);
  BOOST_REQUIRE_MESSAGE(created, (created ? std::string() : io::render(created.error())));
  const std::string parent = disk / "worlds/W";
  const std::size_t renamed = position(recorder.calls, "rename " + parent + "/The-Mine");
  const std::size_t filled = position(recorder.calls, "sync " + parent + "/.tmp-The-Mine");
  for (const char* file : {"campaign.yaml", "log.jsonl"}) {
    BOOST_TEST(position(recorder.calls, "write " + parent + "/.tmp-The-Mine/" + file) < filled);
  }
  BOOST_TEST(position(recorder.calls, "mkdir " + parent + "/.tmp-The-Mine/monsters") < filled);
  BOOST_TEST(filled < renamed);
  BOOST_TEST(position(recorder.calls, "sync " + parent) == renamed + 1);
}

BOOST_AUTO_TEST_CASE(an_unsynced_parent_is_reported) {
  failing_disk recorder;
  const auto created = create(recorder);
  BOOST_REQUIRE_MESSAGE(created, (created ? std::string() : io::render(created.error())));
  forget_campaign();
  failing_disk failing(position(recorder.calls, "sync " + (disk / "worlds/W")) + 1);
  const auto made = create(failing);
  BOOST_REQUIRE(!made);
  BOOST_TEST(made.error().what.starts_with("The-Mine was made, but may not survive a power loss"));
}

BOOST_AUTO_TEST_CASE(a_new_worlds_directory_is_durable_level_by_level) {
  failing_disk recorder;
  const std::string top = disk / "a";
  BOOST_REQUIRE(io::make_directories(recorder, top + "/b"));
  BOOST_TEST(position(recorder.calls, "mkdir " + top) <
             position(recorder.calls, "sync " + disk.path()));
  BOOST_TEST(position(recorder.calls, "sync " + disk.path()) <
             position(recorder.calls, "mkdir " + top + "/b"));
  BOOST_TEST(position(recorder.calls, "mkdir " + top + "/b") <
             position(recorder.calls, "sync " + top));
}

BOOST_AUTO_TEST_CASE(a_file_in_the_way_of_a_directory_is_named) {
  const std::string file = disk.write("a", "");
  const auto made = io::make_directories(io::posix_file_ops(), file + "/b");
  BOOST_REQUIRE(!made);
  BOOST_TEST(made.error().code == ec::exists);
  BOOST_TEST(made.error().path == file);
}

BOOST_AUTO_TEST_CASE(what_another_process_is_making_is_left_alone) {
  disk.write("worlds/W/.tmp-Other/campaign.yaml", "");
  const auto busy = io::posix_file_ops().lock(disk / "worlds/.lock");
  BOOST_REQUIRE(busy);
  BOOST_REQUIRE(worlds(io::posix_file_ops()).list_campaigns());
  BOOST_TEST(disk.has("worlds/W/.tmp-Other/campaign.yaml"));
  const auto made = create(io::posix_file_ops());
  BOOST_REQUIRE(!made);
  BOOST_TEST(made.error().code == ec::locked);
  BOOST_TEST(made.error().todo == "try again in a moment");
  BOOST_TEST(!disk.has("worlds/W/The-Mine"));
}

BOOST_AUTO_TEST_CASE(a_listing_removes_what_a_crash_left_and_nothing_else) {
  disk.write("worlds/W/.tmp-Other/campaign.yaml", "na");
  disk.write("worlds/.tmp-World/world.yaml", "");
  disk.write("worlds/.current.yaml.tmp", "wor");
  disk.write("worlds/W/.git/config", "");
  disk.write("worlds/.current.yaml", "");
  BOOST_REQUIRE(worlds(io::posix_file_ops()).list_worlds());
  BOOST_REQUIRE(worlds(io::posix_file_ops()).list_campaigns());
  BOOST_TEST(!disk.has("worlds/W/.tmp-Other"));
  BOOST_TEST(!disk.has("worlds/.tmp-World"));
  BOOST_TEST(!disk.has("worlds/.current.yaml.tmp"));
  BOOST_TEST(disk.has("worlds/W/.git/config"));
  BOOST_TEST(disk.has("worlds/.current.yaml"));
}

BOOST_AUTO_TEST_CASE(a_link_among_the_leftovers_is_not_followed) {
  BOOST_REQUIRE(create(io::posix_file_ops()));
  std::filesystem::create_directory_symlink(disk / "worlds/W/The-Mine", disk / "worlds/W/.tmp-x");
  BOOST_REQUIRE(worlds(io::posix_file_ops()).list_campaigns());
  BOOST_TEST(!disk.has("worlds/W/.tmp-x"));
  BOOST_TEST(disk.has("worlds/W/The-Mine/log.jsonl"));
  BOOST_TEST(disk.has("worlds/W/The-Mine/campaign.yaml"));
}

BOOST_AUTO_TEST_CASE(content_and_hidden_directories_are_neither_worlds_nor_campaigns) {
  disk.write("worlds/W/Notes/x", "");
  disk.write("worlds/W/file", "");
  disk.write("worlds/W/.hidden/x", "");
  const auto names = io::visible_directories(io::posix_file_ops(), disk / "worlds/W");
  BOOST_REQUIRE(names);
  BOOST_TEST(*names == std::vector<std::string>{"Notes"}, boost::test_tools::per_element());
  const auto none = io::visible_directories(io::posix_file_ops(), disk / "gone");
  BOOST_REQUIRE(none);
  BOOST_TEST(none->empty());
  BOOST_TEST(!io::visible_directories(io::posix_file_ops(), disk / "worlds/W/file"));
}

BOOST_AUTO_TEST_SUITE_END()
