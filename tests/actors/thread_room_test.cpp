// How many threads control groups leave, read from trees of files that stand for a system's.

#include "actors/thread_room.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(thread_room_suite)

namespace {

using dnd::actors::thread_room;

using files = std::map<std::string, std::string>;

auto room_of(const files& all) {
  return thread_room([&all](const std::string& path) {
    const auto found = all.find(path);
    return found == all.end() ? std::nullopt : std::optional(found->second);
  });
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_is_known_without_groups_or_limits) {
  BOOST_TEST(!room_of({}).has_value());
  BOOST_TEST(!room_of({{"/proc/self/cgroup", ""}}).has_value());
  BOOST_TEST(!room_of({{"/proc/self/cgroup", "nonsense\n0:\n"}}).has_value());
  BOOST_TEST(!room_of({{"/proc/self/cgroup", "0::/a\n"}}).has_value());
  BOOST_TEST(!room_of({{"/proc/self/cgroup", "0::/a\n"}, {"/sys/fs/cgroup/a/pids.max", "max\n"}})
                  .has_value());
}

BOOST_AUTO_TEST_CASE(room_is_what_is_allowed_less_what_is_there) {
  files all{{"/proc/self/cgroup", "0::/a\n"},
            {"/sys/fs/cgroup/a/pids.max", "20\n"},
            {"/sys/fs/cgroup/a/pids.current", "17\n"}};
  BOOST_TEST(room_of(all).value() == 3U);
  // A limit may be set below what is there already.
  all["/sys/fs/cgroup/a/pids.current"] = "25\n";
  BOOST_TEST(room_of(all).value() == 0U);
  all.erase("/sys/fs/cgroup/a/pids.current");
  BOOST_TEST(room_of(all).value() == 20U);
}

BOOST_AUTO_TEST_CASE(the_least_of_all_groups_above_counts) {
  const files all{{"/proc/self/cgroup", "0::/a/b/c\n"},
                  {"/sys/fs/cgroup/a/b/c/pids.max", "max\n"},
                  {"/sys/fs/cgroup/a/b/pids.max", "100\n"},
                  {"/sys/fs/cgroup/a/pids.max", "30\n"},
                  {"/sys/fs/cgroup/a/pids.current", "10\n"}};
  BOOST_TEST(room_of(all).value() == 20U);
  // In a container its own group is the root.
  BOOST_TEST(
      room_of({{"/proc/self/cgroup", "0::/\n"}, {"/sys/fs/cgroup/pids.max", "12"}}).value() == 12U);
}

BOOST_AUTO_TEST_CASE(groups_of_version_1_are_found_among_the_others) {
  const files all{{"/proc/self/cgroup", "9:name=systemd:/x\n8:cpu,pids:/a\n7:cpuset:/y\n0::/\n"},
                  {"/sys/fs/cgroup/pids/a/pids.max", "9\n"},
                  {"/sys/fs/cgroup/pids/x/pids.max", "1\n"}};
  BOOST_TEST(room_of(all).value() == 9U);
}

BOOST_AUTO_TEST_CASE(files_of_the_system_are_read) {
  BOOST_TEST(!dnd::actors::read_system_file("/nonexistent").has_value());
  BOOST_TEST(!dnd::actors::read_system_file("/proc").has_value());
  BOOST_TEST(!dnd::actors::read_system_file("/proc/self/stat").value_or("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
