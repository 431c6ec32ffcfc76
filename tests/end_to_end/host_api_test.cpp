// docs/host-api.yaml against the running host, both ways: each request below is answered with a
// status and fields that the page names, and each path, status and field of the page comes up.

#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_api_suite)

namespace {

struct asked {
  std::string method;
  std::string path;  ///< As in the page.
  unsigned status;
  std::string target;  ///< What stands for the braces, and after.
  std::string body = {};
  std::string fields = "Content-Type: application/json\r\n";
};

const std::string one = "/v1/campaigns/{world}/{campaign}";
const std::string upgrade =
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

std::vector<asked> requests() {
  const std::string c = "/v1/campaigns/W/C", no = "/v1/campaigns/W/None";
  return {
      {"get", "/", 200, "/"},
      {"get", "/app.js", 200, "/app.js"},
      {"get", "/app.css", 200, "/app.css"},
      {"get", "/favicon.svg", 200, "/favicon.svg"},
      {"get", "/healthz", 200, "/healthz"},
      {"get", "/readyz", 200, "/readyz"},
      {"get", "/metrics", 200, "/metrics"},
      {"get", "/metrics", 401, "/metrics", "", "Authorization: none\r\n"},
      {"get", "/v1/session", 200, "/v1/session"},
      {"get", "/v1/session", 401, "/v1/session", "", "Authorization: none\r\n"},
      {"post", "/v1/session", 400, "/v1/session", R"({"token":7})"},
      {"post", "/v1/session", 401, "/v1/session", R"({"token":"dnd_x"})"},
      {"post", "/v1/session", 415, "/v1/session", R"({"token":"dnd_x"})", ""},
      {"delete", "/v1/session", 200, "/v1/session"},
      {"get", "/v1/help", 200, "/v1/help?topic=attack"},
      {"get", "/v1/help", 422, "/v1/help?topic=atack"},
      {"post", "/v1/sample", 201, "/v1/sample", "{}"},
      {"post", "/v1/sample", 409, "/v1/sample", "{}"},
      {"get", "/v1/campaigns", 200, "/v1/campaigns"},
      {"post", "/v1/campaigns", 201, "/v1/campaigns", R"({"name":"New","world":"W"})"},
      {"post", "/v1/campaigns", 400, "/v1/campaigns", R"({"nmae":"New"})"},
      {"post", "/v1/campaigns", 404, "/v1/campaigns", R"({"name":"New","world":"None"})"},
      {"post", "/v1/campaigns", 409, "/v1/campaigns", R"({"name":"New","world":"W"})"},
      {"post", "/v1/campaigns", 415, "/v1/campaigns", R"({"name":"New"})", ""},
      {"post", one + "/commands", 200, c + "/commands", R"({"command":"note one","id":"a"})"},
      {"post", one + "/commands", 200, c + "/commands", R"({"command":"add zombie"})"},
      {"post", one + "/commands", 200, c + "/commands", R"({"command":"status"})"},
      {"post", one + "/commands", 200, c + "/commands", R"({"command":"time pass 1 hour"})"},
      {"post", one + "/commands", 200, c + "/commands", R"({"command":"light dark"})"},
      {"post", one + "/commands", 200, c + "/commands", R"({"command":"group pack: zombie-1"})"},
      {"post", one + "/commands", 400, c + "/commands", R"({"command":7})"},
      {"post", one + "/commands", 404, no + "/commands", R"({"command":"note one"})"},
      {"post", one + "/commands", 409, c + "/commands", R"({"command":"note two","id":"a"})"},
      {"post", one + "/commands", 415, c + "/commands", R"({"command":"note one"})", ""},
      {"post", one + "/commands", 422, c + "/commands", R"({"command":"status nobody"})"},
      {"post", one + "/commands", 423, "/v1/campaigns/W/Locked/commands", R"({"command":"note"})"},
      {"post", one + "/commands", 500, "/v1/campaigns/W/Broken/commands", R"({"command":"note"})"},
      {"get", one, 200, c},
      {"get", one, 400, c + "?at=x"},
      {"get", one, 404, no},
      {"get", one + "/commits", 200, c + "/commits?since=0&limit=10"},
      {"get", one + "/commits", 400, c + "/commits?limit=0"},
      {"get", one + "/commits", 404, c + "/commits?since=99"},
      {"get", one + "/completion", 200, c + "/completion?line=att&cursor=3"},
      {"get", one + "/completion", 400, c + "/completion?line=att&cursor=4"},
      {"get", one + "/completion", 404, no + "/completion?line=att"},
      {"get", one + "/table", 200, c + "/table"},
      {"get", one + "/table", 200, c + "/table?at=1"},
      {"get", one + "/table", 400, c + "/table?at=x"},
      {"get", one + "/table", 404, no + "/table"},
      {"get", one + "/options", 200, c + "/options?creature=zombie-1"},
      {"get", one + "/options", 404, c + "/options?creature=nobody"},
      {"get", one + "/addable", 200, c + "/addable?text=zomb"},
      {"get", one + "/addable", 404, no + "/addable"},
      {"get", one + "/events", 200, c + "/events?since=0"},
      {"get", one + "/events", 400, c + "/events?since=x"},
      {"get", one + "/events", 404, no + "/events"},
      {"get", one + "/socket", 101, c + "/socket?since=0", "", upgrade},
      {"get", one + "/socket", 400, c + "/socket?since=x", "", upgrade},
      {"get", one + "/socket", 404, no + "/socket", "", upgrade},
      {"get", one + "/socket", 426, c + "/socket"},
  };
}

class page {
 public:
  page() : root_(YAML::LoadFile(DND_SOURCE_DIR "/docs/host-api.yaml")) {}

