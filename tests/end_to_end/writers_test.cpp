// Two programs at one campaign (promise 21): exactly one gets it, the other learns at once who
// has it, and a kill frees it.

#include "io/files/file_ops.hpp"
#include "io/store/file/log/write/campaign_log.hpp"
#include "tests/support/dnd_program.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <random>
#include <unistd.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(writers_suite)

namespace {

using clock = std::chrono::steady_clock;

constexpr figures races{.every_change = 50, .long_run = 5'000};
constexpr auto refusal_time_max = std::chrono::milliseconds(100);

struct contender {
  std::unique_ptr<process> running;
  bool has_won = false;
  std::string answer;
};

contender enter(const dnd_program& at, const std::string& note) {
  contender one{.running = at.start({"--json", "repl", "W/C"}), .answer = {}};
  one.running->write("note " + note + "\n");
  return one;
}

void await(contender& one) {
  const auto answer = one.running->read_line();
  BOOST_REQUIRE(answer);
  one.answer = *answer;
  one.has_won = json_text(*answer).is_ok();
}

BOOST_FIXTURE_TEST_CASE(of_two_programs_that_race_one_writes_and_the_other_names_it, dnd_program) {
  std::mt19937_64 random(seed_of_test());
  std::string notes;
  for (std::uint64_t race = 0; race < how_many(races); ++race) {
    contender both[2];
    for (int i = 0; i < 2; ++i) both[i] = enter(*this, std::to_string(race) + "-" + "ab"[i]);
    for (auto& one : both) await(one);
    BOOST_REQUIRE_MESSAGE(both[0].has_won != both[1].has_won, both[0].answer << both[1].answer);
    auto& winner = both[both[0].has_won ? 0 : 1];
    auto& loser = both[both[0].has_won ? 1 : 0];
    BOOST_REQUIRE_EQUAL(json_text(loser.answer).error_code(), "locked");
    const auto holder = "open in process " + std::to_string(winner.running->pid());
    BOOST_REQUIRE_MESSAGE(loser.answer.find(holder) != std::string::npos, loser.answer);
    BOOST_REQUIRE_EQUAL(loser.running->wait().code, 1);
    notes += std::to_string(race) + "-" + "ab"[both[0].has_won ? 0 : 1] + " ";
    // However the winner ends, the next race begins with a campaign that is free.
    if (random() % 2 == 0) {
      BOOST_REQUIRE_EQUAL(winner.running->wait().code, 0);
    } else {
      winner.running->signal(SIGKILL);
      BOOST_REQUIRE_EQUAL(winner.running->wait().signal, SIGKILL);
    }
  }
  // Nobody wrote what was refused, and nothing was written twice.
  std::string found;
  const auto lines = bytes("log.jsonl");
  for (std::size_t at = 0; (at = lines.find("\"command\":\"note ", at)) != std::string::npos;) {
    at += 16;
    found += lines.substr(at, lines.find('"', at) - at) + " ";
  }
  BOOST_TEST(found == notes);
  (void)done({"campaign", "verify", "W/C"});
}

BOOST_FIXTURE_TEST_CASE(a_refusal_takes_no_time_to_speak_of, dnd_program) {
  const auto holder = start({"--json", "repl", "W/C"});
  holder->write("note mine\n");
  BOOST_REQUIRE(holder->read_line());
  std::vector<clock::duration> times;
  for (int i = 0; i < 50; ++i) {
    const auto begin = clock::now();
    const auto lock = io::lock_campaign(io::posix_file_ops(), directory, "C");
    times.push_back(clock::now() - begin);
    BOOST_REQUIRE(!lock);
    BOOST_TEST_REQUIRE(lock.error().code == io::ec::locked);
  }
  // A busy machine may hold one of them up, not half.
  std::ranges::nth_element(times, times.begin() + 25);
  BOOST_TEST((times[25] <= refusal_time_max));
}

BOOST_FIXTURE_TEST_CASE(another_descriptor_that_is_closed_does_not_drop_the_lock, dnd_program) {
  auto lock = io::lock_campaign(io::posix_file_ops(), directory, "C");
  BOOST_REQUIRE(lock);
  const auto is_locked = [this] {
    const auto refused = dnd({"--json", "exec", "W/C", "note mine"});
    return refused.code == 1 &&
           refused.out.find("open in process " + std::to_string(::getpid())) != std::string::npos;
  };
  BOOST_TEST(is_locked());
  // POSIX record locks go with the first descriptor of the file that is closed.
  const int other = ::open(file(".lock").c_str(), O_RDWR | O_CLOEXEC);
  BOOST_REQUIRE(other >= 0);
  ::close(other);
  BOOST_TEST(is_locked());
  BOOST_REQUIRE(!io::lock_campaign(io::posix_file_ops(), directory, "C"));
  BOOST_TEST(is_locked());
  lock->reset();
  (void)say({"note mine"});
}

BOOST_FIXTURE_TEST_CASE(a_program_that_the_holder_started_does_not_keep_the_lock, dnd_program) {
  auto lock = io::lock_campaign(io::posix_file_ops(), directory, "C");
  BOOST_REQUIRE(lock);
  // Lives until its input ends.
  process child({"/bin/cat"}, where);
  child.write("still here\n");
  BOOST_REQUIRE(child.read_line());
  lock->reset();
  (void)say({"note mine"});
  child.write("and still\n");
  BOOST_REQUIRE(child.read_line());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
