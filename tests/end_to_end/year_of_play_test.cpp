// A year of play: 52 evenings of four characters from level 1 to 8, with sales, deaths, a
// resurrection and a player who moved away, as a release wrote them (tests/golden/format-1-year).
// Goal: what holds for an evening holds for a year. Method: the real program on a copy.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(year_of_play_suite)

namespace {

namespace fs = std::filesystem;

struct a_year : dnd_program {
  a_year() {
    for (const auto& each : fs::directory_iterator(DND_SOURCE_DIR "/tests/golden/format-1-year"))
      fs::copy(each.path(), file(each.path().filename().string()),
               fs::copy_options::overwrite_existing);
    evenings = ends_of_evenings();
    BOOST_REQUIRE(evenings.size() == 52U);
  }

  [[nodiscard]] std::string answer(std::vector<std::string> words) const {
    words.insert(words.begin(), "--json");
    return done(std::move(words)).out;
  }
  /// The last event of each.
  [[nodiscard]] std::vector<std::uint64_t> ends_of_evenings() const {
    std::vector<std::uint64_t> ends;
    const json_text log(answer({"campaign", "log", "--type", "session_ended"}));
    for (const auto each : (*log).get_array()) ends.push_back(std::uint64_t(each["seq"]));
    return ends;
  }
  /// How everybody is, what all have, and how the world stands.
  [[nodiscard]] std::string looks() const {
    std::string all;
    for (const char* what : {"status", "experience", "inventory stash", "inventory Brannoch",
                             "quests", "world", "time"}) {
      const json_text said(answer({"exec", what}));
      all += std::string(std::string_view((*said)["text"])) + "\n";
    }
    return all;
  }
  /// The same of another campaign, which ends with an event.
  [[nodiscard]] std::string cut_after(std::uint64_t seq) const {
    std::ifstream in(DND_SOURCE_DIR "/tests/golden/format-1-year/log.jsonl");
    const std::string begins_next = "{\"seq\":" + std::to_string(seq + 1) + ",";
    std::string kept;
    for (std::string line; std::getline(in, line) && !line.starts_with(begins_next);)
      kept += line + "\n";
    return kept;
  }

  std::vector<std::uint64_t> evenings;
};

BOOST_FIXTURE_TEST_CASE(any_evening_of_a_year_comes_back_by_one_undo, a_year) {
  const std::string now = looks();
  const std::string whole = bytes("log.jsonl");
  for (std::size_t evening : {50U, 33U, 17U, 5U, 0U}) {
    a_year other;
    other.put("log.jsonl", cut_after(evenings[evening]));
    other.remove("snapshot.yaml");
    const std::string then = other.looks();
    BOOST_TEST(then != now);
    (void)say({"undo to " + std::to_string(evenings[evening])});
    BOOST_TEST(looks() == then, "after evening " << evening + 1);
    (void)say({"redo"});
    BOOST_TEST(looks() == now);
  }
  BOOST_TEST(bytes("log.jsonl").starts_with(whole));
}

BOOST_FIXTURE_TEST_CASE(a_year_is_opened_without_its_snapshot_and_comes_back_from_a_backup,
                        a_year) {
  const std::string now = looks();
  remove("snapshot.yaml");
  BOOST_TEST(looks() == now);
  BOOST_TEST(done({"campaign", "verify"}).out.find("Sound") != std::string::npos);
  (void)done({"campaign", "backup", root / "worlds/W/copy", "--campaign", "W/C"});
  (void)say({"session start One more", "damage Brannoch 5", "session end"});
  const json_text copied(answer({"exec", "--campaign", "W/copy", "status"}));
  BOOST_TEST(now.find(std::string(std::string_view((*copied)["text"]))) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(whoever_died_came_back_and_left_is_told_of_a_year_later, a_year) {
  const std::string told = answer({"exec", "timeline last: 1000"});
  for (const char* what : {"Elara dies", "Elara lives again", "Find the miller: done"})
    BOOST_TEST(told.find(what) != std::string::npos, what);
  const json_text sessions(answer({"session", "list"}));
  std::size_t count = 0;
  for ([[maybe_unused]] const auto each : (*sessions)["sessions"].get_array()) ++count;
  BOOST_TEST(count == 52U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
