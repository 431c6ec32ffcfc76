// A log as players see it: numbered without gaps, and the same whenever it is read.

#include "model/views/seen_log.hpp"

#include "tests/model/views/played.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

BOOST_AUTO_TEST_SUITE(seen_log_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;
using tests::views::needs_the_past;
using tests::views::played;

namespace {

std::vector<commit> story_of(test::game& at, std::initializer_list<std::string_view> lines) {
  std::vector<commit> out;
  for (const auto line : lines) out.push_back(played(at, line));
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_hidden_leaves_no_gap) {
  test::game g;
  const auto log = story_of(g, {"add elara", "note secret", "add zombie concealed",
                                "damage to: zombie amount: 2 type: fire", "note open for: all",
                                "reveal zombie", "damage to: zombie amount: 2 type: fire"});
  seen_log all(viewer::gm()), some(viewer::spectator());
  std::vector<seq_t> numbers;
  for (const commit& each : log) {
    BOOST_TEST(all.read(each, {}).has_value());
    if (const auto seen = some.read(each, {})) {
      BOOST_TEST(seen->first == (numbers.empty() ? 1 : numbers.back() + 1));
      BOOST_TEST(seen->last - seen->first + 1 == seen->events.size());
      for (const auto& event : seen->events) numbers.push_back(event.seq);
    }
  }
  BOOST_TEST(numbers.size() == 4U);
  BOOST_TEST(some.seen_to() == numbers.back());
  BOOST_TEST(some.read_to() == g.state.seq());
  BOOST_TEST(all.seen_to() == g.state.seq());
}

BOOST_AUTO_TEST_CASE(a_copy_goes_on_with_the_same_numbers) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    test::game g(seed);
    test::random_commands random(seed);
    std::vector<commit> log;
    while (log.size() < 60) {
      const seq_t before = g.state.seq();
      std::string line = random.next(g.state);
      if (random.pick(5) == 0 && !g.state.creatures().empty()) {
        const auto& who = *g.state.creatures()[random.pick(g.state.creatures().size())];
        line = (who.concealed ? "reveal " : "conceal ") + who.id.str();
      }
      if (needs_the_past(line) || !g.attempt(line) || g.state.seq() == before) continue;
      commit one;
      one.first = before + 1;
      one.last = g.state.seq();
      one.by = "gm";
      one.events = std::make_shared<const std::vector<event>>(g.last);
      log.push_back(one);
    }
    seen_log whole(viewer::spectator());
    std::vector<seen_log> places{whole};
    for (const commit& each : log) {
      (void)whole.read(each, {});
      places.push_back(whole);
    }
    for (std::size_t from = 0; from < log.size(); from += 7) {
      seen_log again = places[from];
      for (std::size_t i = from; i < log.size(); ++i) {
        (void)again.read(log[i], {});
        BOOST_TEST(again.seen_to() == places[i + 1].seen_to());
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
