// SIGTERM under load (promise 29): what was accepted is answered, the program ends by itself, soon,
// and whole. Nothing that it did not answer is in the log.

#include "tests/support/dnd_program.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/sure_play.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(stop_suite)

namespace {

constexpr figures cycles{.every_change = 100, .long_run = 2'000};
/// Far from the 30,000 commands that `sure_player` is sure of.
constexpr std::uint64_t cycles_a_campaign = 200;
constexpr int seconds_max = 5;

struct tally {
  std::uint64_t answered = 0, listened = 0, unheard = 0, cut_short = 0;
};

void spin(std::chrono::microseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
  }
}

std::string script_of(const std::vector<std::string>& commands) {
  std::string script;
  for (const auto& line : commands) script += line + "\n";
  return script;
}

class busy_program : public dnd_program {
 public:
  explicit busy_program(std::uint64_t seed) : random_(seed), player_(seed) {
    where.environment["DND_SNAPSHOT_EVERY"] = "50";
  }

  void cycle(tally& counts) {
    // Some come before the signal, and some with it: those may be left undone.
    const auto before = player_.batch(1 + pick(60));
    const auto later = player_.batch(pick(60));
    const auto running = start({"--json", "--seed", "1", "repl", "W/C"});
    running->write(script_of(before));
    std::string out;
    const auto answers_before = pick(before.size() + 1);
    for (std::size_t i = 0; i < answers_before; ++i) {
      const auto answer = running->read_line();
      BOOST_REQUIRE(answer);
      out += *answer + "\n";
    }
    spin(std::chrono::microseconds(pick(pick(2) == 0 ? 200 : 20'000)));
    running->signal(SIGTERM);
    running->write(script_of(later));
    auto end = running->wait_for_end(seconds_max);
    end.out = out + end.out;
    // Before it could listen to the signal it has begun nothing.
    const bool listened = end.signal == 0;
    BOOST_REQUIRE_MESSAGE(listened || end.signal == SIGTERM, end.signal << end.err);
    BOOST_REQUIRE_MESSAGE(!listened || end.code == 0, end.code << end.err << end.out);
    if (!listened) BOOST_REQUIRE_EQUAL(end.out, "");
    ++(listened ? counts.listened : counts.unheard);
    compare(end, counts);
  }

 private:
  std::uint64_t pick(std::uint64_t count) { return random_() % count; }

  void compare(const finished& end, tally& counts) {
    const auto files = bytes("log.jsonl") + bytes("encounter.jsonl");
    BOOST_REQUIRE(files.starts_with(seen_));
    const auto fresh = commands_in(std::string_view(files).substr(seen_.size()), last_seq_);
    const auto answers = end.lines();
    // An answer without events after it, or events without an answer.
    BOOST_REQUIRE_EQUAL(answers.size(), fresh.size());
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      BOOST_REQUIRE_MESSAGE(json_text(answers[i]).is_ok(), answers[i]);
      BOOST_REQUIRE_EQUAL(fresh[i].line, player_.made()[compared_ + i]);
    }
    if (compared_ + fresh.size() < player_.made().size()) ++counts.cut_short;
    compared_ += fresh.size();
    counts.answered += fresh.size();
    player_.forget_after(compared_);
    if (!fresh.empty()) last_seq_ = fresh.back().last_seq;
    seen_ = files;
  }

  std::mt19937_64 random_;
  sure_player player_;
  std::string seen_;
  std::size_t compared_ = 0;
  std::uint64_t last_seq_ = 0;
};

BOOST_AUTO_TEST_CASE(every_accepted_command_is_answered_when_it_has_to_stop) {
  const auto seed = seed_of_test();
  tally counts;
  for (std::uint64_t done = 0; done < how_many(cycles);) {
    busy_program program(seed + done);
    BOOST_TEST_CONTEXT("seed " << seed + done) {
      for (std::uint64_t i = 0; i < cycles_a_campaign && done < how_many(cycles); ++i, ++done)
        program.cycle(counts);
      (void)program.done({"campaign", "verify", "W/C"});
    }
  }
  BOOST_TEST_MESSAGE(how_many(cycles) << " cycles, " << counts.answered << " commands answered; "
                                      << counts.cut_short << " cycles were cut short, in "
                                      << counts.unheard << " the program was not listening yet");
  BOOST_TEST(counts.cut_short > how_many(cycles) / 10);
  BOOST_TEST(counts.listened > how_many(cycles) / 2);
}

// Answers fill the pipe, and then the program waits for somebody to read.
BOOST_FIXTURE_TEST_CASE(a_program_whose_answers_nobody_reads_stops_too, dnd_program) {
  constexpr std::size_t commands = 300;
  std::string script;
  for (std::size_t i = 0; i < commands; ++i) script += "note " + std::string(900, 'x') + "\n";
  put("script", script);
  process running({"/bin/sh", "-c", "exec \"$0\" \"$@\" <" + file("script"), dnd_binary(), "--json",
                   "repl", "W/C"},
                  where);
  const auto lines = [this] {
    const auto log = bytes("log.jsonl");
    return static_cast<std::size_t>(std::ranges::count(log, '\n'));
  };
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (lines() < commands) BOOST_REQUIRE(std::chrono::steady_clock::now() < deadline);
  running.signal(SIGTERM);
  const auto end = running.wait_for_end(seconds_max, process::answers::left_unread);
  BOOST_TEST(end.signal == 0);
  BOOST_TEST(end.err.find("4 seconds") != std::string::npos);
  (void)done({"campaign", "verify", "W/C"});
  (void)say({"note goes on"});
  BOOST_TEST(lines() == commands + 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
