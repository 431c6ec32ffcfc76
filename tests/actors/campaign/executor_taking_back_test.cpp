// Undo of several commands at once, and what undo and redo say that they took back.

#include "actors/campaign/executor.hpp"

#include "io/files/error.hpp"
#include "io/store/file/file_store.hpp"
#include "model/bounds.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(executor_taking_back_suite)

using namespace dnd;
using actors::outcome;
using model::refusal_code;
using test::live_campaign;

BOOST_AUTO_TEST_CASE(several_commands_are_taken_back_as_one) {
  live_campaign campaign;
  campaign.accept("add goblin");
  const auto before = campaign.state();
  campaign.accept("dmg goblin-1 2 fire");
  campaign.accept("group pack: goblin-1");
  campaign.accept("cond prone goblin-1");
  const auto after = campaign.state();
  const auto& undone = campaign.accept("undo 3");
  BOOST_REQUIRE(undone.events->size() == 1U);
  const auto& event = get<model::command_undone>(undone.events->front());
  BOOST_TEST(event.first == 2U);
  BOOST_TEST(event.last == 4U);
  BOOST_TEST((campaign.state() == before));
  campaign.accept("redo");
  BOOST_TEST((campaign.state() == after));
  // What was undone and what undid it are no steps of their own.
  campaign.accept("undo");
  campaign.accept("undo 2");
  BOOST_TEST((campaign.state() == before));
  campaign.accept("undo");
  BOOST_TEST(campaign.state().creatures().empty());
}

BOOST_AUTO_TEST_CASE(several_commands_are_taken_back_after_a_restart) {
  live_campaign campaign;
  campaign.accept("add goblin");
  const auto before = campaign.state();
  for (int i = 0; i < 3; ++i) campaign.accept("dmg goblin-1 1 fire");
  campaign.reopen();
  campaign.accept("undo 3");
  BOOST_TEST((campaign.state() == before));
  campaign.reopen();
  BOOST_TEST((campaign.state() == before));
  BOOST_TEST((campaign.load().state == before));
}

BOOST_AUTO_TEST_CASE(more_than_there_is_cannot_be_taken_back) {
  live_campaign campaign;
  campaign.accept("add goblin");
  campaign.accept("note x");
  const auto no = campaign.refused("undo 3");
  BOOST_TEST(int(no.code) == int(refusal_code::nothing_to_undo));
  BOOST_TEST(no.message.find("2 commands") != std::string::npos);
  BOOST_TEST(no.hint.find("`undo 2`") != std::string::npos);
  campaign.accept("undo 2");
  BOOST_TEST(int(campaign.refused("undo").code) == int(refusal_code::nothing_to_undo));
}

