// The last stretch of a campaign in memory: finds what it holds, says when it does not, and
// stays bounded.

#include "actors/campaign/recent_history.hpp"

#include "model/apply.hpp"
#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(recent_history_suite)

using namespace dnd;
using namespace dnd::model;

namespace {

commit_ptr committed(std::vector<event> events, seq_t last) {
  auto made = std::make_shared<commit>();
  made->first = last - events.size() + 1;
  made->last = last;
  made->events = std::make_shared<const std::vector<event>>(std::move(events));
  return made;
}

/// Plays notes and session marks, and keeps every state.
struct player {
  explicit player(const state& begin = {}) : now(begin), held(begin) { states.push_back(begin); }

  void command(std::size_t events) {
    std::vector<event> all;
    for (std::size_t i = 0; i < events; ++i) {
      if (now.play().running)
        all.emplace_back(session_ended{.number = now.play().count});
      else
        all.emplace_back(session_started{.number = now.play().count + 1, .title = {}});
      BOOST_REQUIRE(apply(now, all.back(), now.seq() + 1).ok());
      states.push_back(now);
    }
    held.remember(committed(std::move(all), now.seq()), now);
  }

  state now;
  actors::recent_history held;
  std::vector<state> states;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_command_is_found_by_any_of_its_events) {
  player p;
  p.command(1);
  p.command(3);
  p.command(2);
  const seq_t first[] = {0, 1, 2, 2, 2, 5, 5};
  const seq_t last[] = {0, 1, 4, 4, 4, 6, 6};
  for (seq_t seq = 1; seq <= 6; ++seq) {
    const auto place = p.held.find(seq);
    BOOST_REQUIRE(place);
    BOOST_TEST(place->what->first == first[seq]);
    BOOST_TEST(place->what->last == last[seq]);
    BOOST_TEST(place->before.seq() == first[seq] - 1);
    BOOST_TEST((place->before == p.states[first[seq] - 1]));
    BOOST_TEST((place->before.undo_at() == p.states[first[seq] - 1].undo_at()));
  }
  BOOST_TEST(!p.held.find(7));
}

BOOST_AUTO_TEST_CASE(what_was_before_it_is_not_found) {
  player old;
  for (int i = 0; i < 5; ++i) old.command(1);
  player p(old.now);
  BOOST_TEST(!p.held.find(5));
  BOOST_TEST(!p.held.find(1));
  p.command(2);
  BOOST_TEST(!p.held.find(5));
  BOOST_TEST(p.held.find(6)->what->first == 6U);
  BOOST_TEST(p.held.find(7)->what->first == 6U);
}

BOOST_AUTO_TEST_CASE(the_state_is_that_after_the_last_whole_command) {
  player p;
  p.command(2);
  p.command(3);
  const seq_t whole[] = {0, 0, 2, 2, 2, 5};
  for (seq_t seq = 0; seq <= 5; ++seq) {
    const auto then = p.held.state_after(seq);
    BOOST_REQUIRE(then);
    BOOST_TEST(then->seq() == whole[seq]);
    BOOST_TEST((*then == p.states[whole[seq]]));
  }
  BOOST_TEST(p.held.state_after(99)->seq() == 5U);
}

BOOST_AUTO_TEST_CASE(it_reaches_back_far_and_forgets_what_is_older) {
  player p;
  const auto held = bounds::history_anchors_max * bounds::history_commands_between_anchors;
  for (std::size_t i = 0; i < 3 * held; ++i) p.command(1 + i % 3);
  const auto end = p.now.seq();
  seq_t oldest = 0;
  for (seq_t seq = end; seq > 0; --seq) {
    const auto place = p.held.find(seq);
    if (!place) break;
    BOOST_REQUIRE(place->what->first <= seq && seq <= place->what->last);
    BOOST_REQUIRE((place->before == p.states[place->what->first - 1]));
    oldest = seq;
  }
  BOOST_TEST(oldest > 1U);
  // At least all but one stretch between two anchors, at most all of them; two events a command.
  BOOST_TEST(end - oldest >= 2 * (held - 2 * bounds::history_commands_between_anchors));
  BOOST_TEST(end - oldest <= 2 * (held + bounds::history_commands_between_anchors));
  for (seq_t seq = 1; seq < oldest; ++seq) BOOST_REQUIRE(!p.held.find(seq));
  BOOST_TEST(!p.held.state_after(1));
}

BOOST_AUTO_TEST_CASE(a_large_state_is_copied_more_rarely) {
  state crowd;
  for (std::size_t i = 0; i < bounds::creatures_max; ++i) {
    auto who = std::make_shared<creature>();
    who->id = "goblin-" + std::to_string(i);
    who->block = std::make_shared<const stat_block>();
    crowd.put(std::move(who));
  }
  const auto copies = [&] { return crowd.creatures().front().use_count(); };
  player p(crowd);
  p.states.clear();
  const auto before = copies();
  const auto between = bounds::creatures_max / 4;
  for (std::size_t i = 0; i < 5 * between; ++i) {
    // The first one was there before; two are enough.
    BOOST_REQUIRE_EQUAL(copies(), before + (i < between ? 0 : 1));
    const event note = note_added{.text = "so it goes"};
    BOOST_REQUIRE(apply(p.now, note, p.now.seq() + 1).ok());
    p.held.remember(committed({note}, p.now.seq()), p.now);
  }
  BOOST_TEST(!p.held.find(4 * between));
  for (std::size_t i = 4 * between + 1; i <= 5 * between; ++i)
    BOOST_REQUIRE(p.held.find(i)->before.seq() == i - 1);
}

BOOST_AUTO_TEST_SUITE_END()
