// Whoever goes on from any commit that they have gets all that follow, each once and in order: over
// a stream and by pages, game master, player and spectator alike, whatever they may see of it.

#include "cli/host/pages.hpp"
#include "cli/host/service.hpp"
#include "tests/cli/host/hosting.hpp"
#include "tests/support/log_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iterator>
#include <random>
#include <vector>

BOOST_AUTO_TEST_SUITE(resuming_suite)

using namespace dnd;
using namespace dnd::cli;
using namespace dnd::cli::host;

namespace {

struct followed_table : test::hosting {
  followed_table() {
    onlookers.push_back({.by = credentials::way::socket});
    for (const auto& [role, names] :
         {std::pair{actors::token_role::player, std::vector<std::string>{"Elara"}},
          std::pair{actors::token_role::spectator, std::vector<std::string>{}}}) {
      auto made = value_of(tokens.add_passing({.role = role, .characters = names}, now_ms));
      onlookers.push_back({.by = credentials::way::bearer, .token = made.token});
    }
  }

  /// May be refused.
  void say(const std::string& line) {
    (void)ask(onlookers.front(), "POST", "/v1/campaigns/W/C/commands",
              R"({"command":")" + line + "\"}");
  }

  std::vector<commit_seen> stream(const credentials& from, std::uint64_t since) {
    const auto caller = answers.admit(from);
    BOOST_REQUIRE(caller.has_value());
    std::promise<expected<followed_ptr, host_answer>> made;
    answers.follow("W/C", *caller, since, {}, [&](auto got) { made.set_value(std::move(got)); });
    const auto follows = made.get_future().get();
    BOOST_REQUIRE_MESSAGE(follows.has_value(), (follows ? "" : follows.error().body));
    std::vector<commit_seen> out;
    for (;;) {
      const auto commits = (*follows)->commits->take(100);
      if (commits.empty()) return out;
      for (const auto& each : commits)
        if (auto seen = next_seen(**follows, each, nullptr)) out.push_back(*std::move(seen));
    }
  }

  std::vector<credentials> onlookers;
};

void play_at(followed_table& table, std::mt19937_64& random) {
  static const char* const lines[] = {"add zombie",
                                      "add zombie concealed",
                                      "conceal zombie-1",
                                      "reveal zombie-1",
                                      "note a word for the game master",
                                      "note for: all A door opens",
                                      "roll 2d6",
                                      "roll 1d20 secret",
                                      "damage to: zombie-1 amount: 1",
                                      "damage to: zombie-2 amount: 2",
                                      "heal to: zombie-2 amount: 1",
                                      "encounter start",
                                      "turn",
                                      "encounter end",
                                      "undo",
                                      "redo",
                                      "condition add prone to: zombie-1",
                                      "time pass 1 hour",
                                      "remove zombie-3",
                                      "session start x",
                                      "session end"};
  for (int i = 0; i < 60; ++i) table.say(lines[random() % std::size(lines)]);
}

/// The commits of a page, as they stand there, and what to ask for next.
struct page_read {
  std::string commits;
  std::uint64_t next = 0;
};
page_read read_page(const host_answer& answer) {
  BOOST_REQUIRE_MESSAGE(answer.status == 200, answer.body);
  const std::string key = "\"commits\":[";
  const auto begin = answer.body.find(key) + key.size();
  const auto end = answer.body.rfind("],\"next\":");
  BOOST_REQUIRE(end != std::string::npos);
  return {.commits = answer.body.substr(begin, end - begin),
          .next = std::stoull(answer.body.substr(end + 9))};
}

std::string joined(const std::vector<commit_seen>& all, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < std::min(to, all.size()); ++i)
    out += (out.empty() ? "" : ",") + all[i].commit;
  return out;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(whoever_goes_on_from_any_commit_gets_each_that_follows, followed_table) {
  const auto seed = test::seed_of_test();
  std::mt19937_64 random(seed);
  play_at(*this, random);
  for (const credentials& each : onlookers) {
    const auto all = stream(each, 0);
    BOOST_TEST_CONTEXT("DND_SEED=" << seed << ", " << all.size() << " commits") {
      BOOST_REQUIRE(all.size() > 5U);
      for (std::size_t have = 0; have <= all.size(); ++have) {
        const std::uint64_t since = have == 0 ? 0 : all[have - 1].last;
        const auto rest = stream(each, since);
        BOOST_TEST((joined(rest, 0, rest.size()) == joined(all, have, all.size())),
                   "the stream from " << since);
        std::size_t at = have;
        for (std::uint64_t next = since; at < all.size(); at += 3) {
          const auto page = read_page(
              ask(each, "GET", "/v1/campaigns/W/C/commits?limit=3&since=" + std::to_string(next)));
          BOOST_TEST((page.commits == joined(all, at, at + 3)), "the page from " << next);
          BOOST_TEST(page.next == all[std::min(at + 3, all.size()) - 1].last);
          next = page.next;
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
