// The protocol, without the network: every request is answered once, as the command line would.

#include "cli/host/service.hpp"

#include "cli/app/context.hpp"
#include "cli/app/dialogue.hpp"
#include "model/bounds.hpp"
#include "tests/cli/host/hosting.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(service_suite)

using namespace dnd;
using namespace dnd::cli;
using namespace dnd::cli::host;

namespace {

const std::string campaign_path = "/v1/campaigns/W/C";

struct served : test::hosting {
  host_answer ask(std::string_view method, const std::string& target, std::string body = {},
                  std::string type = "application/json") {
    return hosting::ask(from, method, target, std::move(body), std::move(type));
  }
  host_answer get(const std::string& target) { return ask("GET", target); }
  host_answer say(const std::string& body) {
    return ask("POST", campaign_path + "/commands", body);
  }
  std::string said(const std::string& line) { return say(R"({"command":")" + line + "\"}").body; }

  /// The owner of the socket, unless told.
  credentials from{.by = credentials::way::socket};
};

bool has(const host_answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_command_is_answered_as_by_the_command_line, served) {
  const auto answer = say(R"({"command":"roll 2d6","id":"a-1"})");
  BOOST_TEST(answer.status == 200U);
  BOOST_REQUIRE(places().create_campaign("W", "D", now_ms));
  // The same dice: engines with the same seed.
  const auto other = actors::engine::start(ops, {.seed = 1, .clock = {}});
  const auto opened =
      other->open(places().address_of(value_of(places().find_campaign("W/D")), settings));
  BOOST_REQUIRE(opened);
  const given_command given{.line = "roll 2d6", .number = {}, .terms = {.id = "a-1"}};
  const auto alone = answer_line(**opened, given);
  BOOST_TEST(answer.body == show(given, alone, answer_format::json, {}, {}).out.front());
}

BOOST_FIXTURE_TEST_CASE(the_status_says_what_kind_of_answer_it_is, served) {
  BOOST_TEST(say(R"({"command":"note one","id":"k"})").status == 200U);
  const auto again = say(R"({"command":"note one","id":"k"})");
  BOOST_TEST(again.status == 200U);
  BOOST_TEST(has(again, R"("repeated":true)"));
  const auto reused = say(R"({"command":"note two","id":"k"})");
  BOOST_TEST(reused.status == 409U);
  BOOST_TEST(has(reused, "id_reused"));
  BOOST_TEST(say(R"({"command":"note x","expect_seq":7})").status == 409U);
  BOOST_TEST(say(R"({"command":"note x","expect_seq":1})").status == 200U);
  BOOST_TEST(say(R"({"command":"atack by: grog"})").status == 422U);
  BOOST_TEST(say(R"({"command":"note x","id":"not an id"})").status == 400U);
  BOOST_TEST(say("{").status == 400U);
  BOOST_TEST(say(R"({"command":"x","extra":1})").status == 400U);
  BOOST_TEST(ask("POST", "/v1/campaigns/W/Nowhere/commands", R"({"command":"x"})").status == 404U);
}

BOOST_FIXTURE_TEST_CASE(questions_are_answered_too, served) {
  (void)said("add zombie");
  const auto status = say(R"({"command":"status"})");
  BOOST_TEST(status.status == 200U);
  BOOST_TEST(has(status, R"("kind":"status")"));
  BOOST_TEST(has(status, "zombie-1"));
  BOOST_TEST(has(say(R"({"command":"log"})"), "add zombie"));
  BOOST_TEST(say(R"({"command":"status nobody"})").status == 422U);
}

BOOST_FIXTURE_TEST_CASE(files_of_the_host_are_out_of_reach, served) {
  for (const char* line : {"character import /etc/passwd", "character export grog to: grog.yaml"}) {
    const auto no = say(std::string(R"({"command":")") + line + "\"}");
    BOOST_TEST(no.status == 422U, line);
    BOOST_TEST(has(no, "a host reads and writes no files"), no.body);
  }
}

