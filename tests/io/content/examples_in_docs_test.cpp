// The YAML shown in docs/content.md and docs/campaign-yaml.md. Goal: what is copied from there
// works.

#include "io/content/library.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(examples_in_docs_suite)

namespace {

/// The blocks marked as YAML, in order.
std::vector<std::string> yaml_of(const std::string& page) {
  std::ifstream file(DND_SOURCE_DIR "/docs/" + page, std::ios::binary);
  BOOST_REQUIRE(file);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  constexpr std::string_view begin = "```yaml\n";
  std::vector<std::string> blocks;
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    at += begin.size();
    const std::size_t end = text.find("```", at);
    BOOST_REQUIRE(end != std::string::npos);
    blocks.push_back(text.substr(at, end - at));
    at = end;
  }
  return blocks;
}

template <class T>
std::string why(const io::result<T>& read) {
  return read.has_value() ? "" : io::render(read.error());
}

BOOST_AUTO_TEST_CASE(the_monster_and_the_character_can_be_used) {
  const std::vector<std::string> blocks = yaml_of("content.md");
  BOOST_REQUIRE_EQUAL(blocks.size(), 2U);
  const scratch_directory disk;
  disk.write("monsters/mill-warden.yaml", blocks[0]);
  disk.write("characters/brannoch.yaml", blocks[1]);
  io::content::library content(io::posix_file_ops(), {disk.path()});
  for (const std::string_view name : {"Mill Warden", "Brannoch"}) {
    const auto read = content.creature(name);
    BOOST_REQUIRE_MESSAGE(read.has_value(), why(read));
    BOOST_TEST((*read)->name == name);
    BOOST_TEST((*read)->actions.size() >= 3U);
  }
}

BOOST_AUTO_TEST_CASE(the_campaign_file_reads_back_as_written) {
  const std::vector<std::string> blocks = yaml_of("campaign-yaml.md");
  BOOST_REQUIRE_EQUAL(blocks.size(), 1U);
  const scratch_directory disk;
  const auto read =
      io::read_campaign_file(io::posix_file_ops(), disk.write("campaign.yaml", blocks[0]));
  BOOST_REQUIRE_MESSAGE(read.has_value(), why(read));
  BOOST_TEST(io::render_campaign_file(*read) == blocks[0]);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
