#include "io/import/source_tree.hpp"

#include "io/import/json_tree.hpp"
#include "io/import/toml_tree.hpp"
#include "io/import/xml_tree.hpp"
#include "io/import/yaml_tree.hpp"
#include "model/bounds.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::imports {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

/// Whether the first line that says something is a header "[name]" or a "name = value".
bool looks_like_toml(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = without_blanks(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t name = line.find_first_not_of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.\"'");
    if (name == std::string_view::npos) return false;
    if (name > 0) return without_blanks(line.substr(name)).starts_with('=');
    // "[name]" or "[[name]]": a list of JSON does not begin with a bare word.
    const std::string_view inside =
        line.substr(std::min<std::size_t>(line.size(), line.starts_with("[[") ? 2 : 1));
    const bool is_word = !inside.empty() && ((inside[0] >= 'a' && inside[0] <= 'z') ||
                                             (inside[0] >= 'A' && inside[0] <= 'Z') ||
                                             inside[0] == '_' || inside[0] == '"');
    return line.front() == '[' && is_word && line.find(']') != std::string_view::npos &&
           line.find(',') == std::string_view::npos;
  }
  return false;
}

}  // namespace

bool node::is_empty() const noexcept {
  switch (kind) {
    case node_kind::nothing:
      return true;
    case node_kind::flag:
      return text == "false";
    case node_kind::number:
      return false;
    case node_kind::text:
      return text.find_first_not_of(" \t\r\n") == std::string::npos;
    case node_kind::list:
      return std::all_of(items.begin(), items.end(),
                         [](const node& each) { return each.is_empty(); });
    case node_kind::record:
      return fields.empty();
  }
  return true;
}

const node* node::find(std::string_view name) const noexcept {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const auto& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &found->value;
}

node text_node(std::string text) {
  node made;
  made.kind = node_kind::text;
  made.text = std::move(text);
  return made;
}

bool tree_bounds::admits(std::size_t depth) noexcept {
  return ++count_ <= bounds::import_nodes_max && depth <= bounds::import_depth_max;
}

error too_much_of_it(std::string_view path) {
  return {.code = ec::too_large,
          .what = "more than " + std::to_string(bounds::import_nodes_max) +
                  " values, or nested deeper than " + std::to_string(bounds::import_depth_max) +
                  " levels",
          .path = std::string(path)};
}

result<node> read_tree(std::string_view text, std::string_view path) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (const auto bad = model::first_bad_utf8(text))
    return error{.code = ec::bad_content,
                 .what = "this is not UTF-8 text",
                 .todo = "Save the file as UTF-8.",
                 .path = std::string(path),
                 .byte = *bad};
  const std::string_view begin = without_blanks(text);
  if (begin.empty())
    return error{.code = ec::bad_content, .what = "the file is empty", .path = std::string(path)};
  if (begin.front() == '<') return read_xml_tree(text, path);
  if (looks_like_toml(text)) return read_toml_tree(text, path);
  if (begin.front() == '{' || begin.front() == '[') return read_json_tree(text, path);
  return read_yaml_tree(text, path);
}

}  // namespace dnd::io::imports
