// What every command works with: which campaign is meant, how errors and questions are put.

#include "cli/app/context.hpp"

#include "tests/cli/captured_output.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/workspace_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(context_suite)

using namespace dnd;
using namespace dnd::cli;
using io::ec;

namespace {

/// A command with these words, on worlds of its own.
struct command : test::workspace_fixture {
  explicit command(std::initializer_list<const char*> words = {"campaign", "list"}) {
    auto read = read_arguments(std::vector<const char*>(words));
    BOOST_REQUIRE(read);
    typed = *std::move(read);
  }
  context& with() {
    if (!made_context)
      made_context.emplace(context{.ops = ops,
                                   .typed = typed,
                                   .settings = settings,
                                   .places = places(),
                                   .out = out,
                                   .format = format,
                                   .seed = {}});
    return *made_context;
  }
  cli::arguments typed;
  cli::output out{color_setting::never};
  answer_format format = answer_format::text;
  std::optional<context> made_context;
};

struct json_command : command {
  json_command() { format = answer_format::json; }
};

const io::error broken{.code = ec::io_error, .what = "it is broken", .todo = "Mend it."};
const io::error damaged{.code = ec::corrupt, .what = "it is damaged"};

}  // namespace

BOOST_AUTO_TEST_CASE(time_is_written_to_the_second_in_utc) {
  BOOST_TEST(time_text(1'795'374'251'120) == "2026-11-22T19:04:11Z");
  BOOST_TEST(time_text(-1) == "1969-12-31T23:59:59Z");
}

BOOST_AUTO_TEST_CASE(time_that_is_not_known_or_has_no_four_digits_is_a_dash) {
  BOOST_TEST(time_text(0) == "-");
  BOOST_TEST(time_text(INT64_MAX) == "-");
  BOOST_TEST(time_text(INT64_MIN) == "-");
}

BOOST_FIXTURE_TEST_CASE(error_is_told_on_standard_error_with_what_to_do, command) {
  tests::captured_output captured;
  const auto code = fail(with(), broken);
  const auto text = captured.err();
  BOOST_TEST(code == exit_code::refused);
  BOOST_TEST(text.find("it is broken") != std::string::npos);
  BOOST_TEST(text.find("Mend it.") != std::string::npos);
  BOOST_TEST(captured.out() == "");
}

BOOST_FIXTURE_TEST_CASE(damage_has_an_exit_code_of_its_own, command) {
  tests::captured_output captured;
  const auto code = fail(with(), damaged);
  captured.end();
  BOOST_TEST(code == exit_code::damaged);
}

BOOST_FIXTURE_TEST_CASE(error_is_an_answer_in_json_where_that_was_asked_for, json_command) {
  tests::captured_output captured;
  (void)fail(with(), broken);
  out.flush();
  BOOST_TEST(captured.out().find(
                 R"({"ok":false,"kind":"campaign list","error":{"code":"io_error")") == 0U);
  BOOST_TEST(captured.err() == "");
}

BOOST_FIXTURE_TEST_CASE(answer_in_json_names_its_command_and_says_whether_it_went_well,
                        json_command) {
  tests::captured_output captured;
  const auto fine = answer(with(), std::string_view(R"({"campaigns":[]})"));
  const auto wrong = answer(with(), std::string_view(R"({"wrong":1})"), damaged);
  const auto kept = not_done(with(), std::string_view("{}"));
  out.flush();
  const auto text = captured.out();
  BOOST_TEST(text.starts_with(R"({"ok":true,"kind":"campaign list","campaigns":[]})"));
  BOOST_TEST(text.find(R"(it is damaged","hint":""},"wrong":1})") != std::string::npos);
  BOOST_TEST(text.find(R"("code":"closed")") != std::string::npos);
  BOOST_TEST(fine == exit_code::done);
  BOOST_TEST(wrong == exit_code::damaged);
  BOOST_TEST(kept == exit_code::refused);
}

