// What a host says is read piece by piece, whatever piece it comes in.

#include "benchmarks/cluster/http_answer.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(http_answer_suite)

namespace {

const std::string accepted =
    "HTTP/1.1 200 OK\r\nServer: dnd\r\ncontent-length: 11\r\n\r\n{\"ok\":true}";

}  // namespace

BOOST_AUTO_TEST_CASE(an_answer_is_whole_with_its_last_byte) {
  for (std::size_t came = 0; came < accepted.size(); ++came) {
    const auto piece = bench::read_http_answer(std::string_view(accepted).substr(0, came));
    BOOST_REQUIRE(piece);
    BOOST_TEST(!piece->is_whole, came);
  }
  // What follows is of the next one.
  const auto piece = bench::read_http_answer(accepted + "HTTP/1.1 ");
  BOOST_REQUIRE(piece);
  BOOST_TEST(piece->is_whole);
  BOOST_TEST(piece->status == 200);
  BOOST_TEST(!piece->closes);
  BOOST_TEST(accepted.substr(piece->body) == R"({"ok":true})");
  BOOST_TEST(piece->end == accepted.size());
}

BOOST_AUTO_TEST_CASE(the_status_and_the_end_of_the_connection_are_seen) {
  const auto piece = bench::read_http_answer(
      "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  BOOST_REQUIRE(piece);
  BOOST_TEST(piece->is_whole);
  BOOST_TEST(piece->status == 503);
  BOOST_TEST(piece->closes);
}

BOOST_AUTO_TEST_CASE(what_no_host_says_is_an_error) {
  for (const char* text :
       {"SSH-2.0", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 twelve\r\nContent-Length: 0\r\n\r\n"})
    BOOST_TEST(!bench::read_http_answer(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
