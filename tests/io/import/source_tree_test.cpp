// Files of other tools as trees: each syntax, and each way in which a text can be none of them.

#include "io/import/source_tree.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(source_tree_suite)

namespace {

using namespace io::imports;

node tree_of(std::string_view text) {
  auto read = read_tree(text, "f");
  BOOST_REQUIRE_MESSAGE(read.has_value(), text);
  return std::move(*read);
}

std::string text_at(const node* at) {
  return at == nullptr ? "none" : at->text;
}

io::error error_of(std::string_view text) {
  const auto read = read_tree(text, "f");
  BOOST_REQUIRE_MESSAGE(!read.has_value(), text);
  BOOST_TEST(read.error().path == "f");
  return read.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_syntax_gives_the_same_tree) {
  for (const char* text : {R"({"name": "Ox", "hp": {"value": 15}, "tags": ["a", "b"]})",
                           "name: Ox\nhp:\n  value: 15\ntags: [a, b]\n",
                           "name = \"Ox\"\ntags = [\"a\", \"b\"]\n[hp]\nvalue = 15\n",
                           "# A page\n```statblock\nname: Ox\nhp: {value: 15}\ntags: [a, b]\n```\n",
                           "---\nname: Ox\nhp: {value: 15}\ntags: [a, b]\n---\nText.\n"}) {
    const node root = tree_of(text);
    BOOST_TEST(text_at(root.find("name")) == "Ox");
    BOOST_TEST(text_at(root.find("hp", "value")) == "15");
    BOOST_TEST(root.find("hp", "value")->is(node_kind::number));
    BOOST_REQUIRE(root.find("tags") != nullptr);
    BOOST_TEST(root.find("tags")->items.size() == 2U);
    BOOST_TEST(root.find("hp", "none", "deeper") == nullptr);
  }
}

BOOST_AUTO_TEST_CASE(elements_that_stand_again_are_a_list) {
  const node root = tree_of("<c v=\"5\"><m><n>Ox</n></m><m><n>Elk</n></m><t>a &amp; b</t></c>");
  const node* inside = root.find("c");
  BOOST_REQUIRE(inside != nullptr);
  BOOST_TEST(text_at(inside->find("v")) == "5");
  BOOST_REQUIRE(inside->find("m")->items.size() == 2U);
  BOOST_TEST(text_at(inside->find("m")->items[1].find("n")) == "Elk");
  BOOST_TEST(text_at(inside->find("t")) == "a & b");
}

BOOST_AUTO_TEST_CASE(one_record_a_line_is_a_list) {
  const node root = tree_of("{\"name\": \"Ox\"}\n\n{\"name\": \"Elk\"}\n");
  BOOST_REQUIRE(root.items.size() == 2U);
  BOOST_TEST(text_at(root.items[1].find("name")) == "Elk");
  BOOST_TEST(error_of("{\"name\": \"Ox\"}\n{\n").line.value_or(0) == 2U);
}

BOOST_AUTO_TEST_CASE(headers_of_toml_are_told_from_lists_of_json) {
  BOOST_TEST(tree_of("# mine\n[[ox]]\nname = \"Ox\"\n").find("ox")->items.size() == 1U);
  BOOST_TEST(text_at(tree_of("[ox.hp]\nvalue = 3\n").find("ox", "hp", "value")) == "3");
  BOOST_TEST(tree_of("[[1, 2], [3]]").items.size() == 2U);
  BOOST_TEST(tree_of("[\"a\",\n\"b\"]").items.size() == 2U);
  BOOST_TEST(tree_of("[{\"a\": 1}]").items.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_and_blanks_go_before) {
  BOOST_TEST(text_at(tree_of("\xEF\xBB\xBF \n {\"a\": \"b\"}").find("a")) == "b");
}

BOOST_AUTO_TEST_CASE(values_of_each_kind_know_what_they_are) {
  const node root = tree_of(R"({"a": true, "b": null, "c": -1.5, "d": "", "e": [], "f": false})");
  BOOST_TEST(root.find("a")->is(node_kind::flag));
  BOOST_TEST(root.find("b")->is(node_kind::nothing));
  BOOST_TEST(text_at(root.find("c")) == "-1.5");
  for (const char* empty : {"b", "d", "e", "f"}) BOOST_TEST(root.find(empty)->is_empty());
  BOOST_TEST(!root.find("c")->is_empty());
  const node toml = tree_of("a = true\nb = 1.5\nc = 2026-11-28\n");
  BOOST_TEST(text_at(toml.find("a")) == "true");
  BOOST_TEST(text_at(toml.find("b")) == "1.5");
  BOOST_TEST(toml.find("c")->is(node_kind::nothing));
}

BOOST_AUTO_TEST_CASE(texts_that_are_none_of_them_say_where) {
  BOOST_TEST(error_of(" \n").what == "the file is empty");
  BOOST_TEST(error_of("{\"a\": \xff}").byte.value_or(0) == 6U);
  BOOST_TEST(error_of("{\"a\": }").what.starts_with("not valid JSON"));
  BOOST_TEST(error_of("<a>\n<b></c></a>").line.value_or(0) == 2U);
  BOOST_TEST(error_of("a = 1\nb = [1,\n").what.starts_with("not valid TOML"));
  BOOST_TEST(error_of("a: 1\nb: [1\n").what.starts_with("not valid YAML"));
  BOOST_TEST(error_of("# p\n\n```statblock\na: 1\nb: [\n```\n").line.value_or(0) >= 5U);
}

BOOST_AUTO_TEST_CASE(depth_is_bounded_in_each_syntax) {
  const auto nested = [](std::string_view open, std::string_view inside, std::string_view close) {
    std::string text;
    for (std::size_t i = 0; i < bounds::import_depth_max + 8; ++i) text += open;
    text += inside;
    for (std::size_t i = 0; i < bounds::import_depth_max + 8; ++i) text += close;
    return text;
  };
  BOOST_TEST((error_of(nested("[", "1", "]")).code == io::ec::too_large));
  BOOST_TEST((error_of(nested("<a>", "", "</a>")).code == io::ec::too_large));
  BOOST_TEST((error_of("a = " + nested("[", "1", "]")).code == io::ec::too_large));
  BOOST_TEST((error_of(nested("a.", "b = 1", "")).code == io::ec::too_large));
  BOOST_TEST(!read_tree("a: " + nested("[", "1", "]"), "f").has_value());
  // Brackets in strings and comments nest nothing.
  BOOST_TEST(tree_of("a = '" + nested("[", "", "") + "' # " + nested("{", "", "") + "\n").has("a"));
}

BOOST_AUTO_TEST_CASE(values_are_counted) {
  tree_bounds most;
  for (std::size_t i = 0; i < bounds::import_nodes_max; ++i) static_cast<void>(most.admits(1));
  BOOST_TEST(!most.admits(1));
  BOOST_TEST(tree_bounds().admits(bounds::import_depth_max));
  BOOST_TEST(!tree_bounds().admits(bounds::import_depth_max + 1));
  const std::string large = "a = \"" + std::string(bounds::yaml_bytes_max, 'x') + "\"";
  BOOST_TEST((error_of(large).code == io::ec::too_large));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
