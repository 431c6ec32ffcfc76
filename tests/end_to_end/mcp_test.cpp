// An assistant at the table: whole conversations with the real program, by the Model Context
// Protocol.

#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(mcp_suite)

namespace {

const std::string hello =
    R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18",)"
    R"("capabilities":{},"clientInfo":{"name":"test","version":"1"}}})"
    "\n"
    R"({"jsonrpc":"2.0","method":"notifications/initialized"})"
    "\n";

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string call(int id, const std::string& tool, const std::string& arguments) {
  return R"({"jsonrpc":"2.0","id":)" + std::to_string(id) +
         R"(,"method":"tools/call","params":{"name":")" + tool + R"(","arguments":)" + arguments +
         "}}\n";
}

/// What an assistant does in an evening, and what is in the answers.
const std::string evening =
    hello +
    R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})"
    "\n" +
    call(2, "run_command", R"({"command":"add zombie count: 2","id":"m-1"})") +
    call(3, "run_command", R"({"command":"add zombie count: 2","id":"m-1"})") +
    call(4, "run_command", R"({"command":"atack"})") + call(5, "get_state", "{}") +
    call(6, "get_log", R"({"since":0})") + call(7, "look_up", R"({"name":"zombie"})") +
    R"({"jsonrpc":"2.0","id":8,"method":"resources/read","params":{"uri":"dnd://campaign/state"}})"
    "\n"
    R"({"jsonrpc":"2.0","id":9,"method":"resources/read","params":{"uri":"dnd://campaign/recap"}})"
    "\n";

void check_evening(const finished& end) {
  BOOST_TEST(end.code == 0, end.err);
  const auto lines = end.lines();
  BOOST_REQUIRE_EQUAL(lines.size(), 10U);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const json_text answer(lines[i]);
    BOOST_TEST(std::string_view((*answer)["jsonrpc"]) == "2.0");
    BOOST_TEST(std::uint64_t((*answer)["id"]) == i);
    BOOST_TEST(!holds(lines[i], R"("error":{"code":-)"), lines[i]);
  }
  BOOST_TEST(holds(lines[2], "zombie-1 and zombie-2"), lines[2]);
  BOOST_TEST(holds(lines[3], R"("repeated":true)"), lines[3]);
  BOOST_TEST(holds(lines[4], R"("isError":true)"), lines[4]);
  BOOST_TEST(holds(lines[4], "did you mean") != holds(lines[4], "Did you mean"), lines[4]);
  BOOST_TEST(holds(lines[5], "zombie-2"), lines[5]);
  BOOST_TEST(!holds(lines[5], "zombie-3"), lines[5]);
  BOOST_TEST(holds(lines[6], "gm: add zombie count: 2"), lines[6]);
  BOOST_TEST(holds(lines[7], "Slam"), lines[7]);
  BOOST_TEST(holds(lines[8], "state_hash"), lines[8]);
  BOOST_TEST(holds(lines[9], "zombie-1 and zombie-2"), lines[9]);
}

BOOST_FIXTURE_TEST_CASE(an_assistant_plays_in_a_process_of_its_own, dnd_program) {
  check_evening(dnd({"mcp", "--campaign", "W/C"}, evening));
  // What it did is there.
  BOOST_TEST(hp("zombie-2") == 22);
}

BOOST_FIXTURE_TEST_CASE(an_assistant_plays_on_a_host, running_host) {
  check_evening(dnd({"mcp", "--host", url, "--campaign", "C"}, evening));
  BOOST_TEST(hp("zombie-2") == 22);
}

// One line in, at most one line out, whatever comes.
BOOST_FIXTURE_TEST_CASE(malformed_messages_are_refused_and_the_next_is_answered, dnd_program) {
  const std::string ping = R"({"jsonrpc":"2.0","id":1,"method":"ping"})"
                           "\n";
  const std::vector<std::pair<std::string, std::string>> all{
      {"{", "-32700"},
      {"nonsense", "-32700"},
      {"[" + ping.substr(0, ping.size() - 1) + "]", "-32600"},
      {R"({"jsonrpc":"2.0","id":[],"method":"ping"})", "-32600"},
      {R"({"jsonrpc":"2.0","id":1,"method":"nothing"})", "-32600"},
      {std::string(100'000, '['), "-32600"},
      {R"({"jsonrpc":"2.0","id":1,"method":")" + std::string(100'000, 'x') + "\"}", "-32600"}};
  std::string input;
  for (const auto& [line, code] : all) input += line + "\n" + ping;
  const auto end = dnd({"mcp", "--campaign", "W/C"}, input + "\n \n");
  BOOST_TEST(end.code == 0, end.err);
  const auto lines = end.lines();
  BOOST_REQUIRE_EQUAL(lines.size(), 2 * all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    BOOST_TEST(holds(lines[2 * i], all[i].second), lines[2 * i]);
    BOOST_TEST(lines[2 * i + 1] == R"({"jsonrpc":"2.0","id":1,"result":{}})");
  }
}

// A batch of a million messages is refused by its first letter, in as much memory as before.
BOOST_FIXTURE_TEST_CASE(a_batch_of_a_million_needs_no_memory, dnd_program) {
  const auto running = start({"mcp", "--campaign", "W/C"});
  const auto peak = [&] {
    std::ifstream status("/proc/" + std::to_string(running->pid()) + "/status");
    std::string word;
    while (status >> word)
      if (word == "VmHWM:") break;
    std::size_t kib = 0;
    status >> kib;
    return kib;
  };
  const std::string ping = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
  running->write(ping + "\n");
  BOOST_REQUIRE(running->read_line());
  const auto before = peak();
  std::string part;
  for (int i = 0; i < 1'000; ++i) part += ping + ",";
  running->write("[");
  for (int i = 0; i < 1'000; ++i) running->write(part);
  running->write(ping + "]\n");
  const auto refused = running->read_line();
  BOOST_REQUIRE(refused);
  BOOST_TEST(holds(*refused, "-32600"), *refused);
  BOOST_TEST(peak() < before + 1'024);
  running->write(ping + "\n");
  BOOST_TEST(*running->read_line() == R"({"jsonrpc":"2.0","id":1,"result":{}})");
  BOOST_TEST(running->wait().code == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