BOOST_FIXTURE_TEST_CASE(wrong_usage_is_told_with_a_hint, command) {
  tests::captured_output captured;
  const auto code = fail(with(), usage_error{.message = "no such option", .hint = "try --help"});
  const auto text = captured.err();
  BOOST_TEST(code == exit_code::usage);
  BOOST_TEST(text.find("no such option") != std::string::npos);
  BOOST_TEST(text.find("try --help") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(wrong_usage_has_a_code_in_json, json_command) {
  tests::captured_output captured;
  (void)fail(with(), usage_error{.message = "no such option", .hint = ""});
  out.flush();
  BOOST_TEST(captured.out().find(R"("code":"usage")") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(warnings_are_made_safe_for_a_terminal, command) {
  tests::captured_output captured;
  warn(with(), std::vector<std::string>{"one", "two\x1b[2J"});
  BOOST_TEST(captured.err() == "dnd: one\ndnd: two?[2J\n");
}

BOOST_FIXTURE_TEST_CASE(without_any_campaign_it_is_said_how_to_make_one, command) {
  const auto found = chosen_campaign(with(), "");
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == ec::not_found);
  BOOST_TEST(found.error().todo.find("dnd campaign create") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(only_campaign_is_the_one_that_is_meant, command) {
  const auto made = campaign();
  const auto found = chosen_campaign(with(), "");
  BOOST_REQUIRE(found);
  BOOST_TEST(found->id == made.id);
}

BOOST_FIXTURE_TEST_CASE(of_several_none_is_meant_and_all_are_listed, command) {
  (void)campaign();
  (void)value_of(places().create_campaign("W", "D", now_ms));
  const auto found = chosen_campaign(with(), "");
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().code == ec::not_found);
  BOOST_TEST(found.error().todo.find("W/C, W/D.") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(long_list_of_campaigns_is_cut, command) {
  (void)campaign();
  for (char name = 'D'; name < 'D' + 13; ++name)
    (void)value_of(places().create_campaign("W", std::string(1, name), now_ms));
  const auto found = chosen_campaign(with(), "");
  BOOST_REQUIRE(!found);
  BOOST_TEST(found.error().todo.ends_with(" and 2 more."));
}

BOOST_FIXTURE_TEST_CASE(current_campaign_is_meant_unless_another_is_named, command) {
  const auto current = campaign();
  const auto other = value_of(places().create_campaign("W", "D", now_ms));
  BOOST_REQUIRE(places().set_current(current));
  BOOST_TEST(value_of(chosen_campaign(with(), "")).id == current.id);
  BOOST_TEST(value_of(chosen_campaign(with(), "D")).id == other.id);
  BOOST_TEST(error_of(chosen_campaign(with(), "E")).code == ec::not_found);
}

BOOST_FIXTURE_TEST_CASE(damaged_campaign_is_found_by_those_who_mend_it, command) {
  const auto made = campaign();
  BOOST_REQUIRE(ops.remove(made.path + "/log.jsonl"));
  BOOST_TEST(error_of(chosen_campaign(with(), "")).code == ec::corrupt);
  BOOST_TEST(value_of(damaged_campaign(with(), "")).id == made.id);
  BOOST_TEST(value_of(damaged_campaign(with(), "C")).id == made.id);
  BOOST_REQUIRE(places().set_current(made));
  BOOST_TEST(value_of(damaged_campaign(with(), "")).id == made.id);
}

BOOST_FIXTURE_TEST_CASE(nobody_is_asked_when_answers_are_json, json_command) {
  BOOST_TEST(ask(with(), "Really?") == consent::nobody_to_ask);
}

BOOST_AUTO_TEST_CASE(yes_answers_before_it_is_asked) {
  command confirmed({"campaign", "repair", "--yes"});
  confirmed.format = answer_format::json;
  BOOST_TEST(ask(confirmed.with(), "Really?") == consent::given);
}

BOOST_FIXTURE_TEST_CASE(what_was_not_done_is_told, command) {
  tests::captured_output captured;
  const auto refused = not_done(with(), consent::withheld);
  const auto unasked = not_done(with(), consent::nobody_to_ask);
  const auto text = captured.err();
  BOOST_TEST(refused == exit_code::refused);
  BOOST_TEST(unasked == exit_code::refused);
  BOOST_TEST(text.starts_with("Nothing was changed.\n"));
  BOOST_TEST(text.find("--yes") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
