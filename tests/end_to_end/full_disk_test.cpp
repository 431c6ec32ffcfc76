// A disk of 1 MiB that is really full, under the real program: what was answered is there, whoever
// plays gets an error, nothing half made stays, and play goes on when there is room again.

#include "tests/support/dnd_program.hpp"
#include "tests/support/small_disk.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(full_disk_suite)

namespace {

namespace fs = std::filesystem;

std::string note(std::size_t number) {
  return "note number " + std::to_string(number) + " " + std::string(200, 'x');
}

/// A campaign on the small disk.
struct cramped : small_disk, dnd_program {
  cramped() : running(start({"--json", "repl", "W/C"})) {}

  std::string say(const std::string& line) {
    running->write(line + "\n");
    const auto answer = running->read_line();
    BOOST_REQUIRE_MESSAGE(answer, "no answer to " << line);
    if (json_text(*answer).is_ok()) accepted.push_back(line);
    return *answer;
  }
  bool takes(const std::string& line) { return json_text(say(line)).is_ok(); }
  void leave_pages(std::uint64_t pages) {
    leave(pages, *running, fs::file_size(file("log.jsonl")), where);
  }
  void make_room() { free(*running, where); }
  /// Ends the program that plays. Returns its exit code.
  int stop() { return running->wait().code; }
  void start_again() { running = start({"--json", "repl", "W/C"}); }

  void check_sound() const {
    const auto end = dnd({"campaign", "verify", "W/C"});
    BOOST_TEST(end.code == 0, end.out << end.err);
    BOOST_TEST(end.out.find("Sound") != std::string::npos, end.out << end.err);
  }
  /// Each command that was accepted is in the log, once and in order, and no other.
  void check_log() const {
    const auto log = bytes("log.jsonl") + bytes("encounter.jsonl");
    std::vector<std::string> logged;
    constexpr std::string_view key = "\"command\":\"";
    for (auto at = log.find(key); at != std::string::npos; at = log.find(key, at + 1)) {
      const auto from = at + key.size();
      logged.push_back(log.substr(from, log.find('"', from) - from));
    }
    auto given = accepted;
    std::erase_if(given, [](const std::string& line) { return line == "reopen"; });
    BOOST_TEST(logged == given, boost::test_tools::per_element());
    check_sound();
  }
  [[nodiscard]] std::size_t leftovers() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(fs::recursive_directory_iterator(root.path()),
                              [](const auto& each) { return each.path().extension() == ".tmp"; }));
  }

  std::unique_ptr<process> running;
  std::vector<std::string> accepted;
};

/// Tries with 0, 1, 2, … free pages until it works. Returns how often it did not.
std::size_t failures_until_it_works(const std::function<bool(std::uint64_t)>& works) {
  std::uint64_t pages = 0;
  while (!works(pages)) BOOST_REQUIRE(++pages < 64);
  return pages;
}

