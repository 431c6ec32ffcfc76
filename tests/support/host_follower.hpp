#pragma once

#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

/// A client with a WebSocket of a campaign, and what it has seen, held against what it should see:
/// each commit once and in order.
class follower {
 public:
  follower(const std::string& url, std::uint64_t since,
           std::string_view target = running_host::socket)
      : socket_(url, std::string(target) + "?since=" + std::to_string(since)), last_(since) {
    BOOST_REQUIRE_EQUAL(socket_.opened().status, 101U);
    const json_text hello(*socket_.read());
    BOOST_TEST(std::uint64_t((*hello)["since"]) == since);
  }
  web_socket& socket() { return socket_; }
  [[nodiscard]] std::uint64_t last() const { return last_; }
  [[nodiscard]] const std::vector<std::string>& answers() const { return answers_; }
  [[nodiscard]] const std::vector<std::string>& commands() const { return commands_; }
  [[nodiscard]] const std::string& end() const { return end_; }

  /// Takes the next message. False at the end.
  bool read() {
    const auto text = socket_.read();
    if (!text) return false;
    const json_text message(*text);
    const std::string_view type((*message)["type"]);
    if (type == "answer") {
      BOOST_TEST(std::uint64_t((*message)["number"]) == answers_.size() + 1);
      answers_.push_back(*text);
    } else if (type == "commit") {
      const std::uint64_t first((*message)["commit"]["seq"].at(0));
      BOOST_REQUIRE_EQUAL(first, last_ + 1);
      last_ = std::uint64_t((*message)["commit"]["seq"].at(1));
      commands_.emplace_back(std::string_view((*message)["commit"]["command"]));
    } else {
      BOOST_TEST(type == "end");
      end_ = *text;
    }
    return true;
  }
  void read_up_to(std::uint64_t seq) {
    while (last_ < seq) BOOST_REQUIRE(read());
  }
  void read_answers(std::size_t count) {
    while (answers_.size() < count) BOOST_REQUIRE(read());
  }

 private:
  web_socket socket_;
  std::uint64_t last_;
  std::vector<std::string> answers_;
  std::vector<std::string> commands_;
  std::string end_;
};

}  // namespace dnd::test
