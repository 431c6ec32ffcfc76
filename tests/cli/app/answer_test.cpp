#include "cli/app/answer.hpp"

#include "cli/render/narration.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(answer_suite)

using namespace dnd;
using namespace dnd::cli;
using actors::outcome;
using actors::question;
using actors::response;

namespace {

response accepted(std::vector<model::event> events) {
  response out;
  out.how = outcome::accepted;
  for (std::size_t i = 0; i < events.size(); ++i)
    out.records.push_back({.seq = 41 + i,
                           .at_ms = 1,
                           .by = i == 0 ? "gm" : "",
                           .command = i == 0 ? "note x" : "",
                           .what = std::move(events[i])});
  out.table = std::make_shared<model::state>(tests::small_state());
  out.before = out.table;
  return out;
}

response question_of(question what) {
  response out;
  out.how = outcome::answered;
  out.asked = what;
  out.table = std::make_shared<model::state>(tests::small_state());
  return out;
}

response refused() {
  response out;
  out.how = outcome::refused;
  out.refusal = model::refusal{.code = model::refusal_code::unknown_creature,
                               .message = "there is no \"Grgo\" here",
                               .hint = "did you mean \"Grog\"?",
                               .column = 7};
  return out;
}

shown_answer as_text(const response& what, const given_command& given = {.line = "x"}) {
  return show(given, what, answer_format::text, {}, {});
}
std::string as_json(const response& what) {
  const auto shown = show({.line = "x"}, what, answer_format::json, {}, {});
  BOOST_REQUIRE(shown.out.size() == 1u);
  BOOST_TEST(shown.out.front().find('\n') == std::string::npos);
  return shown.out.front();
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_accepted_is_told_on_standard_output) {
  const auto shown = as_text(accepted({model::note_added{.text = "The wheel stands still."}}));
  BOOST_REQUIRE(shown.out.size() == 1u);
  BOOST_TEST(shown.out.front().find("The wheel stands still.") != std::string::npos);
  BOOST_TEST(shown.err.empty());
  BOOST_TEST((shown.code == exit_code::done));
}

BOOST_AUTO_TEST_CASE(a_creature_that_left_is_called_by_the_name_that_it_had) {
  response what = accepted({model::creature_removed{}});
  what.before = std::make_shared<model::state>(tests::small_state());
  model::creature_removed gone;
  gone.creature = "grog";
  what.records.front().what = gone;
  model::state after = tests::small_state();
  BOOST_REQUIRE(after.erase("grog"));
  what.table = std::make_shared<model::state>(after);
  BOOST_TEST(as_text(what).out.front().find("Grog") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_refusal_goes_to_standard_error_under_the_number_of_its_line) {
  const auto shown = as_text(refused(), {.line = "status Grgo", .number = 12});
  BOOST_TEST(shown.out.empty());
  BOOST_REQUIRE(shown.err.size() >= 2u);
  BOOST_TEST(shown.err[0] == "Line 12:");
  BOOST_TEST(shown.err[1] == "status Grgo");
  BOOST_TEST((shown.code == exit_code::refused));
}

BOOST_AUTO_TEST_CASE(a_failure_tells_damage_from_the_rest) {
  response what;
  what.how = outcome::failed;
  what.failure = io::error{.code = io::ec::no_space, .what = "the disk is full"};
  BOOST_TEST((as_text(what).code == exit_code::refused));
  what.failure->code = io::ec::corrupt;
  BOOST_TEST((as_text(what).code == exit_code::damaged));
  BOOST_TEST(as_text(what).err.front().find("the disk is full") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(json_names_the_events_and_their_numbers) {
  const std::string line =
      as_json(accepted({model::note_added{.text = "a"}, model::note_added{.text = "b"}}));
  BOOST_TEST(line.starts_with("{\"ok\":true,\"seq\":[41,42],\"text\":\""));
  BOOST_TEST(line.find("\"seq\":42,\"type\":\"note_added\"") != std::string::npos);
  BOOST_TEST(as_json(question_of(question::nothing)) ==
             "{\"ok\":true,\"seq\":[],\"text\":\"\",\"events\":[]}");
  BOOST_TEST(
      as_json(refused()).starts_with("{\"ok\":false,\"error\":{\"code\":"
                                     "\"unknown_creature\""));
}

BOOST_AUTO_TEST_CASE(questions_are_answered_with_what_was_asked) {
  response what = question_of(question::status);
  BOOST_TEST(text_of(as_text(what).out).find("zombie-1") != std::string::npos);
  what.focus = "grog";
  BOOST_TEST(text_of(as_text(what).out).find("zombie-1") == std::string::npos);
  what = question_of(question::help);
  what.topic = "attack";
  BOOST_TEST(text_of(as_text(what).out).find("with:") != std::string::npos);
  BOOST_TEST(as_text(question_of(question::quit)).out.empty());
  BOOST_TEST(as_text(question_of(question::log)).out.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_notice_is_told_besides) {
  response what = question_of(question::nothing);
  what.notices.emplace_back("The snapshot could not be written.");
  const auto shown = as_text(what);
  BOOST_REQUIRE(shown.err.size() == 1u);
  BOOST_TEST(shown.err.front().find("snapshot") != std::string::npos);
  BOOST_TEST((shown.code == exit_code::done));
}

BOOST_AUTO_TEST_SUITE_END()
