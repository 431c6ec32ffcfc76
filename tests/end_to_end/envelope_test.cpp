// Goal: whoever reads one answer of `--json` can read all of them. Method: every command of the
// program and every verb of the game is run as they come and with something wrong, and each answer
// is held against the table of docs/commands.md.

#include "model/language/verbs.hpp"
#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(envelope_suite)

namespace {

namespace dom = simdjson::dom;
using words = std::vector<std::string>;

/// What stands beside `ok`, `kind` and `error`.
struct members {
  std::set<std::string> always;
  std::set<std::string> sometimes;
};

/// The words in backquotes.
std::set<std::string> names_in(std::string_view cell) {
  std::set<std::string> names;
  for (auto at = cell.find('`'); at != std::string_view::npos; at = cell.find('`', at + 1)) {
    const auto end = cell.find('`', at + 1);
    names.emplace(cell.substr(at + 1, end - at - 1));
    at = end;
  }
  return names;
}

/// By kind; that of any other command of the game under "".
std::map<std::string, members> documented() {
  std::map<std::string, members> found;
  std::ifstream page(DND_SOURCE_DIR "/docs/commands.md");
  bool in_table = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("| kind |")) in_table = true;
    if (!in_table || line.starts_with("| kind |") || line.starts_with("| ---")) continue;
    if (!line.starts_with("| ")) break;
    const auto second = line.find('|', 1);
    const auto third = line.find('|', second + 1);
    auto kinds = names_in(line.substr(0, second));
    if (kinds.empty()) kinds.insert("");
    for (const auto& kind : kinds)
      found[kind] = {names_in(line.substr(second, third - second)), names_in(line.substr(third))};
  }
  return found;
}

struct enveloped_program : dnd_program {
  enveloped_program() : table(documented()) { BOOST_REQUIRE(table.size() > 15U); }

  const members& members_of(const std::string& kind) const {
    const auto row = table.find(kind);
    return row == table.end() ? table.at("") : row->second;
  }

