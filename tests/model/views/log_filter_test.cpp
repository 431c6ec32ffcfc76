#include "model/views/log_filter.hpp"

#include "tests/model/views/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(log_filter_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;
using tests::views::commit_of;

namespace {

/// Eight events in four commits: session 1 is running in events 2 to 7.
log_filter read(log_terms terms) {
  log_filter filter(std::move(terms));
  filter.read(commit_of(1, {note_added{}}));
  filter.read(commit_of(2, {session_started{.number = 1, .title = {}}, note_added{}}, "Grog"));
  filter.read(commit_of(4, {turn_ended{}, round_started{}, turn_started{}}, "grog"));
  filter.read(commit_of(7, {session_ended{.number = 1}, note_added{}}));
  return filter;
}

std::vector<seq_t> seqs_of(log_filter filter) {
  std::vector<seq_t> out;
  for (const commit_part& each : filter.take()) {
    BOOST_TEST(!each.seqs.empty());
    out.insert(out.end(), each.seqs.begin(), each.seqs.end());
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(without_terms_everything_fits) {
  BOOST_TEST((seqs_of(read({})) == std::vector<seq_t>{1, 2, 3, 4, 5, 6, 7, 8}));
}

BOOST_AUTO_TEST_CASE(the_last_ones_are_counted_in_events_and_may_begin_within_a_commit) {
  log_filter filter = read({.last = 4});
  BOOST_TEST(filter.oldest() == 5u);
  const auto parts = filter.take();
  BOOST_REQUIRE(parts.size() == 2u);
  BOOST_TEST((parts[0].seqs == std::vector<seq_t>{5, 6}));
  BOOST_TEST(parts[0].what->first == 4u);
  BOOST_TEST((seqs_of(read({.last = 5})) == std::vector<seq_t>{4, 5, 6, 7, 8}));
  BOOST_TEST((seqs_of(read({.last = 1})) == std::vector<seq_t>{8}));
  BOOST_TEST(seqs_of(read({.last = 9})).size() == 8u);
}

BOOST_AUTO_TEST_CASE(a_session_goes_from_its_start_to_its_end) {
  BOOST_TEST((seqs_of(read({.session = 1})) == std::vector<seq_t>{2, 3, 4, 5, 6, 7}));
  BOOST_TEST(seqs_of(read({.session = 2})).empty());
}

BOOST_AUTO_TEST_CASE(a_type_is_one_stored_name) {
  BOOST_TEST((seqs_of(read({.type = "note_added"})) == std::vector<seq_t>{1, 3, 8}));
  BOOST_TEST(seqs_of(read({.type = "healed"})).empty());
}

BOOST_AUTO_TEST_CASE(who_acted_is_found_in_any_case) {
  BOOST_TEST((seqs_of(read({.by = "GROG"})) == std::vector<seq_t>{2, 3, 4, 5, 6}));
  BOOST_TEST(seqs_of(read({.by = "gro"})).empty());
  BOOST_TEST(same_but_for_case("Zoe", "zOE"));
  BOOST_TEST(!same_but_for_case("Zoe", "Zo"));
}

BOOST_AUTO_TEST_CASE(terms_hold_together_and_the_last_are_the_last_that_fit) {
  BOOST_TEST((seqs_of(read({.last = 1, .session = 1, .type = "note_added", .by = "grog"})) ==
              std::vector<seq_t>{3}));
}

BOOST_AUTO_TEST_CASE(what_was_taken_is_not_given_again) {
  log_filter filter = read({});
  BOOST_TEST(filter.take().size() == 4u);
  BOOST_TEST(filter.take().empty());
  BOOST_TEST(filter.oldest() == 0u);
  filter.read(commit_of(9, {note_added{}}));
  BOOST_TEST(filter.take().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
