#include "cli/app/play.hpp"

#include "cli/app/exec_command.hpp"
#include "cli/app/table_completion.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdint>
#include <limits>
#include <poll.h>

BOOST_AUTO_TEST_SUITE(play_suite)

using namespace dnd;
using namespace dnd::cli;

namespace {

/// A campaign that counts what reaches it.
class counted_campaign final : public actors::open_campaign {
 public:
  const actors::open_report& report() const noexcept override { return report_; }
  actors::response_ptr execute(actors::request) override {
    ++executed;
    return std::make_shared<actors::response>();
  }
  void submit(actors::request, std::function<void(actors::response_ptr)>) override { ++executed; }
  io::result<done> reopen() override {
    ++reopened;
    if (failure) return *failure;
    return done{};
  }
  std::vector<std::string> take_notices() override { return {"it was slow"}; }
  io::result<done> close() override { return done{}; }

  int executed = 0;
  int reopened = 0;
  std::optional<io::error> failure;

 private:
  actors::open_report report_{.recovery = {},
                              .warnings = {"a tail was cut"},
                              .replayed = 0,
                              .table = std::make_shared<model::state>()};
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_programs_own_words_never_reach_the_engine) {
  counted_campaign campaign;
  const auto quit = answer_to(campaign, {.line = "Quit # for today"});
  BOOST_TEST((quit->how == actors::outcome::answered));
  BOOST_TEST((quit->asked == actors::question::quit));
  const auto reopened = answer_to(campaign, {.line = "reopen"});
  BOOST_TEST((reopened->asked == actors::question::reopen));
  BOOST_TEST(reopened->table == campaign.report().table);
  BOOST_TEST(reopened->notices == (std::vector<std::string>{"it was slow", "a tail was cut"}),
             boost::test_tools::per_element());
  BOOST_TEST(campaign.executed == 0);
  BOOST_TEST(campaign.reopened == 1);
}

BOOST_AUTO_TEST_CASE(all_other_lines_reach_the_engine) {
  counted_campaign campaign;
  for (const char* line : {"", "status", "roll d4", "quit now", "reopen it"})
    (void)answer_to(campaign, {.line = line});
  BOOST_TEST(campaign.executed == 5);
  BOOST_TEST(campaign.reopened == 0);
}

BOOST_AUTO_TEST_CASE(a_campaign_that_does_not_open_again_says_why) {
  counted_campaign campaign;
  campaign.failure = io::error{.code = io::ec::no_space, .what = "the disk is full"};
  const auto answer = answer_to(campaign, {.line = "reopen"});
  BOOST_TEST((answer->how == actors::outcome::failed));
  BOOST_TEST(answer->failure.value().what == "the disk is full");
}

BOOST_AUTO_TEST_CASE(a_verb_at_the_front_makes_a_command_in_any_case) {
  BOOST_TEST(begins_with_verb("roll 2d6"));
  BOOST_TEST(begins_with_verb("  Encounter start"));
  BOOST_TEST(begins_with_verb("# nothing to do"));
  BOOST_TEST(begins_with_verb(""));
  BOOST_TEST(!begins_with_verb("The Lost Mine"));
  BOOST_TEST(!begins_with_verb("Faerun/Turn-of-Fortune"));
  BOOST_TEST(!begins_with_verb("rolling hills"));
}

BOOST_AUTO_TEST_CASE(times_are_shown_in_utc_to_the_second) {
  BOOST_TEST(time_text(1'795'374'251'120) == "2026-11-22T19:04:11Z");
  BOOST_TEST(time_text(1) == "1970-01-01T00:00:00Z");
  BOOST_TEST(time_text(-1) == "1969-12-31T23:59:59Z");
  BOOST_TEST(time_text(-62'167'219'200'000) == "0000-01-01T00:00:00Z");
  BOOST_TEST(time_text(253'402'300'799'999) == "9999-12-31T23:59:59Z");
  // Nothing, and what no log can say.
  for (const std::int64_t ms :
       {std::int64_t{0}, std::int64_t{-62'167'219'200'001}, std::int64_t{253'402'300'800'000},
        std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
    BOOST_TEST(time_text(ms) == "-");
}

BOOST_AUTO_TEST_CASE(damage_counts_more_than_a_refusal) {
  BOOST_TEST((worse(exit_code::done, exit_code::refused) == exit_code::refused));
  BOOST_TEST((worse(exit_code::damaged, exit_code::refused) == exit_code::damaged));
}

BOOST_AUTO_TEST_CASE(a_signal_is_kept_until_somebody_asks) {
  stop_signals signals(stop_signals::interrupt::stops);
  pollfd end{signals.descriptor(), POLLIN, 0};
  BOOST_TEST(::poll(&end, 1, 0) == 0);
  BOOST_TEST(signals.received() == 0);
  BOOST_REQUIRE(::raise(SIGTERM) == 0);
  BOOST_TEST(signals.received() == SIGTERM);
  BOOST_TEST(::poll(&end, 1, 0) == 1);
}

BOOST_AUTO_TEST_CASE(an_interrupt_at_a_prompt_stops_nothing) {
  stop_signals signals(stop_signals::interrupt::is_ignored);
  BOOST_REQUIRE(::raise(SIGINT) == 0);
  BOOST_TEST(signals.received() == 0);
}

BOOST_AUTO_TEST_CASE(actions_are_those_of_whoever_is_meant_or_acts) {
  const model::state table = tests::fighting_table();
  BOOST_TEST(action_names(table, "").size() == 1u);
  BOOST_TEST(action_names(table, "zombie-1").front() == "Slam");
  BOOST_TEST(action_names(table, "nobody").empty());
  BOOST_TEST(action_names(tests::small_table(), "").empty());
}

BOOST_AUTO_TEST_CASE(a_table_offers_its_creatures_once_each) {
  const auto source = completion_source_of(std::make_shared<model::state>(tests::small_table()));
  const std::vector<std::string> ids{"grog", "zombie-1", "zombie-2"};
  BOOST_TEST(source.creatures == ids, boost::test_tools::per_element());
  const std::vector<std::string> names{"Grog", "Zombie"};
  BOOST_TEST(source.campaign_words == names, boost::test_tools::per_element());
  BOOST_TEST(source.actions("grog").front() == "Slam");
}

BOOST_AUTO_TEST_SUITE_END()