  /// What the page says of it; it must be there.
  [[nodiscard]] YAML::Node operation(const asked& what) const {
    const auto found = resolved(root_["paths"][what.path][what.method]);
    BOOST_REQUIRE_MESSAGE(found, what.method << " " << what.path << " is not in the page");
    return found;
  }
  void check(const asked& what, const http_reply& got) {
    const auto response = resolved(operation(what)["responses"][std::to_string(got.status)]);
    BOOST_REQUIRE_MESSAGE(response, what.target << ": " << got.status << " is not in the page");
    provoked_.insert(what.method + " " + what.path + " " + std::to_string(got.status));
    for (const auto& each : operation(what)["parameters"]) {
      const auto parameter = resolved(each);
      if (what.target.find(parameter["name"].Scalar() + "=") != std::string::npos)
        provoked_.insert(what.method + " " + what.path + " ?" + parameter["name"].Scalar());
    }
    const auto content = response["content"];
    if (!content || !content["application/json"]) return;
    const json_text body(got.body);
    compare(content["application/json"]["schema"], *body, what.target);
  }
  /// A value of this name in `components/schemas`.
  void compare_with(const std::string& name, simdjson::dom::element value) {
    YAML::Node reference;
    reference["$ref"] = "#/components/schemas/" + name;
    compare(reference, value, name);
  }

  /// All that the page says, in the words of `provoked`, and every field of what is answered.
  void must_be_provoked() const {
    for (const auto& path : root_["paths"])
      for (const auto& operation : path.second) {
        const std::string name = operation.first.Scalar() + " " + path.first.Scalar();
        for (const auto& status : operation.second["responses"])
          if (status.first.Scalar() != "default") expect(name + " " + status.first.Scalar());
        for (const auto& each : operation.second["parameters"])
          if (const auto parameter = resolved(each); parameter["in"].Scalar() == "query")
            expect(name + " ?" + parameter["name"].Scalar());
      }
    for (const auto& schema : root_["components"]["schemas"]) {
      const std::string& name = schema.first.Scalar();
      if (name == "NewCampaign" || name == "Command" || name == "Token")
        continue;  // What is asked.
      for (const auto& field : schema.second["properties"])
        expect(name + "." + field.first.Scalar());
    }
  }

 private:
  void expect(const std::string& what) const {
    BOOST_TEST(provoked_.contains(what), "nothing here is " << what);
  }

  [[nodiscard]] YAML::Node resolved(const YAML::Node& node) const {
    if (!node || !node.IsMap() || !node["$ref"]) return node;
    // "#/components/schemas/Problem"
    std::string rest = node["$ref"].Scalar().substr(2);
    YAML::Node at = YAML::Clone(root_);
    while (!rest.empty()) {
      const auto end = rest.find('/');
      at.reset(at[rest.substr(0, end)]);
      rest.erase(0, end == std::string::npos ? end : end + 1);
    }
    BOOST_REQUIRE_MESSAGE(at, node["$ref"].Scalar() << " is not in the page");
    return at;
  }

  void compare(const YAML::Node& given, simdjson::dom::element value, const std::string& where) {
    const std::string name = given["$ref"] ? given["$ref"].Scalar() : "";
    const YAML::Node schema = resolved(given);
    if (schema["items"]) {
      for (const auto item : value.get_array()) compare(schema["items"], item, where);
      return;
    }
    if (!schema["properties"]) return;
    BOOST_REQUIRE_MESSAGE(value.is_object(), where);
    std::set<std::string> there;
    for (const auto field : value.get_object()) {
      const std::string key(field.key);
      there.insert(key);
      const YAML::Node known = schema["properties"][key];
      const bool may_be_more = schema["additionalProperties"].as<bool>(false);
      BOOST_TEST((known || may_be_more), where << ": \"" << key << "\" is not in the page");
      if (!known) continue;
      provoked_.insert(name.substr(name.rfind('/') + 1) + "." + key);
      compare(known, field.value, where + "." + key);
    }
    for (const auto& required : schema["required"])
      BOOST_TEST(there.contains(required.Scalar()),
                 where << ": \"" << required.Scalar() << "\" is missing");
  }

