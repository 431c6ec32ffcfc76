// Figures, from the line to the answer, at a campaign that is open: tables, JSON, CSV and pictures.

#include "cli/app/stats_questions.hpp"

#include "cli/render/chart.hpp"
#include "cli/render/stats_answers.hpp"
#include "cli/render/svg_chart.hpp"
#include "io/store/file/file_store.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(stats_questions_suite)

using namespace dnd;
using namespace dnd::cli;
using actors::outcome;

namespace {

struct counted_table {
  counted_table() {
    BOOST_REQUIRE(disk.make_directory("/mine"));
    disk.put("/mine/log.jsonl", "");
    engine = actors::engine::start(disk, {.seed = 1, .clock = {}});
    auto opened = engine->open(
        {.name = "mine", .id = io::id_of_directory("/mine"), .content = {"/mine"}, .options = {}});
    BOOST_REQUIRE(opened);
    campaign = *std::move(opened);
    for (const char* line :
         {"add zombie count: 2", "encounter start", "damage to: zombie-1 amount: 5",
          "attack by: zombie-1 with: slam to: zombie-2 rolled: 15,4 free", "turn",
          "damage to: zombie-2 amount: 1", "roll 2d6 rolled: 3,4"})
      BOOST_REQUIRE_MESSAGE(say(line).response->how == outcome::accepted, line);
  }
  line_answer say(const std::string& line) { return answer_line(*campaign, {.line = line}); }
  model::views::stats_view view(const std::string& line) {
    const auto answer = say(line);
    BOOST_REQUIRE_MESSAGE(
        answer.response->how == outcome::answered,
        line << (answer.response->refusal ? ": " + answer.response->refusal->message : ""));
    BOOST_REQUIRE(answer.stats);
    return *answer.stats;
  }
  std::string told(const std::string& line) {
    std::string out;
    for (const auto& each : stats_lines(view(line), {})) out += each + "\n";
    return out;
  }
  model::refusal refused(const std::string& line) {
    const auto answer = say(line);
    BOOST_REQUIRE_MESSAGE(answer.response->refusal, line);
    return *answer.response->refusal;
  }

