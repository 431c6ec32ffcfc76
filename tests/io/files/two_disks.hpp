#pragma once

#include "io/files/file_ops.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

/// One contract, two disks: what the tests of the log find out on the disk in memory has to hold on
/// the real one.
namespace dnd::test::two_disks {

using io::ec;
using io::entry_kind;
using io::open_mode;

struct real_disk {
  tests::scratch_directory scratch;
  io::file_ops& ops() { return io::posix_file_ops(); }
  std::string path(const std::string& name) { return scratch.path() + '/' + name; }
  std::string root() { return scratch.path(); }
};

struct memory_disk {
  faulty_disk disk;
  memory_disk() { BOOST_REQUIRE(disk.make_directory("/d").has_value()); }
  io::file_ops& ops() { return disk; }
  std::string path(const std::string& name) { return "/d/" + name; }
  std::string root() { return "/d"; }
};

using disks = boost::mpl::list<real_disk, memory_disk>;

inline ec code_of(const auto& failed) {
  BOOST_REQUIRE(!failed.has_value());
  return failed.error().code;
}

}  // namespace dnd::test::two_disks
