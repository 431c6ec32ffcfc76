// What a campaign consists of, and a copy of it in a directory.

#include "io/store/file/backup/copy_sink.hpp"

#include "io/content/category.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(copy_sink_suite)

namespace {

using io::is_campaign_file;

struct empty_directory {
  empty_directory() { BOOST_REQUIRE(disk.make_directory("/copy") && disk.sync_directory("/")); }
  io::result<done> fill(io::file_ops& ops) {
    io::directory_sink sink(ops, "/copy");
    for (const char* const name :
         {"campaign.yaml", "log.jsonl", "monsters/owl.yaml", "monsters/toad.yaml"})
      if (auto put = io::put_file(sink, name, name); !put) return put;
    if (auto put = io::put_file(sink, "encounter.jsonl", ""); !put) return put;
    return sink.finish();
  }
  faulty_disk disk;
};

BOOST_AUTO_TEST_CASE(campaign_is_of_its_own_files_and_of_content) {
  for (const char* const name :
       {"log.jsonl", "encounter.jsonl", "snapshot.yaml", "campaign.yaml", "monsters/owl.yaml"})
    BOOST_TEST(is_campaign_file(name), name);
  for (const auto category : io::content::category_names())
    BOOST_TEST(is_campaign_file(std::string(category) + "/x.yaml"), category);
}

BOOST_AUTO_TEST_CASE(everything_else_is_no_part_of_a_campaign) {
  for (const char* const name :
       {"", ".lock", "log.index", "log.jsonl.torn-3", "world.yaml", "notes.txt", "monsters",
        "monsters/", "monsters/.yaml", "monsters/.owl.yaml", "monsters/owl.txt",
        "monsters/sub/owl.yaml", "nowhere/owl.yaml", "backups/x.yaml", "../campaign.yaml",
        "/log.jsonl", "monsters/../x.yaml"})
    BOOST_TEST(!is_campaign_file(name), name);
}

BOOST_FIXTURE_TEST_CASE(files_come_in_pieces, empty_directory) {
  io::directory_sink sink(disk, "/copy");
  BOOST_REQUIRE(sink.begin("log.jsonl", 5));
  for (const char* const piece : {"on", "", "e\n", "x"}) BOOST_REQUIRE(sink.take(piece));
  BOOST_REQUIRE(sink.end());
  BOOST_TEST(disk.bytes_of("/copy/log.jsonl") == "one\nx");
}

BOOST_FIXTURE_TEST_CASE(all_of_a_copy_is_durable_when_it_is_finished, empty_directory) {
  BOOST_REQUIRE(fill(disk));
  const auto later = disk.after_crash(crash_mode::drop, 1);
  for (const char* const name :
       {"campaign.yaml", "log.jsonl", "monsters/owl.yaml", "monsters/toad.yaml"})
    BOOST_TEST(later.bytes_of(std::string("/copy/") + name) == name);
  BOOST_TEST(later.has("/copy/encounter.jsonl"));
}

BOOST_FIXTURE_TEST_CASE(copy_has_a_directory_for_each_kind_of_content, empty_directory) {
  BOOST_REQUIRE(fill(disk));
  for (const auto category : io::content::category_names()) {
    const auto kind = disk.kind_of("/copy/" + std::string(category));
    BOOST_REQUIRE(kind);
    BOOST_TEST(*kind == io::entry_kind::directory, category);
  }
}

BOOST_FIXTURE_TEST_CASE(full_disk_is_told_at_every_operation, empty_directory) {
  const auto places = for_each_fault([&](std::uint64_t n) {
    faulty_disk now = disk.after_kill();
    now.plan(
        {.at = n, .what = fault::fail_short, .count = counted::changes, .system_errno = ENOSPC});
    const auto filled = fill(now);
    BOOST_TEST(filled.has_value() == !now.fired());
    if (!filled) BOOST_TEST(filled.error().code == io::ec::no_space);
    return now.fired();
  });
  BOOST_TEST(places > 15U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
