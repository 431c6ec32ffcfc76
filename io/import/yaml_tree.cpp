#include "io/import/yaml_tree.hpp"

#include "io/content/yaml.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dnd::io::imports {
namespace {

/// A part of a page that is YAML, and the line before it.
struct yaml_part {
  std::string_view text;
  std::uint64_t lines_before = 0;
};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("+-.0123456789") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

bool copy_yaml(const content::yaml_node& from, node& into, std::size_t depth, tree_bounds& most) {
  if (!most.admits(depth)) return false;
  switch (from.kind) {
    case content::yaml_kind::null:
      return true;
    case content::yaml_kind::scalar:
      into.text = from.text;
      into.kind = from.quoted                                   ? node_kind::text
                  : from.text == "true" || from.text == "false" ? node_kind::flag
                  : is_number(from.text)                        ? node_kind::number
                                                                : node_kind::text;
      return true;
    case content::yaml_kind::sequence:
      into.kind = node_kind::list;
      for (const content::yaml_node* item : from.children)
        if (!copy_yaml(*item, into.items.emplace_back(), depth + 1, most)) return false;
      return true;
    case content::yaml_kind::mapping:
      into.kind = node_kind::record;
      for (std::size_t i = 0; i < from.entry_count(); ++i) {
        into.fields.push_back({from.key(i).text, {}});
        if (!copy_yaml(from.value(i), into.fields.back().value, depth + 1, most)) return false;
      }
      return true;
  }
  return true;
}

std::string_view line_of(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

/// The blocks of a page of Markdown; none when it is no such page.
std::vector<yaml_part> parts_of_page(std::string_view page) {
  std::vector<yaml_part> parts;
  std::string_view rest = page;
  std::uint64_t number = 0;
  std::optional<std::size_t> begin;
  std::uint64_t begin_line = 0;
  bool heading = false;
  while (!rest.empty()) {
    const std::string_view line = line_of(rest);
    const std::size_t at = page.size() - rest.size();
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    rest.remove_prefix(end);
    ++number;
    const bool closes = begin && line == (heading ? "---" : "```");
    if (closes) {
      parts.push_back({page.substr(*begin, at - *begin), begin_line});
      begin.reset();
    } else if (!begin && (line.starts_with("```statblock") || (number == 1 && line == "---"))) {
      heading = number == 1 && line == "---";
      begin = at + end;
      begin_line = number;
    }
  }
  return parts;
}

result<node> read_yaml_part(const yaml_part& part, std::string_view path, tree_bounds& most) {
  auto read = content::read_yaml(part.text, path);
  if (!read) {
    error why = std::move(read).error();
    if (why.code == ec::bad_yaml) why.code = ec::bad_content;
    if (why.line) *why.line += part.lines_before;
    return why;
  }
  node made;
  if (!copy_yaml(read->root(), made, 2, most)) return too_much_of_it(path);
  return made;
}

}  // namespace

result<node> read_yaml_tree(std::string_view text, std::string_view path) {
  tree_bounds most;
  const std::vector<yaml_part> parts = parts_of_page(text);
  if (parts.empty()) return read_yaml_part({text, 0}, path, most);
  node all;
  all.kind = node_kind::list;
  for (const yaml_part& part : parts) {
    auto read = read_yaml_part(part, path, most);
    if (!read) return read;
    all.items.push_back(std::move(*read));
  }
  // What stands at the top of a page may be about the page alone.
  if (all.items.size() > 1 && !all.items.front().has("statblock") && !all.items.front().has("name"))
    all.items.erase(all.items.begin());
  if (all.items.size() == 1) return std::move(all.items.front());
  return all;
}

}  // namespace dnd::io::imports
