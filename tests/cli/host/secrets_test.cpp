// No word that only the game master may know reaches anybody else. Method: random play with secrets
// planted everywhere that they can be: a creature that is never revealed, hit points of monsters,
// notes, secret rolls. After each step a player and a spectator ask for all that can be asked, in
// words that try to find out more, and follow what happens; every byte that they get is searched.

#include "cli/host/pages.hpp"
#include "cli/host/service.hpp"
#include "cli/mcp/mcp_server.hpp"

#include "tests/cli/host/hosting.hpp"
#include "tests/cli/host/secret_lines.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(secrets_suite)

using namespace dnd;
using namespace dnd::cli::host;

using test::gms_line;
using test::monster;
using test::secret_in;

namespace {

constexpr const char* campaign_target = "/v1/campaigns/W/C";

std::string character(std::string_view name) {
  return "name: " + std::string(name) +
         "\nrace: human\nclass: cleric\nlevel: 2\n"
         "abilities: {str: 14, dex: 10, con: 14, int: 10, wis: 16, cha: 13}\n"
         "skills: [insight, medicine]\nweapons: [mace]\n";
}

/// Somebody who is not the game master, and all that they get.
struct onlooker_at_the_table {
  credentials shown;
  followed_ptr follows;
  /// As they count.
  std::uint64_t last = 0;
  /// Of each commit.
  std::vector<std::uint64_t> ends;
};

struct secret_table : test::hosting {
  secret_table() {
    const auto write = [this](const std::string& path, const std::string& text) {
      const std::string directory = disk / ("worlds/W/C/" + path.substr(0, path.find('/')));
      (void)ops.make_directory(directory);
      BOOST_REQUIRE(ops.write_new(disk / ("worlds/W/C/" + path), text));
    };
    write("monsters/zorblax.yaml", monster("Zorblax"));
    write("monsters/brute.yaml", monster("Brute"));
    write("characters/elara.yaml", character("Elara"));
    write("characters/grog.yaml", character("Grog"));
    for (const auto& [role, names] :
         {std::pair{actors::token_role::player, std::vector<std::string>{"Elara"}},
          std::pair{actors::token_role::spectator, std::vector<std::string>{}}}) {
      auto made = value_of(tokens.add_passing({.role = role, .characters = names}, now_ms));
      watchers.push_back({.shown = {.by = credentials::way::bearer, .token = made.token},
                          .follows = {},
                          .last = 0,
                          .ends = {}});
    }
  }

  host_answer say(const credentials& from, const std::string& line) {
    return ask(from, "POST", std::string(campaign_target) + "/commands",
               R"({"command":")" + line + "\"}");
  }
  /// The game master's; may be refused.
  host_answer rule(const std::string& line) { return say({.by = credentials::way::socket}, line); }
  void must_rule(const std::string& line) {
    const auto answer = rule(line);
    BOOST_REQUIRE_MESSAGE(answer.status == 200, line << ": " << answer.body);
  }

