// Whatever is made from a log sees each of its events once, in order: what skips one is stopped
// before it can be served.

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "model/apply.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/played_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(projections_suite)

namespace {

/// The signal that ends a child which applies the event `seq` to the state after event `last`.
int signal_of_applying(model::seq_t last, model::seq_t seq) {
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    // The framework would catch the signal, and the message is for people.
    std::signal(SIGABRT, SIG_DFL);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDERR_FILENO);
    model::state state;
    state.set_seq(last);
    (void)model::apply(state, model::note_added{.text = "x"}, seq);
    ::_exit(0);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

BOOST_AUTO_TEST_CASE(event_that_is_not_the_next_one_stops_the_program) {
  BOOST_TEST(signal_of_applying(4, 5) == 0);
  for (const model::seq_t wrong : {model::seq_t{0}, model::seq_t{3}, model::seq_t{4},
                                   model::seq_t{6}, model::seq_t{UINT64_MAX}})
    BOOST_TEST(signal_of_applying(4, wrong) == SIGABRT, wrong);
}

BOOST_AUTO_TEST_CASE(every_event_is_seen_once_from_every_place_to_begin_and_gives_the_same) {
  const auto& evening = an_evening();
  std::size_t states = 0;
  for (std::size_t count = 0; count <= evening.commands.size(); ++count) {
    faulty_disk disk;
    BOOST_REQUIRE(disk.make_directory("/w") && disk.sync_directory("/"));
    make_empty_campaign(disk, "/w/C");
    write_commands(disk, "/w/C", 0, count);
    model::seq_t seen = 0;
    const auto read = io::read_records(disk, "/w/C", [&](const io::read_record& one) {
      BOOST_REQUIRE_EQUAL(one.line.seq, ++seen);
      return true;
    });
    BOOST_REQUIRE(read);
    BOOST_TEST(seen == (count == 0 ? 0 : evening.commands[count - 1].end.seq));
    // From the snapshot, if there is one, and from the start.
    for (const bool with_snapshot : {true, false}) {
      if (!with_snapshot) (void)disk.remove("/w/C/snapshot.yaml");
      for (const auto& [seq, hash] : evening.hashes) {
        if (seq > seen) break;
        const auto state = io::state_at(disk, "/w/C", seq);
        BOOST_REQUIRE(state);
        BOOST_REQUIRE_EQUAL(state->seq(), seq);
        BOOST_REQUIRE_EQUAL(io::state_hash(*state), hash);
        ++states;
      }
    }
  }
  BOOST_TEST_MESSAGE(states << " states");
  BOOST_TEST(states > 400U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
