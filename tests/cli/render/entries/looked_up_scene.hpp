#pragma once

#include "actors/content_questions.hpp"
#include "cli/render/entries/entry_lines.hpp"
#include "io/files/posix/disk.hpp"
#include "model/language/parse.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The built-in content and a world beside it, for the tests of what people see of them.
namespace dnd::tests {

struct looked_up_scene {
  scratch_directory disk;
  actors::content_questions content{io::posix_file_ops(), {disk / "world"}};
  cli::layout where;

  std::vector<model::looked_up> look(const std::string& what) {
    const auto parsed = model::parse_line("look " + what);
    BOOST_REQUIRE_MESSAGE(parsed, what);
    const auto found = content.look(get<model::commands::look>(std::get<model::question>(*parsed)));
    BOOST_REQUIRE_MESSAGE(found && *found, what);
    return **found;
  }
  model::found_entries find(const std::string& what) {
    const auto parsed = model::parse_line("find " + what);
    BOOST_REQUIRE_MESSAGE(parsed, what);
    const auto found = content.find(get<model::commands::find>(std::get<model::question>(*parsed)));
    BOOST_REQUIRE_MESSAGE(found && *found, what);
    return (*found)->found;
  }
  std::vector<std::string> lines(const std::string& what) {
    return cli::entry_lines(look(what), where);
  }
  /// All lines, each with its end.
  std::string page(const std::string& what) {
    std::string text;
    for (const std::string& each : lines(what)) text += each + "\n";
    BOOST_TEST_MESSAGE(text);
    return text;
  }
  /// Whether one of the lines is this.
  bool has_line(const std::string& what, std::string_view line) {
    const auto all = lines(what);
    const bool has = std::find(all.begin(), all.end(), line) != all.end();
    if (!has) (void)page(what);
    return has;
  }
};

}  // namespace dnd::tests
