#pragma once

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/backup/archive.hpp"
#include "io/store/file/backup/backups.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/played_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

/// A campaign that is played, backed up and restored on a disk in memory.
namespace dnd::test::backup {

inline constexpr std::int64_t now = 1'795'374'251'120;
inline const std::string home = "/w/C";

struct backup_stage {
  backup_stage() {
    BOOST_REQUIRE(disk.make_directory("/w") && disk.sync_directory("/"));
    make_empty_campaign(disk, home);
  }
  /// Plays up to a command of the evening.
  void play_to(std::size_t command) {
    write_commands(disk, home, played, command);
    played = command;
  }
  io::backup_info back_up(std::size_t keep = 5) {
    const auto made = io::make_backup(disk, home, now, keep);
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
    return *made;
  }

  faulty_disk disk;
  std::size_t played = 0;
};

inline std::uint64_t hash_on(faulty_disk disk, const std::string& directory) {
  const auto loaded = io::load_campaign(disk, directory, io::access::read_write);
  BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : io::render(loaded.error())));
  return io::state_hash(loaded->state);
}

/// Every backup that is listed is whole. Returns how many there are.
inline std::size_t check_backups(const faulty_disk& real) {
  auto disk = real.after_kill();
  const auto all = io::list_backups(disk, home);
  BOOST_REQUIRE(all);
  std::size_t number = 0;
  for (const auto& each : *all) {
    const auto path = "/w/check-" + std::to_string(++number);
    BOOST_REQUIRE(disk.make_directory(path));
    io::directory_sink sink(disk, path);
    const auto unpacked = io::read_archive(disk, each.path, sink);
    BOOST_REQUIRE_MESSAGE(unpacked, (unpacked ? "" : io::render(unpacked.error())));
    BOOST_TEST(hash_on(disk, path) == an_evening().hashes.at(each.seq));
  }
  return all->size();
}

inline bool has_leftovers(faulty_disk disk, const std::string& directory) {
  const auto entries = disk.list(directory);
  return entries && std::ranges::any_of(*entries, [](const io::directory_entry& each) {
           return each.name.ends_with(".tmp") || each.name.starts_with(".restor") ||
                  each.name.starts_with(".replaced") || each.name.starts_with(".backup");
         });
}

}  // namespace dnd::test::backup
