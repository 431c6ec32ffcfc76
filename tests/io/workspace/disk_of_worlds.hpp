#pragma once

#include "io/workspace/workspace.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// Worlds and campaigns in a directory of the real disk.
namespace dnd::test::worlds_on_disk {

using io::ec;

inline constexpr std::int64_t now_ms = 1'795'374'251'120;

template <class T>
T value_of(io::result<T> got) {
  BOOST_REQUIRE_MESSAGE(got, (got ? std::string() : io::render(got.error())));
  return *std::move(got);
}
template <class T>
io::error error_of(const io::result<T>& got) {
  BOOST_REQUIRE(!got);
  return got.error();
}
inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

struct disk_of_worlds {
  tests::scratch_directory disk;

  io::workspace_options options{.worlds_dir = disk / "worlds",
                                .data_dir = disk / "data",
                                .lock_wait = std::chrono::milliseconds::zero()};

  io::workspace worlds() { return {io::posix_file_ops(), options}; }
  void world(std::string_view name) { value_of(worlds().create_world(name)); }
  io::campaign_info campaign(std::string_view world, std::string_view name) {
    return value_of(worlds().create_campaign(world, name, now_ms));
  }
  std::string found(std::string_view name, std::string_view world = {}) {
    const auto got = worlds().find_campaign(name, world);
    return got ? got->label() : "none: " + io::render(got.error());
  }
  std::string default_world() {
    const auto got = worlds().default_world();
    return got ? got->directory : "none: " + io::render(got.error());
  }
};

}  // namespace dnd::test::worlds_on_disk
