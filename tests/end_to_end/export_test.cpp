// Exports, opened in the programs that they are for. Names and notes have in them what each form
// could stumble over: quotes, commas, a leading '=', tags, what markdown takes for more.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(export_suite)

namespace {

constexpr std::string_view nasty = "=1+1, \"so\" <script>alert(1)</script> *bold* | `x`";

struct exporting_program : dnd_program {
  exporting_program() {
    (void)say({"session start The <b>mill</b>, again", "add goblin count: 2",
               "add goblin as: \"=Snarl, <script>\"", "note " + std::string(nasty),
               "damage to: goblin-1 amount: 3 type: fire", "damage to: goblin-2 amount: 4", "undo",
               "roll 4d6", "check stealth by: goblin-1 rolled: 11", "session end"});
  }

  /// Runs one of the programs that exports are for; it must end well.
  std::string opened(std::vector<std::string> words) const {
    surroundings here = where;
    here.environment["PATH"] = "/usr/bin:/bin";
    process running(words, here);
    const finished end = running.wait();
    BOOST_REQUIRE_MESSAGE(end.code == 0, words.front() << ": " << end.err);
    return end.out;
  }
  std::string exported(const std::string& form, const std::string& name) const {
    const std::string path = root / name;
    (void)done({"campaign", "export", "W/C", "--to", form, "--out", path});
    return path;
  }
  std::string text_of(const std::string& form) const {
    return done({"campaign", "export", "W/C", "--to", form, "--out", "-"}).out;
  }
};

std::string text_of_export(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool says(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

BOOST_FIXTURE_TEST_CASE(sqlite3_answers_questions_about_the_database, exporting_program) {
  const std::string base = exported("sqlite", "c.sqlite");
  const auto ask = [&](const std::string& sql) {
    return opened({"/usr/bin/sqlite3", "-readonly", base, sql});
  };
  BOOST_TEST(ask("PRAGMA integrity_check") == "ok\n");
  BOOST_TEST(ask("SELECT count(*) FROM commits") == "10\n");
  BOOST_TEST(ask("SELECT command FROM commits WHERE undone = 1") ==
             "damage to: goblin-2 amount: 4\n");
  BOOST_TEST(ask("SELECT note FROM notes") == std::string(nasty) + "\n");
  BOOST_TEST(ask("SELECT taken FROM damage_by_creature WHERE name = 'Goblin'") == "3\n");
  BOOST_TEST(ask("SELECT hp FROM creatures WHERE session = 1 AND id = 'goblin-1'") == "4\n");
  BOOST_TEST(ask("SELECT count(*) FROM creatures WHERE session IS NULL") == "3\n");
  BOOST_TEST(ask("SELECT sum(times) FROM die_figures WHERE die = 6") == "4\n");
  BOOST_TEST(ask("SELECT title FROM sessions") == "The <b>mill</b>, again\n");
  BOOST_TEST(ask("SELECT target, amount FROM events WHERE type = 'damage_dealt' AND undone = 0") ==
             "goblin-1|3\n");
  // Every view is of use.
  const std::string views = ask("SELECT name FROM sqlite_master WHERE type = 'view'");
  for (std::size_t at = 0; at < views.size();) {
    const std::size_t end = views.find('\n', at);
    (void)ask("SELECT * FROM " + views.substr(at, end - at));
    at = end + 1;
  }
  BOOST_TEST(!std::filesystem::exists(base + ".tmp"));
}

BOOST_FIXTURE_TEST_CASE(python_reads_the_csv_as_a_spreadsheet_does, exporting_program) {
  const std::string folder = exported("csv", "tables");
  const std::string rows = opened(
      {"/usr/bin/python3", "-c",
       "import csv,sys\n"
       "for name in ('sessions','commits','events','creatures','creature_figures',"
       "'attack_figures','die_figures'):\n"
       "  rows=list(csv.reader(open(sys.argv[1]+'/'+name+'.csv',newline='',encoding='utf-8')))\n"
       "  assert rows and all(len(r)==len(rows[0]) for r in rows),name\n"
       "  assert not any(c[:1] in '=+@' and c for r in rows for c in r),name\n"
       "  print(name,len(rows)-1)\n"
       "rows=list(csv.DictReader(open(sys.argv[1]+'/creatures.csv',newline='')))\n"
       "print([r['name'] for r in rows if r['session']=='now'])\n",
       folder});
  BOOST_TEST(says(rows, "commits 10"), rows);
  BOOST_TEST(says(rows, "sessions 1"), rows);
  BOOST_TEST(says(rows, "\"'=Snarl, <script>\""), rows);
}

BOOST_FIXTURE_TEST_CASE(pandoc_reads_the_markdown_and_finds_text_in_it, exporting_program) {
  const std::string path = exported("markdown", "c.md");
  const std::string plain =
      opened({"/usr/bin/pandoc", "-f", "markdown", "-t", "plain", "--wrap=none", path});
  BOOST_TEST(says(plain, "<script>alert(1)</script> *bold* | `x`"), plain);
  BOOST_TEST(says(plain, "Session 1: The <b>mill</b>, again"), plain);
  const std::string page =
      opened({"/usr/bin/pandoc", "-f", "markdown", "-t", "html", "--wrap=none", path});
  BOOST_TEST(!says(page, "<script"), page);
  BOOST_TEST(!says(page, "<b>mill"), page);
  BOOST_TEST(says(page, "<table"), page);
  BOOST_TEST(!says(plain, "goblin-2 amount: 4"));
}

BOOST_FIXTURE_TEST_CASE(the_page_is_whole_and_has_no_script, exporting_program) {
  const std::string path = exported("html", "c.html");
  const std::string checked =
      opened({"/usr/bin/python3", "-c",
              "import sys\n"
              "from html.parser import HTMLParser\n"
              "void={'meta','br','img','link','hr','path','rect','circle'}\n"
              "class P(HTMLParser):\n"
              "  open=[];tags=set();text=''\n"
              "  def handle_starttag(s,t,a):\n"
              "    s.tags.add(t)\n"
              "    if t not in void: s.open.append(t)\n"
              "  def handle_startendtag(s,t,a): s.tags.add(t)\n"
              "  def handle_endtag(s,t):\n"
              "    assert s.open and s.open[-1]==t,(s.open,t)\n"
              "    s.open.pop()\n"
              "  def handle_data(s,d): s.text+=d\n"
              "p=P();p.feed(open(sys.argv[1],encoding='utf-8').read());p.close()\n"
              "assert not p.open,p.open\n"
              "assert 'script' not in p.tags and 'b' not in p.tags,p.tags\n"
              "assert '<script>alert(1)</script>' in p.text\n"
              "print('svg' in p.tags)\n",
              path});
  BOOST_TEST(checked == "True\n");
}

BOOST_FIXTURE_TEST_CASE(the_json_has_all_commands_and_events, exporting_program) {
  const json_text all(text_of("json"));
  BOOST_TEST(std::string_view((*all)["campaign"]) == "C");
  BOOST_TEST(simdjson::dom::array((*all)["commits"]).size() == 10U);
  BOOST_TEST(simdjson::dom::array((*all)["creatures"]).size() == 6U);
  bool is_there = false;
  for (const auto commit : simdjson::dom::array((*all)["commits"]))
    if (bool(commit["undone"])) is_there = true;
  BOOST_TEST(is_there);
}

BOOST_FIXTURE_TEST_CASE(a_bundle_plays_on_where_there_is_neither_world_nor_content,
                        exporting_program) {
  const auto monster = [](std::string_view name) {
    return "name: " + std::string(name) +
           "\nsize: small\ntype: beast\narmor_class: 13\nhit_points: 9\nspeed: {walk: 20}\n"
           "abilities: {str: 10, dex: 10, con: 10, int: 2, wis: 10, cha: 5}\nactions:\n"
           "  - {name: Bite, attack: melee, to_hit: 2, reach: 5, damage: [1d4 piercing]}\n";
  };
  std::filesystem::create_directories(directory + "/monsters");
  std::filesystem::create_directories(directory + "/../monsters");
  put("monsters/mudling.yaml", monster("Mudling"));
  put("../monsters/grumbler.yaml", monster("Grumbler"));
  (void)say({"add mudling", "add grumbler"});
  const auto hash = state_hash();
  const std::string made = exported("bundle", "bundle");
  // Another machine: the old one is gone, and nothing of it can be found.
  BOOST_TEST(says(text_of_export(made + "/README.txt"), "--worlds-dir"));
  const tests::scratch_directory elsewhere;
  const std::string there = elsewhere / "worlds";
  std::filesystem::rename(made, there);
  std::filesystem::remove_all(directory + "/..");
  const auto at = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--worlds-dir", there, "--data-dir", elsewhere / "data"});
    return done(std::move(words));
  };
  const json_text shown(at({"--json", "campaign", "show", "W/C"}).out);
  BOOST_TEST(std::string_view((*shown)["state_hash"]) == hash);
  BOOST_TEST(says(at({"campaign", "verify", "W/C"}).out, "Sound"));
  const auto played = at({"exec", "W/C", "session start Elsewhere", "add mudling", "add grumbler",
                          "attack by: grumbler-1 with: bite to: goblin-2"});
  BOOST_TEST(says(played.out, "Grumbler"), played.out);
  BOOST_TEST(says(at({"campaign", "verify", "W/C"}).out, "Sound"));
}

BOOST_FIXTURE_TEST_CASE(a_place_that_cannot_be_written_is_named_and_nothing_is_left_there,
                        exporting_program) {
  std::ofstream(root / "file") << "mine";
  for (const std::string form : {"markdown", "html", "json", "sqlite", "csv", "bundle"})
    for (const std::string& place : {std::string("/nowhere/x"), root / "file/x",
                                     std::string("/proc/x"), root / ("no/such/" + form)}) {
      const finished end = dnd({"campaign", "export", "W/C", "--to", form, "--out", place});
      BOOST_TEST(end.code == 1, form << " to " << place << ": " << end.out << end.err);
      BOOST_TEST(says(end.err, place.substr(0, place.rfind('/'))), form << ": " << end.err);
    }
  BOOST_TEST(!std::filesystem::exists(root / "no"));
  BOOST_TEST(!std::filesystem::exists("/nowhere"));
  // A file in the place of a directory, and a directory in the place of a file.
  for (const std::string form : {"csv", "bundle"})
    BOOST_TEST(
        dnd({"campaign", "export", "W/C", "--to", form, "--out", root / "file", "--force"}).code ==
        1);
  for (const std::string form : {"markdown", "html", "json", "sqlite"})
    BOOST_TEST(dnd({"campaign", "export", "W/C", "--to", form, "--out", root / "worlds", "--force"})
                   .code == 1);
  std::string text;
  std::ifstream(root / "file") >> text;
  BOOST_TEST(text == "mine");
}

BOOST_FIXTURE_TEST_CASE(what_is_there_is_not_replaced_unless_it_is_said_so, exporting_program) {
  for (const std::string form : {"markdown", "html", "json", "sqlite", "csv"}) {
    const std::string path = exported(form, "twice-" + form);
    const finished again = dnd({"campaign", "export", "W/C", "--to", form, "--out", path});
    BOOST_TEST(again.code == 1, form);
    BOOST_TEST(says(again.err, "--force"), again.err);
    (void)done({"campaign", "export", "W/C", "--to", form, "--out", path, "--force"});
  }
  BOOST_TEST(dnd({"campaign", "export", "W/C", "--to", "pdf"}).code == 2);
  BOOST_TEST(dnd({"campaign", "export", "W/C", "--to", "sqlite", "--out", "-"}).code == 2);
  BOOST_TEST(dnd({"campaign", "export", "W/C", "--to", "json", "--out", "/nowhere/x"}).code == 1);
  BOOST_TEST(dnd({"campaign", "export", "W/C", "--to", "sqlite", "--out", "/nowhere/x"}).code == 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