  /// The envelope of one answer, whatever it is about. Its kind.
  std::string check(const std::string& line) const {
    const json_text answer(line);
    const bool ok = answer.is_ok();
    BOOST_TEST(line.starts_with(ok ? R"({"ok":true,"kind":")" : R"({"ok":false,"kind":")"), line);
    const std::string_view named = (*answer)["kind"];
    const std::string kind(named);
    std::set<std::string> keys;
    for (const auto [key, value] : dom::object(*answer))
      BOOST_TEST(keys.insert(std::string(key)).second, "twice: " << key << " in " << line);
    BOOST_TEST(keys.contains("error") == !ok, line);
    if (!ok) check_error((*answer)["error"], line);
    for (const char* own : {"ok", "kind", "error"}) keys.erase(own);
    const members& row = members_of(kind);
    for (const auto& key : keys)
      BOOST_TEST((row.always.contains(key) || row.sometimes.contains(key)),
                 "\"" << key << "\" of " << kind << " is not documented: " << line);
    if (ok)
      for (const auto& key : row.always) BOOST_TEST(keys.contains(key), kind << " lacks " << key);
    return kind;
  }

  static void check_error(dom::element error, const std::string& line) {
    for (const char* always : {"code", "message", "hint"})
      BOOST_TEST(error[always].is_string(), line);
    BOOST_TEST(!std::string_view(error["code"]).empty());
    BOOST_TEST(!std::string_view(error["message"]).empty());
    const std::set<std::string_view> known{"code", "message", "hint", "path",
                                           "line", "column",  "byte", "seq"};
    for (const auto [key, value] : dom::object(error)) BOOST_TEST(known.contains(key), line);
  }

  /// Every command of the program was tried.
  void nothing_is_forgotten(const std::set<std::string>& tried) const {
    const json_text help(done({"--json", "help"}).out);
    for (const auto command : dom::array((*help)["commands"]))
      BOOST_TEST(tried.contains(std::string(std::string_view(command["name"]))),
                 std::string_view(command["name"]));
  }

  /// One command of the program, with one answer. `ok` and the exit code agree.
  void answers(words typed, const std::string& kind, int code,
               const std::string& input = "") const {
    typed.insert(typed.begin(), "--json");
    const auto end = dnd(std::move(typed), input);
    BOOST_TEST_CONTEXT(kind << ": " << end.out << end.err) {
      BOOST_TEST(end.code == code);
      BOOST_REQUIRE(end.lines().size() == 1U);
      BOOST_TEST(check(end.out) == kind);
      BOOST_TEST(json_text(end.out).is_ok() == (code == 0));
    }
  }

  std::map<std::string, members> table;
};

words split(std::string_view text) {
  words out;
  std::istringstream in{std::string(text)};
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

BOOST_FIXTURE_TEST_CASE(every_command_that_goes_well, enveloped_program) {
  (void)say({"session start", "add zombie", "session end"});
  std::filesystem::create_directories(root / "some");
  (void)root.write("some/monsters/a.yaml", "name: A\narmor_class: 11\nhit_points: 4\n");
  const auto backups = [this] {
    const json_text list(done({"--json", "campaign", "restore", "--list"}).out);
    return std::string(std::string_view((*list)["backups"].at(0)["name"]));
  };
  std::map<std::string, words> cases{
      {"world create", {"world", "create", "V"}},
      {"world list", {"world", "list"}},
      {"world show", {"world", "show", "W"}},
      {"campaign create", {"--world", "W", "campaign", "create", "D"}},
      {"campaign load", {"campaign", "load", "W/C"}},
      {"campaign list", {"campaign", "list"}},
      {"campaign show", {"campaign", "show", "W/C"}},
      {"campaign verify", {"campaign", "verify", "W/C"}},
      {"campaign repair", {"campaign", "repair", "W/C"}},
      {"campaign fork", {"campaign", "fork", "E", "--campaign", "W/C"}},
      {"campaign diff", {"campaign", "diff", "W/C", "W/C"}},
      {"campaign export", {"campaign", "export", "W/C", "--to", "json", "--out", root / "c.json"}},
      {"campaign reseal", {"campaign", "reseal", "W/C", "--from", "1"}},
      {"campaign backup", {"campaign", "backup", "--campaign", "W/C"}},
      {"session start", {"session", "start", "--campaign", "W/C"}},
      {"session save", {"session", "save", "--campaign", "W/C"}},
      {"campaign flatten", {"campaign", "flatten", "W/C"}},
      {"session list", {"session", "list", "--campaign", "W/C"}},
      {"session end", {"session", "end", "--campaign", "W/C"}},
      {"content check", {"content", "check", root / "some"}},
      {"init", {"init", "--conditions"}},
      {"help", {"help"}},
      {"host token", {"host", "token", "list"}},
  };
  answers(cases.extract("campaign backup").mapped(), "campaign backup", 0);
  answers({"campaign", "restore", "--list", "--campaign", "W/C"}, "campaign restore", 0);
  (void)done({"campaign", "load", "W/C"});
  answers({"campaign", "restore", backups()}, "campaign restore", 0);
  for (const char* each : {"session start", "session save", "session end"})
    answers(cases.extract(each).mapped(), each, 0);
  std::set<std::string> tried{"session start",   "session save",     "session end",
                              "campaign backup", "campaign restore", "campaign cherry-pick"};
  for (const auto& [kind, typed] : cases) {
    answers(typed, kind, 0);
    tried.insert(kind);
  }
  const std::string sheet = root.write(
      "orc.yaml",
      "---\nname: Bog Orc\nac: 13\nhp: 15\nsize: Medium\ntype: humanoid\nstats: [16, 12, "
      "16, 7, 11, 10]\ncr: 0.5\nstatblock: true\n");
  BOOST_TEST(check(dnd({"--json", "import", sheet, "--dry-run"}).out) == "import");
  for (const char* with_lines : {"exec", "repl"}) {
    const auto end = dnd({"--json", with_lines, "W/C"}, "note one\nfly\n");
    BOOST_REQUIRE(end.lines().size() == 2U);
    BOOST_TEST(check(end.lines()[0]) == "note");
    BOOST_TEST(check(end.lines()[1]) == "unknown");
  }
  const auto demo = done({"--json", "demo"});
  for (const auto& line : demo.lines()) (void)check(line);
  BOOST_TEST(check(demo.lines().back()) == "demo");
  answers({"--version"}, "version", 0);
  answers({"campaign", "--help"}, "help", 0);
  // The exception, which is a list.
  BOOST_TEST(done({"--json", "campaign", "log", "W/C"}).out.starts_with("[{\"seq\":1,"));
  for (const char* other :
       {"import", "exec", "repl", "host", "mcp", "demo", "campaign log", "store init",
        "store upgrade", "store check", "store status", "campaign push", "campaign pull",
        "world push", "world pull", "host list", "host drain", "host move"})
    tried.insert(other);
  nothing_is_forgotten(tried);
}

BOOST_FIXTURE_TEST_CASE(the_host_says_where_it_is, enveloped_program) {
  const auto host = start({"--json", "host", "--listen", "127.0.0.1:0"});
  const auto where_it_is = host->read_line();
  BOOST_REQUIRE(where_it_is);
  BOOST_TEST(check(*where_it_is) == "host");
  host->signal(SIGTERM);
  BOOST_TEST(host->wait_for_end(5).code == 0);
}

BOOST_FIXTURE_TEST_CASE(every_command_that_is_typed_wrongly, enveloped_program) {
  const json_text help(done({"--json", "help"}).out);
  for (const auto command : dom::array((*help)["commands"])) {
    const std::string name{std::string_view(command["name"])};
    words typed = split(name);
    typed.emplace_back("--nonsense");
    answers(typed, name, 2);
  }
  answers({"dance"}, "dnd", 2);
  answers({"campaign", "dance"}, "campaign", 2);
  answers({}, "dnd", 2);
  answers({"help", "dance"}, "help", 2);
  answers({"--config", "/nowhere", "world", "list"}, "world list", 1);
  answers({"--seed", "x", "world", "list"}, "world list", 2);
}

BOOST_FIXTURE_TEST_CASE(every_command_that_fails, enveloped_program) {
  (void)say({"note one", "note two"});
  for (const char* name : {"campaign load", "campaign show", "campaign log", "campaign verify",
                           "campaign repair", "exec", "repl"}) {
    words typed = split(name);
    typed.emplace_back("Atlantis");
    answers(typed, name, 1);
  }
  for (const char* name : {"session start", "session save", "session end", "session list",
                           "campaign backup", "content check"}) {
    words typed = split(name);
    typed.insert(typed.end(), {"--campaign", "Atlantis"});
    answers(typed, name, 1);
  }
  for (const char* name : {"store init", "store upgrade", "store check", "store status"}) {
    words typed = split(name);
    typed.insert(typed.end(), {"--store", "postgres://nobody@localhost:1/nothing"});
    answers(typed, name, 1);
  }
  const std::string nowhere = "postgres://nobody@localhost:1/nothing";
  answers({"host", "list", "--store", nowhere}, "host list", 1);
  answers({"host", "drain", "x", "--store", nowhere}, "host drain", 1);
  answers({"host", "drain", "x"}, "host drain", 2);
  answers({"host", "move", "x"}, "host move", 2);
  for (const char* name :
       {"host list", "store check", "campaign push", "campaign pull", "world push", "world pull"})
    answers(split(name), name, 2);
  answers({"world", "show", "nowhere"}, "world show", 1);
  answers({"world", "create", "W"}, "world create", 1);
  answers({"campaign", "create", "c"}, "campaign create", 1);
  answers({"campaign", "restore", "nowhere", "--campaign", "W/C"}, "campaign restore", 1);
  answers({"campaign", "log", "W/C", "--type", "foo"}, "campaign log", 2);
  answers({"campaign", "log", "W/C", "--by", "nobody"}, "campaign log", 2);
  answers({"session", "end", "--campaign", "W/C"}, "session end", 1);
  answers({"import", root.write("rope.json", R"({"name": "Rope", "type": "loot", "system": {}})")},
          "import", 1);
  answers({"import", "nowhere.json"}, "import", 1);
  (void)root.write("worlds/W/monsters/a.yaml", "name: A\nac: 15\n");
  answers({"--world", "W", "content", "check"}, "content check", 1);
  answers({"--world", "W", "content", "check", "--fix"}, "content check", 1);
  // Damage is said with what was found.
  auto log = bytes("log.jsonl");
  log[log.size() / 4] ^= 1;
  put("log.jsonl", log);
  remove("snapshot.yaml");
  for (const char* name : {"campaign show", "campaign load", "campaign log", "campaign verify",
                           "exec", "repl", "campaign backup"}) {
    words typed = split(name);
    if (std::string_view(name) == "campaign backup") typed.emplace_back("--campaign");
    typed.emplace_back("W/C");
    answers(typed, name, 3);
  }
  answers({"campaign", "repair", "W/C"}, "campaign repair", 1);
  const json_text found(dnd({"--json", "campaign", "verify", "W/C"}).out);
  BOOST_TEST(dom::array((*found)["findings"]).size() > 0U);
  BOOST_TEST(found.error_code() == "corrupt");
}

BOOST_FIXTURE_TEST_CASE(every_verb_of_the_game, enveloped_program) {
  std::string script;
  std::vector<std::string> kinds;
  const auto add = [&](std::string_view line, std::string_view verb) {
    script += std::string(line) + "\n";
    kinds.emplace_back(verb);
  };
  for (const auto& verb : model::language::verbs()) {
    if (verb.name == "quit") continue;
    if (verb.examples.empty()) add(verb.name, verb.name);
    for (const std::string_view example : verb.examples) add(example, verb.name);
    add(std::string(verb.name) + " nonsense: x", verb.name);
  }
  add("quit", "quit");
  const auto lines = dnd({"--json", "repl", "W/C"}, script).lines();
  BOOST_REQUIRE_EQUAL(lines.size(), kinds.size());
  std::set<std::string> fine;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    BOOST_TEST(check(lines[i]) == kinds[i], lines[i]);
    if (json_text(lines[i]).is_ok()) fine.insert(kinds[i]);
  }
  for (const char* verb : {"add", "encounter start", "roll", "note", "status", "log", "undo",
                           "redo", "help", "reopen", "quit"})
    BOOST_TEST(fine.contains(verb), verb);
}

BOOST_FIXTURE_TEST_CASE(questions_are_answered_with_data, enveloped_program) {
  const auto answers = say({"add zombie", "add goblin count: 2", "group pack: goblin*", "status",
                            "status zombie-1", "log 2", "help dmg", "help"});
  const json_text status(answers[3]);
  BOOST_TEST(dom::array((*status)["state"]["creatures"]).size() == 3U);
  BOOST_TEST(std::int64_t((*status)["state"]["creatures"].at(0)["hp"]) > 0);
  BOOST_TEST(std::string_view((*status)["state"]["groups"].at(0)["name"]) == "pack");
  const json_text one(answers[4]);
  BOOST_TEST(dom::array((*one)["state"]["creatures"]).size() == 1U);
  BOOST_TEST(std::string_view((*one)["state"]["creatures"].at(0)["id"]) == "zombie-1");
  const json_text log(answers[5]);
  const dom::array commands = (*log)["commands"];
  BOOST_TEST(std::string_view(commands.at(commands.size() - 1)["command"]) ==
             "group pack: goblin*");
  BOOST_TEST(std::string_view(commands.at(0)["by"]) == "gm");
  const json_text help(answers[6]);
  BOOST_TEST(std::string_view((*help)["topic"]) == "damage");
  BOOST_TEST(dom::array((*help)["verbs"]).size() == 1U);
  BOOST_TEST(std::string_view((*help)["verbs"].at(0)["labels"].at(0)["name"]) == "to");
  BOOST_TEST(bool((*help)["verbs"].at(0)["labels"].at(0)["required"]));
  const json_text all(answers[7]);
  BOOST_TEST((*all)["topic"].is_null());
  BOOST_TEST(dom::array((*all)["verbs"]).size() == model::language::verbs().size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
