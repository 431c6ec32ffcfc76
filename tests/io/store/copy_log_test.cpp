// A campaign comes from one store into another byte for byte, goes on there where it was, and never
// overwrites one that was played apart.

#include "io/store/copy_log.hpp"

#include "io/store/codec/state_codec.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/played_campaign.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/storage.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(copy_log_suite)

namespace {

using io::ec;
using io::log_part;

const std::vector<played_command>& commands() {
  return an_evening().commands;
}

/// The first `count` commands of an evening.
std::unique_ptr<storage> with_commands(std::unique_ptr<storage> on, std::size_t count) {
  auto opened = on->store().open(on->campaign(), "mine");
  BOOST_REQUIRE(opened);
  bool is_fighting = false;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& next = commands()[i];
    is_fighting = is_fighting || next.begins_fight;
    BOOST_REQUIRE(opened->log->append(next.lines, next.end,
                                      is_fighting ? log_part::fight : log_part::long_term));
    if (!next.ends_fight) continue;
    BOOST_REQUIRE(opened->log->end_fight());
    is_fighting = false;
  }
  BOOST_REQUIRE(opened->log->sync());
  opened->log->release();
  return on;
}

io::result<io::continued_log> bring(storage& from, storage& to, model::seq_t upto = UINT64_MAX) {
  return io::continue_log(from.store(), from.campaign(), to.store(), to.campaign(), "mine", upto);
}

void require_ok(const io::result<io::continued_log>& outcome) {
  BOOST_REQUIRE_MESSAGE(outcome, (outcome ? "" : io::render(outcome.error())));
}

ec code_of(const io::result<io::continued_log>& outcome) {
  BOOST_REQUIRE(!outcome);
  return outcome.error().code;
}

}  // namespace

BOOST_AUTO_TEST_CASE(wherever_it_stands_a_log_arrives_byte_for_byte) {
  for (std::size_t count = 0; count <= commands().size(); ++count) {
    const auto from = with_commands(in_memory(), count);
    const auto to = on_files();
    const auto brought = bring(*from, *to);
    require_ok(brought);
    BOOST_TEST(brought->had == 0U);
    BOOST_TEST(brought->has == (count == 0 ? 0U : commands()[count - 1].end.seq));
    BOOST_TEST(to->lines() == from->lines());
    // Back again, with the fight where it belongs.
    const auto back = in_memory();
    require_ok(bring(*to, *back));
    BOOST_TEST(back->lines() == from->lines());
    const auto opened = to->store().load(to->campaign());
    BOOST_REQUIRE(opened);
    if (count > 0)
      BOOST_TEST(io::state_hash(opened->state) ==
                 an_evening().hashes.at(commands()[count - 1].end.seq));
  }
}

BOOST_AUTO_TEST_CASE(one_that_is_there_goes_on_from_where_it_was) {
  const auto from = with_commands(in_memory(), commands().size());
  for (std::size_t count = 0; count <= commands().size(); ++count) {
    const auto to = with_commands(on_files(), count);
    const auto brought = bring(*from, *to);
    require_ok(brought);
    BOOST_TEST(brought->had == (count == 0 ? 0U : commands()[count - 1].end.seq));
    BOOST_TEST(brought->has == commands().back().end.seq);
    BOOST_TEST(to->lines() == from->lines());
    const auto again = bring(*from, *to);
    require_ok(again);
    BOOST_TEST(again->had == again->has);
  }
}

BOOST_AUTO_TEST_CASE(it_is_open_in_one_place_while_it_is_brought) {
  const auto from = with_commands(in_memory(), 3);
  const auto to = in_memory();
  const auto held = to->store().open(to->campaign(), "mine");
  BOOST_REQUIRE(held);
  BOOST_TEST(code_of(bring(*from, *to)) == ec::locked);
  held->log->release();
  require_ok(bring(*from, *to));
  // The source may be played all the while.
  const auto playing = from->store().open(from->campaign(), "mine");
  BOOST_REQUIRE(playing);
  require_ok(bring(*from, *to));
}

BOOST_AUTO_TEST_CASE(one_that_is_further_is_left_alone) {
  const auto from = with_commands(in_memory(), 3);
  const auto to = with_commands(on_files(), 5);
  const auto before = to->lines();
  const auto refused = bring(*from, *to);
  BOOST_TEST(code_of(refused) == ec::exists);
  BOOST_TEST(refused.error().what.find("only at event") != std::string::npos);
  BOOST_TEST(to->lines() == before);
}

BOOST_AUTO_TEST_CASE(one_that_was_played_apart_is_left_alone) {
  const auto from = with_commands(in_memory(), 5);
  const auto to = with_commands(on_files(), 3);
  // The same number of events, and another story.
  auto opened = to->store().open(to->campaign(), "mine");
  BOOST_REQUIRE(opened);
  BOOST_REQUIRE(opened->found.state.fight() == nullptr);
  log_maker elsewhere(opened->found.end);
  elsewhere.add({.text = "elsewhere"});
  auto end = elsewhere.end();
  end.offset += opened->found.end.offset;
  BOOST_REQUIRE(opened->log->append(elsewhere.bytes(), end, log_part::long_term));
  opened->log->release();
  const auto before = to->lines();
  const auto refused = bring(*from, *to);
  BOOST_TEST(code_of(refused) == ec::exists);
  BOOST_TEST(refused.error().what.find("is another one by event") != std::string::npos);
  BOOST_TEST(to->lines() == before);
}

BOOST_AUTO_TEST_CASE(it_is_brought_up_to_the_end_of_a_command) {
  const auto from = with_commands(in_memory(), commands().size());
  const auto long_one = std::ranges::find_if(commands(), [](const played_command& each) {
    return std::ranges::count(each.lines, '\n') > 1;
  });
  BOOST_REQUIRE(long_one != commands().end());
  const auto to = in_memory();
  BOOST_TEST(code_of(bring(*from, *to, long_one->end.seq - 1)) == ec::bad_name);
  require_ok(bring(*from, *to, long_one->end.seq));
  const auto found = to->store().load(to->campaign());
  BOOST_REQUIRE(found);
  BOOST_TEST(found->end.seq == long_one->end.seq);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_not_brought) {
  const auto to = in_memory();
  const auto from = in_memory();
  BOOST_TEST(code_of(io::continue_log(from->store(), {"nobody"}, to->store(), to->campaign(),
                                      "mine")) == ec::not_found);
  BOOST_TEST(code_of(io::continue_log(from->store(), from->campaign(), to->store(), {"nobody"},
                                      "mine")) == ec::not_found);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
