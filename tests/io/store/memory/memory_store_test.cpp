// What campaigns in memory do besides the contract of all stores (log_store_test.cpp).

#include "io/store/memory/memory_store.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(memory_store_suite)

namespace {

using io::ec;
using io::log_part;
using io::memory_store;

const io::campaign_id mine{"mine"};
const io::campaign_id unknown{"unknown"};

/// Lines to append, and a store with an empty campaign.
struct memory : written_campaign {
  memory() {
    note().note().note();
    store.create(mine);
  }
  std::shared_ptr<io::open_log> open() {
    auto opened = store.open(mine, "Mine");
    BOOST_REQUIRE(opened);
    return opened->log;
  }
  void append(io::open_log& log, model::seq_t seq) {
    BOOST_REQUIRE(log.append(line(seq), places[seq], log_part::long_term));
  }
  memory_store store;
};

template <class T>
ec code_of(const io::result<T>& outcome) {
  BOOST_REQUIRE(!outcome);
  return outcome.error().code;
}

BOOST_FIXTURE_TEST_CASE(campaign_that_is_there_is_not_made_anew, memory) {
  append(*open(), 1);
  store.create(mine);
  BOOST_TEST(store.lines_of(mine) == line(1));
}

BOOST_FIXTURE_TEST_CASE(campaign_that_nobody_made_is_not_found, memory) {
  BOOST_TEST(code_of(store.open(unknown, "Unknown")) == ec::not_found);
  BOOST_TEST(code_of(store.load(unknown)) == ec::not_found);
  BOOST_TEST(code_of(store.read(unknown, {}, [](auto&) { return true; })) == ec::not_found);
  BOOST_TEST(code_of(store.read_last(unknown, 1, 1)) == ec::not_found);
  BOOST_TEST(code_of(store.sessions(unknown)) == ec::not_found);
  BOOST_TEST(code_of(store.find(unknown, 1)) == ec::not_found);
  BOOST_TEST(code_of(store.state_at(unknown, 0)) == ec::not_found);
  BOOST_TEST(code_of(store.checkpoint(unknown, {}, {})) == ec::not_found);
  BOOST_TEST(code_of(store.back_up(unknown, 0, 1)) == ec::not_found);
  BOOST_TEST(store.lines_of(unknown).empty());
}

BOOST_FIXTURE_TEST_CASE(refusal_to_open_names_the_campaign_as_people_do, memory) {
  const auto log = open();
  const auto second = store.open(mine, "The Lost Mine");
  BOOST_TEST(code_of(second) == ec::locked);
  BOOST_TEST(second.error().what.find("The Lost Mine") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(lease_ends_with_the_log_that_has_it, memory) {
  open().reset();
  BOOST_TEST(open() != nullptr);
}

BOOST_FIXTURE_TEST_CASE(log_whose_lease_is_over_writes_nothing, memory) {
  const auto old = open();
  old->release();
  const auto now = open();
  BOOST_TEST(code_of(old->append(line(1), places[1], log_part::long_term)) == ec::poisoned);
  BOOST_TEST(code_of(old->sync()) == ec::poisoned);
  BOOST_TEST(store.lines_of(mine).empty());
  // Nor does it take the lease of somebody else away.
  old->release();
  BOOST_TEST(code_of(store.open(mine, "Mine")) == ec::locked);
}

BOOST_FIXTURE_TEST_CASE(copy_after_a_loss_of_power_has_what_was_synced, memory) {
  const auto log = open();
  append(*log, 1);
  BOOST_REQUIRE(log->sync());
  append(*log, 2);
  BOOST_TEST(store.copy(memory_store::kept::synced)->lines_of(mine) == line(1));
  BOOST_TEST(store.copy(memory_store::kept::all)->lines_of(mine) == line(1) + line(2));
}

BOOST_FIXTURE_TEST_CASE(nobody_has_a_lease_in_a_copy, memory) {
  const auto log = open();
  BOOST_TEST(store.copy(memory_store::kept::all)->open(mine, "Mine").has_value());
}

BOOST_FIXTURE_TEST_CASE(what_a_second_process_was_served_is_there_to_stay, memory) {
  append(*open(), 1);
  BOOST_REQUIRE(open() != nullptr);
  BOOST_TEST(store.copy(memory_store::kept::synced)->lines_of(mine) == line(1));
}

BOOST_FIXTURE_TEST_CASE(opening_begins_with_the_snapshot_until_that_is_forgotten, memory) {
  const auto log = open();
  for (model::seq_t seq = 1; seq <= 3; ++seq) append(*log, seq);
  BOOST_REQUIRE(log->sync());
  BOOST_REQUIRE(store.checkpoint(mine, {places[2], states[2]}, {}));
  log->release();
  {
    const auto opened = store.open(mine, "Mine");
    BOOST_REQUIRE(opened);
    BOOST_TEST(opened->found.snapshot_seq == 2U);
    BOOST_TEST(opened->found.replayed == 1U);
    BOOST_TEST(opened->found.state.seq() == 3U);
  }
  store.forget_checkpoints();
  const auto opened = store.open(mine, "Mine");
  BOOST_REQUIRE(opened);
  BOOST_TEST(opened->found.snapshot_seq == 0U);
  BOOST_TEST(opened->found.replayed == 3U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
