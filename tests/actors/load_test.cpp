// More commands than a campaign can carry out. Goal: queues end where their bound says, the rest is
// told `busy` at once, memory stays where it is, and who is accepted has an answer soon. Counted,
// not timed: an accepted command has at most `commands_in_flight_max` before it.

#include "actors/engine.hpp"
#include "io/campaign_reader.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>

namespace dnd::test {
namespace {

using actors::outcome;
using clock = std::chrono::steady_clock;

/// Ten times what may be in flight, so many times over.
std::size_t rounds() {
  return std::getenv("DND_TEST_LONG") != nullptr ? 2'000 : 8;
}

std::size_t resident_bytes() {
  std::FILE* const file = std::fopen("/proc/self/statm", "re");
  BOOST_REQUIRE(file != nullptr);
  unsigned long all = 0, resident = 0;
  const int read = std::fscanf(file, "%lu %lu", &all, &resident);
  std::fclose(file);
  BOOST_REQUIRE(read == 2);
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

/// What came of a flood.
struct flood {
  std::atomic<std::size_t> accepted{0};
  std::atomic<std::size_t> busy{0};
  std::atomic<std::size_t> other{0};
  std::atomic<std::size_t> waiting{0};
  std::atomic<std::size_t> most_waiting{0};
  std::mutex mutex;
  std::vector<double> seconds;

  [[nodiscard]] std::size_t answered() const { return accepted + busy + other; }
  void note_sent() {
    const auto now = ++waiting;
    auto most = most_waiting.load();
    while (now > most && !most_waiting.compare_exchange_weak(most, now)) {
    }
  }
  void note(const actors::response& answer, clock::time_point sent) {
    --waiting;
    if (answer.how == outcome::accepted) {
      const std::chrono::duration<double> took = clock::now() - sent;
      {
        const std::lock_guard lock(mutex);
        seconds.push_back(took.count());
      }
      ++accepted;
    } else {
      ++(answer.failure && answer.failure->code == io::ec::busy ? busy : other);
    }
  }
};

BOOST_AUTO_TEST_SUITE(load)

// The scheduler stands still, so that nothing is answered while the flood comes.
BOOST_FIXTURE_TEST_CASE(queue_ends_at_its_bound_and_the_rest_is_busy, hosted_stage) {
  (void)make_campaign("mine");
  const auto campaign = open("mine");
  std::vector<answer_ptr> answers;
  constexpr std::size_t count = 10 * bounds::commands_in_flight_max;
  for (std::size_t i = 0; i < count; ++i)
    answers.push_back(ask<actors::response_message>(
        campaign.handler,
        actors::execute_message({.line = "note x", .wanted = actors::attach::nothing})));
  run();
  std::size_t accepted = 0, busy = 0;
  for (const auto& each : answers) {
    BOOST_REQUIRE(each->value);
    const auto& answer = *each->value->answers.front();
    if (answer.how == outcome::accepted) ++accepted;
    if (answer.failure && answer.failure->code == io::ec::busy) ++busy;
  }
  BOOST_TEST(accepted == bounds::commands_in_flight_max);
  BOOST_TEST(busy == count - bounds::commands_in_flight_max);
  const auto loaded = io::load_campaign(disk, "/mine", io::access::read_only);
  require_ok(loaded);
  BOOST_TEST(loaded->end.seq == accepted);
}

BOOST_AUTO_TEST_CASE(ten_times_too_many_commands_cost_bounded_memory_and_time) {
  tests::scratch_directory root;
  BOOST_REQUIRE(::mkdir((root / "C").c_str(), 0700) == 0);
  root.write("C/log.jsonl", "");
  auto engine = actors::engine::start(io::posix_file_ops(), {.seed = 1, .clock = {}});
  actors::campaign_address where{
      .name = "C", .directory = root / "C", .content = {}, .options = {}};
  where.options.snapshot_every = bounds::snapshot_every_max;
  auto opened = engine->open(where);
  require_ok(opened);
  auto& campaign = **opened;
  flood sum;
  std::size_t sent = 0;
  std::size_t memory = 0;
  for (std::size_t round = 0; round < rounds(); ++round) {
    for (std::size_t i = 0; i < 10 * bounds::commands_in_flight_max; ++i, ++sent) {
      sum.note_sent();
      campaign.submit(
          {.line = "note x", .wanted = actors::attach::nothing},
          [&sum, at = clock::now()](const actors::response_ptr& answer) { sum.note(*answer, at); });
    }
    // The first rounds fill what is filled once: arenas, buffers, the latest history.
    if (round == 3) memory = resident_bytes();
  }
  const auto grown = static_cast<double>(resident_bytes()) - static_cast<double>(memory);
  require_ok(campaign.close());
  opened->reset();
  engine.reset();
  BOOST_TEST(sum.answered() == sent);
  BOOST_TEST(sum.other == 0U);
  BOOST_TEST(sum.busy > 0U);
  BOOST_TEST(sum.accepted >= bounds::commands_in_flight_max);
  // One is counted before it is told busy, and one until its answer has been noted.
  BOOST_TEST(sum.most_waiting <= bounds::commands_in_flight_max + 2);
  BOOST_TEST(grown < 64e6);
  std::ranges::sort(sum.seconds);
  const double p99 = sum.seconds[sum.seconds.size() * 99 / 100];
  BOOST_TEST(p99 < 5.0);
  auto& ops = io::posix_file_ops();
  const auto loaded = io::load_campaign(ops, root / "C", io::access::read_only);
  require_ok(loaded);
  BOOST_TEST(loaded->end.seq == sum.accepted);
  BOOST_TEST_MESSAGE(sent << " offered, " << sum.accepted << " accepted, " << sum.busy
                          << " busy, at most " << sum.most_waiting << " waiting, " << grown / 1e6
                          << " MB grown, p99 " << p99 * 1e3 << " ms");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dnd::test
