// The same game on a host: `repl --host` and `exec --host` against the real one, which dies and
// comes back.

#include "tests/support/program_at_a_terminal.hpp"
#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>
#include <sys/stat.h>
#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(remote_suite)

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

struct far_table : running_host {
  far_table() {
    // A token of the file and a port, which stay the same when the host comes back.
    const json_text made(done({"--json", "host", "token", "create", "--role", "gm"}).out);
    url = address + "/#token=" + std::string(std::string_view((*made)["token"]));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (connection(url).get("/v1/session").status != 200U)
      BOOST_REQUIRE(std::chrono::steady_clock::now() < deadline);
  }
  void kill_host() {
    program->signal(SIGKILL);
    (void)program->wait_for_end(seconds_to_stop);
  }
  void begin_again() {
    program = start({"--json", "host", "--listen", address.substr(address.rfind('/') + 1)});
    BOOST_REQUIRE(program->read_line());
  }
  finished far(std::vector<std::string> words, std::string_view input = {}) const {
    words.insert(words.end(), {"--host", url});
    return dnd(std::move(words), input);
  }
  /// At its first prompt.
  [[nodiscard]] std::unique_ptr<process> sit_down(unsigned short columns = 100) const {
    auto running =
        std::make_unique<process>(words_of({"--color", "never", "repl", "W/C", "--host", url}),
                                  where, process::terminal::pseudo, columns);
    (void)running->read_until("quit");
    (void)running->read_until("> ");
    return running;
  }
  static void leave(process& running) {
    running.write("quit\n");
    const auto end = running.wait_for_end(seconds_to_stop);
    BOOST_TEST(end.code == 0, end.out);
  }
};

