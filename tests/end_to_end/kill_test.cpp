// kill -9 at any moment. Goal: promises 1 and 5 on the real program: what was answered is there,
// once, and what is there is a beginning of what was typed. Method: the parent is the oracle. It
// types commands of which none is refused, reads answers, kills at a random moment, opens the
// campaign again, and compares the files with its own list. One campaign lives through it all, so
// kills hit it while it plays, in and between fights, in merges, in snapshots and in recoveries.

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
BOOST_AUTO_TEST_SUITE(kill_suite)

namespace {

constexpr figures kills{.every_change = 200, .long_run = 5'000};
/// A campaign that grew for so many kills makes room for a new one: comparing takes its size.
constexpr std::uint64_t kills_a_campaign = 500;

/// The moment of the kill is what is tested: the parent is busy, so that microseconds count.
void spin(std::chrono::microseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
  }
}

bool is_end_of_fight(const std::string& line) {
  return line.starts_with("encounter end");
}

struct tally {
  std::uint64_t answered = 0;
  std::uint64_t kept_unanswered = 0;
  std::uint64_t lost_unanswered = 0;
  std::uint64_t in_fights = 0;
  std::uint64_t in_merges = 0;
  std::uint64_t torn = 0;
};

class killed_campaign : dnd_program {
 public:
  explicit killed_campaign(std::uint64_t seed) : random_(seed), player_(seed) {
    where.environment["DND_SNAPSHOT_EVERY"] = "7";
  }

