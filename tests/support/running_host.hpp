#pragma once

#include "tests/support/dnd_program.hpp"
#include "tests/support/network_client.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::test {

/// The real host, on a port of its own, in the directory of `dnd_program`: with a world `W` and a
/// campaign `C` in it.
class running_host : public dnd_program {
 public:
  static constexpr int seconds_to_stop = 5;

  explicit running_host(std::vector<std::string> more = {}) { begin(std::move(more)); }

  void begin(std::vector<std::string> more = {}) {
    std::vector<std::string> words{"--json", "--seed", "1", "host"};
    if (std::ranges::find(more, "--listen") == more.end())
      words.insert(words.end(), {"--listen", "127.0.0.1:0"});
    words.insert(words.end(), more.begin(), more.end());
    program = start(words);
    const auto line = program->read_line();
    if (!line) BOOST_FAIL(program->wait().err);
    const json_text said(*line);
    BOOST_REQUIRE_MESSAGE(said.is_ok(), *line);
    address = std::string(std::string_view((*said)["url"]));
    url = std::string(std::string_view((*said)["link"]));
  }
  /// Asks it to stop; it must end by itself, in time.
  finished stop() {
    program->signal(SIGTERM);
    auto end = program->wait_for_end(seconds_to_stop);
    BOOST_TEST(end.code == 0, end.err);
    return end;
  }
  /// Settings of this directory.
  void set(std::string_view settings) const {
    std::ofstream(where.directory + "/.dnd.yaml") << settings;
  }

  /// The game master's token, as a field of a request.
  [[nodiscard]] std::string bearer() const {
    return "Authorization: Bearer " + url.substr(url.find('=') + 1) + "\r\n";
  }
  [[nodiscard]] http_reply get(std::string_view target) const {
    return connection(url).get(target);
  }
  [[nodiscard]] http_reply say(std::string_view line, std::string_view id = {}) const {
    return connection(url).post(commands, object_of(line, id));
  }
  [[nodiscard]] static std::string object_of(std::string_view line, std::string_view id = {}) {
    std::string out = R"({"command":")" + std::string(line) + "\"";
    if (!id.empty()) out += R"(,"id":")" + std::string(id) + "\"";
    return out + "}";
  }
  /// It still serves whoever behaves.
  void must_be_well() const {
    BOOST_TEST(get("/healthz").status == 200U);
    BOOST_TEST(get("/v1/campaigns/W/C").status == 200U);
  }

  static constexpr std::string_view campaign = "/v1/campaigns/W/C";
  static constexpr std::string_view commands = "/v1/campaigns/W/C/commands";
  static constexpr std::string_view socket = "/v1/campaigns/W/C/socket";
  static constexpr std::string_view events = "/v1/campaigns/W/C/events";
  std::unique_ptr<process> program;
  /// Without a token.
  std::string address;
  /// With that of the game master.
  std::string url;
};

}  // namespace dnd::test
