#pragma once

#include "io/workspace/settings.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace settings_suite {

using namespace dnd;
using io::ec;
using namespace dnd::io::config;

/// A person's home with a project directory in it, and the program started there.
struct surroundings {
  tests::scratch_directory disk;
  std::map<std::string, std::string, std::less<>> variables{{"HOME", disk / "home"}};
  inputs given;

  surroundings() {
    disk.write("home/.keep", "");
    disk.write("project/.keep", "");
    given.working_directory = disk / "project";
    given.environment = [this](std::string_view name) -> std::optional<std::string> {
      const auto found = variables.find(name);
      if (found == variables.end()) return std::nullopt;
      return found->second;
    };
  }

  void user_file(std::string_view text) { disk.write("home/.config/dnd/config.yaml", text); }
  void project_file(std::string_view text) { disk.write("project/.dnd.yaml", text); }

  settings loaded() {
    auto all = load(io::posix_file_ops(), given);
    BOOST_REQUIRE_MESSAGE(all, (all ? std::string() : io::render(all.error())));
    return *all;
  }
  io::error failure() {
    auto all = load(io::posix_file_ops(), given);
    BOOST_REQUIRE(!all);
    return all.error();
  }
};

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace settings_suite