BOOST_FIXTURE_TEST_CASE(a_command_is_json_or_it_is_nothing, served) {
  // What a page of another site may send without asking.
  for (const auto* type : {"", "text/plain", "application/x-www-form-urlencoded",
                           "text/plain; application/json", "application/jsonx"})
    BOOST_TEST(
        ask("POST", campaign_path + "/commands", R"({"command":"note x"})", type).status == 415U,
        type);
  BOOST_TEST(ask("POST", campaign_path + "/commands", R"({"command":"note x"})",
                 "Application/JSON ; charset=utf-8")
                 .status == 200U);
}

BOOST_FIXTURE_TEST_CASE(campaigns_are_listed_made_and_shown, served) {
  const auto made = ask("POST", "/v1/campaigns", R"({"world":"W","name":"The Mine"})");
  BOOST_TEST(made.status == 201U);
  BOOST_TEST(has(made, R"("label":"W/The-Mine")"));
  BOOST_TEST(ask("POST", "/v1/campaigns", R"({"world":"W","name":"The Mine"})").status == 409U);
  BOOST_TEST(ask("POST", "/v1/campaigns", R"({"world":"W","name":"../x"})").status == 400U);
  BOOST_TEST(ask("POST", "/v1/campaigns", R"({"world":"Nowhere","name":"x"})").status == 404U);
  for (const auto* wrong :
       {"", "{}", R"({"name":7})", R"({"name":"x","world":7})", R"({"nmae":1})"})
    BOOST_TEST(ask("POST", "/v1/campaigns", wrong).status == 400U, wrong);
  const auto list = get("/v1/campaigns");
  BOOST_TEST(list.status == 200U);
  BOOST_TEST(has(list, R"("label":"W/C")"));
  BOOST_TEST(has(list, R"("label":"W/The-Mine")"));
  (void)said("add zombie");
  const auto shown = get(campaign_path);
  BOOST_TEST(shown.status == 200U);
  BOOST_TEST(has(shown, R"("seq":1)"));
  const auto before = get(campaign_path + "?at=0");
  BOOST_TEST(has(before, R"("seq":0)"));
  BOOST_TEST(get(campaign_path + "?at=9").status == 404U);
  BOOST_TEST(get(campaign_path + "?at=x").status == 400U);
  BOOST_TEST(get("/v1/campaigns/W/Nowhere").status == 404U);
  // Looking at one does not open it.
  BOOST_TEST(get("/v1/campaigns/W/The-Mine").status == 200U);
  BOOST_TEST(campaigns.open_count() == 1U);
}

BOOST_FIXTURE_TEST_CASE(commits_come_page_by_page, served) {
  for (int i = 1; i <= 5; ++i) (void)said("note " + std::to_string(i));
  const auto first = get(campaign_path + "/commits?limit=2");
  BOOST_TEST(first.status == 200U);
  BOOST_TEST(has(first, R"("command":"note 1")"));
  BOOST_TEST(has(first, R"("command":"note 2")"));
  BOOST_TEST(!has(first, "note 3"));
  BOOST_TEST(has(first, R"("next":2,"last":5)"));
  const auto rest = get(campaign_path + "/commits?since=2");
  BOOST_TEST(has(rest, "note 3"));
  BOOST_TEST(has(rest, R"("next":5,"last":5)"));
  const auto none = get(campaign_path + "/commits?since=5");
  BOOST_TEST(has(none, R"("commits":[],"next":5,"last":5)"));
  BOOST_TEST(get(campaign_path + "/commits?since=6").status == 404U);
  BOOST_TEST(get(campaign_path + "/commits?limit=0").status == 400U);
  BOOST_TEST(get(campaign_path + "/commits?limit=1001").status == 400U);
  BOOST_TEST(get(campaign_path + "/commits?since=-1").status == 400U);
}

