// What all events have in common: each is a step that can be undone, none is left out or applied
// twice, and a copy of a state stays as it was. What each does by itself: `events/`.

#include "model/apply.hpp"

#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dnd::test;

namespace {

/// The signal that ends a process which applies the event `seq` to the state after event `last`; 0
/// when none does.
int signal_of_applying(seq_t last, seq_t seq) {
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    // The framework would catch the signal, and the message is for people.
    std::signal(SIGABRT, SIG_DFL);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDERR_FILENO);
    state now;
    now.set_seq(last);
    (void)dnd::model::apply(now, note_added{.text = "x"}, seq);
    ::_exit(0);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(every_event_is_a_step_that_can_be_undone) {
  does(note_added{.text = "one"});
  BOOST_TEST((now.undo_at() == undo_position{1, 0}));
  adds("a");
  BOOST_TEST((now.undo_at() == undo_position{2, 0}));
}

BOOST_AUTO_TEST_CASE(a_new_command_forgets_what_could_be_redone) {
  adds("a");
  does(command_undone{.first = 1, .last = 1, .head = {1, 0}, .redo = {0, 2}, .restored = {}});
  does(note_added{.text = "instead"});
  BOOST_TEST((now.undo_at() == undo_position{3, 0}));
}

BOOST_AUTO_TEST_CASE(a_copy_stays_as_it_was_whatever_happens_to_the_other) {
  in_the_turn_of_b().does(session_started{.number = 1, .title = "x"});
  const state copy = now;
  damage_dealt damage;
  damage.target = "a";
  damage.hp = {20, 1};
  does(damage).adds("zombie-1", 1).does(turn_ended{.creature = "b", .round = 1});
  does(action_used{.creature = "a", .action = "x", .pool = "x", .spent = {0, 1}});
  does(creature_removed{.creature = "d"}).does(session_ended{.number = 1});
  does(encounter_ended{.number = 1, .rounds = 1});
  BOOST_TEST(copy.find("a")->hp == 20);
  BOOST_TEST(copy.find("a")->spent.empty());
  BOOST_TEST(copy.creatures().size() == 4U);
  BOOST_TEST(copy.fight()->turn_of()->id.str() == "b");
  BOOST_TEST(copy.fight()->order.size() == 4U);
  BOOST_TEST(copy.play().running);
  BOOST_TEST(copy.numbers().empty());
}

BOOST_AUTO_TEST_CASE(a_copy_shares_what_did_not_change) {
  in_the_turn_of_b();
  const state copy = now;
  const auto* const creature_c = copy.find("c");
  damage_dealt damage;
  damage.target = "a";
  damage.hp = {20, 1};
  does(damage);
  BOOST_TEST(now.find("c") == creature_c);
  BOOST_TEST(copy.find("c") == creature_c);
  BOOST_TEST(now.find("a") != copy.find("a"));
}

BOOST_AUTO_TEST_CASE(an_event_that_is_not_the_next_one_stops_the_program) {
  BOOST_TEST(signal_of_applying(4, 5) == 0);
  for (const seq_t wrong : {seq_t{0}, seq_t{3}, seq_t{4}, seq_t{6}, seq_t{UINT64_MAX}})
    BOOST_TEST(signal_of_applying(4, wrong) == SIGABRT, wrong);
}

BOOST_AUTO_TEST_SUITE_END()
