// The host under load: killed again and again, and used for a long time. DND_TEST_LONG=1 kills it
// ten times as often and uses it for an hour.

#include "tests/support/host_follower.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_load_suite)

namespace {

// -- killed under load -----------------------------------------------------------

/// A campaign, whose commands somebody gives and whom others follow.
struct followed_campaign {
  std::string path;
  /// Of each that follows: the last event that it has, and all commands that it has seen.
  std::vector<std::uint64_t> last;
  std::vector<std::vector<std::string>> seen;
  /// As they were given, in that order.
  std::vector<std::string> acknowledged;
};

struct killed_host : running_host {
  static constexpr std::size_t followers = 3;
  static constexpr std::size_t commands_a_round = 20;

  void make(const std::string& name) {
    if (name != "C")
      BOOST_REQUIRE_EQUAL(
          connection(url).post("/v1/campaigns", R"({"name":")" + name + R"(","world":"W"})").status,
          201U);
    all.push_back({.path = "/v1/campaigns/W/" + name,
                   .last = std::vector<std::uint64_t>(followers, 0),
                   .seen = std::vector<std::vector<std::string>>(followers),
                   .acknowledged = {}});
  }

  /// Sends commands to all campaigns at once, kills the host after some of the answers, and lets
  /// everybody take what still came. Without a kill everybody gets everything.
  void play(std::mt19937_64& random, bool kills) {
    std::vector<std::unique_ptr<follower>> watching;
    std::vector<std::unique_ptr<connection>> lines;
    for (followed_campaign& one : all) {
      for (const std::uint64_t last : one.last)
        watching.push_back(std::make_unique<follower>(url, last, one.path + "/socket"));
      lines.push_back(std::make_unique<connection>(url));
      std::string requests;
      for (std::size_t i = 0; i < commands_a_round; ++i)
        requests += request_of(one, one.acknowledged.size() + i);
      BOOST_REQUIRE(lines.back()->send(requests));
    }
    const std::size_t answered =
        kills ? random() % (all.size() * commands_a_round) : all.size() * commands_a_round;
    for (std::size_t i = 0; i < all.size() * commands_a_round; ++i) {
      if (kills && i == answered) program->signal(SIGKILL);
      const std::size_t which = i % all.size();
      const http_reply reply = lines[which]->read_reply();
      // After a kill the answers of one may end while those of others are still on their way.
      if (reply.status == 0) continue;
      BOOST_REQUIRE_EQUAL(reply.status, 200U);
      all[which].acknowledged.push_back(line_of(all[which], all[which].acknowledged.size()));
    }
    if (kills) (void)program->wait();
    take(watching, kills);
  }

  void take(std::vector<std::unique_ptr<follower>>& watching, bool to_the_end) {
    auto each = watching.begin();
    for (followed_campaign& one : all)
      for (std::size_t i = 0; i < followers; ++i, ++each) {
        follower& who = **each;
        if (!to_the_end) who.read_up_to(last_of(one));
        while (to_the_end && who.read()) continue;
        one.last[i] = who.last();
        one.seen[i].insert(one.seen[i].end(), who.commands().begin(), who.commands().end());
      }
  }

