// The protocol from the first line to the last, with a campaign that answers what it is told to.

#include "cli/mcp/mcp_server.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(mcp_server_suite)

using namespace dnd;
using namespace dnd::cli;
using namespace dnd::cli::mcp;

namespace {

struct told_table : table_access {
  io::result<remote::http_answer> ask(const remote::http_question& what) override {
    asked.push_back(std::string(what.method) + " " + what.target +
                    (what.body.empty() ? "" : " " + what.body));
    const auto found = answers.find(asked.back());
    if (found != answers.end()) return found->second;
    if (is_gone) return io::error{.code = io::ec::closed, .what = "nobody is there"};
    return remote::http_answer{.status = 200, .body = R"({"ok":true,"kind":"x","text":"told"})"};
  }
  std::map<std::string, remote::http_answer> answers;
  std::vector<std::string> asked;
  bool is_gone = false;
};

const std::string hello =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",)"
    R"("capabilities":{},"clientInfo":{"name":"test","version":"1"}}})";

struct client {
  client() { BOOST_REQUIRE(server.answer(hello)); }
  /// The answer, read.
  actors::json_value ask(const std::string& method, const std::string& params = "{}") {
    const auto text = server.answer(R"({"jsonrpc":"2.0","id":7,"method":")" + method +
                                    R"(","params":)" + params + "}");
    BOOST_REQUIRE(text);
    auto read = actors::read_value(*text);
    BOOST_REQUIRE_MESSAGE(read, *text);
    BOOST_TEST(read->find("id")->raw() == "7");
    return *std::move(read);
  }
  actors::json_value result(const std::string& method, const std::string& params = "{}") {
    const auto answer = ask(method, params);
    BOOST_REQUIRE_MESSAGE(answer.find("result") != nullptr, answer.raw());
    return *answer.find("result");
  }
  std::string code(const std::string& method, const std::string& params = "{}") {
    const auto answer = ask(method, params);
    BOOST_REQUIRE_MESSAGE(answer.find("error") != nullptr, answer.raw());
    return std::string(answer.find("error")->find("code")->raw());
  }
  actors::json_value call(const std::string& tool, const std::string& arguments) {
    return result("tools/call", R"({"name":")" + tool + R"(","arguments":)" + arguments + "}");
  }

  told_table table;
  agent_table played{.access = table, .label = "W/The Mine"};
  mcp_server server{played};
};

std::string words(const actors::json_value& result) {
  return result.find("content")->items().front().text_of("text");
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_but_a_ping_is_answered_before_it_is_initialized) {
  told_table table;
  const agent_table played{.access = table, .label = "W/C"};
  mcp_server server(played);
  BOOST_TEST(*server.answer(R"({"jsonrpc":"2.0","id":1,"method":"ping"})") ==
             R"({"jsonrpc":"2.0","id":1,"result":{}})");
  const auto early = *server.answer(R"({"jsonrpc":"2.0","id":2,"method":"tools/list"})");
  BOOST_TEST(early.find("-32600") != std::string::npos, early);
  // One that lacks what it has to say changes nothing.
  const auto wrong = *server.answer(R"({"jsonrpc":"2.0","id":3,"method":"initialize"})");
  BOOST_TEST(wrong.find("-32602") != std::string::npos, wrong);
  const auto made = *server.answer(hello);
  BOOST_TEST(made.find(R"("protocolVersion":"2025-06-18")") != std::string::npos, made);
  BOOST_TEST(made.find(R"("capabilities":{"tools":{},"resources":{}})") != std::string::npos, made);
  const auto twice = *server.answer(hello);
  BOOST_TEST(twice.find("-32600") != std::string::npos, twice);
  BOOST_TEST(table.asked.empty());
}