  void live_and_die(tally& counts) {
    const auto running = start({"--json", "--seed", "1", "repl", "W/C"});
    if (pick(4) == 0) {
      // In the middle of opening, which may be a recovery.
      spin(std::chrono::microseconds(pick(20'000)));
    } else {
      running->write("status\n");
      const auto ready = running->read_line();
      if (!ready) BOOST_FAIL("does not open after a kill: " << running->wait().err);
      compare(counts);
      play(*running);
    }
    running->signal(SIGKILL);
    const auto end = running->wait();
    BOOST_REQUIRE_EQUAL(end.signal, SIGKILL);
    take_answers(end.out);
    look_at_the_wreck(counts);
  }

  /// Everything is in order, with the snapshot and without it.
  void check_the_end(tally& counts) {
    (void)done({"exec", "W/C", "status"});
    compare(counts);
    (void)done({"campaign", "verify", "W/C"});
    const auto hash = state_hash();
    if (has("snapshot.yaml")) remove("snapshot.yaml");
    BOOST_REQUIRE_EQUAL(state_hash(), hash);
  }

 private:
  std::uint64_t pick(std::uint64_t count) { return random_() % count; }

  void play(process& running) {
    const auto commands = player_.batch(1 + pick(pick(3) == 0 ? 80 : 12));
    const bool one_by_one = pick(3) == 0;
    auto answers_before_the_kill = pick(commands.size() + 1);
    // Merges are short: now and then the kill is aimed at one.
    if (one_by_one && pick(2) == 0)
      answers_before_the_kill = static_cast<std::size_t>(
          std::ranges::find_if(commands, is_end_of_fight) - commands.begin());
    std::string script;
    for (const auto& line : commands) script += line + "\n";
    if (!one_by_one) running.write(script);
    std::size_t sent = 0;
    for (std::size_t i = 0; i < answers_before_the_kill; ++i) {
      if (one_by_one) running.write(commands[sent++] + "\n");
      const auto answer = running.read_line();
      if (!answer) BOOST_FAIL("ended by itself: " << running.wait().err);
      take_answer(*answer);
    }
    if (one_by_one) {
      if (sent < commands.size()) running.write(commands[sent++] + "\n");
      player_.forget_after(player_.made().size() - (commands.size() - sent));
    }
    spin(std::chrono::microseconds(pick(pick(2) == 0 ? 600 : 6'000)));
  }

  void take_answer(const std::string& text) {
    const json_text answer(text);
    BOOST_REQUIRE_MESSAGE(answer.is_ok(), text);
    const auto seq = (*answer)["seq"];
    answers_.push_back({{}, std::uint64_t(seq.at(0)), std::uint64_t(seq.at(1))});
  }

  /// What is in the pipe was answered, but for a line that the kill cut.
  void take_answers(const std::string& rest) {
    for (std::size_t at = 0, end = 0; (end = rest.find('\n', at)) != std::string::npos;
         at = end + 1)
      take_answer(rest.substr(at, end - at));
  }

  void look_at_the_wreck(tally& counts) const {
    const auto fight = bytes("encounter.jsonl");
    if (fight.empty()) return;
    ++counts.in_fights;
    if (fight.back() != '\n') ++counts.torn;
    const auto first_line = fight.substr(0, fight.find('\n') + 1);
    if (bytes("log.jsonl").find(first_line) != std::string::npos) ++counts.in_merges;
  }

  /// The files hold a beginning of what was typed, and all that was answered, each once.
  void compare(tally& counts) {
    const auto files = bytes("log.jsonl") + bytes("encounter.jsonl");
    BOOST_REQUIRE_MESSAGE(files.starts_with(seen_), "lines that were seen before have changed");
    const auto fresh = commands_in(std::string_view(files).substr(seen_.size()), last_seq_);
    const auto& typed = player_.made();
    BOOST_REQUIRE_LE(compared_ + fresh.size(), typed.size());
    BOOST_REQUIRE_MESSAGE(fresh.size() >= answers_.size(), answers_.size()
                                                               << " commands were answered, "
                                                               << fresh.size() << " are there");
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      BOOST_REQUIRE_EQUAL(fresh[i].line, typed[compared_ + i]);
      if (i >= answers_.size()) continue;
      BOOST_REQUIRE_EQUAL(fresh[i].first_seq, answers_[i].first_seq);
      BOOST_REQUIRE_EQUAL(fresh[i].last_seq, answers_[i].last_seq);
    }
    counts.answered += answers_.size();
    counts.kept_unanswered += fresh.size() - answers_.size();
    counts.lost_unanswered += typed.size() - compared_ - fresh.size();
    compared_ += fresh.size();
    player_.forget_after(compared_);
    if (!fresh.empty()) last_seq_ = fresh.back().last_seq;
    seen_ = files;
    answers_.clear();
  }

  std::mt19937_64 random_;
  sure_player player_;
  /// Answers since the files were compared last.
  std::vector<logged_command> answers_;
  /// What the files held then, and how many of the commands made are in it.
  std::string seen_;
  std::size_t compared_ = 0;
  std::uint64_t last_seq_ = 0;
};

BOOST_AUTO_TEST_CASE(answered_commands_are_there_once_whenever_the_kill_comes) {
  const auto seed = seed_of_test();
  tally counts;
  for (std::uint64_t done = 0; done < how_many(kills);) {
    killed_campaign campaign(seed + done);
    BOOST_TEST_CONTEXT("seed " << seed + done) {
      for (std::uint64_t i = 0; i < kills_a_campaign && done < how_many(kills); ++i, ++done)
        campaign.live_and_die(counts);
      campaign.check_the_end(counts);
    }
  }
  BOOST_TEST_MESSAGE(how_many(kills)
                     << " kills: " << counts.answered << " commands answered and kept, "
                     << counts.kept_unanswered << " kept and " << counts.lost_unanswered
                     << " lost without an answer; " << counts.in_fights << " kills in fights, "
                     << counts.in_merges << " in merges, " << counts.torn << " with a torn line");
  // A driver that always came too early or too late would prove nothing.
  BOOST_TEST(counts.answered > how_many(kills));
  BOOST_TEST(counts.lost_unanswered > 0U);
  BOOST_TEST(counts.in_fights > how_many(kills) / 10);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
