// What the real program says to files that were changed by other hands: it refuses, says where,
// ends with 3, and touches nothing.

#include "io/store/codec/line_format.hpp"
#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(damage_suite)

namespace {

struct damaged_campaign : dnd_program {
  damaged_campaign() {
    (void)say({"add zombie", "damage to: zombie-1 amount: 9 type: slashing"});
    remove("snapshot.yaml");
    log = bytes("log.jsonl");
  }

  /// The sum of the last line.
  [[nodiscard]] std::uint64_t last_sum() const {
    const auto begin = log.rfind('\n', log.size() - 2) + 1;
    const auto frame = io::frame_of(std::string_view(log).substr(begin, log.size() - begin - 1));
    BOOST_REQUIRE(frame.has_value());
    return frame->sum;
  }
  void refuses_to_open(std::string_view because) const {
    const auto before = bytes("log.jsonl");
    for (const std::string command : {"status", "note more"}) {
      const auto end = dnd({"exec", "W/C", command});
      BOOST_TEST(end.code == 3);
      BOOST_TEST(end.err.find(because) != std::string::npos, end.err);
      BOOST_TEST(end.err.find("log.jsonl") != std::string::npos, end.err);
    }
    BOOST_TEST(bytes("log.jsonl") == before);
  }
  [[nodiscard]] finished verify() const { return dnd({"--json", "campaign", "verify", "W/C"}); }

  std::string log;
};

BOOST_FIXTURE_TEST_CASE(an_event_of_an_unknown_type_is_named_and_nothing_is_skipped,
                        damaged_campaign) {
  std::string line;
  io::append_head(line, {.seq = 3,
                         .at_ms = 1'795'374'251'120,
                         .by = "gm",
                         .command = "cast wish",
                         .type = "moon_risen"});
  (void)io::append_sum(line, 0, last_sum());
  put("log.jsonl", log + line);
  refuses_to_open("moon_risen");
  refuses_to_open("line 3");
  const auto end = verify();
  BOOST_TEST(end.code == 3);
  BOOST_TEST(end.out.find("\"unknown_event\"") != std::string::npos, end.out);
}

BOOST_FIXTURE_TEST_CASE(a_changed_figure_is_refused_with_its_line_and_byte, damaged_campaign) {
  (void)say({"note the end"});
  remove("snapshot.yaml");
  auto changed = bytes("log.jsonl");
  changed.replace(changed.find("[22,13]"), 7, "[22,19]");
  put("log.jsonl", changed);
  refuses_to_open("line 2");
  const auto end = verify();
  BOOST_TEST(end.code == 3);
  BOOST_TEST(end.out.find("\"line\":2") != std::string::npos, end.out);
  BOOST_TEST(bytes("log.jsonl") == changed);
}

BOOST_FIXTURE_TEST_CASE(a_log_that_is_gone_is_damage_and_is_not_made_anew, damaged_campaign) {
  remove("log.jsonl");
  BOOST_TEST(dnd({"exec", "W/C", "status"}).code == 3);
  BOOST_TEST(!has("log.jsonl"));
  BOOST_TEST(verify().code == 3);
}

BOOST_FIXTURE_TEST_CASE(a_sound_campaign_verifies_while_it_is_played, damaged_campaign) {
  const auto running = start({"--json", "repl", "W/C"});
  const auto end = verify();
  BOOST_TEST(end.code == 0);
  BOOST_TEST(end.out.find("\"sound\":true") != std::string::npos, end.out);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