  void must_be_clean(const std::string& text, const std::string& what) {
    const std::string found = secret_in(text);
    ++looked_at;
    BOOST_REQUIRE_MESSAGE(found.empty(), what << " shows " << found << ": " << text);
  }
  void follow(onlooker_at_the_table& who, std::optional<std::uint64_t> since) {
    std::promise<expected<followed_ptr, host_answer>> made;
    const auto caller = answers.admit(who.shown);
    BOOST_REQUIRE(caller.has_value());
    answers.follow("W/C", *caller, since, {}, [&](auto got) { made.set_value(std::move(got)); });
    auto got = made.get_future().get();
    BOOST_REQUIRE_MESSAGE(got.has_value(), (got ? "" : got.error().body));
    who.follows = *std::move(got);
  }
  /// Takes what has happened.
  void catch_up(onlooker_at_the_table& who) {
    for (;;) {
      const auto commits = who.follows->commits->take(100);
      if (commits.empty()) return;
      for (const auto& each : commits) {
        const auto seen = next_seen(*who.follows, each, screen);
        if (!seen) continue;
        must_be_clean(seen->commit, "the stream");
        must_be_clean(seen->lines, "the stream on a screen");
        const std::string begin = "{\"seq\":[" + std::to_string(who.last + 1) + ",";
        BOOST_REQUIRE_MESSAGE(seen->commit.starts_with(begin),
                              begin << " is not in " << seen->commit);
        who.last = seen->last;
        who.ends.push_back(seen->last);
      }
    }
  }
  /// What a REPL over the network gets: beside JSON, the lines that it shows.
  void ask_as_repl(onlooker_at_the_table& who, const std::string& line) {
    const auto caller = answers.admit(who.shown);
    const auto campaign = use("W/C");
    BOOST_REQUIRE((caller && campaign));
    const auto look_at = [&](const auto& ask, const std::string& what) {
      std::promise<host_answer> answered;
      ask([&](host_answer got) { answered.set_value(std::move(got)); });
      const host_answer got = answered.get_future().get();
      must_be_clean(got.body, what);
      must_be_clean(got.shown, what + " on a screen");
    };
    look_at([&](auto reply) { answers.greet(*campaign, *caller, screen, reply); }, "the greeting");
    const cli::given_command given{.line = line, .number = {}, .terms = {}};
    look_at([&](auto reply) { answers.command(*campaign, *caller, given, screen, reply); }, line);
  }
  /// What the page asks for.
  void ask_as_page(onlooker_at_the_table& who, const std::string& at) {
    const std::string c = campaign_target;
    for (const std::string rest :
         {"/table", "/options", "/options?creature=elara", "/options?creature=zorbla",
          "/options?creature=brute-1", "/addable", "/addable?text=zo", "/addable?text=br"})
      must_be_clean(ask(who.shown, "GET", c + rest).body, rest);
    must_be_clean(ask(who.shown, "GET", c + "/table?at=" + at).body, "the table as it was");
  }
  /// What an assistant gets.
  void ask_as_agent(onlooker_at_the_table& who, std::mt19937_64& random) {
    struct doors_of_host : cli::mcp::table_access {
      io::result<cli::remote::http_answer> ask(const cli::remote::http_question& what) override {
        const auto got = table.ask(from, what.method, what.target, what.body);
        return cli::remote::http_answer{.status = got.status, .body = got.body};
      }
      doors_of_host(secret_table& at, credentials as) : table(at), from(std::move(as)) {}
      secret_table& table;
      credentials from;
    } access(*this, who.shown);
    const cli::mcp::agent_table played{.access = access, .label = "W/C"};
    cli::mcp::mcp_server server(played);
    static const char* const calls[] = {
        R"("tools/list","params":{})",
        R"("resources/list","params":{})",
        R"("resources/templates/list","params":{})",
        R"("tools/call","params":{"name":"get_state","arguments":{}})",
        R"("tools/call","params":{"name":"get_log","arguments":{}})",
        R"("tools/call","params":{"name":"get_options","arguments":{"creature":"zorbla"}})",
        R"("tools/call","params":{"name":"get_options","arguments":{"creature":"brute-1"}})",
        R"("tools/call","params":{"name":"get_options","arguments":{"creature":"elara"}})",
        R"("tools/call","params":{"name":"look_up","arguments":{"name":"zorbla"}})",
        R"("tools/call","params":{"name":"run_command","arguments":{"command":"status zorbla"}})",
        R"("tools/call","params":{"name":"run_command","arguments":{"command":"log last: 20"}})",
        R"("resources/read","params":{"uri":"dnd://campaign/state"})",
        R"("resources/read","params":{"uri":"dnd://campaign/recap"})"};
    (void)server.answer(
        R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":)"
        R"("2025-06-18","capabilities":{},"clientInfo":{"name":"a","version":"1"}}})");
    for (int i = 0; i < 4; ++i) {
      const std::string call = calls[random() % std::size(calls)];
      const auto got = server.answer(R"({"jsonrpc":"2.0","id":7,"method":)" + call + "}");
      BOOST_REQUIRE(got.has_value());
      agents_got += got->find("\"result\"") != std::string::npos ? 1U : 0U;
      must_be_clean(*got, call);
    }
  }
  void ask_everything(onlooker_at_the_table& who, std::mt19937_64& random) {
    const std::string c = campaign_target;
    static const char* const lines[] = {"status",
                                        "status zorbla",
                                        "status brute-1",
                                        "effects",
                                        "log last: 30",
                                        "look zorbla",
                                        "look brute",
                                        "find monsters",
                                        "rulings",
                                        "help note",
                                        "passive perception",
                                        "roll 2d6",
                                        "check stealth",
                                        "save dex",
                                        "status zorbla",
                                        "attack with: mace to: brute-1",
                                        "attack with: mace to: zorbla",
                                        "attack with: mace to: zorb",
                                        "attack with: mace to: all",
                                        "attack with: mace to: nobody",
                                        "turn",
                                        "dash",
                                        "undo",
                                        "note xx",
                                        "add zorbla",
                                        "conceal brute-1",
                                        "reveal all",
                                        "search",
                                        "hide",
                                        "encounter difficulty",
                                        "find monsters hp: 1..",
                                        "status z",
                                        "reaction x",
                                        "check perception against: zorbla",
                                        "roll 1d20 by: zorbla",
                                        "attack by: zorbla",
                                        "inventory",
                                        "inventory elara",
                                        "inventory grog",
                                        "inventory brute-1",
                                        "inventory zorbla",
                                        "experience",
                                        "experience brute-1",
                                        "timeline",
                                        "quests",
                                        "world",
                                        "about elara",
                                        "about brute",
                                        "about odd",
                                        "who is elara",
                                        "who is brute-1",
                                        "who is xyzz",
                                        "who is here",
                                        "where",
                                        "where is elara",
                                        "where is brute-1",
                                        "where is zorbla",
                                        "recap",
                                        "time",
                                        "character show elara",
                                        "character show brute-1",
                                        "encounter plan zorbla",
                                        "history zorbla",
                                        "history elara",
                                        "why hp zorbla",
                                        "why 1",
                                        "when did zorbla come",
                                        "blame brute-1",
                                        "who hurt elara",
                                        "who healed elara",
                                        "who hurt zorbla",
                                        "who hurt brute-1",
                                        "history elara hp",
                                        "history elara conditions",
                                        "history brute-1",
                                        "history stash",
                                        "why hp elara",
                                        "why conditions elara",
                                        "why 3",
                                        "why 12",
                                        "when did elara fall",
                                        "when did elara come",
                                        "log 50 newest",
                                        "log of: zorbla",
                                        "log of: brute-1",
                                        "log by: elara",
                                        "log by: zorbla",
                                        "log damage: fire",
                                        "log verb: note",
                                        "log session: last",
                                        "log session: 1..",
                                        "log 3 before: 9",
                                        "log events: 3..9",
                                        "log 20 table",
                                        "log 20 markdown",
                                        "log 20 jsonl",
                                        "log grep secret",
                                        "log grep xyzz",
                                        "log grep zorbla",
                                        "log grep 713",
                                        "log grep plug",
                                        "log count",
                                        "log count by: zorbla",
                                        "log count of: brute-1",
                                        "recap 1",
                                        "recap 1.. events",
                                        "recap last brief",
                                        "stats",
                                        "stats campaign by creature",
                                        "stats session 1 by creature as chart",
                                        "recap players",
                                        "recap html",
                                        "recap markdown",
                                        "diff 0..1",
                                        "undo only 1",
                                        "give 1 gp to: zorbla from: elara",
                                        "arrive xyzz"};
    for (int i = 0; i < 4; ++i) {
      const std::string line = lines[random() % std::size(lines)];
      must_be_clean(say(who.shown, line).body, line);
    }
    ask_as_repl(who, lines[random() % std::size(lines)]);
    ask_as_page(who, std::to_string(random() % (who.last + 1)));
    ask_as_agent(who, random);
    static const char* const typed[] = {"status+z", "attack+with%3A+mace+to%3A+",
                                        "add+zo",   "look+zo",
                                        "look+br",  "attack+with%3A+",
                                        "status+",  "find+monsters+name%3A+",
                                        "give+",    "inventory+",
                                        "who+is+",  "about+",
                                        "arrive+",  "tick+",
                                        "take+"};
    must_be_clean(
        ask(who.shown, "GET", c + "/completion?line=" + typed[random() % std::size(typed)]).body,
        "completion");
    must_be_clean(ask(who.shown, "GET", c).body, "the state");
    must_be_clean(ask(who.shown, "GET", "/v1/campaigns").body, "the list");
    if (who.last > 0) {
      const std::string at = std::to_string(random() % (who.last + 1));
      must_be_clean(ask(who.shown, "GET", c + "?at=" + at).body, "an earlier state");
      must_be_clean(ask(who.shown, "GET", c + "/commits?since=" + at + "&limit=20").body, "a page");
    }
    must_be_clean(ask(who.shown, "GET", c + "?at=99999").body, "a state that is not there");
    must_be_clean(
        ask(who.shown, "POST", c + "/commands", R"({"command":"roll 1d4","expect_seq":99999})")
            .body,
        "what was expected");
  }

  std::vector<onlooker_at_the_table> watchers;
  std::size_t looked_at = 0;
  std::size_t agents_got = 0;
  const screen_ptr screen = std::make_shared<const client_screen>();
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(no_secret_is_in_any_byte_that_others_get, secret_table) {
  const char* const given = std::getenv("DND_SEED");
  const std::uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : 20'261'129;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937_64 random(seed);
  must_rule("add elara and: grog");
  must_rule("add brute count: 2");
  must_rule("add zorblax concealed");
  for (auto& each : watchers) follow(each, 0);
  // The secrets are there to be found.
  BOOST_TEST(
      !secret_in(ask({.by = credentials::way::socket}, "GET", campaign_target).body).empty());
  std::size_t done = 0;
  for (int step = 0; step < 240; ++step) {
    done += rule(gms_line(random)).status == 200 ? 1U : 0U;
    for (auto& each : watchers) {
      catch_up(each);
      if (step % 4 == 0) ask_everything(each, random);
      if (step % 50 == 49) {
        // As one who lost the connection some time ago.
        each.last = each.ends[each.ends.size() / 2];
        follow(each, each.last);
      }
    }
  }
  BOOST_TEST(done > 120U);
  BOOST_TEST(looked_at > 2'000U);
  BOOST_TEST(agents_got > 100U);
  BOOST_TEST(watchers.front().ends.size() > 20U);
}

BOOST_AUTO_TEST_SUITE_END()
