#include "cli/app/answer.hpp"

#include "cli/render/narration.hpp"
#include "model/bounds.hpp"
#include "tests/cli/scene.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(answer_suite)

using namespace dnd;
using namespace dnd::cli;
using actors::outcome;
using actors::response;

namespace {

std::shared_ptr<model::state> some_state() {
  return std::make_shared<model::state>(tests::small_state());
}

line_answer with(response what, asked kind = asked::nothing) {
  return {.what = kind, .response = std::make_shared<const response>(std::move(what))};
}

line_answer accepted(std::vector<model::event> events, actors::state_ptr after = {}) {
  auto made = std::make_shared<model::commit>();
  made->first = 41;
  made->last = 40 + events.size();
  made->at_ms = 1;
  made->by = "gm";
  made->line = "note x";
  made->events = std::make_shared<const std::vector<model::event>>(std::move(events));
  return with({.how = outcome::accepted,
               .what = std::move(made),
               .before = some_state(),
               .after = after ? after : some_state()});
}

line_answer question_of(asked what) {
  auto answer = with({.how = outcome::answered, .after = some_state()}, what);
  if (what == asked::log) answer.log = log_page{.commits = {}};
  return answer;
}

line_answer refused() {
  return with({.how = outcome::refused,
               .refusal = model::refusal{.code = model::refusal_code::unknown_creature,
                                         .message = "there is no \"Grgo\" here",
                                         .hint = "did you mean \"Grog\"?",
                                         .column = 7}});
}

shown_answer as_text(const line_answer& what, const given_command& given = {.line = "x"}) {
  return show(given, what, answer_format::text, {}, {});
}
std::string as_json(const line_answer& what) {
  const auto shown = show({.line = "x"}, what, answer_format::json, {}, {});
  BOOST_REQUIRE(shown.out.size() == 1u);
  BOOST_TEST(shown.out.front().find('\n') == std::string::npos);
  return shown.out.front();
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_accepted_is_shown_on_standard_output) {
  const auto shown = as_text(accepted({model::note_added{.text = "The wheel stands still."}}));
  BOOST_REQUIRE(shown.out.size() == 1u);
  BOOST_TEST(shown.out.front().find("The wheel stands still.") != std::string::npos);
  BOOST_TEST(shown.err.empty());
  BOOST_TEST(shown.code == exit_code::done);
}

BOOST_AUTO_TEST_CASE(a_creature_that_left_is_called_by_the_name_that_it_had) {
  model::creature_removed gone;
  gone.creature = "grog";
  model::state after = tests::small_state();
  BOOST_REQUIRE(after.erase("grog"));
  const auto what = accepted({gone}, std::make_shared<model::state>(after));
  BOOST_TEST(as_text(what).out.front().find("Grog") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_refusal_goes_to_standard_error_under_the_number_of_its_line) {
  const auto shown = as_text(refused(), {.line = "status Grgo", .number = 12});
  BOOST_TEST(shown.out.empty());
  BOOST_REQUIRE(shown.err.size() >= 2u);
  BOOST_TEST(shown.err[0] == "Line 12:");
  BOOST_TEST(shown.err[1] == "status Grgo");
  BOOST_TEST(shown.code == exit_code::refused);
}

BOOST_AUTO_TEST_CASE(a_failure_tells_damage_from_the_rest) {
  const auto failed = [](io::ec code) {
    return with(
        {.how = outcome::failed, .failure = io::error{.code = code, .what = "the disk is full"}});
  };
  BOOST_TEST(as_text(failed(io::ec::no_space)).code == exit_code::refused);
  BOOST_TEST(as_text(failed(io::ec::corrupt)).code == exit_code::damaged);
  BOOST_TEST(as_text(failed(io::ec::corrupt)).err.front().find("the disk is full") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(json_names_the_events_and_their_numbers) {
  const std::string line =
      as_json(accepted({model::note_added{.text = "a"}, model::note_added{.text = "b"}}));
  BOOST_TEST(line.starts_with("{\"ok\":true,\"kind\":\"unknown\",\"seq\":[41,42],\"text\":\""));
  BOOST_TEST(line.find("\"seq\":42,\"type\":\"note_added\"") != std::string::npos);
  BOOST_TEST(as_json(question_of(asked::nothing)) ==
             "{\"ok\":true,\"kind\":\"unknown\",\"seq\":[],\"text\":\"\",\"events\":[]}");
  BOOST_TEST(
      as_json(refused()).starts_with("{\"ok\":false,\"kind\":\"unknown\",\"error\":{\"code\":"
                                     "\"unknown_creature\""));
}

BOOST_AUTO_TEST_CASE(json_names_the_verb_by_whatever_word_it_was_given) {
  const auto kind_of = [](const std::string& line) {
    const auto shown = show({.line = line}, refused(), answer_format::json, {}, {});
    const std::string& text = shown.out.front();
    const auto begin = text.find("\"kind\":\"") + 8;
    return text.substr(begin, text.find('"', begin) - begin);
  };
  BOOST_TEST(kind_of("dmg orc-1 7") == "damage");
  BOOST_TEST(kind_of("cond -prone Thia") == "condition remove");
  BOOST_TEST(kind_of("2d6+3") == "roll");
  BOOST_TEST(kind_of("fly") == "unknown");
  BOOST_TEST(kind_of("") == "unknown");
}

BOOST_AUTO_TEST_CASE(questions_are_answered_with_data_besides) {
  line_answer what = question_of(asked::status);
  BOOST_TEST(as_json(what).find(R"("state":{"seq":)") != std::string::npos);
  what.focus = "grog";
  BOOST_TEST(as_json(what).find(R"("id":"grog")") != std::string::npos);
  BOOST_TEST(as_json(what).find(R"("id":"zombie-1")") == std::string::npos);
  what = question_of(asked::help);
  what.topic = "attack";
  BOOST_TEST(as_json(what).find(R"("topic":"attack","verbs":[{"name":"attack","shorts":["a",)") !=
             std::string::npos);
  BOOST_TEST(as_json(question_of(asked::log)).find(R"("commands":[])") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(questions_are_answered_with_what_was_asked) {
  line_answer what = question_of(asked::status);
  BOOST_TEST(text_of(as_text(what).out).find("zombie-1") != std::string::npos);
  what.focus = "grog";
  BOOST_TEST(text_of(as_text(what).out).find("zombie-1") == std::string::npos);
  what = question_of(asked::help);
  what.topic = "attack";
  BOOST_TEST(text_of(as_text(what).out).find("with:") != std::string::npos);
  BOOST_TEST(as_text(question_of(asked::quit)).out.empty());
  BOOST_TEST(text_of(as_text(question_of(asked::log)).out) == "Nothing has happened yet.");
}

BOOST_AUTO_TEST_CASE(log_shows_commands_whole_and_marks_what_was_taken_back) {
  auto what = question_of(asked::log);
  const auto add = [&what](model::seq_t first, const char* line, std::vector<model::event> events) {
    model::commit made{.first = first, .last = first + events.size() - 1, .at_ms = 1};
    made.by = "gm";
    made.line = line;
    made.events = std::make_shared<const std::vector<model::event>>(std::move(events));
    what.log->commits.push_back(
        view_of(made, model::views::viewer::gm(), {.before = nullptr, .after = nullptr}));
  };
  add(1, "note a", std::vector<model::event>(2, model::note_added{.text = "note a"}));
  add(3, "note b", std::vector<model::event>(2, model::note_added{.text = "note b"}));
  what.log->commits.back().undone = true;
  add(5, "undo", std::vector<model::event>(1, model::command_undone{.first = 3, .last = 4}));
  const auto lines = as_text(what).out;
  BOOST_REQUIRE(lines.size() == 8u);
  BOOST_TEST(lines[0].ends_with("Z  gm: note a"));
  BOOST_TEST(lines[1] == "      Note: note a");
  BOOST_TEST(lines[3].ends_with("Z  (undone)  gm: note b"));
  BOOST_TEST(lines[5] == "    ~ Note: note b");
  BOOST_TEST(lines[7] == "      Undone: events 3–4.");
  const std::string json = as_json(what);
  BOOST_TEST(json.starts_with("{\"ok\":true,\"kind\":\"unknown\",\"seq\":[],"));
  BOOST_TEST(json.find(R"("by":"gm","command":"note b","undone":true},)") != std::string::npos);
  BOOST_TEST(json.find(R"({"seq":2,"type":"note_added","text":"note a"},)") != std::string::npos);
  BOOST_TEST(json.find(R"({"seq":3,"type":"note_added","text":"note b","undone":true},)") !=
             std::string::npos);
}

namespace {

/// An undo of two notes; before it a fight was on.
line_answer an_undo(model::event what, std::vector<model::seq_t> seqs = {38, 40}) {
  auto before = std::make_shared<model::state>(tests::fighting_state());
  std::vector<model::commit_ptr> commits;
  for (const model::seq_t seq : seqs) {
    auto made = std::make_shared<model::commit>();
    made->first = seq;
    made->last = seq;
    made->by = "grog";
    made->line = "note x";
    made->events = std::make_shared<const std::vector<model::event>>(
        1, model::event(model::note_added{.text = "x"}));
    commits.push_back(std::move(made));
  }
  line_answer out = accepted({std::move(what)}, before);
  auto response = *out.response;
  response.before = before;
  response.taken_back = std::move(commits);
  return with(std::move(response));
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_undo_names_its_commands_and_whose_turn_it_is) {
  const auto undone = an_undo(model::command_undone{.first = 38, .last = 40});
  BOOST_TEST(text_of(as_text(undone).out) ==
             "Undone: the note \"x\", event 40.\n"
             "Undone: the note \"x\", event 38.\n"
             "Grog's turn again.");
  BOOST_TEST(as_json(undone).ends_with(
      R"("undone":[{"seq":[38,38],"by":"grog","command":"note x","text":"the note \"x\""},)"
      R"({"seq":[40,40],"by":"grog","command":"note x","text":"the note \"x\""}],)"
      R"("encounter":1,"turn":"grog"})"));
  const auto redone = an_undo(model::command_redone{.undone = 41});
  BOOST_TEST(text_of(as_text(redone).out) ==
             "Redone: the note \"x\", event 38.\n"
             "Redone: the note \"x\", event 40.\n"
             "Grog's turn again.");
  BOOST_TEST(as_json(redone).find(R"("redone":[{"seq":[38,38],)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_what_goes_far_back_the_range_and_the_newest_are_named) {
  std::vector<model::seq_t> seqs(bounds::undo_count_max);
  std::iota(seqs.begin(), seqs.end(), 5'000U);
  BOOST_TEST(
      text_of(as_text(an_undo(model::command_undone{.first = 38, .last = 5'099}, seqs)).out) ==
      "Undone: events 38–5099, from the note \"x\" back. Grog's turn again.");
  BOOST_TEST(
      text_of(as_text(an_undo(model::command_undone{.first = 5'000, .last = 5'099}, seqs)).out)
          .starts_with("Undone: 100 commands, events 5000–5099: first the note"));
  BOOST_TEST(text_of(as_text(an_undo(model::command_redone{.undone = 6'000}, seqs)).out) ==
             "Redone: everything up to event 5099, the note \"x\". Grog's turn again.");
}

BOOST_AUTO_TEST_CASE(a_notice_is_shown_besides) {
  const auto shown = as_text(with({.how = outcome::answered,
                                   .notices = {"The snapshot could not be written."},
                                   .after = some_state()}));
  BOOST_REQUIRE(shown.err.size() == 1u);
  BOOST_TEST(shown.err.front().find("snapshot") != std::string::npos);
  BOOST_TEST(shown.code == exit_code::done);
}

BOOST_AUTO_TEST_CASE(a_turn_begins_with_a_card_in_a_dialogue_alone) {
  auto after = std::make_shared<model::state>(tests::fighting_state());
  const auto what = accepted({model::turn_started{"grog", 3}}, after);
  const auto shown = show({.line = "turn"}, what, answer_format::text, {}, {}, reading::dialogue);
  BOOST_TEST(text_of(shown.out).starts_with("Grog's turn.\n  22/28 hp, AC 14. Next: zombie-1"));
  BOOST_TEST(as_text(what).out.size() == 1U);
  BOOST_TEST(as_json(what).find("AC 14") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_fight_that_waits_says_so_everywhere) {
  auto after = std::make_shared<model::state>(tests::fighting_state());
  after->edit_fight()->round = 0;
  after->edit_fight()->current = model::encounter::nobody;
  after->edit_fight()->order.front().rolled = false;
  const auto what = accepted({model::combatant_joined{.creature = "grog"}}, after);
  BOOST_TEST(text_of(as_text(what).out).find("Waiting for the initiative of Grog.") !=
             std::string::npos);
  BOOST_TEST(as_json(what).find("init grog") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_failed_saves_may_impose_is_offered) {
  auto after = std::make_shared<model::state>(tests::small_state());
  auto block = std::make_shared<model::stat_block>(*tests::zombie_block());
  model::action claws{.name = "Claws"};
  claws.may_impose.insert(model::condition::paralyzed);
  block->actions.push_back(claws);
  after->edit("zombie-1")->block = block;
  const auto what = accepted({model::saving_throw_rolled{.creature = "grog",
                                                         .source = "zombie-1",
                                                         .with = model::ability::con,
                                                         .success = false,
                                                         .reason = "against Claws (paralyzed)"}},
                             after);
  const std::string command = "condition add paralyzed to: grog by: zombie-1";
  const auto shown = show({.line = "a"}, what, answer_format::text, {}, {}, reading::dialogue);
  BOOST_TEST(shown.out.back() == "`y` does it.");
  BOOST_REQUIRE(shown.offered.size() == 1U);
  BOOST_TEST(shown.offered.front() == command);
  BOOST_TEST(as_text(what).out.back() == "Grog may be paralyzed now: " + command);
}

BOOST_AUTO_TEST_CASE(a_played_fight_is_told_command_by_command) {
  line_answer played = question_of(asked::fight);
  const line_answer one = accepted({model::note_added{.text = "x"}});
  played.fight.commits = {one.response->what};
  played.fight.ending = model::automatic::ending::no_fight;
  const auto text = as_text(played);
  BOOST_TEST(text.code == exit_code::done);
  BOOST_REQUIRE(text.out.size() >= 3U);
  BOOST_TEST(text.out.front() == "> note x");
  const std::string json = as_json(played);
  BOOST_TEST(json.find("\"ok\":true") != std::string::npos);
  BOOST_TEST(json.find("\"seq\":[41,41]") != std::string::npos);
  BOOST_TEST(json.find("\"commands\":[{\"seq\":[41,41]") != std::string::npos);
  BOOST_TEST(json.find("\"ended\":\"no_fight\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_fight_that_cannot_go_on_says_what_was_played_and_why) {
  line_answer broken = refused();
  broken.what = asked::fight;
  const line_answer one = accepted({model::note_added{.text = "x"}});
  broken.fight.commits = {one.response->what};
  const auto text = as_text(broken);
  BOOST_TEST(text.code == exit_code::refused);
  BOOST_REQUIRE(!text.out.empty());
  BOOST_TEST(text.out.front() == "> note x");
  BOOST_TEST(!text.err.empty());
  const std::string json = as_json(broken);
  BOOST_TEST(json.find("\"ok\":false") != std::string::npos);
  BOOST_TEST(json.find("\"commands\":[{") != std::string::npos);
  BOOST_TEST(json.find("\"ended\":null") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
