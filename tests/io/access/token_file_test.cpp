#include "io/access/token_file.hpp"

#include "model/bounds.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <sys/stat.h>
#include <vector>

BOOST_AUTO_TEST_SUITE(token_file_suite)

using namespace dnd;
using io::kept_token;
using io::token_role;

namespace {

const std::string where = "/worlds/.host/tokens.jsonl";

std::vector<kept_token> some() {
  return {{.sum = io::sum_of_token("a"), .role = token_role::gm, .made_ms = 1'000},
          {.sum = io::sum_of_token("b"),
           .role = token_role::player,
           .name = "Ann \"the\" Bold",
           .characters = {"Elara", "Zoë"},
           .campaigns = {"W/C"},
           .made_ms = 2'000,
           .expires_ms = 3'000},
          {.sum = io::sum_of_token("c"), .role = token_role::spectator, .made_ms = 4'000},
          {.sum = io::sum_of_token("d"), .role = token_role::monitor, .made_ms = 5'000}};
}

/// With its directory.
test::faulty_disk disk_with(const std::vector<kept_token>& all) {
  test::faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory("/worlds"));
  BOOST_REQUIRE(disk.sync_directory("/"));
  BOOST_REQUIRE(io::lock_tokens(disk, where));
  BOOST_REQUIRE(io::write_tokens(disk, where, all));
  return disk;
}

std::vector<kept_token> read(io::file_ops& disk) {
  const auto bytes = io::read_tokens(disk, where);
  BOOST_REQUIRE(bytes);
  const auto all = io::parse_tokens(*bytes, where);
  BOOST_REQUIRE_MESSAGE(all.has_value(), (all ? "" : io::render(all.error())));
  return *all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_written_is_read) {
  auto disk = disk_with(some());
  BOOST_TEST((read(disk) == some()));
}

BOOST_AUTO_TEST_CASE(without_a_file_there_are_none) {
  test::faulty_disk disk;
  BOOST_TEST(read(disk).empty());
}

BOOST_AUTO_TEST_CASE(it_is_for_its_owner_alone) {
  const tests::scratch_directory place;
  io::file_ops& ops = io::posix_file_ops();
  const std::string path = io::tokens_path(place / "worlds");
  // What is left of an earlier try was open to all.
  BOOST_REQUIRE(io::lock_tokens(ops, path));
  BOOST_REQUIRE(ops.write_new(path + ".tmp", "x"));
  BOOST_REQUIRE(io::write_tokens(ops, path, some()));
  struct stat found {};
  BOOST_REQUIRE(::stat(path.c_str(), &found) == 0);
  BOOST_TEST((found.st_mode & 0777U) == 0600U);
  BOOST_REQUIRE(::stat((place / "worlds/.host").c_str(), &found) == 0);
  BOOST_TEST((found.st_mode & 0777U) == 0700U);
}

BOOST_AUTO_TEST_CASE(a_line_that_is_wrong_is_named_and_nothing_counts) {
  auto disk = disk_with(some());
  const std::string good = *io::read_tokens(disk, where);
  const auto line_of_error = [&](const std::string& bytes) {
    const auto all = io::parse_tokens(bytes, where);
    BOOST_REQUIRE_MESSAGE(!all, bytes);
    BOOST_TEST(all.error().code == io::ec::corrupt);
    BOOST_TEST(all.error().path == where);
    return all.error().line.value_or(0);
  };
  const auto with = [&](std::string_view part, std::string_view other) {
    std::string bytes = good;
    const auto at = bytes.find(part);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, part);
    return bytes.replace(at, part.size(), other);
  };
  BOOST_TEST(line_of_error(with("\"player\"", "\"plumber\"")) == 2U);
  BOOST_TEST(line_of_error(with("\"role\":\"gm\",", "")) == 1U);
  BOOST_TEST(line_of_error(with("\"spectator\"", "\"spectator\",\"role\":\"gm\"")) == 3U);
  BOOST_TEST(line_of_error(with("\"name\"", "\"nmae\"")) == 2U);
  // A list that was emptied would mean all campaigns.
  BOOST_TEST(line_of_error(with("[\"W/C\"]", "[]")) == 2U);
  BOOST_TEST(line_of_error(with("\"campaigns\":[\"W/C\"]", "\"campaigns\":7")) == 2U);
  BOOST_TEST(line_of_error(with("1970-01-01T00:00:03.000Z", "soon")) == 2U);
  BOOST_TEST(line_of_error(good.substr(0, good.size() - 1)) == 4U);
  BOOST_TEST(line_of_error(good + "\n") == 5U);
  BOOST_TEST(line_of_error("\xff\n" + good) == 1U);
}

BOOST_AUTO_TEST_CASE(whatever_fails_the_old_or_the_new_file_is_there_whole) {
  auto fewer = some();
  fewer.pop_back();
  for (const auto what : {test::fault::fail, test::fault::crash})
    for (std::uint64_t at = 1;; ++at) {
      auto disk = disk_with(some());
      disk.plan({.at = at, .what = what});
      const auto written = io::write_tokens(disk, where, fewer);
      if (!disk.fired()) {
        BOOST_TEST(written.has_value());
        BOOST_TEST(at > 3U);
        break;
      }
      for (const auto mode : test::all_crash_modes) {
        auto later = disk.after_crash(mode, at);
        const auto found = read(later);
        BOOST_TEST((found == some() || found == fewer), at);
        // What was acknowledged stays.
        if (written) BOOST_TEST((found == fewer), at);
      }
    }
}

BOOST_AUTO_TEST_CASE(there_are_so_many_and_no_more) {
  std::vector<kept_token> many(bounds::tokens_max, some().front());
  auto disk = disk_with(many);
  many.push_back(many.front());
  const auto written = io::write_tokens(disk, where, many);
  BOOST_REQUIRE(!written);
  BOOST_TEST(written.error().code == io::ec::too_large);
  BOOST_TEST(read(disk).size() == bounds::tokens_max);
}

BOOST_AUTO_TEST_SUITE_END()
