// The README's examples, carried out. Goal: what a newcomer types first does what the page says.
// Method: its console blocks after `<!-- run -->`, in order, in one empty directory.

#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(readme_suite)

namespace {

struct example {
  std::string command;
  /// Each a line of the answer, in this order; others may stand between them. `…` is any text.
  std::vector<std::string> answer;
};

std::vector<example> examples_in(std::istream& page) {
  std::vector<example> found;
  enum class place { text, marked, block } where = place::text;
  for (std::string line; std::getline(page, line);) {
    if (where == place::text) {
      if (line == "<!-- run -->") where = place::marked;
    } else if (where == place::marked) {
      BOOST_REQUIRE_EQUAL(line, "```console");
      where = place::block;
    } else if (line == "```") {
      where = place::text;
    } else if (line.starts_with("$ ")) {
      found.push_back({line.substr(2), {}});
    } else {
      BOOST_REQUIRE_MESSAGE(!found.empty(), "an answer without a command: " << line);
      example& last = found.back();
      // A prompt may stand in an answer, too.
      if (line.starts_with("> ") && last.answer.empty())
        last.command += '\n' + line.substr(2);
      else if (!line.empty())
        last.answer.push_back(line);
    }
  }
  return found;
}

/// Whether `text` is `pattern`, in which `…` stands for any text.
bool fits(std::string_view text, std::string_view pattern) {
  constexpr std::string_view any = "…";
  const std::size_t gap = pattern.find(any);
  if (gap == std::string_view::npos) return text == pattern;
  if (!text.starts_with(pattern.substr(0, gap))) return false;
  const std::string_view rest = pattern.substr(gap + any.size());
  for (std::size_t at = gap; at <= text.size(); ++at)
    if (fits(text.substr(at), rest)) return true;
  return false;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// What a shell says in `directory`: both streams. Fails when the command does.
std::string run(const scratch_directory& directory, const std::string& command) {
  const std::string script = directory.write("home/command.bash", command + '\n');
  const std::string line = "cd '" + directory.path() +
                           "' && env -i PATH=\"$PATH\" LC_ALL=C.UTF-8 " + "HOME='" +
                           directory / "home" + "' bash -e '" + script + "' 2>&1";
  FILE* pipe = ::popen(line.c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  std::string said;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    said.append(buffer.data(), got);
  const int status = ::pclose(pipe);
  BOOST_REQUIRE_MESSAGE(status == 0, "failed: " << command << '\n' << said);
  return said;
}

BOOST_AUTO_TEST_CASE(the_examples_do_what_the_page_says) {
  const char* binary = std::getenv("DND_BINARY");
  BOOST_REQUIRE_MESSAGE(binary != nullptr, "DND_BINARY names the program");
  std::ifstream page(DND_SOURCE_DIR "/README.md");
  BOOST_REQUIRE(page);
  const std::vector<example> examples = examples_in(page);
  BOOST_TEST(examples.size() >= 10U);
  const scratch_directory directory;
  std::filesystem::create_symlink(binary, directory / "dnd");
  // A checkout has one, with the worlds that ship with the program.
  std::filesystem::create_directory(directory / "worlds");
  for (const example& each : examples) {
    const std::string said = run(directory, each.command);
    const std::vector<std::string> lines = lines_of(said);
    auto at = lines.begin();
    for (const std::string& wanted : each.answer) {
      at = std::find_if(at, lines.end(),
                        [&](const std::string& line) { return fits(line, wanted); });
      BOOST_REQUIRE_MESSAGE(at != lines.end(), "after `" << each.command << "` expected\n"
                                                         << wanted << "\nin\n"
                                                         << said);
      ++at;
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
