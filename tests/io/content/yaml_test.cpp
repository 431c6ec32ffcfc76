// Reading YAML within limits: each way to be wrong, one at a time, and what is said about it.

#include "io/content/yaml.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(yaml_suite)

namespace {

using io::content::read_yaml;
using io::content::yaml_kind;

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

/// The rendered error, or "read".
std::string told(const std::string& text) {
  const auto read = read_yaml(text, "file.yaml");
  return read ? "read" : io::render(read.error());
}

bool tells(const std::string& text, std::string_view part) {
  const std::string message = told(text);
  BOOST_TEST_MESSAGE(message);
  return message.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(text_in_another_encoding_is_told_with_its_place) {
  BOOST_TEST(
      tells("# Une\nname: M\xe9"
            "duse\n",
            "line 2, column 8: this is not UTF-8 text"));
  BOOST_TEST(tells("na\xc3\xafve: \xe9\n", "line 1, column 8"));
  BOOST_TEST(tells("\xe9", "line 1, column 1"));
  BOOST_TEST(tells(std::string("\xff\xfe"
                               "n\0a\0",
                               6),
                   "Save the file as UTF-8."));
}

BOOST_AUTO_TEST_CASE(nodes_know_where_they_stood) {
  const auto read = read_yaml("name: Ox\nlist:\n  - a\n  - \"7\"\n", "file.yaml");
  BOOST_REQUIRE(read.has_value());
  const auto& root = read->root();
  BOOST_TEST(root.kind == yaml_kind::mapping);
  BOOST_TEST(root.key(1).text == "list");
  const auto& second = *root.value(1).children[1];
  BOOST_TEST(second.text == "7");
  BOOST_TEST(second.quoted);
  BOOST_TEST(second.line == 4U);
  BOOST_TEST(second.column == 5U);
}

BOOST_AUTO_TEST_CASE(empty_files_and_comments_are_nothing) {
  for (const char* text : {"", "\n", "# only a comment\n"}) {
    const auto read = read_yaml(text, "file.yaml");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->root().kind == yaml_kind::null);
  }
}

BOOST_AUTO_TEST_CASE(text_that_is_not_yaml_is_reported_with_its_place) {
  BOOST_TEST(tells("a: [1,\nb: }", "file.yaml, line 2, column 4: not valid YAML"));
  BOOST_TEST(tells("a: 'open", "line 1"));
  BOOST_TEST(tells(std::string("a: \0b", 5), "NUL"));
}

BOOST_AUTO_TEST_CASE(depth_is_bounded_in_every_style) {
  const std::size_t most = bounds::yaml_depth_max;
  const auto flow = [](std::size_t depth) {
    return repeated("[", depth - 1) + "x" + repeated("]", depth - 1);
  };
  BOOST_TEST(told(flow(most)) == "read");
  BOOST_TEST(tells(flow(most + 1), "nested deeper than 64 levels"));
  BOOST_TEST(tells(repeated("- ", 100'000) + "x", "nested deeper"));
  BOOST_TEST(told(repeated("[", 100'000)) != "read");
  BOOST_TEST(told(repeated("{", 100'000)) != "read");
  BOOST_TEST(told(repeated("? ", 100'000)) != "read");
  BOOST_TEST(tells(repeated("{a: ", 100) + "x" + repeated("}", 100), "nested deeper"));
}

BOOST_AUTO_TEST_CASE(aliases_count_as_what_they_stand_for) {
  BOOST_TEST(told("a: &x [1, 2]\nb: *x\n") == "read");
  std::string bomb = "l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string below = "*l" + std::to_string(i - 1);
    const std::string here = std::to_string(i);
    bomb += "l" + here + ": &l" + here + " [" + below;
    for (int j = 1; j < 10; ++j) bomb += ", " + below;
    bomb += "]\n";
  }
  BOOST_TEST(tells(bomb, "more than 100000 values, with aliases expanded"));
  BOOST_TEST(tells("a: &a [1, *a]", "inside of what it names"));
  BOOST_TEST(tells("a: *nobody", "line 1"));
  // Depth adds up through aliases, too.
  std::string tower = "a0: &a0 [x]\n";
  for (int i = 1; i < 80; ++i)
    tower += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) +
             "]\n";
  BOOST_TEST(tells(tower, "nested deeper"));
}

BOOST_AUTO_TEST_CASE(size_is_bounded) {
  const std::string comment = "#" + std::string(bounds::yaml_bytes_max - 1, 'x');
  BOOST_TEST(told(comment) == "read");
  const auto read = read_yaml(comment + "x", "file.yaml");
  BOOST_REQUIRE(!read);
  BOOST_TEST(read.error().code == io::ec::too_large);
  BOOST_TEST(tells(repeated("- a\n", bounds::yaml_nodes_max), "values"));
}

BOOST_AUTO_TEST_CASE(keys_are_plain_words_and_stand_once) {
  BOOST_TEST(tells("a: 1\nb: 2\na: 3\n", "line 3, column 1: field a stands twice"));
  BOOST_TEST(tells("[1]: 2\n", "plain word"));
  BOOST_TEST(tells("{{a: b}: 2}\n", "plain word"));
}

BOOST_AUTO_TEST_CASE(tags_and_second_documents_are_refused) {
  BOOST_TEST(tells("a: !!int 3\n", "tag"));
  BOOST_TEST(tells("a: 1\n---\nb: 2\n", "line 3, column 1: a second document"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