namespace {

/// Lines of the commands that the last answer names.
std::vector<std::string> named(const live_campaign& campaign) {
  std::vector<std::string> lines;
  for (const auto& each : campaign.last()->taken_back) lines.push_back(each->line);
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_CASE(undo_and_redo_name_the_commands_that_they_are_about) {
  live_campaign campaign;
  campaign.accept("note a");
  BOOST_TEST(named(campaign).empty());
  for (const auto* line : {"note b", "undo", "note c", "note d"}) campaign.accept(line);
  campaign.accept("undo 3");
  const std::vector<std::string> three{"note a", "note c", "note d"};
  BOOST_TEST(named(campaign) == three, boost::test_tools::per_element());
  campaign.accept("redo");
  BOOST_TEST(named(campaign) == three, boost::test_tools::per_element());
  campaign.accept("undo");
  BOOST_TEST(named(campaign) == std::vector<std::string>{"note d"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(commands_beyond_memory_are_named_too) {
  live_campaign campaign;
  for (const auto* line : {"note a", "note b", "note c", "undo"}) campaign.accept(line);
  campaign.reopen();
  campaign.accept("undo 2");
  const std::vector<std::string> two{"note a", "note b"};
  BOOST_TEST(named(campaign) == two, boost::test_tools::per_element());
  campaign.reopen();
  const auto looks = campaign.looks_back();
  campaign.accept("redo");
  BOOST_TEST(named(campaign) == two, boost::test_tools::per_element());
  // The undo, and all of its commands at once.
  BOOST_TEST(campaign.looks_back() == looks + 2);
  campaign.reopen();
  campaign.accept("redo");
  BOOST_TEST(named(campaign) == std::vector<std::string>{"note c"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_redo_whose_commands_cannot_be_read_fails_and_changes_nothing) {
  live_campaign campaign;
  for (const auto* line : {"note a", "note b", "undo 2"}) campaign.accept(line);
  campaign.reopen();
  auto& engine = campaign.engine();
  const auto undo_of_it = engine.execute("redo", 0, {});
  BOOST_REQUIRE(std::holds_alternative<actors::missing_commit>(undo_of_it));
  actors::lookup_results known;
  known.commits.emplace(
      3, io::file_store(campaign.disk()).find(io::id_of_directory(test::live_directory), 3));
  const auto commands = engine.execute("redo", 0, known);
  BOOST_REQUIRE(std::holds_alternative<actors::missing_marks>(commands));
  const auto& missing = std::get<actors::missing_marks>(commands);
  BOOST_TEST(missing.events.first == 1U);
  BOOST_TEST(missing.events.last == 2U);
  known.marks.emplace(std::pair(1U, 2U), io::error{.code = io::ec::io_error, .what = "gone"});
  const auto failed = engine.execute("redo", 0, known);
  BOOST_REQUIRE(std::holds_alternative<actors::response>(failed));
  BOOST_TEST(std::get<actors::response>(failed).how == outcome::failed);
  BOOST_TEST(campaign.state().seq() == 3U);
}

BOOST_AUTO_TEST_CASE(several_undos_are_taken_back_as_one) {
  live_campaign campaign;
  campaign.accept("note a");
  const auto first = campaign.state();
  campaign.accept("note b");
  campaign.accept("note c");
  const auto all = campaign.state();
  for (int i = 0; i < 3; ++i) campaign.accept("undo");
  BOOST_TEST(campaign.refused("redo 4").hint.find("`redo 3`") != std::string::npos);
  const auto& redone = campaign.accept("redo 3");
  BOOST_TEST(redone.events->size() == 3U);
  BOOST_TEST((campaign.state() == all));
  const std::vector<std::string> three{"note a", "note b", "note c"};
  BOOST_TEST(named(campaign) == three, boost::test_tools::per_element());
  // It is no step of its own: undo goes on where it was.
  campaign.accept("undo 2");
  BOOST_TEST((campaign.state() == first));
  BOOST_TEST((campaign.load().state == first));
}

BOOST_AUTO_TEST_CASE(redo_to_brings_commands_back_up_to_the_one_of_an_event) {
  live_campaign campaign;
  campaign.accept("note a");
  campaign.accept("note b");
  const auto two = campaign.state();
  campaign.accept("note c");
  for (int i = 0; i < 3; ++i) campaign.accept("undo");
  campaign.accept("redo to 2");
  BOOST_TEST((campaign.state() == two));
  BOOST_TEST(int(campaign.refused("redo to 2").code) == int(refusal_code::nothing_to_redo));
  BOOST_TEST(int(campaign.refused("redo to 1").code) == int(refusal_code::nothing_to_redo));
  campaign.accept("redo to 3");
  BOOST_TEST(int(campaign.refused("redo").code) == int(refusal_code::nothing_to_redo));
}

BOOST_AUTO_TEST_CASE(several_undos_are_taken_back_after_a_restart) {
  live_campaign campaign;
  for (const auto* line : {"note a", "note b", "note c"}) campaign.accept(line);
  const auto all = campaign.state();
  for (int i = 0; i < 3; ++i) campaign.accept("undo");
  campaign.reopen();
  campaign.accept("redo 3");
  BOOST_TEST((campaign.state() == all));
  campaign.reopen();
  BOOST_TEST((campaign.state() == all));
  campaign.accept("undo");
  campaign.accept("redo");
  BOOST_TEST((campaign.state() == all));
}

BOOST_AUTO_TEST_CASE(no_more_undos_are_taken_back_at_once_than_may_be) {
  live_campaign campaign;
  const auto most = bounds::undo_count_max;
  for (std::size_t i = 0; i <= most; ++i) campaign.accept("note x");
  for (std::size_t i = 0; i <= most; ++i) campaign.accept("undo");
  const auto no = campaign.refused("redo to " + std::to_string(most + 1));
  BOOST_TEST(int(no.code) == int(refusal_code::not_available));
  campaign.accept("redo to " + std::to_string(most));
}

BOOST_AUTO_TEST_SUITE_END()
