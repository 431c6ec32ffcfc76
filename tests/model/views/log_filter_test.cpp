#include "model/views/log_filter.hpp"

#include "tests/model/views/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(log_filter_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::views;
using tests::views::commit_of;
using tests::views::undo_of;

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

BOOST_AUTO_TEST_CASE(the_last_ones_are_counted_in_commands_and_none_is_cut) {
  log_filter filter = read({.last = 2});
  BOOST_TEST(filter.oldest() == 4u);
  const auto parts = filter.take();
  BOOST_REQUIRE(parts.size() == 2u);
  BOOST_TEST((parts[0].seqs == std::vector<seq_t>{4, 5, 6}));
  BOOST_TEST((seqs_of(read({.last = 1})) == std::vector<seq_t>{7, 8}));
  BOOST_TEST(seqs_of(read({.last = 4})).size() == 8u);
  BOOST_TEST(seqs_of(read({.last = 9})).size() == 8u);
}

BOOST_AUTO_TEST_CASE(of_the_last_commands_only_what_fits_is_shown) {
  BOOST_TEST((seqs_of(read({.last = 2, .type = "note_added"})) == std::vector<seq_t>{3, 8}));
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_is_marked_or_left_out_and_does_not_count_then) {
  undone_finder finder;
  finder.read(10, undo_of(4, 8));
  const undone_events undone = finder.find();
  for (const auto how : {log_terms::taken_back::marked, log_terms::taken_back::left_out}) {
    log_filter filter({.last = 2, .undone = how}, undone);
    filter.read(commit_of(1, {note_added{}}));
    filter.read(commit_of(2, {note_added{}, note_added{}}));
    filter.read(commit_of(4, {note_added{}, note_added{}}));
    filter.read(commit_of(9, {note_added{}}));
    const auto parts = filter.take();
    BOOST_REQUIRE(parts.size() == 2u);
    const bool is_marked = how == log_terms::taken_back::marked;
    BOOST_TEST(parts[0].what->first == (is_marked ? 4u : 2u));
    BOOST_TEST(parts[0].undone == is_marked);
    BOOST_TEST(!parts[1].undone);
  }
}

BOOST_AUTO_TEST_CASE(a_place_in_the_log_is_no_choice) {
  BOOST_TEST(!log_terms{.last = 3}.choose());
  BOOST_TEST(log_terms{.session = 3}.choose());
  BOOST_TEST(log_terms{.type = "healed"}.choose());
  BOOST_TEST(log_terms{.by = "gm"}.choose());
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
