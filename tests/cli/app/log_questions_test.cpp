// `log`, `log grep` and `log count`, from the line to what is shown, at a campaign that is open.

#include "cli/app/log_questions.hpp"

#include "cli/app/dialogue.hpp"
#include "cli/app/log_forms.hpp"
#include "cli/render/books_answers.hpp"
#include "io/store/file/file_store.hpp"
#include "model/bounds.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(log_questions_suite)

using namespace dnd;
using namespace dnd::cli;
using actors::outcome;

namespace {

struct game_with_a_log {
  game_with_a_log() {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 1, .clock = [this] { return ++now_ms; }});
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
    play({"session start One", "add zombie count: 2", "damage to: zombie-1 amount: 5 type: fire",
          "note The bridge is down.", "session end", "session start Two",
          "damage to: zombie-2 amount: 3 type: cold", "heal to: zombie-1 amount: 2",
          "note Forget me.", "undo", "remove zombie-2"});
  }
  line_answer say(const std::string& line) { return answer_line(*campaign, {.line = line}); }
  void play(const std::vector<std::string>& lines) {
    for (const auto& line : lines)
      BOOST_REQUIRE_MESSAGE(say(line).response->how == outcome::accepted, line);
  }
  log_page page(const std::string& line,
                const model::views::viewer& whose = model::views::viewer::gm()) {
    const auto answer = ask(*campaign, line, whose);
    BOOST_REQUIRE_MESSAGE(
        answer.log,
        line << (answer.response->refusal ? ": " + answer.response->refusal->message : ""));
    return *answer.log;
  }
  /// The lines of the commands that were found.
  std::string found(const std::string& line) {
    std::string out;
    for (const auto& each : page(line).commits)
      out += each.line + (each.undone ? " (undone)\n" : "\n");
    return out;
  }
  std::string shown(const std::string& line) {
    std::string out;
    for (const auto& each : log_page_lines(page(line), {})) out += each + "\n";
    return out;
  }
  std::string counted(const std::string& line) {
    const auto answer = say(line);
    BOOST_REQUIRE_MESSAGE(answer.books, line);
    std::string out;
    for (const auto& each : books_lines(*answer.books, {})) out += each + "\n";
    return out;
  }
  model::refusal refused(const std::string& line,
                         const model::views::viewer& whose = model::views::viewer::gm()) {
    const auto answer = ask(*campaign, line, whose);
    BOOST_REQUIRE_MESSAGE(answer.response->refusal, line);
    return *answer.response->refusal;
  }

  std::int64_t now_ms = 1'795'374'251'000;
  test::faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<actors::open_campaign> campaign;
};

bool has(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_last_commands_are_shown_with_the_newest_last, game_with_a_log) {
  BOOST_TEST(found("log 3") == "note Forget me. (undone)\nundo\nremove zombie-2\n");
  BOOST_TEST(found("log 2 newest") == "remove zombie-2\nundo\n");
}

BOOST_FIXTURE_TEST_CASE(what_fits_is_found_by_every_term, game_with_a_log) {
  BOOST_TEST(found("log damage: fire") == "damage to: zombie-1 amount: 5 type: fire\n");
  BOOST_TEST(found("log verb: dmg of: zombie-2") == "damage to: zombie-2 amount: 3 type: cold\n");
  BOOST_TEST(found("log session: 1 verb: note") == "note The bridge is down.\n");
  BOOST_TEST(found("log session: last verb: damage") ==
             "damage to: zombie-2 amount: 3 type: cold\n");
  BOOST_TEST(found("log session: 1..2 verb: damage").find("cold") != std::string::npos);
  BOOST_TEST(found("log grep BRIDGE") == "note The bridge is down.\n");
  BOOST_TEST(found("log grep fire damage: fire") == "damage to: zombie-1 amount: 5 type: fire\n");
  BOOST_TEST(found("log events: 2..3 verb: add") == "add zombie count: 2\n");
  BOOST_TEST(found("log since: 2020-01-01 until: 2020-01-02") == "");
  BOOST_TEST(has(found("log since: 2026-11-22 until: 2026-11-22"), "remove zombie-2"));
  BOOST_TEST(found("log by: gm last: 1") == "remove zombie-2\n");
}

