// Writing the built-in content to disk, also when the disk fails at each of its operations.

#include "io/content/init.hpp"
#include "io/content/builtin.hpp"
#include "io/content/library.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

namespace dnd::tests {
namespace init_suite {
namespace {

using namespace io::content;

/// The real disk that fails at its N-th change.
class failing_disk : public io::file_ops {
 public:
  explicit failing_disk(std::size_t fail_at) : left_(fail_at) {}

  io::result<std::unique_ptr<io::log_file>> open(const std::string& path,
                                                 io::open_mode mode) override {
    if (fails()) return broken(path);
    return disk_.open(path, mode);
  }
  io::result<std::string> read_all(const std::string& path, std::uint64_t most) override {
    return disk_.read_all(path, most);
  }
  io::result<done> write_new(const std::string& path, std::string_view bytes) override {
    if (fails()) return broken(path);
    return disk_.write_new(path, bytes);
  }
  io::result<done> rename(const std::string& from, const std::string& to) override {
    if (fails()) return broken(from);
    return disk_.rename(from, to);
  }
  io::result<done> remove(const std::string& path) override { return disk_.remove(path); }
  io::result<done> remove_directory(const std::string& path) override {
    return disk_.remove_directory(path);
  }
  io::result<done> make_directory(const std::string& path) override {
    if (fails()) return broken(path);
    return disk_.make_directory(path);
  }
  io::result<done> sync_directory(const std::string& path) override {
    if (fails()) return broken(path);
    return disk_.sync_directory(path);
  }
  io::result<done> sync_file_system(const std::string& path) override {
    if (fails()) return broken(path);
    return disk_.sync_file_system(path);
  }
  io::result<io::entry_kind> kind_of(const std::string& path) override {
    return disk_.kind_of(path);
  }
  io::result<std::vector<io::directory_entry>> list(const std::string& path) override {
    return disk_.list(path);
  }
  io::result<std::unique_ptr<io::file_lock>> lock(const std::string& path) override {
    return disk_.lock(path);
  }

 private:
  bool fails() { return left_-- == 0; }
  static io::error broken(const std::string& path) {
    io::error why{.code = io::ec::no_space, .what = "no room"};
    why.path = path;
    return why;
  }

  io::file_ops& disk_ = io::posix_file_ops();
  std::size_t left_;
};

init_options only(category kind) {
  init_options options;
  options.categories = {kind};
  return options;
}

std::size_t files_in(const std::string& directory) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(directory)) ++count;
  return count;
}

}  // namespace
}  // namespace init_suite

BOOST_FIXTURE_TEST_SUITE(init_suite, scratch_directory)

BOOST_AUTO_TEST_CASE(everything_is_written_once_and_kept_after_that) {
  const std::string data = *this / "some/where/data";
  std::size_t last = 0;
  init_options options;
  options.progress = [&](std::size_t done, std::size_t total) {
    BOOST_TEST(done <= total);
    last = done;
  };
  const auto first = write_builtin(io::posix_file_ops(), data, options);
  BOOST_REQUIRE(first.has_value());
  BOOST_TEST(first->written == 2088U);
  BOOST_TEST(first->skipped == 0U);
  BOOST_TEST(last == 2088U);
  BOOST_TEST(read("some/where/data/monsters/zombie.yaml") ==
             builtin::find(category::monsters, "zombie")->text);

  write("some/where/data/monsters/zombie.yaml", "name: Mine\narmor_class: 1\nhit_points: 1\n");
  const auto again = write_builtin(io::posix_file_ops(), data, {});
  BOOST_REQUIRE(again.has_value());
  BOOST_TEST(again->written == 0U);
  BOOST_TEST(again->skipped == 2088U);
  library content(io::posix_file_ops(), {data});
  BOOST_TEST((*content.creature("zombie"))->name == "Mine");

  init_options force = only(category::monsters);
  force.existing = existing_files::overwrite;
  BOOST_TEST(write_builtin(io::posix_file_ops(), data, force)->written == 334U);
  content.forget();
  BOOST_TEST((*content.creature("zombie"))->name == "Zombie");
}

BOOST_AUTO_TEST_CASE(only_the_categories_that_were_asked_for_are_written) {
  BOOST_TEST(write_builtin(io::posix_file_ops(), path(), only(category::feats))->written == 1U);
  BOOST_TEST(has("feats/grappler.yaml"));
  BOOST_TEST(files_in(path()) == 1U);
}

BOOST_AUTO_TEST_CASE(a_failure_at_any_point_leaves_what_was_there) {
  const std::string mine = "name: Mine\n";
  for (std::size_t fail_at = 0;; ++fail_at) {
    BOOST_REQUIRE(fail_at < 100U);
    const scratch_directory disk;
    disk.write("data/rules/combat.yaml", mine);
    disk.write("data/rules/notes.txt", "keep me");
    failing_disk failing(fail_at);
    init_options force = only(category::rules);
    force.existing = existing_files::overwrite;
    const auto outcome = write_builtin(failing, disk / "data", force);
    BOOST_TEST(disk.read("data/rules/notes.txt") == "keep me");
    const std::string combat = disk.read("data/rules/combat.yaml");
    BOOST_TEST((combat == mine || combat == builtin::find(category::rules, "combat")->text));
    for (const auto& entry : std::filesystem::directory_iterator(disk / "data/rules"))
      BOOST_TEST(entry.path().extension() != ".tmp");
    if (outcome) {
      BOOST_TEST(fail_at > 10U);
      break;
    }
    BOOST_TEST(outcome.error().code == io::ec::no_space);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
