// Who looks after a host: its figures, for a monitor and for nobody of a table; and answers that
// are compressed.

#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_watching_suite)

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

struct watched : running_host {
  /// Known to the host.
  std::string token_of(std::vector<std::string> words) {
    words.insert(words.begin(), {"--json", "host", "token", "create", "--role"});
    const json_text made(done(words).out);
    std::string token = std::string(std::string_view((*made)["token"]));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (connection(address + "/#token=" + token).get("/v1/session").status != 200U)
      BOOST_REQUIRE(std::chrono::steady_clock::now() < deadline);
    return token;
  }
  http_reply ask_as(const std::string& token, const std::string& path) {
    return connection(address + "/#token=" + token).get(path);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_monitor_sees_figures_and_no_campaign, watched) {
  const std::string monitor = token_of({"monitor", "--name", "prometheus"});
  for (const auto* line : {"note the duke is a doppelganger", "roll 2d6", "atack"})
    (void)connection(url).ask("POST", "/v1/campaigns/W/C/commands",
                              "Content-Type: application/json\r\n",
                              std::string(R"({"command":")") + line + "\"}");
  const auto got = ask_as(monitor, "/metrics");
  BOOST_TEST(got.status == 200U);
  BOOST_TEST(got.fields.at("content-type") == "text/plain; version=0.0.4; charset=utf-8");
  for (const auto* part :
       {"dnd_commands_total{result=\"done\",verb=\"note\"} 1\n",
        "dnd_commands_total{result=\"refused\",verb=\"unknown\"} 1\n", "dnd_campaigns_open 1\n",
        "dnd_command_seconds_count 3\n", "dnd_connections "})
    BOOST_TEST(holds(got.body, part), got.body);
  BOOST_TEST(!holds(got.body, "dnd_log_syncs_total 0\n"), got.body);
  BOOST_TEST(!holds(got.body, "doppelganger"));
  BOOST_TEST(!holds(got.body, "W/C"));
  BOOST_TEST(ask_as(monitor, "/v1/campaigns").body.find("\"label\"") == std::string::npos);
  BOOST_TEST(ask_as(monitor, "/v1/campaigns/W/C").status == 404U);
  BOOST_TEST(ask_as(monitor, "/v1/campaigns/W/C/commits").status == 404U);
  BOOST_TEST(ask_as(monitor, "/v1/campaigns/W/C/events").status == 404U);
}

BOOST_FIXTURE_TEST_CASE(nobody_of_a_table_sees_the_figures, watched) {
  BOOST_TEST(connection(address).get("/metrics").status == 401U);
  BOOST_TEST(ask_as(token_of({"spectator"}), "/metrics").status == 403U);
  BOOST_TEST(ask_as(token_of({"player", "--character", "Elara"}), "/metrics").status == 403U);
  // A game master of one campaign knows nothing of others.
  BOOST_TEST(ask_as(token_of({"gm", "--campaign", "W/C"}), "/metrics").status == 403U);
  BOOST_TEST(connection(url).get("/metrics").status == 200U);
}

BOOST_FIXTURE_TEST_CASE(what_is_large_is_compressed_for_who_takes_it_so, watched) {
  const auto ask = [this](const std::string& path, const std::string& fields) {
    return connection(url).ask("GET", path, fields);
  };
  const auto whole = ask("/v1/help", bearer());
  BOOST_REQUIRE(whole.status == 200U);
  BOOST_TEST(!whole.fields.contains("content-encoding"));
  BOOST_TEST(whole.fields.at("vary") == "Accept-Encoding");
  const auto packed = ask("/v1/help", bearer() + "Accept-Encoding: gzip, br\r\n");
  BOOST_TEST(packed.fields.at("content-encoding") == "gzip");
  BOOST_TEST(packed.body.size() < whole.body.size() / 2);
  BOOST_TEST(packed.body.starts_with("\x1f\x8b"));
  BOOST_TEST(!ask("/v1/session", bearer() + "Accept-Encoding: gzip\r\n")
                  .fields.contains("content-encoding"));
  // The page: who has it, in either form, is told so.
  const auto page = ask("/app.js", "Accept-Encoding: gzip\r\n");
  BOOST_TEST(page.fields.at("content-encoding") == "gzip");
  const std::string tag = page.fields.at("etag");
  BOOST_TEST(tag.starts_with("W/"), tag);
  BOOST_TEST(ask("/app.js", "If-None-Match: " + tag + "\r\n").status == 304U);
  BOOST_TEST(ask("/app.js", "If-None-Match: " + tag.substr(2) + "\r\n").status == 304U);
}

BOOST_FIXTURE_TEST_CASE(what_a_client_compresses_is_not_unpacked, watched) {
  const auto got = connection(url).ask(
      "POST", "/v1/campaigns/W/C/commands",
      bearer() + "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", "\x1f\x8b\x08");
  BOOST_TEST(got.status == 415U);
  BOOST_TEST(holds(got.body, "may not be compressed"), got.body);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