// The same bytes on both outputs, and the same end. Without dice and times: those are the host's.
BOOST_FIXTURE_TEST_CASE(exec_answers_as_in_its_own_process, far_table) {
  const dnd_program alone;
  const std::vector<std::vector<std::string>> all{{"add zombie count: 2"},
                                                  {"damage zombie-1 3"},
                                                  {"status"},
                                                  {"status zombie-1"},
                                                  {"atack"},
                                                  {"note one", "nonsense", "note two"},
                                                  {"damage zombie-9 1"},
                                                  {"condition add prone to: zombie-2"},
                                                  {"effects zombie-2"},
                                                  {"help attack"},
                                                  {"look zombie"},
                                                  {"find monsters type: ooze"},
                                                  {"undo"},
                                                  {"redo"},
                                                  {"rulings"},
                                                  {"encounter auto"},
                                                  {"note x", "quit", "note y"},
                                                  {"--", "y"},
                                                  {"--id", "a-1", "note once"},
                                                  {"--id", "a-1", "note once"},
                                                  {"--id", "a-1", "note twice"},
                                                  {"--expect-seq", "1", "note x"},
                                                  {"note " + std::string(5'000, 'x')},
                                                  {std::string("note \xff")},
                                                  {"# nothing"}};
  for (const std::string format : {"--json", "--color=never", "--color=always"})
    for (const auto& lines : all) {
      std::vector<std::string> words{format, "exec", "--campaign", "W/C"};
      words.insert(words.end(), lines.begin(), lines.end());
      const finished here = alone.dnd(words);
      words.insert(words.begin() + 2, {"--host", url});
      const finished there = dnd(words);
      BOOST_TEST(there.out == here.out);
      BOOST_TEST(there.err == here.err);
      BOOST_TEST(there.code == here.code, lines.front());
    }
}

// Killed in the middle of a script, twice: what was not answered is asked again with its id.
BOOST_FIXTURE_TEST_CASE(no_command_is_carried_out_twice_and_none_is_lost, far_table) {
  constexpr int count = 400;
  std::string script;
  for (int i = 0; i < count; ++i) script += "note n" + std::to_string(i) + "\n";
  finished end;
  std::thread plays([&] { end = far({"--json", "exec", "W/C"}, script); });
  for (int round = 0; round < 2; ++round) {
    while (bytes("log.jsonl").size() < 10'000U * static_cast<unsigned>(round + 1))
      std::this_thread::yield();
    kill_host();
    begin_again();
  }
  plays.join();
  BOOST_TEST(end.code == 0, end.err);
  BOOST_TEST(end.lines().size() == static_cast<std::size_t>(count));
  BOOST_TEST(!holds(end.out, R"("id":)"), end.out.substr(0, 500));
  const auto log = done({"--json", "campaign", "log", "W/C"}).out;
  std::size_t at = 0;
  for (int i = 0; i < count; ++i) {
    const std::string text = "\"text\":\"n" + std::to_string(i) + "\"";
    at = log.find(text, at);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, text);
    BOOST_TEST(log.find(text, at + 1) == std::string::npos, text);
  }
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_reached_is_said_at_once, far_table) {
  const auto nobody = dnd({"exec", "--host", "http://127.0.0.1:1", "W/C", "status"});
  BOOST_TEST(nobody.code == 1);
  BOOST_TEST(holds(nobody.err, "the host at http://127.0.0.1:1 cannot be reached"), nobody.err);
  const auto wrong = dnd({"exec", "--host", "ftp://127.0.0.1", "W/C", "status"});
  BOOST_TEST(wrong.code == 1);
  BOOST_TEST(holds(wrong.err, "is not the address of a host"), wrong.err);
  const auto nowhere = far({"exec", "--campaign", "W/Nowhere", "status"});
  BOOST_TEST(nowhere.code == 1);
  BOOST_TEST(holds(nowhere.err, "the host has no campaign \"W/Nowhere\""), nowhere.err);
}

BOOST_FIXTURE_TEST_CASE(the_settings_may_name_the_host, far_table) {
  (void)say("add zombie");
  where.environment["DND_HOST"] = url;
  BOOST_TEST(holds(dnd({"exec", "status"}).out, "zombie-1"));
  // In this process the campaign is locked: the host has it.
  const auto here = dnd({"exec", "--host", "local", "status"});
  BOOST_TEST(here.code == 1);
  BOOST_TEST(holds(here.err, "is open in process"), here.err);
}

BOOST_FIXTURE_TEST_CASE(a_socket_in_the_file_system_is_a_host_too, far_table) {
  stop();
  begin({"--socket", file("table.sock")});
  const auto end = dnd({"exec", "--host", "unix:" + file("table.sock"), "W/C", "note by a socket"});
  BOOST_TEST(end.code == 0, end.err);
  BOOST_TEST(holds(end.out, "by a socket"), end.out);
}

BOOST_FIXTURE_TEST_CASE(a_script_is_answered_line_by_line, far_table) {
  const auto end =
      far({"exec", "W/C"}, "add zombie\natack\n# nothing\nstatus zombie-1\nquit\nnote x\n");
  BOOST_TEST(end.code == 1);
  BOOST_TEST(holds(end.out, "zombie-1"), end.out);
  BOOST_TEST(holds(end.out, "Hit points"), end.out);
  BOOST_TEST(holds(end.err, "Line 2:"), end.err);
  BOOST_TEST(holds(end.err, "attack"), end.err);
  BOOST_TEST(!holds(say("log").body, "note x"));
}

BOOST_FIXTURE_TEST_CASE(what_others_do_appears_above_the_line_that_is_typed, far_table) {
  (void)say("add zombie");
  const auto one = sit_down();
  const auto two = sit_down();
  one->write("note half a li");
  (void)one->read_until("half a li");
  two->write("damage zombie-1 4\n");
  (void)two->read_until("hp");
  // It is told, and the line stands there again, as it was.
  const std::string seen = read_off(one->read_until("half a li"));
  BOOST_TEST(holds(seen, "gm: damage zombie-1 4"), seen);
  BOOST_TEST(holds(seen, "hp"), seen);
  one->write("ne\n");
  // Whoever typed it is not told of it twice.
  (void)two->read_until("gm: note half a line");
  leave(*one);
  leave(*two);
  BOOST_TEST(holds(say("log").body, R"("command":"note half a line")"));
}

BOOST_FIXTURE_TEST_CASE(a_host_that_dies_in_the_middle_of_typing_is_found_again, far_table) {
  (void)say("add zombie");
  const auto one = sit_down();
  one->write("damage zombie-1 1\n");
  (void)one->read_until("> ");
  one->write("damage zombie-1 ");
  (void)one->read_until("damage zombie-1 ");
  kill_host();
  (void)one->read_until("is lost");
  // The line is still there, and goes to the host that comes back.
  one->write("2\n");
  begin_again();
  (void)one->read_until("is back");
  (void)one->read_until("> ");
  leave(*one);
  BOOST_TEST(hp("zombie-1") == 22 - 3);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
