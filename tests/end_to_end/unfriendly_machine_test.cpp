// A machine that is not as programs like it: streams that are closed, a working directory that is
// gone, too little memory, no threads. What can be done is done, the rest is said, and nothing that
// is on the disk suffers.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(unfriendly_machine_suite)

namespace {

// -- closed streams --------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(no_file_becomes_a_standard_stream_that_was_closed, dnd_program) {
  auto closed = where;
  closed.closed = {0, 1, 2};
  (void)say({"note one"});
  const auto running = start({"--json", "repl", "W/C"});
  running->write("note two\n");
  BOOST_TEST(json_text(*running->read_line()).is_ok());
  const auto lock = bytes(".lock");
  // All of these have something to say, and no stream to say it on.
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"exec", "W/C", "note refused"},
                                             {"repl", "W/C"},
                                             {"campaign", "repair", "W/C"},
                                             {"campaign", "verify", "W/C"},
                                             {"campaign", "show", "nowhere"},
                                             {"campaign", "list"},
                                             {"world", "list"},
                                             {"nonsense"}}) {
    (void)run(words_of(words), closed);
    BOOST_TEST(bytes(".lock") == lock, words.front());
  }
  BOOST_TEST(running->wait().code == 0);
  BOOST_TEST(done({"campaign", "verify", "W/C"}).out.find("Sound") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_command_is_carried_out_whichever_stream_is_closed, dnd_program) {
  for (const std::vector<int>& each : std::vector<std::vector<int>>{{0}, {1}, {2}, {0, 1, 2}}) {
    auto closed = where;
    closed.closed = each;
    BOOST_TEST(run(words_of({"exec", "W/C", "note something"}), closed).code == 0);
  }
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  BOOST_TEST(std::uint64_t((*shown)["seq"]) == 4U);
}

BOOST_FIXTURE_TEST_CASE(a_closed_input_is_at_its_end, dnd_program) {
  auto closed = where;
  closed.closed = {0};
  process running(words_of({"repl", "W/C"}), closed);
  BOOST_TEST(running.wait_for_end(20).code == 0);
}

// -- a directory that is gone ----------------------------------------------

struct gone_directory : dnd_program {
  /// Started in a directory that is removed before the program begins.
  finished dnd_there(const std::vector<std::string>& words) const {
    std::vector<std::string> all{"/bin/sh", "-c",
                                 "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" \"$@\""};
    for (const auto& each : words_of(words)) all.push_back(each);
    return run(all, where);
  }
};

BOOST_FIXTURE_TEST_CASE(a_relative_path_from_a_directory_that_is_gone_is_an_error, gone_directory) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"campaign", "list"},
           {"exec", "W/C", "note refused"},
           {"world", "create", "X"},
           {"--worlds-dir", "worlds", "campaign", "list"},
           {"--worlds-dir", root / "worlds", "init"},
           {"--worlds-dir", root / "worlds", "campaign", "backup", "copy", "--campaign", "W/C"},
           {"--worlds-dir", root / "worlds", "demo", "--keep", "copy"}}) {
    const auto end = dnd_there(words);
    BOOST_TEST(end.code == 1);
    BOOST_TEST(end.err.find("in which the program was started is gone") != std::string::npos,
               end.out << end.err);
    BOOST_TEST(end.err.find("give the whole path") != std::string::npos, end.err);
  }
}

BOOST_FIXTURE_TEST_CASE(what_needs_no_relative_path_works_in_a_directory_that_is_gone,
                        gone_directory) {
  BOOST_TEST(dnd_there({"--worlds-dir", root / "worlds", "exec", "W/C", "add goblin"}).code == 0);
  BOOST_TEST(dnd_there({"--version"}).code == 0);
  BOOST_TEST(dnd_there({"help"}).code == 0);
  BOOST_TEST(hp("goblin-1") == 7);
}

// -- too little memory, no threads -----------------------------------------

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;