  [[nodiscard]] std::uint64_t last_of(const followed_campaign& one) const {
    const http_reply shown = get(one.path);
    const json_text state(shown.body);
    return std::uint64_t((*state)["seq"]);
  }
  [[nodiscard]] static std::string line_of(const followed_campaign&, std::size_t number) {
    return "note command " + std::to_string(number);
  }
  /// The number is the id as well: what was carried out and not answered is not carried out again.
  [[nodiscard]] std::string request_of(const followed_campaign& to, std::size_t number) const {
    const std::string body = object_of(line_of(to, number), "id-" + std::to_string(number));
    const auto token = url.find("#token=");
    const std::string bearer = token == std::string::npos
                                   ? std::string()
                                   : "Authorization: Bearer " + url.substr(token + 7) + "\r\n";
    return "POST " + to.path + "/commands HTTP/1.1\r\nHost: localhost\r\n" + bearer +
           "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  }

  std::vector<followed_campaign> all;
};

BOOST_FIXTURE_TEST_CASE(killed_under_load_everybody_goes_on_where_they_were, killed_host) {
  std::mt19937_64 random(seed_of_test());
  make("C");
  make("D");
  const std::uint64_t kills = how_many({.every_change = 20, .long_run = 200});
  for (std::uint64_t round = 0; round < kills; ++round) {
    play(random, true);
    begin();
  }
  play(random, false);
  (void)stop();
  for (const followed_campaign& one : all) {
    BOOST_TEST(one.acknowledged.size() >= commands_a_round);
    // Each that follows has seen each acknowledged command once, in order and without a gap: the
    // sequence is checked as it comes.
    for (const auto& seen : one.seen)
      BOOST_TEST(seen == one.acknowledged, boost::test_tools::per_element());
  }
  (void)done({"campaign", "verify", "W/C"});
  (void)done({"campaign", "verify", "W/D"});
}

// -- used for a long time ----------------------------------------------------------

/// What a process holds.
struct holdings {
  std::size_t descriptors = 0;
  std::size_t threads = 0;
  std::size_t memory_kib = 0;
};

std::size_t entries_of(const std::string& directory) {
  std::size_t count = 0;
  for (const auto& each : std::filesystem::directory_iterator(directory)) {
    (void)each;
    ++count;
  }
  return count;
}

holdings holdings_of(pid_t process) {
  const std::string about = "/proc/" + std::to_string(process);
  holdings all{.descriptors = entries_of(about + "/fd"), .threads = entries_of(about + "/task")};
  std::ifstream status(about + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("RssAnon:")) all.memory_kib = std::stoul(line.substr(8));
  return all;
}

struct used_host : running_host {
  /// Clients of all kinds come, do something, and go.
  void use() {
    constexpr std::size_t clients = 6;
    constexpr int lines = 10;
    std::vector<std::unique_ptr<follower>> watching;
    for (std::size_t i = 0; i < clients; ++i)
      watching.push_back(std::make_unique<follower>(url, last));
    for (int i = 0; i < lines; ++i) BOOST_REQUIRE_EQUAL(say("roll 4d6").status, 200U);
    last += lines;
    for (const auto& each : watching) each->read_up_to(last);
    BOOST_TEST(
        get(std::string(campaign) + "/commits?since=" + std::to_string(last - lines)).status ==
        200U);
    BOOST_TEST(get(std::string(campaign) + "/completion?line=att").status == 200U);
    BOOST_TEST(get("/v1/nothing").status == 404U);
    BOOST_TEST(say("atack").status == 422U);
  }
  /// Once the clients that have gone are forgotten, and what goes on beside play is through: when
  /// it has held no less for a while and many looks.
  [[nodiscard]] holdings settled() const {
    using clock = std::chrono::steady_clock;
    constexpr int looks = 100;
    constexpr std::chrono::seconds a_while{2};
    holdings least = holdings_of(program->pid());
    auto since = clock::now();
    for (int same = 0; same < looks || clock::now() - since < a_while; ++same) {
      BOOST_REQUIRE_EQUAL(get("/healthz").status, 200U);
      const holdings now = holdings_of(program->pid());
      if (now.descriptors < least.descriptors) same = 0;
      if (now.descriptors < least.descriptors) since = clock::now();
      if (now.descriptors <= least.descriptors) least = now;
    }
    return least;
  }
  std::uint64_t last = 0;
};

BOOST_FIXTURE_TEST_CASE(after_long_use_it_holds_no_more_than_at_first, used_host) {
  using clock = std::chrono::steady_clock;
  const auto length = std::chrono::seconds(how_many({.every_change = 10, .long_run = 3'600}));
  const auto begin = clock::now();
  const auto use_until = [&](clock::time_point end) {
    while (clock::now() < end) use();
  };
  use_until(begin + length / 4);
  const holdings first = settled();
  use_until(begin + length);
  const holdings after = settled();
  BOOST_TEST(after.descriptors == first.descriptors);
  BOOST_TEST(after.threads == first.threads);
  // Answers to ids and the index of the log are kept up to a bound, which takes a while to reach.
  constexpr std::size_t spare_kib = 16 * 1024;
  BOOST_TEST(after.memory_kib < first.memory_kib + spare_kib);
  must_be_well();
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
