// Going back to an earlier event, which nothing but somebody's wish makes necessary. Goal: it leads
// to the end of any command and to no other place, and keeps what it takes away.

#include "tests/io/store/file/care/repair_support.hpp"

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(campaign_repair_back_suite)

BOOST_AUTO_TEST_CASE(going_back_is_possible_to_the_end_of_every_command) {
  written_campaign made;
  made.evening();
  for (model::seq_t seq = 0; seq < made.last(); ++seq) {
    if (!made.ends_command[seq]) continue;
    auto disk = made.disk.after_kill();
    const auto done = repaired(disk, made, seq, {.truncate_at = seq});
    BOOST_TEST((disk.bytes_of(done.originals[0]) == made.log()));
    BOOST_TEST(done.summary.lost.events() == made.last() - seq);
    BOOST_TEST(done.summary.lost_whole == made.last() - seq);
  }
}

BOOST_AUTO_TEST_CASE(going_back_into_a_command_is_refused_with_the_numbers_beside_it) {
  written_campaign made;
  made.evening();
  for (model::seq_t seq = 0; seq < made.last(); ++seq) {
    if (made.ends_command[seq]) continue;
    const auto what = plan_repair(made.disk, {.truncate_at = seq});
    BOOST_REQUIRE(!what);
    BOOST_TEST(what.error().todo ==
               "Choose " + std::to_string(seq - 1) + " or " + std::to_string(seq + 1) + ".");
  }
}

BOOST_AUTO_TEST_CASE(going_back_to_the_end_changes_nothing) {
  written_campaign made;
  made.evening();
  BOOST_TEST(!plan_repair(made.disk, {.truncate_at = made.last()})->summary().needed);
}

BOOST_AUTO_TEST_CASE(going_back_to_what_is_not_there_is_refused) {
  written_campaign made;
  made.evening();
  const auto past = plan_repair(made.disk, {.truncate_at = made.last() + 1});
  BOOST_REQUIRE(!past);
  BOOST_TEST(past.error().todo == "Choose a number from 0 to 20.");
}

BOOST_AUTO_TEST_CASE(a_fight_that_was_gone_back_into_goes_on_as_fights_do) {
  written_campaign made;
  made.evening();
  repaired(made.disk, made, 16, {.truncate_at = 16});
  const auto opened =
      io::load_campaign(made.disk, written_campaign::directory, io::access::read_write);
  BOOST_REQUIRE(opened);
  BOOST_TEST(opened->recovery.tail.has_encounter);
  auto writer =
      io::campaign_log::open(made.disk, written_campaign::directory, opened->recovery.tail);
  BOOST_REQUIRE(writer);
  BOOST_REQUIRE(writer->append(made.bytes(17, 19), 19, made.places[19].sum));
  BOOST_REQUIRE(writer->merge());
  BOOST_TEST((made.log() == made.bytes(1, 19)));
  BOOST_TEST(hash_of(opened_copy(made.disk)->state) == hash_of(made.states[19]));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