// A sanitizer takes terabytes of addresses for itself.
#ifndef __SANITIZE_ADDRESS__
BOOST_FIXTURE_TEST_CASE(too_little_memory_is_said_and_nothing_is_lost, dnd_program) {
  std::size_t refused = 0;
  std::size_t accepted = 0;
  // With less the system cannot even map the program.
  for (std::uint64_t size = 32; size <= 320; size += 8) {
    auto small = where;
    small.memory_bytes_max = size * mebibyte;
    for (const bool plays : {true, false}) {
      const auto end =
          run(words_of(plays ? std::vector<std::string>{"exec", "W/C", "note something"}
                             : std::vector<std::string>{"campaign", "list"}),
              small);
      BOOST_TEST(end.signal == 0, "of " << size << " MiB: " << end.err);
      // The loader of the system says it with another code, before the program has begun.
      if (end.code == 127) continue;
      BOOST_TEST((end.code == 0 || end.code == 1), "of " << size << " MiB: " << end.err);
      if (end.code == 1) BOOST_TEST(end.err.find("memory") != std::string::npos, end.err);
      if (end.code == 1) ++refused;
      if (end.code == 0 && plays) ++accepted;
    }
  }
  BOOST_TEST(refused > 4U);
  BOOST_TEST(accepted > 4U);
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  BOOST_TEST(std::uint64_t((*shown)["seq"]) == accepted);
}

#endif

BOOST_FIXTURE_TEST_CASE(no_more_threads_is_said, dnd_program) {
  namespace fs = std::filesystem;
  auto alone = where;
  alone.threads_max = 1;
  alone.as_nobody = ::geteuid() == 0;
  for (const auto& each : fs::recursive_directory_iterator(root.path()))
    fs::permissions(each.path(), fs::perms::all);
  fs::permissions(root.path(), fs::perms::all);
  const auto end = run(words_of({"exec", "W/C", "note refused"}), alone);
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("threads") != std::string::npos, end.err);
  BOOST_TEST(bytes("log.jsonl") == "");
  (void)say({"note something"});
}

/// A control group with a limit of its own, in which a command may be run; where this machine lets
/// nobody make one, `path` is empty.
struct narrow_group {
  explicit narrow_group(int most) {
    for (const std::string root : {"/sys/fs/cgroup/pids", "/sys/fs/cgroup"}) {
      path = root + "/dnd-test-" + std::to_string(::getpid());
      std::error_code error;
      if (!std::filesystem::create_directory(path, error)) continue;
      std::ofstream limit(path + "/pids.max");
      if (limit << most << std::flush) return;
      std::filesystem::remove(path, error);
    }
    path.clear();
  }
  ~narrow_group() {
    std::error_code error;
    if (!path.empty()) std::filesystem::remove(path, error);
  }
  narrow_group(const narrow_group&) = delete;
  narrow_group& operator=(const narrow_group&) = delete;

  std::string path;
};

BOOST_FIXTURE_TEST_CASE(a_control_group_without_room_for_threads_is_said, dnd_program) {
  int plays = 0;
  for (const int most : {1, 2, 4, 6, 8, 11, 40}) {
    const narrow_group group(most);
    if (group.path.empty()) {
      BOOST_TEST_MESSAGE("no control group can be made here: not tried");
      return;
    }
    for (const std::string words :
         {"exec W/C 'note one'", "repl W/C </dev/null", "demo", "session start --campaign W/C"}) {
      const auto end = run(
          {"/bin/sh", "-c",
           "echo $$ >" + group.path + "/cgroup.procs && exec " + dnd_binary() + " --json " + words},
          where);
      BOOST_TEST_CONTEXT(most << ": " << words << ": " << end.out << end.err) {
        BOOST_TEST(end.code == (most < 40 ? 1 : 0));
        if (most < 40) BOOST_TEST(json_text(end.out).error_code() == "busy");
        if (end.code == 0) ++plays;
      }
    }
    BOOST_TEST(run({"/bin/sh", "-c",
                    "echo $$ >" + group.path + "/cgroup.procs && exec " + dnd_binary() +
                        " campaign show W/C"},
                   where)
                   .code == 0);
  }
  BOOST_TEST(plays == 4);
  BOOST_TEST(done({"campaign", "verify", "W/C"}).out.find("Sound") != std::string::npos);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