BOOST_FIXTURE_TEST_CASE(what_was_taken_back_later_is_marked_on_every_page, game_with_a_log) {
  const auto undo = page("log verb: undo").commits.front().first;
  BOOST_TEST(found("log 1 before: " + std::to_string(undo)) == "note Forget me. (undone)\n");
}

BOOST_FIXTURE_TEST_CASE(pages_follow_each_other_until_the_beginning, game_with_a_log) {
  std::string all;
  std::string line = "log 4";
  std::size_t pages = 0;
  for (; !line.empty() && pages < 10; ++pages) {
    const auto one = page(line);
    std::string part;
    for (const auto& each : one.commits) part += each.line + "\n";
    all = part + all;
    line = one.more;
  }
  BOOST_TEST(pages == 3U);
  std::string whole;
  for (const auto& each : page("log 100").commits) whole += each.line + "\n";
  BOOST_TEST(all == whole);
  BOOST_TEST(has(shown("log 4"), "There is more: `log last: 4 before: "));
  BOOST_TEST(page("log grep bridge").more.empty());
}

BOOST_FIXTURE_TEST_CASE(who_has_left_is_found_by_id_and_nobody_is_refused, game_with_a_log) {
  BOOST_TEST(has(found("log of: zombie-2"), "remove zombie-2"));
  BOOST_TEST(refused("log of: grog").code == model::refusal_code::unknown_creature);
  BOOST_TEST(refused("log verb: dance").code == model::refusal_code::bad_value);
  BOOST_TEST(refused("log session: 9").message == "there is no session 9");
  BOOST_TEST(refused("log since: tomorrow").code == model::refusal_code::bad_value);
  BOOST_TEST(has(shown("log grep dragon"), "No command fits."));
}

BOOST_FIXTURE_TEST_CASE(commands_are_counted_by_whom_and_by_verb, game_with_a_log) {
  const auto all = counted("log count damage: fire");
  BOOST_TEST(has(all, "1 command with"));
  BOOST_TEST(has(all, "5 fire damage in all."));
  BOOST_TEST(has(counted("log count verb: damage"), "2 commands"));
  BOOST_TEST(has(counted("log count verb: damage"), "Verbs: damage 2."));
  // What was taken back does not count.
  BOOST_TEST(has(counted("log count verb: note"), "1 command "));
  BOOST_TEST(has(counted("log count dragon"), "0 commands"));
}

BOOST_FIXTURE_TEST_CASE(each_form_has_the_same_commands, game_with_a_log) {
  const auto table = shown("log verb: damage table");
  BOOST_TEST(has(table, "Event"));
  BOOST_TEST(has(table, "damage to: zombie-1"));
  const auto markdown = shown("log 3 markdown");
  BOOST_TEST(has(markdown, "`note Forget me.` *(undone)*"));
  const auto lines = log_page_lines(page("log 3 jsonl"), {});
  BOOST_REQUIRE(lines.size() == 3U);
  BOOST_TEST(lines[0].starts_with("{\"seq\":["));
  BOOST_TEST(lines[0].ends_with("\"undone\":true}"));
  BOOST_TEST(!has(lines[2], "undone\":true}"));
}

BOOST_FIXTURE_TEST_CASE(players_find_nothing_that_they_do_not_see, game_with_a_log) {
  const auto player = model::views::viewer::player({"zombie-1"});
  play({"note A secret plan.", "note For all. for: all"});
  BOOST_TEST(page("log grep secret", player).commits.empty());
  BOOST_TEST(page("log grep bridge", player).commits.empty());
  const auto seen = page("log grep for all", player);
  BOOST_REQUIRE(seen.commits.size() == 1U);
  BOOST_TEST(seen.commits.front().line.empty());
  // Their numbers have no gaps where something is hidden.
  const auto all = page("log 100", player).commits;
  for (std::size_t i = 1; i < all.size(); ++i) BOOST_TEST(all[i].first == all[i - 1].last + 1);
  BOOST_TEST(refused("log verb: note", player).code == model::refusal_code::not_allowed);
  std::string pages;
  std::string line = "log 2";
  std::size_t count = 0;
  for (; !line.empty() && count < 50; ++count) {
    const auto one = page(line, player);
    pages = std::to_string(one.commits.front().first) + " " + pages;
    line = one.more;
  }
  BOOST_TEST(pages.starts_with("1 "));
}

BOOST_AUTO_TEST_SUITE_END()