BOOST_FIXTURE_TEST_CASE(completion_and_help_are_those_of_the_prompt, served) {
  (void)said("add zombie");
  const auto verb = get(campaign_path + "/completion?line=atta");
  BOOST_TEST(verb.status == 200U);
  BOOST_TEST(has(verb, R"("begin":0,"end":4,"candidates":["attack"])"), verb.body);
  BOOST_TEST(has(get(campaign_path + "/completion?line=status+zo&cursor=9"), R"(["zombie-1"])"));
  BOOST_TEST(get(campaign_path + "/completion?line=atta&cursor=5").status == 400U);
  BOOST_TEST(has(get("/v1/help?topic=attack"), R"("topic":"attack")"));
  BOOST_TEST(has(get("/v1/help"), R"("topic":null)"));
  BOOST_TEST(get("/v1/help?topic=atack").status == 422U);
}

BOOST_FIXTURE_TEST_CASE(a_host_that_stops_carries_nothing_out, served) {
  (void)said("note one");
  BOOST_TEST(get("/readyz").status == 200U);
  answers.stop();
  BOOST_TEST(say(R"({"command":"note two"})").status == 503U);
  BOOST_TEST(get("/readyz").status == 503U);
  BOOST_TEST(get("/healthz").status == 200U);
  const auto campaign = campaigns.find("W/C");
  BOOST_TEST(campaign->campaign().state().operator*()->seq() == 1U);
}

BOOST_FIXTURE_TEST_CASE(whoever_follows_gets_every_commit_from_where_they_are, served) {
  (void)said("note one");
  const auto follow = [this](std::optional<std::uint64_t> since) {
    std::promise<expected<followed_ptr, host_answer>> made;
    answers.follow("W/C", socket_owner(), since, {},
                   [&](auto got) { made.set_value(std::move(got)); });
    return made.get_future().get();
  };
  const auto from_now = follow({});
  const auto from_begin = follow(0);
  BOOST_REQUIRE((from_now && from_begin));
  BOOST_TEST((*from_now)->since == 1U);
  (void)said("note two");
  const auto next = [](const followed_ptr& who) {
    return (*who).commits->wait(1, std::chrono::seconds(30)).front()->line;
  };
  BOOST_TEST(next(*from_now) == "note two");
  BOOST_TEST(next(*from_begin) == "note one");
  BOOST_TEST(next(*from_begin) == "note two");
  BOOST_TEST(follow(9).error().status == 404U);
}

// -- who may do what ----------------------------------------------------------

