// JSON-RPC 2.0: what is read, and what is refused with which code.

#include "cli/mcp/message.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(rpc_message_suite)

using namespace dnd::cli::mcp;

namespace {

rpc_refusal refusal_of(std::string_view line) {
  auto read = read_rpc(line);
  BOOST_REQUIRE_MESSAGE(!read, line);
  return read.error();
}

void is_refused(std::string_view line, int code, std::string_view id) {
  const auto why = refusal_of(line);
  BOOST_TEST(static_cast<int>(why.why.code) == code, line);
  BOOST_TEST(why.id == id, line);
  BOOST_TEST(!why.why.message.empty());
}

}  // namespace

BOOST_AUTO_TEST_CASE(requests_and_notifications_are_told_apart_by_their_id) {
  const auto request = read_rpc(R"({"jsonrpc":"2.0","id":"a\u0041","method":"ping"})");
  BOOST_REQUIRE(request);
  // An id comes back as it was sent.
  BOOST_TEST(request->id == R"("a\u0041")");
  BOOST_TEST(request->method == "ping");
  BOOST_TEST(!request->is_notification());
  BOOST_TEST(read_rpc(R"({"jsonrpc":"2.0","id":-7,"method":"ping"})")->id == "-7");
  const auto note = read_rpc(R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
  BOOST_TEST(note->is_notification());
  const auto with = read_rpc(R"({"jsonrpc":"2.0","id":1,"method":"x","params":{"a":"b"}})");
  BOOST_TEST(with->params.text_of("a") == "b");
}

BOOST_AUTO_TEST_CASE(answers_of_the_client_are_no_requests) {
  BOOST_TEST(read_rpc(R"({"jsonrpc":"2.0","id":1,"result":{}})")->method.empty());
  BOOST_TEST(read_rpc(R"({"jsonrpc":"2.0","id":1,"error":{"code":1}})")->method.empty());
}

BOOST_AUTO_TEST_CASE(each_mistake_has_its_code) {
  for (const auto* text : {"", "{", "nonsense", R"({"jsonrpc":"2.0",})", "\xff"})
    is_refused(text, -32700, "null");
  for (const auto* text : {"[]", "[1", "  [{\"jsonrpc\":\"2.0\"}]", "7", "\"x\"", "null"})
    is_refused(text, -32600, "null");
  is_refused(R"({"id":1,"method":"ping"})", -32600, "1");
  is_refused(R"({"jsonrpc":"1.0","id":1,"method":"ping"})", -32600, "1");
  is_refused(R"({"jsonrpc":2.0,"id":1,"method":"ping"})", -32600, "1");
  is_refused(R"({"jsonrpc":"2.0","id":1})", -32600, "1");
  is_refused(R"({"jsonrpc":"2.0","id":1,"method":7})", -32600, "1");
  is_refused(R"({"jsonrpc":"2.0","id":1,"method":""})", -32600, "1");
  for (const auto* id : {"null", "1.5", "1e3", "true", "{}", "[1]"})
    is_refused(R"({"jsonrpc":"2.0","method":"ping","id":)" + std::string(id) + "}", -32600, "null");
  for (const auto* params : {"[]", "7", "null", "\"x\""})
    is_refused(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":)" + std::string(params) + "}",
               -32602, "1");
}

BOOST_AUTO_TEST_CASE(answers_are_one_line) {
  BOOST_TEST(rpc_result("7", R"({"a":1})") == R"({"jsonrpc":"2.0","id":7,"result":{"a":1}})");
  BOOST_TEST(rpc_failure("\"x\"", {.code = rpc_error::method_not_found, .message = "a\nb"}) ==
             R"({"jsonrpc":"2.0","id":"x","error":{"code":-32601,"message":"a\nb"}})");
  BOOST_TEST(
      rpc_failure(
          "null",
          {.code = rpc_error::resource_not_found, .message = "x", .data = R"({"uri":"u"})"}) ==
      R"({"jsonrpc":"2.0","id":null,"error":{"code":-32002,"message":"x","data":{"uri":"u"}}})");
}

BOOST_AUTO_TEST_SUITE_END()
