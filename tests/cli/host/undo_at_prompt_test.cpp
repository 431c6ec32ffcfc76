// A far undo at a prompt that is connected to a host: it is asked for first, as at any prompt.

#include "cli/host/service.hpp"

#include "tests/cli/host/hosting.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <future>
#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(undo_at_prompt_suite)

using namespace dnd;
using namespace dnd::cli::host;

namespace {

struct prompt_on_host : test::hosting {
  prompt_on_host() {
    for (int i = 0; i < 15; ++i) (void)type("note x", nullptr);
    client_screen at_prompt;
    at_prompt.how = cli::reading::dialogue;
    at_prompt.out.width = 100;
    dialogue = std::make_shared<const client_screen>(at_prompt);
  }
  host_answer type(const std::string& line, const screen_ptr& screen) {
    const auto caller = answers.admit({.by = credentials::way::socket});
    const auto campaign = use("W/C");
    BOOST_REQUIRE((caller && campaign));
    std::promise<host_answer> answered;
    answers.command(*campaign, *caller, {.line = line, .number = {}, .terms = {}}, screen,
                    [&](host_answer got) { answered.set_value(std::move(got)); });
    return answered.get_future().get();
  }
  std::uint64_t last() { return (*use("W/C"))->campaign().state()->get()->seq(); }

  screen_ptr dialogue;
};

bool has(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_far_undo_is_asked_for_and_done_when_it_is_said_again, prompt_on_host) {
  const auto before = last();
  const auto first = type("undo to 2", dialogue);
  BOOST_TEST(first.status == 200U);
  BOOST_TEST(has(first.shown, "Nothing is done yet."));
  BOOST_TEST(has(first.shown, "undo to 2 yes"));
  BOOST_TEST(last() == before);
  const auto second = type("undo to 2 yes", dialogue);
  BOOST_TEST(second.status == 200U);
  BOOST_TEST(last() > before);
}

BOOST_FIXTURE_TEST_CASE(what_is_near_and_what_a_program_says_is_done_at_once, prompt_on_host) {
  const auto before = last();
  BOOST_TEST(type("undo to " + std::to_string(before - 2), dialogue).status == 200U);
  BOOST_TEST(last() == before + 1);
  BOOST_TEST(type("undo to 2", nullptr).status == 200U);
  BOOST_TEST(last() == before + 2);
  // What is refused anyway is refused.
  BOOST_TEST(type("undo to 999", dialogue).status == 422U);
}

BOOST_AUTO_TEST_SUITE_END()