  test::faulty_disk disk;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<actors::open_campaign> campaign;
};

bool has(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_table_has_who_did_and_took_how_much, counted_table) {
  const std::string all = told("stats by creature");
  BOOST_TEST(has(all, "Campaign"), all);
  BOOST_TEST(has(all, "Zombie"), all);
  BOOST_TEST(has(all, "dealt"), all);
  // Nobody has healed anybody: a column of nothing is left out.
  BOOST_TEST(!has(all, "healed"), all);
  const std::string attacks = told("stats by attack");
  BOOST_TEST(has(attacks, "Slam"), attacks);
  const std::string data = stats_data(view("stats campaign"));
  BOOST_TEST(has(data, "\"stats\":{\"scope\":\"campaign\",\"by\":\"creature\",\"rows\":[{"), data);
  BOOST_TEST(has(data, "\"healing_done\":0"), data);
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_counts_no_more, counted_table) {
  const std::string before = told("stats");
  (void)say("damage to: zombie-1 amount: 7");
  BOOST_TEST(told("stats") != before);
  (void)say("undo");
  BOOST_TEST(told("stats") == before);
}

BOOST_FIXTURE_TEST_CASE(dice_are_told_with_their_test, counted_table) {
  const std::string dice = told("stats by die");
  BOOST_TEST(has(dice, "d20"), dice);
  BOOST_TEST(has(dice, "d6"), dice);
  BOOST_TEST(has(dice, "too few to tell luck from chance"), dice);
}

BOOST_FIXTURE_TEST_CASE(a_session_has_figures_of_its_own, counted_table) {
  BOOST_TEST(has(refused("stats session 1").message, "no session 1"));
  BOOST_TEST(has(refused("stats session").message, "no session yet"));
  (void)say("session start The mill");
  (void)say("damage to: zombie-1 amount: 2");
  BOOST_TEST(view("stats").scope == "session 1: The mill");
  BOOST_TEST(view("stats campaign").scope == "campaign");
  BOOST_TEST(has(stats_data(view("stats session 1")), "\"damage_taken\":2,"));
}

BOOST_FIXTURE_TEST_CASE(hit_points_over_a_fight_are_followed_while_it_goes_on, counted_table) {
  const auto fight = view("stats fight");
  BOOST_TEST(fight.chart.is_lines);
  BOOST_REQUIRE_EQUAL(fight.chart.all.size(), 2U);
  BOOST_TEST(fight.chart.all[0].values.front() == 22);
  BOOST_TEST(fight.chart.labels.size() >= 4U);
  const std::string picture = told("stats fight as chart");
  BOOST_TEST(has(picture, "a Zombie"), picture);
  BOOST_TEST(has(refused("stats fight 7").message, "no fight 7"));
  (void)say("encounter end");
  BOOST_TEST(view("stats fight 1").scope == "fight 1");
}

BOOST_FIXTURE_TEST_CASE(csv_and_svg_are_files_for_others, counted_table) {
  const std::string csv = told("stats by creature as csv");
  BOOST_TEST(csv.starts_with("creature,damage_dealt,damage_taken,"), csv);
  const std::string svg = told("stats by die as svg");
  BOOST_TEST(svg.starts_with("<svg xmlns="), svg);
  BOOST_TEST(svg.ends_with("</svg>\n"), svg);
  BOOST_TEST(has(svg, "Faces of the d20"), svg);
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_answered_says_what_can_be, counted_table) {
  BOOST_TEST(has(refused("stats by weapon").hint, "creature, attack, die or turn"));
  BOOST_TEST(has(refused("stats as pdf").hint, "svg"));
  BOOST_TEST(has(refused("stats yesterday").message, "yesterday"));
  BOOST_TEST(has(refused("stats session one").message, "is not the number of a session"));
  BOOST_TEST(has(refused("stats by").message, "missing"));
  BOOST_TEST(has(refused("stats campaign session 1").message, "two stretches"));
}

BOOST_FIXTURE_TEST_CASE(players_are_told_the_figures_of_their_own_alone, counted_table) {
  const auto player = model::views::viewer::player({"mira"});
  const auto answer = ask(*campaign, "stats", player);
  BOOST_REQUIRE(answer.stats);
  BOOST_TEST(answer.stats->table.rows.empty());
  BOOST_TEST(answer.stats->notes.empty());
  for (const char* line : {"stats by attack", "stats by die", "stats by turn", "stats fight"}) {
    const auto refusal = ask(*campaign, line, player).response->refusal;
    BOOST_REQUIRE_MESSAGE(refusal, line);
    BOOST_TEST(refusal->code == model::refusal_code::not_allowed);
  }
}

BOOST_AUTO_TEST_CASE(values_of_csv_are_quoted_and_are_no_formulas) {
  BOOST_TEST(csv_value("plain") == "plain");
  BOOST_TEST(csv_value("a,b") == "\"a,b\"");
  BOOST_TEST(csv_value("say \"so\"") == "\"say \"\"so\"\"\"");
  BOOST_TEST(csv_value("=1+1") == "\"'=1+1\"");
  BOOST_TEST(csv_value("-1") == "\"'-1\"");
  BOOST_TEST(csv_value("@x") == "\"'@x\"");
  BOOST_TEST(csv_value("two\nlines") == "\"two\nlines\"");
  BOOST_TEST(csv_value("") == "");
}

BOOST_AUTO_TEST_CASE(names_in_a_picture_are_text_whatever_is_in_them) {
  model::views::stats_chart chart{.title = "<script>alert(1)</script>", .unit = "&"};
  chart.labels = {"\"><script>", "plain"};
  chart.all.push_back({.name = "x", .values = {3, 1}});
  std::string text;
  for (const std::string& each : svg_lines(chart)) text += each;
  BOOST_TEST(!has(text, "<script"), text);
  BOOST_TEST(has(text, "&lt;script&gt;"));
  chart.is_lines = true;
  text.clear();
  for (const std::string& each : svg_lines(chart)) text += each;
  BOOST_TEST(!has(text, "<script"), text);
}

BOOST_AUTO_TEST_CASE(bars_fit_their_width_in_blocks_and_in_ascii) {
  model::views::stats_chart chart{.title = "Damage", .unit = "hp"};
  chart.labels = {"a long name that goes on and on and on", "b"};
  chart.all.push_back({.name = "damage", .values = {1000, 1}});
  for (const bool is_ascii : {false, true}) {
    layout where;
    where.look = style::of(color_setting::never, {}, is_ascii ? charset::ascii : charset::utf8);
    for (const std::size_t width : {20U, 40U, 80U, 200U}) {
      where.width = width;
      const auto lines = chart_lines(chart, where);
      BOOST_REQUIRE_EQUAL(lines.size(), 3U);
      for (const std::string& each : lines)
        BOOST_TEST(each.size() <= (is_ascii ? std::max<std::size_t>(width, 50) : 400));
      BOOST_TEST(has(lines[1], is_ascii ? "##" : "█"));
      // What is there is seen, however little it is.
      BOOST_TEST(has(lines[2], is_ascii ? "#" : "▏"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