BOOST_AUTO_TEST_CASE(another_version_is_answered_with_the_one_that_is_spoken) {
  told_table table;
  const agent_table played{.access = table, .label = "W/C"};
  mcp_server server(played);
  std::string other = hello;
  other.replace(other.find("2025-06-18"), 10, "2024-11-05");
  BOOST_TEST(server.answer(other)->find(R"("protocolVersion":"2025-06-18")") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(notifications_are_never_answered, client) {
  for (const auto* method : {"notifications/initialized", "notifications/cancelled", "nonsense",
                             "tools/call", "initialize"})
    BOOST_TEST(!server.answer(R"({"jsonrpc":"2.0","method":")" + std::string(method) + "\"}"));
  BOOST_TEST(!server.answer(R"({"jsonrpc":"2.0","id":9,"result":{}})"));
  BOOST_TEST(table.asked.empty());
}

BOOST_FIXTURE_TEST_CASE(every_tool_says_what_it_takes, client) {
  const auto tools = result("tools/list");
  std::vector<std::string> names;
  for (const auto& each : tools.find("tools")->items()) {
    names.push_back(each.text_of("name"));
    BOOST_TEST(!each.text_of("title").empty());
    BOOST_TEST(!each.text_of("description").empty());
    BOOST_TEST(each.find("inputSchema")->text_of("type") == "object");
    BOOST_TEST(each.find("outputSchema")->text_of("type") == "object");
    const bool only_reads = *each.find("annotations")->find("readOnlyHint")->truth();
    BOOST_TEST(only_reads == (names.back() != "run_command"));
  }
  BOOST_TEST((names == std::vector<std::string>{"run_command", "get_state", "get_log",
                                                "get_options", "look_up", "get_help"}));
}

BOOST_FIXTURE_TEST_CASE(tools_ask_what_the_host_answers, client) {
  const auto told = call("run_command", R"({"command":"roll \"2d6\"","id":"a-1","expect_seq":41})");
  BOOST_TEST(words(told) == "told");
  BOOST_TEST(told.find("structuredContent")->raw() == R"({"ok":true,"kind":"x","text":"told"})");
  BOOST_TEST(!*told.find("isError")->truth());
  (void)call("get_state", "{}");
  (void)call("get_state", R"({"creature":"zombie-1"})");
  (void)call("get_log", R"({"since":41,"limit":5})");
  (void)call("get_options", R"({"creature":"Old Grog"})");
  (void)call("look_up", R"({"name":"fireball"})");
  (void)call("get_help", R"({"topic":"attack"})");
  const std::string path = "/v1/campaigns/W/The%20Mine/";
  const std::vector<std::string> wanted{
      "POST " + path + R"(commands {"command":"roll \"2d6\"","id":"a-1","expect_seq":41})",
      "POST " + path + R"(commands {"command":"status"})",
      "POST " + path + R"(commands {"command":"status zombie-1"})",
      "GET " + path + "commits?since=41&limit=5",
      "GET " + path + "options?creature=Old%20Grog",
      "POST " + path + R"(commands {"command":"look fireball"})",
      "GET /v1/help?topic=attack"};
  BOOST_TEST(table.asked == wanted, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(what_the_game_refuses_is_a_result_that_says_so, client) {
  table.answers[R"(POST /v1/campaigns/W/The%20Mine/commands {"command":"atack"})"] = {
      422, R"({"ok":false,"kind":"unknown","error":{"code":"x","message":"no","hint":"Try."}})"};
  const auto refused = call("run_command", R"({"command":"atack"})");
  BOOST_TEST(*refused.find("isError")->truth());
  BOOST_TEST(words(refused) == "no\nTry.");
  table.is_gone = true;
  const auto gone = call("get_state", "{}");
  BOOST_TEST(*gone.find("isError")->truth());
  BOOST_TEST(gone.find("structuredContent")->find("error")->text_of("code") == "closed");
}

BOOST_FIXTURE_TEST_CASE(what_no_tool_takes_is_an_error_of_the_protocol, client) {
  for (const auto* params :
       {"{}", R"({"name":7})", R"({"name":"nothing"})", R"({"name":"run_command"})",
        R"({"name":"run_command","arguments":[]})", R"({"name":"run_command","arguments":{}})",
        R"({"name":"run_command","arguments":{"command":7}})",
        R"({"name":"run_command","arguments":{"command":"x","more":1}})",
        R"({"name":"get_log","arguments":{"since":-1}})",
        R"({"name":"get_log","arguments":{"since":"1"}})"})
    BOOST_TEST(code("tools/call", params) == "-32602", params);
  BOOST_TEST(code("tools/list", R"({"cursor":"x"})") == "-32602");
  BOOST_TEST(code("prompts/list") == "-32601");
  BOOST_TEST(code("resources/read") == "-32602");
  BOOST_TEST(table.asked.empty());
}

BOOST_FIXTURE_TEST_CASE(resources_are_read, client) {
  BOOST_TEST(result("resources/list").find("resources")->items().size() == 2U);
  BOOST_TEST(result("resources/templates/list").find("resourceTemplates")->items().size() == 2U);
  const auto content = [&](const std::string& uri) {
    return result("resources/read", R"({"uri":")" + uri + "\"}").find("contents")->items().front();
  };
  BOOST_TEST(content("dnd://campaign/state").text_of("mimeType") == "application/json");
  BOOST_TEST(table.asked.back() == "GET /v1/campaigns/W/The%20Mine");
  (void)content("dnd://campaign/state/41");
  BOOST_TEST(table.asked.back() == "GET /v1/campaigns/W/The%20Mine?at=41");
  BOOST_TEST(content("dnd://rules/magic%20missile").text_of("text") == "told");
  BOOST_TEST(table.asked.back() ==
             R"(POST /v1/campaigns/W/The%20Mine/commands {"command":"look magic missile"})");
  for (const auto* uri : {"dnd://nothing", "file:///etc/passwd", "dnd://rules/",
                          "dnd://campaign/state/x", "dnd://campaign/statex"})
    BOOST_TEST(code("resources/read", R"({"uri":")" + std::string(uri) + "\"}") == "-32002", uri);
  table.answers["GET /v1/campaigns/W/The%20Mine?at=99"] = {
      404, R"({"ok":false,"kind":"x","error":{"code":"not_found","message":"no event 99"}})"};
  BOOST_TEST(code("resources/read", R"({"uri":"dnd://campaign/state/99"})") == "-32002");
}

BOOST_FIXTURE_TEST_CASE(the_recap_begins_with_the_last_session, client) {
  const std::string path = "GET /v1/campaigns/W/The%20Mine/commits?since=";
  const auto commit = [](int seq, const std::string& type) {
    return R"({"seq":[)" + std::to_string(seq) + "," + std::to_string(seq) + R"(],"text":"t)" +
           std::to_string(seq) + R"(","events":[{"type":")" + type + "\"}]}";
  };
  const auto page = [](const std::string& commits) {
    return remote::http_answer{
        200, R"({"ok":true,"commits":[)" + commits + R"(],"next":0,"last":1200})"};
  };
  table.answers[path + "0&limit=1"] = page(commit(1, "note_added"));
  table.answers[path + "200&limit=1000"] =
      page(commit(201, "note_added") + "," + commit(1200, "note_added"));
  table.answers[path + "0&limit=1000"] =
      page(commit(1, "session_started") + "," + commit(100, "session_started") + "," +
           commit(200, "note_added"));
  const auto recap = result("resources/read", R"({"uri":"dnd://campaign/recap"})");
  BOOST_TEST(recap.find("contents")->items().front().text_of("text") ==
             "t100\nt200\nt201\nt1200\n");
}

BOOST_AUTO_TEST_CASE(lines_that_are_too_long_are_refused_by_how_they_begin) {
  BOOST_TEST(mcp_server::answer_too_long(" [{").find("batches") != std::string::npos);
  BOOST_TEST(mcp_server::answer_too_long("{\"a").find("too long") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
