// Commands with ids through the real program: repeated in one run, in the next, and after a kill.

#include "tests/support/dnd_program.hpp"
#include "tests/support/log_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <map>
#include <random>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(retries_suite)

namespace {

std::string line_of(std::size_t number) {
  const std::string id = std::to_string(number);
  return R"({"id":"id-)" + id + R"(","command":"roll 4d6 #)" + id + "\"}\n";
}

/// An answer without what says that it is a repeat.
std::string first_of(std::string answer) {
  const std::string mark = R"(,"repeated":true)";
  if (const auto at = answer.find(mark); at != std::string::npos) answer.erase(at, mark.size());
  return answer;
}

BOOST_FIXTURE_TEST_CASE(exec_takes_an_id_and_the_expected_event, dnd_program) {
  const std::vector<std::string> words{"--json", "exec", "--campaign", "W/C",
                                       "--id",   "a-1",  "roll 4d6"};
  const auto first = done(words).out;
  BOOST_TEST(first.find("\"repeated\"") == std::string::npos);
  const auto again = done(words).out;
  BOOST_TEST(again.find(R"("id":"a-1","repeated":true)") != std::string::npos);
  BOOST_TEST(first_of(again) == first);
  const auto other = dnd({"--json", "exec", "--campaign", "W/C", "--id", "a-1", "note x"});
  BOOST_TEST(other.code == 1);
  BOOST_TEST(json_text(other.out).error_code() == "id_reused");
  const auto late = dnd({"--json", "exec", "--campaign", "W/C", "--expect-seq", "7", "note x"});
  BOOST_TEST(late.code == 1);
  BOOST_TEST(json_text(late.out).error_code() == "moved_on");
  BOOST_TEST(late.out.find("event 1,") != std::string::npos);
  BOOST_TEST(
      json_text(done({"--json", "exec", "--campaign", "W/C", "--expect-seq", "1", "note x"}).out)
          .is_ok());
  for (const auto& wrong : {std::vector<std::string>{"exec", "--id", "b", "note x", "note y"},
                            std::vector<std::string>{"exec", "--id", "b"},
                            std::vector<std::string>{"exec", "--expect-seq", "x", "note x"}})
    BOOST_TEST(dnd(wrong).code == 2);
}

BOOST_FIXTURE_TEST_CASE(lines_of_a_script_are_objects_when_they_begin_like_one, dnd_program) {
  const auto end = dnd({"--json", "repl", "W/C"},
                       "{\"command\":\"note one\",\"id\":\"k\"}\n"
                       "note two\n"
                       "{\"command\":\"note one\",\"id\":\"k\"}\n"
                       "{\"command\":\"note three\",\"expect_seq\":1}\n"
                       "{\"command\":\"note three\",\"expect_seq\":2}\n"
                       "{\"id\":\"k\"}\n{\"command\":7}\n{\"command\":\"note x\",\"Id\":\"k\"}\n"
                       "{\"command\":\"note x\",\"command\":\"note y\"}\n{broken\n");
  const auto answers = end.lines();
  BOOST_REQUIRE(answers.size() == 10U);
  BOOST_TEST(first_of(answers[2]) == answers[0]);
  BOOST_TEST(json_text(answers[3]).error_code() == "moved_on");
  BOOST_TEST(json_text(answers[4]).is_ok());
  for (std::size_t i = 5; i < 10; ++i)
    BOOST_TEST(json_text(answers[i]).error_code() == "bad_request", answers[i]);
  BOOST_TEST(end.code == 1);
  // For people, a brace is a typo like any other.
  BOOST_TEST(dnd({"repl", "W/C"}, "{\"command\":\"note one\"}\n").code == 1);
}

BOOST_FIXTURE_TEST_CASE(killed_at_any_moment_each_command_happens_once, dnd_program) {
  std::mt19937_64 random(seed_of_test());
  constexpr std::size_t kills = 20, more = 25;
  std::map<std::size_t, std::string> answers;
  std::size_t repeats = 0, given = 0;
  for (std::size_t i = 0; i <= kills; ++i) {
    const auto running = start({"--json", "repl", "W/C"});
    given += more;
    std::string script;
    for (std::size_t number = 0; number < given; ++number) script += line_of(number);
    running->write(script);
    // Killed with answers on their way; the last time it may finish.
    const std::size_t wanted = i == kills ? given : given - more + random() % more;
    std::size_t number = 0;
    while (number < wanted) {
      const auto answer = running->read_line();
      BOOST_REQUIRE(answer);
      BOOST_REQUIRE(json_text(*answer).is_ok());
      const auto [known, is_new] = answers.emplace(number, first_of(*answer));
      BOOST_REQUIRE_EQUAL(first_of(*answer), known->second);
      repeats += is_new ? 0U : 1U;
      ++number;
    }
    if (i < kills) running->signal(SIGKILL);
    (void)running->wait();
  }
  // Each roll is one event: none was carried out twice, and none is missing.
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  BOOST_TEST(std::uint64_t((*shown)["seq"]) == given);
  BOOST_TEST(repeats > 4'000U);
  BOOST_TEST_MESSAGE(kills << " kills, " << repeats << " repeats");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
