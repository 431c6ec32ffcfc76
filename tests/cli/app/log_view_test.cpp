#include "cli/app/log_view.hpp"

#include "cli/render/narration.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(log_view_suite)

using namespace dnd;
using namespace dnd::cli;
using namespace dnd::model::views;

namespace {

model::commit_ptr two_notes(model::seq_t first, std::string line) {
  auto out = std::make_shared<model::commit>();
  out->first = first;
  out->last = first + 1;
  out->at_ms = 1'795'374'251'120;
  out->by = "gm";
  out->line = std::move(line);
  out->events = std::make_shared<const std::vector<model::event>>(
      2, model::event(model::note_added{.text = "x"}));
  return out;
}

std::string shown(const std::vector<commit_part>& parts, const viewer& whose = viewer::gm()) {
  std::vector<commit_view> seen;
  for (const commit_part& each : parts) seen.push_back(view_of(each, whose, {}));
  return text_of(log_lines(seen, {}));
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_command_stands_above_what_came_of_it) {
  BOOST_TEST(shown({{two_notes(41, "note a"), {41, 42}}, {two_notes(43, "note b"), {43}}}) ==
             "  41  2026-11-22T19:04:11Z  gm: note a\n"
             "      Note: x\n"
             "      Note: x\n"
             "  43  2026-11-22T19:04:11Z  gm: note b\n"
             "      Note: x");
}

BOOST_AUTO_TEST_CASE(events_without_their_command_stand_under_a_line_without_one) {
  BOOST_TEST(shown({{two_notes(41, "note a"), {42}}, {two_notes(43, "note b"), {43, 44}}}) ==
             "  42  2026-11-22T19:04:11Z\n"
             "      Note: x\n"
             "  43  2026-11-22T19:04:11Z  gm: note b\n"
             "      Note: x\n"
             "      Note: x");
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_says_so_and_each_of_its_lines_is_struck) {
  BOOST_TEST(shown({{two_notes(41, "note a"), {41, 42}, true}, {two_notes(43, "note b"), {43}}}) ==
             "  41  2026-11-22T19:04:11Z  (undone)  gm: note a\n"
             "    ~ Note: x\n"
             "    ~ Note: x\n"
             "  43  2026-11-22T19:04:11Z  gm: note b\n"
             "      Note: x");
  // What goes on under the one before is of one kind with it.
  BOOST_TEST(shown({{two_notes(41, "note a"), {42}, true}, {two_notes(43, "note b"), {44}}}) ==
             "  42  2026-11-22T19:04:11Z  (undone)\n"
             "    ~ Note: x\n"
             "  44  2026-11-22T19:04:11Z\n"
             "      Note: x");
}

BOOST_AUTO_TEST_CASE(what_leaves_its_command_out_goes_on_under_the_one_before) {
  BOOST_TEST(shown({{two_notes(41, "note a"), {42}}, {two_notes(43, "note b"), {44}}}) ==
             "  42  2026-11-22T19:04:11Z\n"
             "      Note: x\n"
             "      Note: x");
}

BOOST_AUTO_TEST_CASE(a_player_reads_that_something_happened_and_not_what_was_typed) {
  BOOST_TEST(shown({{two_notes(41, "note a"), {41, 42}}}, viewer::spectator()) ==
             "  41  2026-11-22T19:04:11Z  gm:");
}

BOOST_AUTO_TEST_CASE(an_empty_log_has_no_lines) {
  BOOST_TEST(shown({}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