namespace {

struct others : served {
  credentials token_of(actors::token_role role, std::vector<std::string> characters = {},
                       std::vector<std::string> labels = {}) {
    auto made = value_of(tokens.add_passing(
        {.role = role, .characters = std::move(characters), .campaigns = std::move(labels)},
        now_ms));
    return {.by = credentials::way::bearer, .token = std::move(made.token)};
  }
  host_answer as(const credentials& who, const std::string& line) {
    from = who;
    host_answer out = say(R"({"command":")" + line + "\"}");
    from = {.by = credentials::way::socket};
    return out;
  }
  host_answer get_as(const credentials& who, const std::string& target) {
    from = who;
    host_answer out = get(target);
    from = {.by = credentials::way::socket};
    return out;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(without_a_token_nobody_is_let_in, others) {
  for (const auto* target : {"/v1/campaigns", "/v1/help", "/v1/session", "/v1/campaigns/W/C",
                             "/v1/campaigns/W/C/commits", "/v1/campaigns/W/Nowhere"}) {
    const auto answer = get_as({}, target);
    BOOST_TEST(answer.status == 401U, target);
    BOOST_TEST(has(answer, R"("code":"no_token")"), target);
  }
  BOOST_TEST(get_as({}, "/healthz").status == 200U);
  BOOST_TEST(get_as({}, "/readyz").status == 200U);
  const auto wrong = as({.by = credentials::way::bearer, .token = "dnd_wrong"}, "note x");
  BOOST_TEST(wrong.status == 401U);
  BOOST_TEST(has(wrong, R"("code":"bad_token")"));
  BOOST_TEST(!has(wrong, "dnd_wrong"));
}

BOOST_FIXTURE_TEST_CASE(a_session_begins_with_a_token_and_ends_without, others) {
  const auto ann = token_of(actors::token_role::player, {"Elara"}, {"W/C"});
  const auto in = ask("POST", "/v1/session", R"({"token":")" + ann.token + "\"}");
  BOOST_TEST(in.status == 200U);
  BOOST_TEST(has(in, R"("role":"player","characters":["Elara"],"campaigns":["W/C"])"), in.body);
  BOOST_TEST(in.set_cookie.find(ann.token) != std::string::npos);
  BOOST_TEST(!has(in, ann.token));
  BOOST_TEST(get_as(ann, "/v1/session").body == in.body);
  const auto out = ask("DELETE", "/v1/session");
  BOOST_TEST(out.status == 200U);
  BOOST_TEST(out.set_cookie.find("Max-Age=0") != std::string::npos);
  for (const std::string& body : {std::string("{}"), std::string(R"({"token":7})"),
                                  R"({"token":")" + ann.token + R"(","x":1})"}) {
    const auto bad = ask("POST", "/v1/session", body);
    BOOST_TEST(bad.status == 400U);
    BOOST_TEST(!has(bad, ann.token));
  }
  BOOST_TEST(ask("POST", "/v1/session", R"({"token":"dnd_x"})").status == 401U);
}

BOOST_FIXTURE_TEST_CASE(a_player_commands_the_own_character_alone, others) {
  (void)said("add goblin count: 2");
  (void)said("add zombie as: Elara");
  (void)said("add zombie as: Grog");
  const auto ann = token_of(actors::token_role::player, {"Elara"});
  const auto rolled = as(ann, "roll 2d6");
  BOOST_TEST(rolled.status == 200U);
  BOOST_TEST(has(rolled, R"("creature":"elara")"), rolled.body);
  for (const auto* line : {"roll 2d6 by: grog", "add zombie", "undo", "note x", "reopen"}) {
    const auto no = as(ann, line);
    BOOST_TEST(no.status == 403U, line);
    BOOST_TEST(has(no, R"("code":"not_allowed")"), line);
  }
  const auto watcher = token_of(actors::token_role::spectator);
  BOOST_TEST(as(watcher, "roll 2d6").status == 403U);
  BOOST_TEST(as(watcher, "status").status == 200U);
  from = ann;
  BOOST_TEST(ask("POST", "/v1/campaigns", R"({"world":"W","name":"Mine"})").status == 403U);
}

BOOST_FIXTURE_TEST_CASE(others_read_what_they_may_in_numbers_of_their_own, others) {
  for (const auto* line : {"note one", "add zombie", "note two", "add goblin concealed",
                           "damage to: goblin amount: 2 type: fire", "note three for: all"})
    (void)said(line);
  const auto watcher = token_of(actors::token_role::spectator);
  const auto page = get_as(watcher, campaign_path + "/commits");
  BOOST_TEST(has(page, R"("next":2,"last":2)"), page.body);
  BOOST_TEST(has(page, "zombie-1"));
  BOOST_TEST(has(page, "three"));
  BOOST_TEST(!has(page, "goblin"));
  BOOST_TEST(!has(page, "note one"));
  const auto shown = get_as(watcher, campaign_path);
  BOOST_TEST(has(shown, R"("seq":2)"), shown.body);
  BOOST_TEST(!has(shown, "state_hash"));
  BOOST_TEST(!has(shown, "goblin"));
  BOOST_TEST(has(get_as(watcher, campaign_path + "?at=0"), R"("creatures":[])"));
  BOOST_TEST(get_as(watcher, campaign_path + "?at=3").status == 404U);
  BOOST_TEST(get_as(watcher, campaign_path + "/commits?since=3").status == 404U);
  const auto status = as(watcher, "status");
  BOOST_TEST(has(status, R"("seq":2)"), status.body);
  // The game master's own are those of the log.
  BOOST_TEST(has(get(campaign_path), R"("seq":6)"));
}

BOOST_FIXTURE_TEST_CASE(who_is_concealed_and_who_was_never_there_are_answered_alike, others) {
  (void)said("add zombie as: Elara");
  (void)said("add goblin concealed");
  const auto ann = token_of(actors::token_role::player, {"Elara"});
  for (const auto* begin : {"status ", "attack with: slam to: ", "check stealth against: ",
                            "roll 2d6 by: ", "effects ", "look "}) {
    const std::string line = begin;
    std::string hidden = as(ann, line + "goblin-1").body;
    const std::string absent = as(ann, line + "dragon-1").body;
    for (auto at = hidden.find("goblin"); at != std::string::npos; at = hidden.find("goblin"))
      hidden.replace(at, 6, "dragon");
    BOOST_TEST(hidden == absent, line);
  }
}

BOOST_FIXTURE_TEST_CASE(what_a_player_expects_is_in_the_numbers_that_they_see, others) {
  (void)said("note one");
  (void)said("add zombie as: Elara");
  const auto ann = token_of(actors::token_role::player, {"Elara"});
  from = ann;
  BOOST_TEST(say(R"({"command":"roll 1d4","expect_seq":1})").status == 200U);
  const auto late = say(R"({"command":"roll 1d4","expect_seq":1})");
  BOOST_TEST(late.status == 409U);
  BOOST_TEST(has(late, "moved_on"));
  const auto fits = say(R"({"command":"roll 1d4","expect_seq":2,"id":"k"})");
  BOOST_TEST(fits.status == 200U);
  BOOST_TEST(has(fits, R"("seq":[3,3])"), fits.body);
  const auto again = say(R"({"command":"roll 1d4","id":"k"})");
  BOOST_TEST(has(again, R"("repeated":true)"), again.body);
  BOOST_TEST(has(again, R"("seq":[3,3])"), again.body);
}

BOOST_FIXTURE_TEST_CASE(a_token_for_one_campaign_knows_of_no_other, others) {
  BOOST_REQUIRE(places().create_campaign("W", "Other", now_ms));
  for (const auto role : {actors::token_role::gm, actors::token_role::spectator}) {
    const auto who = token_of(role, {}, {"W/C"});
    const auto list = get_as(who, "/v1/campaigns");
    BOOST_TEST(has(list, "W/C"));
    BOOST_TEST(!has(list, "Other"), list.body);
    BOOST_TEST(get_as(who, campaign_path).status == 200U);
    const auto other = get_as(who, "/v1/campaigns/W/Other");
    const auto none = get_as(who, "/v1/campaigns/W/Nowhere");
    BOOST_TEST(other.status == 404U);
    BOOST_TEST(none.status == 404U);
    BOOST_TEST(get_as(who, "/v1/campaigns/W/Other/commits").status == 404U);
    from = who;
    BOOST_TEST(ask("POST", "/v1/campaigns/W/Other/commands", R"({"command":"status"})").status ==
               404U);
  }
}

BOOST_FIXTURE_TEST_CASE(who_sends_too_many_commands_has_to_wait, others) {
  const auto watcher = token_of(actors::token_role::spectator);
  for (std::uint32_t i = 0; i < bounds::token_commands_max; ++i)
    BOOST_REQUIRE(as(watcher, "rulings").status == 200U);
  const auto late = as(watcher, "rulings");
  BOOST_TEST(late.status == 429U);
  BOOST_TEST(has(late, "too_many"));
  BOOST_TEST(said("note x").find("true") != std::string::npos);
  seconds += 1;
  BOOST_TEST(as(watcher, "rulings").status == 200U);
}

BOOST_FIXTURE_TEST_CASE(health_is_words_or_figures_as_the_ruling_says, others) {
  (void)said("add zombie");
  (void)said("damage to: zombie amount: 3 type: fire");
  const auto watcher = token_of(actors::token_role::spectator);
  const auto words = get_as(watcher, campaign_path);
  BOOST_TEST(has(words, R"("hp":null)"), words.body);
  (void)said("ruling health: figures");
  const auto figures = get_as(watcher, campaign_path);
  BOOST_TEST(has(figures, R"("hp":19)"), figures.body);
}

BOOST_AUTO_TEST_SUITE_END()
