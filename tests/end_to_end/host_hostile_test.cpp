// Clients that mean no good, or know no better: each is refused, and nobody else notices.

#include "model/bounds.hpp"
#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_hostile_suite)

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// What comes of these bytes.
http_reply answer_to(const std::string& url, std::string_view bytes) {
  connection line(url);
  (void)line.send(bytes);
  return line.read_reply();
}

BOOST_FIXTURE_TEST_CASE(what_is_no_request_is_refused_and_the_connection_closed, running_host) {
  using namespace std::string_view_literals;
  for (const auto wrong :
       {"\r\n\r\n\r\n"sv, "GET\r\n\r\n"sv, "GET / HTTP/9.9\r\n\r\n"sv,
        "GET / HTTP/1.1\r\nno colon\r\n\r\n"sv, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"sv,
        "GET /\0 HTTP/1.1\r\n\r\n"sv,
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n"sv,
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"sv,
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx"sv,
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"sv,
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc"sv}) {
    connection line(url);
    BOOST_REQUIRE(line.send(wrong));
    line.shut_down();
    const auto reply = line.read_reply();
    BOOST_TEST((reply.status == 400U || reply.status == 0U), wrong << ": " << reply.status);
    BOOST_TEST(line.read_to_the_end() == "", wrong);
  }
  must_be_well();
}

BOOST_FIXTURE_TEST_CASE(past_each_bound_it_is_refused, running_host) {
  const std::string many_fields = [] {
    std::string out;
    for (std::size_t i = 0; i < bounds::request_fields_max; ++i)
      out += "X-" + std::to_string(i) + ": y\r\n";
    return out;
  }();
  BOOST_TEST(connection(url).ask("GET", "/healthz", many_fields).status == 431U);
  const std::string long_field =
      "X: " + std::string(bounds::request_header_bytes_max, 'y') + "\r\n";
  BOOST_TEST(connection(url).ask("GET", "/healthz", long_field).status == 431U);
  const std::string long_body(bounds::request_body_bytes_max + 1, 'x');
  BOOST_TEST(connection(url).post(commands, long_body).status == 413U);
  // Said before it is sent.
  BOOST_TEST(answer_to(url, "POST " + std::string(commands) +
                                " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n")
                 .status == 413U);
  const auto long_line = say(std::string(bounds::command_bytes_max + 1, 'x'));
  BOOST_TEST(long_line.status == 422U);
  BOOST_TEST(json_text(long_line.body).error_code() == "command_too_long");
  must_be_well();
}

BOOST_FIXTURE_TEST_CASE(pages_of_other_sites_are_not_served, running_host) {
  const std::string body = object_of("note x");
  const auto post = [&](std::string_view fields) {
    return connection(url).ask("POST", commands, fields, body).status;
  };
  BOOST_TEST(post("Content-Type: application/json\r\nOrigin: https://evil.example\r\n") == 403U);
  BOOST_TEST(post("Content-Type: application/json\r\nOrigin: null\r\n") == 403U);
  BOOST_TEST(post("Content-Type: text/plain\r\n") == 415U);
  // A name of theirs that points here.
  BOOST_TEST(answer_to(url, "GET /v1/campaigns HTTP/1.1\r\nHost: evil.example\r\n\r\n").status ==
             421U);
  BOOST_TEST(answer_to(url, "GET /v1/campaigns HTTP/1.1\r\n\r\n").status == 421U);
  const std::string upgrade =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: https://evil.example\r\n";
  BOOST_TEST(connection(url).ask("GET", socket, upgrade).status == 403U);
  const json_text shown(get(campaign).body);
  BOOST_TEST(std::uint64_t((*shown)["seq"]) == 0U);
  must_be_well();
}

BOOST_FIXTURE_TEST_CASE(tricks_with_names_reach_no_other_file, running_host) {
  for (const auto* name : {"..", "%2e%2e", "..%2f..", "W%2fC", "%00", "C%0a", ".", "%5c", "C/.."}) {
    const auto reply = get("/v1/campaigns/W/" + std::string(name));
    BOOST_TEST((reply.status == 400U || reply.status == 404U), name << ": " << reply.status);
  }
  for (const auto* name : {"../x", "..", ".", "a/b", "", "-x"}) {
    const auto reply = connection(url).post("/v1/campaigns",
                                            R"({"world":"W","name":")" + std::string(name) + "\"}");
    BOOST_TEST((reply.status == 400U || reply.status == 404U), name << ": " << reply.status);
  }
  must_be_well();
}

BOOST_FIXTURE_TEST_CASE(a_client_that_goes_away_in_the_middle_changes_nothing_for_others,
                        running_host) {
  for (int i = 0; i < 50; ++i) {
    connection half(url);
    (void)half.send("POST " + std::string(commands) + " HTTP/1.1\r\nHost: localhost\r\nConte");
    connection whole(url);
    const std::string body = object_of("status");
    (void)whole.send("POST " + std::string(commands) + " HTTP/1.1\r\nHost: localhost\r\n" +
                     bearer() +
                     "Content-Type: application/json\r\n"
                     "Content-Length: " +
                     std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  must_be_well();
}

BOOST_FIXTURE_TEST_CASE(slow_clients_hold_nobody_up, running_host) {
  std::vector<std::unique_ptr<connection>> slow;
  for (int i = 0; i < 300; ++i) {
    slow.push_back(std::make_unique<connection>(url));
    (void)slow.back()->send("GET /healthz HTTP/1.1\r\nX-Slow: ");
  }
  for (int i = 0; i < 20; ++i) must_be_well();
  // It does not wait for them when it stops.
  (void)stop();
}

BOOST_FIXTURE_TEST_CASE(frames_that_are_wrong_end_their_own_socket_alone, running_host) {
  web_socket good(url, socket);
  BOOST_REQUIRE(good.read());
  struct wrong_frame {
    unsigned first;
    std::string payload;
    unsigned code;
  };
  const wrong_frame frames[]{
      {0x83, "x", 1002},                                                   // no such kind
      {0xc1, "x", 1002},                                                   // a reserved bit
      {0x09, "x", 1002},                                                   // a ping in parts
      {0x80, "x", 1002},                                                   // goes on from nothing
      {0x81, "\xff\xfe", 1007},                                            // no UTF-8
      {0x81, std::string(bounds::request_body_bytes_max + 1, 'x'), 1009},  // too long
  };
  for (const auto& each : frames) {
    web_socket bad(url, socket);
    BOOST_REQUIRE(bad.read());
    (void)bad.send_frame(each.first, each.payload);
    while (bad.read()) {
    }
    BOOST_TEST(bad.close_code() == each.code, each.first);
  }
  BOOST_REQUIRE(good.send(object_of("note still here")));
  BOOST_TEST(good.read().has_value());
  must_be_well();
}

BOOST_FIXTURE_TEST_CASE(the_journal_holds_no_word_of_a_command, running_host) {
  BOOST_TEST(say("note the butler did it").status == 200U);
  BOOST_TEST(get("/v1/campaigns/W/C/completion?line=note+the+gardener").status == 200U);
  const auto end = stop();
  BOOST_TEST(!holds(end.err, "butler"));
  BOOST_TEST(!holds(end.err, "gardener"));
  BOOST_TEST(holds(end.err, "path=/v1/campaigns/W/C/commands status=200"), end.err);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
