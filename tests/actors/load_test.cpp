// More commands than a campaign can carry out. Goal: queues end where their bound says, the rest is
// answered `busy` at once, memory stays where it is, and who is accepted has an answer soon: it has
// at most `commands_in_flight_max` before it. Once counted, by a scheduler that the test turns, and
// once timed, on a disk. Half a minute; DND_TEST_LONG=1: half an hour.

#include "actors/engine.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(load_suite)

namespace {

using actors::outcome;
using clock = std::chrono::steady_clock;

/// How long the flood comes.
std::chrono::seconds duration() {
  return std::chrono::seconds(how_many({.every_change = 5, .long_run = 30 * 60}));
}
/// From one burst to the next: between them other tests have the processors.
constexpr auto burst_every = std::chrono::milliseconds(250);
/// A campaign takes so many bursts, then comes the next one: the disk is not without a bound.
constexpr std::size_t bursts_per_campaign = 120;
/// Bursts that fill what is filled once: arenas, buffers, the latest history.
constexpr std::size_t bursts_to_warm_up = 4;
/// AddressSanitizer keeps what was freed for a while.
#ifdef __SANITIZE_ADDRESS__
constexpr double growth_most = 512e6;
#else
constexpr double growth_most = 64e6;
#endif

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
  static constexpr std::size_t ms_most = 10'000;

  std::size_t sent = 0;
  std::atomic<std::size_t> accepted{0};
  std::atomic<std::size_t> busy{0};
  std::atomic<std::size_t> other{0};
  std::atomic<std::size_t> waiting{0};
  std::atomic<std::size_t> most_waiting{0};
  /// Accepted commands by the whole milliseconds that they waited.
  std::vector<std::atomic<std::size_t>> took_ms = std::vector<std::atomic<std::size_t>>(ms_most);

  [[nodiscard]] std::size_t answered() const { return accepted + busy + other; }
  void note_sent() {
    ++sent;
    const auto now = ++waiting;
    auto most = most_waiting.load();
    while (now > most && !most_waiting.compare_exchange_weak(most, now)) {
    }
  }
  void note(const actors::response& answer, clock::time_point since) {
    --waiting;
    if (answer.how == outcome::accepted) {
      const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(clock::now() - since);
      ++took_ms[std::min(static_cast<std::size_t>(took.count()), ms_most - 1)];
      ++accepted;
    } else {
      ++(answer.failure && answer.failure->code == io::ec::busy ? busy : other);
    }
  }
  /// The milliseconds that 99 of 100 accepted commands did not wait longer than.
  [[nodiscard]] std::size_t p99_ms() const {
    std::size_t longer = 0;
    std::size_t ms = ms_most;
    while (ms > 0 && (longer += took_ms[ms - 1]) * 100 <= accepted) --ms;
    return ms;
  }
};

/// One campaign after the other on a disk, under a flood.
class flooded {
 public:
  /// The next campaign, as the flood's bursts find it.
  void open() {
    path_ = root_ / fmt::format("C{}", ++campaigns_);
    BOOST_REQUIRE(::mkdir(path_.c_str(), 0700) == 0);
    root_.write(fmt::format("C{}/log.jsonl", campaigns_), "");
    actors::campaign_address where{
        .name = "C", .id = io::id_of_directory(path_), .content = {}, .options = {}};
    where.options.snapshot_every = bounds::snapshot_every_max;
    auto opened = engine_->open(where);
    require_ok(opened);
    campaign_ = *std::move(opened);
    accepted_before_ = sum.accepted;
  }

  /// As fast as they can be given: ten times what may be on its way.
  void burst() {
    for (std::size_t i = 0; i < 10 * bounds::commands_in_flight_max; ++i) {
      sum.note_sent();
      campaign_->submit({.line = "note x", .wanted = actors::attach::nothing},
                        [this, since = clock::now()](const actors::response_ptr& answer) {
                          sum.note(*answer, since);
                        });
    }
  }

  /// Answers all, and compares what is on disk with what was accepted.
  void close() {
    require_ok(campaign_->close());
    campaign_.reset();
    const auto loaded = io::load_campaign(io::posix_file_ops(), path_, io::access::read_only);
    require_ok(loaded);
    BOOST_TEST(loaded->end.seq == sum.accepted - accepted_before_);
    std::filesystem::remove_all(path_);
  }

  flood sum;

 private:
  tests::scratch_directory root_;
  std::string path_;
  std::size_t campaigns_ = 0;
  std::size_t accepted_before_ = 0;
  std::unique_ptr<actors::engine> engine_ =
      actors::engine::start(io::posix_file_ops(), {.seed = 1, .clock = {}});
  std::unique_ptr<actors::open_campaign> campaign_;
};

// The scheduler stands still, so that nothing is answered while the flood comes.
BOOST_FIXTURE_TEST_CASE(queue_ends_at_its_bound_and_the_rest_is_busy, hosted_stage) {
  (void)make_campaign("mine");
  const auto campaign = open("mine");
  std::vector<answer_ptr> answers;
  constexpr std::size_t count = 10 * bounds::commands_in_flight_max;
  for (std::size_t i = 0; i < count; ++i)
    answers.push_back(post(campaign.handler, *campaign.inbox,
                           {.line = "note x", .wanted = actors::attach::nothing}));
  run();
  std::size_t accepted = 0, busy = 0;
  for (const auto& each : answers) {
    BOOST_REQUIRE(each->value);
    const auto& answer = **each->value;
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
  flooded campaign;
  const flood& sum = campaign.sum;
  double before = 0, grown = 0;
  const auto begin = clock::now();
  std::size_t bursts = 0;
  campaign.open();
  for (; clock::now() - begin < duration(); ++bursts) {
    if (bursts > 0 && bursts % bursts_per_campaign == 0) {
      campaign.close();
      campaign.open();
    }
    campaign.burst();
    const auto now = static_cast<double>(resident_bytes());
    if (bursts < bursts_to_warm_up) before = now;
    grown = std::max(grown, now - before);
    // The pace of the load: nothing is waited for.
    std::this_thread::sleep_until(begin + (bursts + 1) * burst_every);
  }
  campaign.close();
  BOOST_TEST(sum.answered() == sum.sent);
  BOOST_TEST(sum.other == 0U);
  BOOST_TEST(sum.busy > 0U);
  // What was free at the begin of a burst was taken by it.
  BOOST_TEST(sum.accepted >= bounds::commands_in_flight_max);
  // One is counted before it is answered busy, and one until its answer has been noted.
  BOOST_TEST(sum.most_waiting <= bounds::commands_in_flight_max + 2);
  BOOST_TEST(grown < growth_most);
  BOOST_TEST(sum.p99_ms() < 5'000U);
  BOOST_TEST_MESSAGE(bursts << " bursts: " << sum.sent << " offered, " << sum.accepted
                            << " accepted, " << sum.busy << " busy, at most " << sum.most_waiting
                            << " waiting, " << grown / 1e6 << " MB grown, p99 " << sum.p99_ms()
                            << " ms");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
