// Tokens with the real program: made, listed and revoked while the host runs, by HTTP, WebSocket
// and streams; and that no token is anywhere that it should not be.

#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <fstream>
#include <string>
#include <sys/stat.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_access_suite)

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

struct guarded_host : running_host {
  guarded_host() {
    for (const auto* line : {"add zombie as: Elara", "add goblin", "note the butler did it"})
      BOOST_REQUIRE(say(line).status == 200U);
  }
  std::string make_token(std::vector<std::string> words) {
    words.insert(words.begin(), {"--json", "host", "token", "create"});
    const json_text made(done(words).out);
    tokens.emplace_back(std::string_view((*made)["token"]));
    return tokens.back();
  }
  [[nodiscard]] std::string link(const std::string& token) const {
    return address + "/#token=" + token;
  }
  enum class door { open, shut };
  /// 401, or 429 once there were too many wrong tokens.
  [[nodiscard]] static door door_of(const http_reply& reply) {
    BOOST_TEST((reply.status == 200U || reply.status == 401U || reply.status == 429U));
    return reply.status == 200U ? door::open : door::shut;
  }
  /// Until the host has read the tokens again.
  void wait_until(door wanted, const std::string& token) const {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (door_of(connection(link(token)).get("/v1/session")) != wanted)
      BOOST_REQUIRE(std::chrono::steady_clock::now() < deadline);
  }
  std::vector<std::string> tokens;
};

BOOST_FIXTURE_TEST_CASE(the_first_link_is_the_game_masters, running_host) {
  BOOST_TEST(url.starts_with(address + "/#token=dnd_"));
  BOOST_TEST(holds(get("/v1/session").body, R"("role":"gm")"));
  BOOST_TEST(connection(address).get("/v1/campaigns").status == 401U);
  BOOST_TEST(connection(address).get("/healthz").status == 200U);
  // The next one has another.
  const std::string old = url;
  (void)stop();
  begin();
  BOOST_TEST(connection(address + old.substr(old.find("/#"))).get("/v1/campaigns").status == 401U);
}

BOOST_FIXTURE_TEST_CASE(a_player_is_let_in_and_kept_out_while_it_runs, guarded_host) {
  const auto token =
      make_token({"--role", "player", "--character", "Elara", "--campaign", "C", "--name", "Ann"});
  wait_until(door::open, token);
  connection ann(link(token));
  BOOST_TEST(holds(ann.get("/v1/session").body,
                   R"("role":"player","characters":["Elara"],"campaigns":["W/C"])"));
  const auto page = ann.get("/v1/campaigns/W/C/commits");
  BOOST_TEST(page.status == 200U);
  BOOST_TEST(!holds(page.body, "butler"), page.body);
  BOOST_TEST(ann.post(commands, object_of("roll 1d20")).status == 200U);
  BOOST_TEST(ann.post(commands, object_of("damage to: goblin amount: 1 type: fire")).status ==
             403U);
  // Streams end, too.
  web_socket socket_(link(token), socket);
  BOOST_REQUIRE(socket_.read());
  BOOST_TEST(holds(done({"host", "token", "list"}).out, "Ann"));
  (void)done({"host", "token", "revoke", "ann"});
  wait_until(door::shut, token);
  while (socket_.read()) {
  }
  BOOST_TEST((door_of(ann.post(commands, object_of("roll 1d20"))) == door::shut));
}

BOOST_FIXTURE_TEST_CASE(a_browser_logs_in_and_out, guarded_host) {
  const auto token = make_token({"--role", "spectator"});
  wait_until(door::open, token);
  connection browser(address);
  const auto in = browser.post("/v1/session", R"({"token":")" + token + "\"}");
  BOOST_TEST(in.status == 200U);
  const std::string cookie = in.fields.at("set-cookie");
  BOOST_TEST(holds(cookie, "HttpOnly"));
  BOOST_TEST(holds(cookie, "SameSite=Strict"));
  BOOST_TEST(!holds(cookie, "Secure"));
  const std::string field = "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  BOOST_TEST(browser.ask("GET", "/v1/campaigns/W/C", field).status == 200U);
  // A page of another site has the cookie sent along, and is refused.
  BOOST_TEST(
      browser.ask("GET", "/v1/campaigns/W/C", field + "Origin: http://evil.example\r\n").status ==
      403U);
  const auto out = browser.ask("DELETE", "/v1/session", field);
  BOOST_TEST(out.status == 200U);
  BOOST_TEST(holds(out.fields.at("set-cookie"), "Max-Age=0"));
  BOOST_TEST((door_of(browser.post("/v1/session", R"({"token":"dnd_x"})")) == door::shut));
}

BOOST_FIXTURE_TEST_CASE(a_file_that_is_damaged_lets_nobody_in, guarded_host) {
  const auto token = make_token({"--role", "spectator"});
  wait_until(door::open, token);
  const std::string path = root / "worlds/.host/tokens.jsonl";
  struct stat found {};
  BOOST_REQUIRE(::stat(path.c_str(), &found) == 0);
  BOOST_TEST((found.st_mode & 0777U) == 0600U);
  std::ofstream(path, std::ios::app) << "nonsense\n";
  wait_until(door::shut, token);
  must_be_well();
  const auto list = dnd({"host", "token", "list"});
  BOOST_TEST(list.code == 3);
  BOOST_TEST(holds(list.err, "line 2"), list.err);
  const auto end = stop();
  BOOST_TEST(holds(end.err, "error tokens_not_read"), end.err);
}

BOOST_FIXTURE_TEST_CASE(no_token_is_in_journal_file_or_answer, guarded_host) {
  const auto good = make_token({"--role", "player", "--character", "Elara"});
  wait_until(door::open, good);
  tokens.push_back("dnd_" + std::string(43, 'Q'));
  tokens.push_back(url.substr(url.find('=') + 1));
  std::string said;
  for (const std::string& token : tokens) {
    connection line(link(token));
    said += line.get("/v1/campaigns").body;
    said += line.get("/v1/campaigns?token=" + token).body.substr(0, 0);
    said += line.post("/v1/session", R"({"token":")" + token + "\"}").body;
    said += line.post("/v1/session", R"({"token":")" + token + R"(","x":1})").body;
    said += line.post("/v1/session", token).body;
    (void)line.get("/" + std::string("#token=") + token);
  }
  said += done({"host", "token", "list"}).out + done({"--json", "host", "token", "list"}).out;
  std::ifstream file(root / "worlds/.host/tokens.jsonl");
  said += std::string(std::istreambuf_iterator<char>(file), {});
  const auto end = stop();
  for (const std::string& token : tokens) {
    BOOST_TEST(!holds(said, token));
    BOOST_TEST(!holds(end.err, token), end.err);
  }
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_with_the_words_is_said, dnd_program) {
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"host", "token"},
                                             {"host", "token", "create"},
                                             {"host", "token", "create", "--role", "king"},
                                             {"host", "token", "create", "--role", "player"},
                                             {"host", "token", "make", "--role", "gm"},
                                             {"host", "token", "revoke"},
                                             {"host", "token", "list", "x"}}) {
    const auto end = dnd(words);
    BOOST_TEST(end.code == 2, words.back());
    BOOST_TEST(!end.err.empty());
  }
  BOOST_TEST(dnd({"host", "token", "revoke", "Ann"}).code == 1);
  BOOST_TEST(dnd({"host", "token", "create", "--role", "gm", "--campaign", "None"}).code == 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
