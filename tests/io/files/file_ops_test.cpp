// One contract, two disks: what the tests of the log find out on the disk in memory has to hold on
// the real one.

#include "io/files/file_ops.hpp"

#include "io/files/posix/descriptor.hpp"
#include "tests/io/files/two_disks.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(file_ops_suite)

namespace {

using io::ec;
using io::entry_kind;
using io::open_mode;
using namespace two_disks;

BOOST_AUTO_TEST_CASE_TEMPLATE(appended_bytes_are_read_back_by_offset, Disk, disks) {
  Disk disk;
  auto file = disk.ops().open(disk.path("log"), open_mode::append_or_create);
  BOOST_REQUIRE(file.has_value());
  BOOST_REQUIRE((*file)->append("one,").has_value());
  BOOST_REQUIRE((*file)->append("two").has_value());
  BOOST_REQUIRE((*file)->sync().has_value());
  BOOST_TEST(*(*file)->size() == 7u);
  char buffer[10] = {};
  BOOST_TEST(*(*file)->read(4, buffer) == 3u);
  BOOST_TEST(std::string_view(buffer, 3) == "two");
  BOOST_TEST(*(*file)->read(7, buffer) == 0u);
  BOOST_TEST(*(*file)->read(100, buffer) == 0u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(append_goes_to_the_end_after_a_cut, Disk, disks) {
  Disk disk;
  auto file = disk.ops().open(disk.path("log"), open_mode::append_or_create);
  BOOST_REQUIRE((*file)->append("good,torn").has_value());
  BOOST_REQUIRE((*file)->truncate(5).has_value());
  BOOST_REQUIRE((*file)->append("next").has_value());
  BOOST_TEST(*disk.ops().read_all(disk.path("log"), 100) == "good,next");
  auto again = disk.ops().open(disk.path("log"), open_mode::append_existing);
  BOOST_REQUIRE((*again)->append("!").has_value());
  BOOST_TEST(*disk.ops().read_all(disk.path("log"), 100) == "good,next!");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(bytes_of_somebody_else_are_noticed_by_a_sync, Disk, disks) {
  Disk disk;
  auto& ops = disk.ops();
  const auto path = disk.path("log");
  auto ours = ops.open(path, open_mode::append_or_create);
  auto theirs = ops.open(path, open_mode::append_existing);
  BOOST_REQUIRE((*ours)->append("ours").has_value());
  BOOST_REQUIRE((*ours)->sync_whole(4).has_value());
  BOOST_REQUIRE((*theirs)->append("theirs").has_value());
  BOOST_TEST((*ours)->sync().has_value());
  const auto grown = (*ours)->sync_whole(4);
  BOOST_TEST(code_of(grown) == ec::corrupt);
  BOOST_TEST(render(grown.error()).find("6 bytes more") != std::string::npos);
  ours = ops.open(path, open_mode::append_existing);
  BOOST_REQUIRE((*theirs)->truncate(1).has_value());
  const auto cut = (*ours)->sync_whole(4);
  BOOST_TEST(code_of(cut) == ec::corrupt);
  BOOST_TEST(render(cut.error()).find("3 bytes fewer") != std::string::npos);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_missing_is_not_found, Disk, disks) {
  Disk disk;
  auto& ops = disk.ops();
  const std::string path = disk.path("none");
  BOOST_TEST(code_of(ops.open(path, open_mode::read_only)) == ec::not_found);
  BOOST_TEST(code_of(ops.open(path, open_mode::append_existing)) == ec::not_found);
  BOOST_TEST(code_of(ops.open(path + "/x", open_mode::append_or_create)) == ec::not_found);
  BOOST_TEST(code_of(ops.read_all(path, 10)) == ec::not_found);
  BOOST_TEST(code_of(ops.write_new(path + "/x", "y")) == ec::not_found);
  BOOST_TEST(code_of(ops.rename(path, path + "2")) == ec::not_found);
  BOOST_TEST(code_of(ops.remove(path)) == ec::not_found);
  BOOST_TEST(code_of(ops.remove_directory(path)) == ec::not_found);
  BOOST_TEST(code_of(ops.list(path)) == ec::not_found);
  BOOST_TEST(code_of(ops.sync_directory(path)) == ec::not_found);
  BOOST_TEST(code_of(ops.lock(path + "/x")) == ec::not_found);
  BOOST_TEST(*ops.kind_of(path) == entry_kind::none);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(file_past_the_bound_is_too_large, Disk, disks) {
  Disk disk;
  BOOST_REQUIRE(disk.ops().write_new(disk.path("f"), "12345").has_value());
  BOOST_TEST(*disk.ops().read_all(disk.path("f"), 5) == "12345");
  BOOST_TEST(code_of(disk.ops().read_all(disk.path("f"), 4)) == ec::too_large);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(private_directories_are_directories, Disk, disks) {
  Disk disk;
  BOOST_REQUIRE(disk.ops().make_private_directory(disk.path("p")).has_value());
  BOOST_TEST(code_of(disk.ops().make_private_directory(disk.path("p"))) == ec::exists);
  BOOST_TEST((*disk.ops().kind_of(disk.path("p")) == entry_kind::directory));
}

BOOST_AUTO_TEST_CASE(private_directories_of_the_real_disk_are_their_owners_alone) {
  real_disk disk;
  BOOST_REQUIRE(disk.ops().make_private_directory(disk.path("p")).has_value());
  namespace fs = std::filesystem;
  BOOST_TEST((fs::status(disk.path("p")).permissions() == fs::perms::owner_all));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(directories_are_made_listed_and_removed, Disk, disks) {
  Disk disk;
  auto& ops = disk.ops();
  BOOST_REQUIRE(ops.make_directory(disk.path("b")).has_value());
  BOOST_TEST(code_of(ops.make_directory(disk.path("b"))) == ec::exists);
  BOOST_REQUIRE(ops.write_new(disk.path("c"), "1").has_value());
  BOOST_REQUIRE(ops.write_new(disk.path("b/inner"), "2").has_value());
  BOOST_REQUIRE(ops.write_new(disk.path("a"), "3").has_value());
  const auto entries = ops.list(disk.root());
  BOOST_REQUIRE(entries.has_value());
  BOOST_REQUIRE_EQUAL(entries->size(), 3u);
  BOOST_TEST((*entries)[0].name == "a");
  BOOST_TEST((*entries)[1].name == "b");
  BOOST_TEST((*entries)[1].kind == entry_kind::directory);
  BOOST_TEST((*entries)[2].kind == entry_kind::file);
  BOOST_TEST(code_of(ops.remove_directory(disk.path("b"))) == ec::exists);
  BOOST_REQUIRE(ops.rename(disk.path("b"), disk.path("z")).has_value());
  BOOST_TEST(*ops.read_all(disk.path("z/inner"), 10) == "2");
  BOOST_REQUIRE(ops.remove(disk.path("z/inner")).has_value());
  BOOST_REQUIRE(ops.remove_directory(disk.path("z")).has_value());
  BOOST_REQUIRE(ops.sync_directory(disk.root()).has_value());
  BOOST_TEST(*ops.kind_of(disk.path("z")) == entry_kind::none);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(open_file_outlives_its_name, Disk, disks) {
  Disk disk;
  BOOST_REQUIRE(disk.ops().write_new(disk.path("f"), "still here").has_value());
  auto file = disk.ops().open(disk.path("f"), open_mode::read_only);
  BOOST_REQUIRE(disk.ops().remove(disk.path("f")).has_value());
  char buffer[5] = {};
  BOOST_TEST(*(*file)->read(0, buffer) == 5u);
  BOOST_TEST(std::string_view(buffer, 5) == "still");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(second_name_is_of_the_same_file_and_outlives_the_first, Disk, disks) {
  Disk disk;
  auto& ops = disk.ops();
  auto file = ops.open(disk.path("log"), open_mode::append_or_create);
  BOOST_REQUIRE((*file)->append("one,"));
  BOOST_REQUIRE(ops.link(disk.path("log"), disk.path("other")));
  BOOST_REQUIRE((*file)->append("two"));
  BOOST_REQUIRE((*file)->sync());
  BOOST_TEST(*ops.read_all(disk.path("other"), 100) == "one,two");
  BOOST_TEST(!ops.link(disk.path("log"), disk.path("other")));
  BOOST_TEST((ops.link(disk.path("none"), disk.path("new")).error().code == ec::not_found));
  BOOST_REQUIRE(ops.remove(disk.path("log")));
  BOOST_TEST(*ops.read_all(disk.path("other"), 100) == "one,two");
}

BOOST_AUTO_TEST_CASE(file_whose_own_name_is_gone_is_noticed_though_it_has_another) {
  const tests::scratch_directory scratch;
  auto& ops = io::posix_file_ops();
  const std::string path = scratch / "log";
  const std::string other = scratch / "other";
  const auto opened = [&] { return *ops.open(path, open_mode::append_or_create); };
  const auto is_gone = [](io::log_file& file) {
    const auto synced = file.sync();
    return !synced && synced.error().code == ec::not_found;
  };
  {
    // It had two names when it was opened.
    opened();
    BOOST_REQUIRE(ops.link(path, other));
    const auto file = opened();
    BOOST_REQUIRE(file->sync());
    BOOST_REQUIRE(ops.remove(path));
    BOOST_TEST(is_gone(*file));
    BOOST_REQUIRE(ops.remove(other));
  }
  {
    // The other name goes, and its own one later: it may have been moved meanwhile.
    opened();
    BOOST_REQUIRE(ops.link(path, other));
    const auto file = opened();
    BOOST_REQUIRE(ops.remove(other));
    BOOST_REQUIRE(file->sync());
    BOOST_REQUIRE(ops.rename(path, other));
    BOOST_REQUIRE(file->sync());
    BOOST_REQUIRE(ops.remove(other));
    BOOST_TEST(is_gone(*file));
  }
  {
    // Another file has its name.
    const auto file = opened();
    BOOST_REQUIRE(ops.link(path, other));
    BOOST_REQUIRE(file->sync());
    BOOST_REQUIRE(ops.remove(path));
    opened();
    BOOST_TEST(is_gone(*file));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(publish_replaces_and_leaves_nothing_beside, Disk, disks) {
  Disk disk;
  BOOST_REQUIRE(io::publish(disk.ops(), disk.path("s.yaml"), "old").has_value());
  BOOST_REQUIRE(io::publish(disk.ops(), disk.path("s.yaml"), "new").has_value());
  BOOST_TEST(*disk.ops().read_all(disk.path("s.yaml"), 10) == "new");
  BOOST_TEST(disk.ops().list(disk.root())->size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(second_lock_in_this_process_is_refused_until_the_first_ends, Disk,
                              disks) {
  Disk disk;
  auto lock = disk.ops().lock(disk.path(".lock"));
  BOOST_REQUIRE(lock.has_value());
  const auto second = disk.ops().lock(disk.path(".lock"));
  BOOST_TEST(code_of(second) == ec::locked);
  BOOST_TEST(second.error().what == "open in process " + std::to_string(::getpid()));
  // Looking at the lock file does not drop the lock.
  BOOST_REQUIRE(disk.ops().read_all(disk.path(".lock"), 100).has_value());
  BOOST_TEST(code_of(disk.ops().lock(disk.path(".lock"))) == ec::locked);
  lock->reset();
  BOOST_TEST(disk.ops().lock(disk.path(".lock")).has_value());
}

BOOST_AUTO_TEST_CASE(publish_is_old_or_new_wherever_it_is_cut) {
  for (const crash_mode mode : all_crash_modes) {
    for_each_fault([&](std::uint64_t n) {
      faulty_disk disk;
      BOOST_REQUIRE(io::publish(disk, "/s.yaml", "the old one").has_value());
      disk.plan({.at = n, .what = fault::crash, .count = counted::changes});
      const auto published = io::publish(disk, "/s.yaml", "the new one");
      if (!disk.fired()) {
        BOOST_TEST(disk.after_crash(mode, n).bytes_of("/s.yaml") == "the new one");
        return false;
      }
      BOOST_TEST(!published.has_value());
      const std::string left = disk.after_crash(mode, n).bytes_of("/s.yaml");
      BOOST_TEST((left == "the old one" || left == "the new one"));
      return true;
    });
  }
}

BOOST_AUTO_TEST_CASE(failed_publish_keeps_the_old_file_and_removes_its_own) {
  for_each_fault([&](std::uint64_t n) {
    faulty_disk disk;
    BOOST_REQUIRE(io::publish(disk, "/s.yaml", "the old one").has_value());
    disk.plan({.at = n, .what = fault::fail_short, .system_errno = ENOSPC});
    const auto published = io::publish(disk, "/s.yaml", "the new one");
    if (!disk.fired()) return false;
    BOOST_TEST(code_of(published) == ec::no_space);
    BOOST_TEST(!disk.has("/s.yaml.tmp"));
    return true;
  });
}

BOOST_AUTO_TEST_CASE(files_that_take_turns_are_whole_after_a_crash_at_every_operation) {
  for (const auto mode : all_crash_modes) {
    for_each_fault([&](std::uint64_t n) {
      faulty_disk disk;
      BOOST_REQUIRE(io::publish_over_spare(disk, "/s.yaml", "the first one").has_value());
      BOOST_REQUIRE(io::publish_over_spare(disk, "/s.yaml", "the old one").has_value());
      BOOST_TEST(disk.bytes_of("/s.yaml.tmp") == "the first one");
      disk.plan({.at = n, .what = fault::crash});
      const auto published = io::publish_over_spare(disk, "/s.yaml", "the new one");
      if (!disk.fired()) {
        BOOST_TEST(disk.after_crash(mode, n).bytes_of("/s.yaml") == "the new one");
        return false;
      }
      BOOST_TEST(!published.has_value());
      const std::string left = disk.after_crash(mode, n).bytes_of("/s.yaml");
      BOOST_TEST((left == "the old one" || left == "the new one"));
      return true;
    });
  }
}

BOOST_AUTO_TEST_CASE(files_that_take_turns_need_no_space_but_their_own) {
  tests::scratch_directory root;
  auto& disk = io::posix_file_ops();
  const auto path = root / "s.yaml";
  const auto inode = [&](const std::string& of) {
    struct ::stat about {};
    BOOST_REQUIRE(::stat(of.c_str(), &about) == 0);
    return about.st_ino;
  };
  BOOST_REQUIRE(io::publish_over_spare(disk, path, "a first one that is longer").has_value());
  BOOST_TEST(!root.has("s.yaml.tmp"));
  const auto first = inode(path);
  BOOST_REQUIRE(io::publish_over_spare(disk, path, "a second one").has_value());
  BOOST_TEST(inode(path + ".tmp") == first);
  BOOST_REQUIRE(io::publish_over_spare(disk, path, "a third").has_value());
  BOOST_TEST(inode(path) == first);
  BOOST_TEST(root.read("s.yaml") == "a third");
}

BOOST_AUTO_TEST_CASE(file_that_is_written_over_in_pieces_is_whole) {
  tests::scratch_directory root;
  auto& disk = io::posix_file_ops();
  for (const std::size_t size : {0UL, 1UL, 16'384UL, 16'385UL, 100'000UL, 32'768UL, 5UL}) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>('a' + i % 23 + i / 16'384);
    BOOST_REQUIRE(disk.write_over(root / "s.yaml", bytes).has_value());
    BOOST_TEST((root.read("s.yaml") == bytes));
  }
}

BOOST_AUTO_TEST_CASE(full_device_says_so) {
  const io::descriptor device(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  const auto written = io::write_all(device, "/dev/full", "x");
  BOOST_TEST(code_of(written) == ec::no_space);
  BOOST_TEST(render(written.error()).find("/dev/full") == 0u);
  BOOST_TEST(render(written.error()).find("No space left on device") != std::string::npos);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
