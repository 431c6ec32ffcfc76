#pragma once

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <sys/stat.h>

/// A campaign in a folder in which something is not as the program has made it.
namespace dnd::test {

struct strange_folder : dnd_program {
  strange_folder() {
    (void)say({"note one", "session start", "note two", "session end"});
    theirs = root.write("theirs", "what somebody else wrote\n");
  }
  void check_theirs() const {
    std::ifstream in(theirs, std::ios::binary);
    const std::string now{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    BOOST_TEST(now == "what somebody else wrote\n");
  }
  void put_link(const std::string& name, const std::string& target) const {
    std::filesystem::remove_all(file(name));
    std::filesystem::create_symlink(target, file(name));
  }
  void put_pipe(const std::string& path) const {
    std::filesystem::remove_all(path);
    BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  }
  /// All that a person may do with a campaign; none of it may hang. What was said of errors.
  std::string do_everything() const {
    std::string told;
    const std::string script =
        "add goblin\nencounter start\nencounter end\nsession start\nnote x\n"
        "session save\nsession end\n";
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"exec", "W/C", "note more"},
                                               {"repl", "W/C"},
                                               {"campaign", "backup", "--campaign", "W/C"},
                                               {"campaign", "verify", "W/C"},
                                               {"campaign", "repair", "W/C", "--yes"},
                                               {"campaign", "list"},
                                               {"campaign", "show", "W/C"},
                                               {"campaign", "load", "W/C"}}) {
      const auto end = dnd(words, words.front() == "repl" ? script : "");
      BOOST_TEST(end.signal == 0);
      told += end.out + end.err;
    }
    return told;
  }
  std::string theirs;
};

}  // namespace dnd::test
