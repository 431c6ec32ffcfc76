#pragma once

#include "tests/support/postgres_server.hpp"
#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <chrono>
#include <initializer_list>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

/// The program with campaigns in a database, and hosts that share it.
namespace dnd::test {

using words = std::vector<std::string>;

[[nodiscard]] inline words with_store(const postgres_server& server, words more) {
  words out{"--store", server.url()};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

/// A server with an empty store, and the program.
struct store_of_games : dnd_program {
  store_of_games() {
    BOOST_REQUIRE_EQUAL(dnd(with_store(server, {"store", "init", "--disks", "0"})).code, 0);
  }

  finished in_store(words what) const { return dnd(with_store(server, std::move(what))); }
  finished done_in_store(words what) const {
    const auto end = in_store(std::move(what));
    BOOST_REQUIRE_MESSAGE(end.code == 0, end.out << end.err);
    return end;
  }
  std::string hash_in_store(const std::string& campaign) const {
    const json_text shown(done_in_store({"--json", "campaign", "show", campaign}).out);
    return std::string(std::string_view((*shown)["state_hash"]));
  }
  std::string log_in_store() const {
    return server.sql(
        "select convert_from(string_agg(body, '' order by last), 'UTF8') from commit");
  }

  postgres_server server{"n1", postgres_server::disk::skipped};
};

[[nodiscard]] inline std::uint16_t free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  BOOST_REQUIRE(::bind(probe, reinterpret_cast<sockaddr*>(&at), size) == 0);
  BOOST_REQUIRE(::getsockname(probe, reinterpret_cast<sockaddr*>(&at), &size) == 0);
  ::close(probe);
  return ntohs(at.sin_port);
}

/// A host of a store, at an address that others know.
struct host_of_store : running_host {
  explicit host_of_store(const postgres_server& server, std::uint16_t port = free_port())
      : running_host(words_for(server, port)), started_with(words_for(server, port)) {}

  static words words_for(const postgres_server& server, std::uint16_t port) {
    const auto at = "127.0.0.1:" + std::to_string(port);
    return {"--listen", at, "--advertise", "http://" + at, "--store", server.url()};
  }
  /// Another process, at the same address and on the same machine.
  void start_again() { begin(started_with); }

  words started_with;
};

/// Whether each note was written, and once.
inline void each_is_there_once(const std::string& log,
                               std::initializer_list<std::string_view> notes) {
  for (const std::string_view each : notes) {
    const auto at = log.find(each);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, each);
    BOOST_TEST(log.find(each, at + 1) == std::string::npos, each);
  }
}

/// Says a line until it is answered by somebody, for so long. Counts how often it was to wait.
[[nodiscard]] inline http_reply say_until_answered(const running_host& to, std::string_view line,
                                                   std::string_view id,
                                                   std::chrono::seconds longest,
                                                   std::size_t* waits = nullptr) {
  const auto end = std::chrono::steady_clock::now() + longest;
  for (;;) {
    auto got = to.say(line, id);
    if (got.status == 503 && waits != nullptr) ++*waits;
    if (got.status == 200 || std::chrono::steady_clock::now() > end) return got;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace dnd::test