  YAML::Node root_;
  std::set<std::string> provoked_;
};

std::string method_of(const asked& what) {
  if (what.method == "delete") return "DELETE";
  return what.method == "get" ? "GET" : "POST";
}

/// What others get, and what the game master alone is told of.
void ask_as_others(page& api, const running_host& host) {
  const auto token_of = [&host](std::vector<std::string> words) {
    words.insert(words.begin(), {"--json", "host", "token", "create", "--role"});
    const json_text made(host.done(words).out);
    return std::string(std::string_view((*made)["token"]));
  };
  const std::string token = token_of({"spectator"});
  connection watcher(host.address + "/#token=" + token);
  while (watcher.get("/v1/session").status != 200U) {
  }
  const std::string fields =
      "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n";
  const std::string c = "/v1/campaigns/W/C";
  const std::vector<asked> all{
      {"post", "/v1/session", 200, "/v1/session", R"({"token":")" + token + "\"}"},
      {"get", "/metrics", 403, "/metrics"},
      {"get", "/v1/campaigns", 200, "/v1/campaigns"},
      {"post", "/v1/campaigns", 403, "/v1/campaigns", R"({"name":"Mine"})"},
      {"post", one + "/commands", 403, c + "/commands", R"({"command":"add zombie"})"},
      {"post", one + "/commands", 200, c + "/commands", R"({"command":"status"})"},
      {"get", one, 200, c},
      {"get", one + "/commits", 200, c + "/commits?since=0&limit=10"},
      {"get", one + "/completion", 200, c + "/completion?line=att&cursor=3"}};
  for (const asked& each : all) {
    const auto reply = watcher.ask(method_of(each), each.target, fields, each.body);
    BOOST_TEST(reply.status == each.status, each.target << ": " << reply.status << reply.body);
    api.check(each, reply);
  }
  const auto nobody = connection(host.address)
                          .ask("POST", c + "/commands", "Content-Type: application/json\r\n", "{}");
  api.check({"post", one + "/commands", 401, c + "/commands"}, nobody);
  // More wrong tokens than there may be.
  for (int i = 0; i < 100; ++i) {
    const asked wrong{"get", "/v1/session", 429, "/v1/session"};
    const auto reply = connection(host.address + "/#token=dnd_wrong").get("/v1/session");
    if (reply.status == 429U) return api.check(wrong, reply);
  }
  BOOST_ERROR("too many wrong tokens are no matter");
}

/// The first event of a stream that has begun.
std::string first_data(connection& line) {
  const auto text = line.read_until("\n\n");
  BOOST_REQUIRE(text);
  const auto begin = text->find("data: ");
  BOOST_REQUIRE(begin != std::string::npos);
  return text->substr(begin + 6);
}

/// As a disk would that turns a bit of the first line.
void break_log(const std::string& path) {
  std::fstream log(path, std::ios::in | std::ios::out);
  std::string line;
  BOOST_REQUIRE(std::getline(log, line));
  const auto at = line.find("note one");
  BOOST_REQUIRE(at != std::string::npos);
  log.seekp(static_cast<std::streamoff>(at));
  log << "nota one";
}

BOOST_FIXTURE_TEST_CASE(the_page_says_what_the_host_does_and_nothing_else, running_host) {
  (void)done({"campaign", "create", "Locked"});
  (void)done({"campaign", "create", "Broken"});
  for (const auto* line : {"note one", "note two"})
    (void)done({"exec", "--campaign", "W/Broken", line});
  // So that it is read from its beginning.
  BOOST_REQUIRE(std::filesystem::remove(root / "worlds/W/Broken/snapshot.yaml"));
  break_log(root / "worlds/W/Broken/log.jsonl");
  const auto player = start({"--json", "repl", "W/Locked"});
  player->write("note mine\n");
  BOOST_REQUIRE(player->read_line());
  page api;
  for (const asked& each : requests()) {
    connection line(url);
    http_reply reply;
    if (each.path.ends_with("/events") && each.status == 200) {
      BOOST_REQUIRE(
          line.send("GET " + each.target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer() + "\r\n"));
      reply.status = line.read_until("\r\n\r\n")->starts_with("HTTP/1.1 200") ? 200 : 0;
      api.compare_with("Commit", *json_text(first_data(line)));
    } else if (each.path == "/app.js") {
      reply = line.ask("GET", each.target, "");
      const std::string known = "If-None-Match: " + reply.fields["etag"] + "\r\n";
      asked again = each;
      again.status = 304;
      connection second(url);
      const auto same = second.ask("GET", each.target, known);
      BOOST_TEST(same.status == 304U);
      api.check(again, same);
    } else {
      reply = line.ask(method_of(each), each.target, each.fields, each.body);
    }
    BOOST_TEST(reply.status == each.status, each.target << ": " << reply.status << reply.body);
    api.check(each, reply);
  }
  ask_as_others(api, *this);
  web_socket socket_(url, std::string(socket));
  BOOST_REQUIRE(socket_.read());
  program->signal(SIGTERM);
  const auto end = socket_.read();
  BOOST_REQUIRE(end);
  api.compare_with("End", *json_text(*end));
  api.must_be_provoked();
  BOOST_TEST(program->wait_for_end(seconds_to_stop).code == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