BOOST_FIXTURE_TEST_CASE(full_disk_is_reported_and_reopen_goes_on_where_it_stood, cramped) {
  for (std::size_t round = 0; round < 4; ++round) {
    leave_pages(8);
    std::size_t i = 0;
    std::string answer;
    do {
      answer = say(note(i));
    } while (json_text(answer).is_ok() && ++i < 1'000);
    BOOST_TEST(i > 10U);
    BOOST_TEST(i < 1'000U);
    BOOST_TEST(json_text(answer).error_code() == "poisoned", answer);
    BOOST_TEST(answer.find("cannot write") != std::string::npos, answer);
    BOOST_TEST(answer.find("reopen") != std::string::npos, answer);
    BOOST_TEST(!takes("note refused"));
    BOOST_TEST(say("status").find("\"ok\":true") != std::string::npos);
    accepted.pop_back();
    make_room();
    BOOST_TEST(!takes("note still refused"));
    const auto opened = say("reopen");
    BOOST_TEST(json_text(opened).is_ok(), opened);
    const auto seq = std::ranges::count_if(
        accepted, [](const std::string& line) { return line.starts_with("note"); });
    BOOST_TEST(opened.find("at event " + std::to_string(seq)) != std::string::npos, opened);
    BOOST_TEST(takes("note there is room"));
  }
  BOOST_TEST(stop() == 1);
  check_log();
}

BOOST_FIXTURE_TEST_CASE(a_disk_that_fills_up_to_the_last_byte_loses_nothing_that_was_answered,
                        cramped) {
  std::size_t i = 0;
  while (i < 100'000 && takes(note(i))) {
    if (++i == 20) leave_pages(100);
  }
  BOOST_TEST(i > 500U);
  BOOST_TEST(i < 100'000U);
  // Whoever looks can, and finds no more than what was answered.
  check_log();
  BOOST_TEST(stop() == 1);
  make_room();
  start_again();
  BOOST_TEST(takes("note there is room"));
  BOOST_TEST(stop() == 0);
  check_log();
}

BOOST_FIXTURE_TEST_CASE(campaign_is_made_whole_or_not_at_all, cramped) {
  const auto failures = failures_until_it_works([&](std::uint64_t pages) {
    leave_pages(pages);
    const auto end = dnd({"campaign", "create", "D"});
    if (end.code == 0) return true;
    BOOST_TEST(end.code != 2, end.err);
    // It is whole, and what found no room is the memory of which campaign is the current one.
    if (end.err.find("was made, but is not the current campaign") != std::string::npos) return true;
    BOOST_TEST(!end.err.empty());
    BOOST_TEST(!fs::exists(root / "worlds/W/D"));
    make_room();
    BOOST_TEST(leftovers() == 0U);
    return false;
  });
  BOOST_TEST(failures > 0U);
  make_room();
  BOOST_TEST(done({"campaign", "verify", "W/D"}).out.find("Sound") != std::string::npos);
  BOOST_TEST(stop() == 0);
}

BOOST_FIXTURE_TEST_CASE(exports_are_there_whole_or_not_at_all, cramped) {
  for (int i = 0; i < 40; ++i) BOOST_REQUIRE(takes(note(static_cast<std::size_t>(i))));
  for (const std::string form : {"markdown", "html", "json", "csv", "sqlite", "bundle"}) {
    const std::string path = root / ("export-" + form);
    const auto failures = failures_until_it_works([&](std::uint64_t pages) {
      leave_pages(pages);
      const auto end = dnd({"campaign", "export", "W/C", "--to", form, "--out", path});
      const bool works = end.code == 0;
      BOOST_TEST((works || end.code == 1), form << ": " << end.err);
      BOOST_TEST((works || !end.err.empty()));
      make_room();
      // Of a table for each thing those that were written before are whole.
      if (!works && form != "csv") BOOST_TEST(!fs::exists(path), form);
      if (!works && form == "csv") fs::remove_all(path);
      if (!works) BOOST_TEST(!fs::exists(root / ".bundle-export-bundle"));
      BOOST_TEST(leftovers() == 0U);
      return works;
    });
    BOOST_TEST(failures > 0U, form);
    fs::remove_all(path);
  }
  BOOST_TEST(stop() == 0);
  check_log();
}

BOOST_FIXTURE_TEST_CASE(snapshot_that_finds_no_room_costs_nothing, cramped) {
  std::size_t with_snapshot = 0, without = 0;
  for (std::uint64_t pages = 0; pages < 16; ++pages) {
    BOOST_TEST(takes("add zombie"));
    leave_pages(pages);
    (void)takes("note x");
    // Its end writes a snapshot.
    (void)stop();
    make_room();
    check_log();
    BOOST_TEST(leftovers() == 0U);
    const auto hash = state_hash();
    ++(has("snapshot.yaml") ? with_snapshot : without);
    if (has("snapshot.yaml")) remove("snapshot.yaml");
    BOOST_TEST(state_hash() == hash);
    start_again();
  }
  BOOST_TEST(with_snapshot > 0U);
  BOOST_TEST(without > 0U);
  BOOST_TEST(stop() == 0);
}

BOOST_FIXTURE_TEST_CASE(fight_that_cannot_be_merged_is_merged_when_there_is_room, cramped) {
  BOOST_TEST(takes("add zombie"));
  const auto failures = failures_until_it_works([&](std::uint64_t pages) {
    BOOST_TEST(takes("encounter start"));
    for (std::size_t i = 0; i < 40; ++i) BOOST_TEST(takes(note(i)));
    leave_pages(pages);
    const bool ended = takes("encounter end");
    make_room();
    if (ended) return true;
    check_sound();
    BOOST_TEST(takes("reopen"));
    // What was not answered may have been carried out all the same.
    if (!takes("encounter end")) accepted.emplace_back("encounter end");
    BOOST_TEST(!has("encounter.jsonl"));
    check_log();
    return false;
  });
  BOOST_TEST(failures > 0U);
  BOOST_TEST(stop() == (failures > 0 ? 1 : 0));
  check_log();
}

BOOST_FIXTURE_TEST_CASE(backup_is_made_whole_or_not_at_all, cramped) {
  for (std::size_t i = 0; i < 40; ++i) BOOST_TEST(takes(note(i)));
  const auto failures = failures_until_it_works([&](std::uint64_t pages) {
    leave_pages(pages);
    const auto end = dnd({"campaign", "backup", root / "worlds/W/copy", "--campaign", "W/C"});
    if (end.code == 0) return true;
    BOOST_TEST(!end.err.empty());
    BOOST_TEST(!fs::exists(root / "worlds/W/copy"));
    make_room();
    BOOST_TEST(leftovers() == 0U);
    return false;
  });
  BOOST_TEST(failures > 0U);
  make_room();
  BOOST_TEST(done({"campaign", "verify", "W/copy"}).out.find("Sound") != std::string::npos);
  BOOST_TEST(stop() == 0);
  check_log();
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
