#include "io/import/xml_tree.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace dnd::io::imports {
namespace {

bool copy_element(const pugi::xml_node& from, node& into, std::size_t depth, tree_bounds& most);

/// A name that stands again makes a list of its field.
bool add_child(const pugi::xml_node& child, node& into,
               std::unordered_map<std::string, std::size_t>& places, std::size_t depth,
               tree_bounds& most) {
  const auto [place, is_new] = places.emplace(child.name(), into.fields.size());
  if (is_new) {
    into.fields.push_back({child.name(), {}});
    return copy_element(child, into.fields.back().value, depth, most);
  }
  node& field = into.fields[place->second].value;
  if (!field.is(node_kind::list)) {
    node list;
    list.kind = node_kind::list;
    list.items.push_back(std::move(field));
    field = std::move(list);
  }
  return copy_element(child, field.items.emplace_back(), depth, most);
}

bool copy_element(const pugi::xml_node& from, node& into, std::size_t depth, tree_bounds& most) {
  if (!most.admits(depth)) return false;
  std::unordered_map<std::string, std::size_t> places;
  into.kind = node_kind::record;
  for (const pugi::xml_attribute& attribute : from.attributes()) {
    if (!most.admits(depth + 1)) return false;
    if (places.emplace(attribute.name(), into.fields.size()).second)
      into.fields.push_back({attribute.name(), text_node(attribute.value())});
  }
  std::string text;
  bool has_elements = false;
  for (const pugi::xml_node& child : from.children()) {
    if (child.type() == pugi::node_element) {
      has_elements = true;
      if (!add_child(child, into, places, depth + 1, most)) return false;
    } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  if (!has_elements && into.fields.empty()) into = text_node(std::move(text));
  return true;
}

}  // namespace

result<node> read_xml_tree(std::string_view text, std::string_view path) {
  pugi::xml_document document;
  const auto read = document.load_buffer(
      text.data(), text.size(), pugi::parse_default | pugi::parse_trim_pcdata, pugi::encoding_utf8);
  if (!read) {
    const auto offset =
        std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(read.offset, 0)), text.size());
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    return error{.code = ec::bad_content,
                 .what = std::string("not valid XML: ") + read.description(),
                 .path = std::string(path),
                 .line = static_cast<std::uint64_t>(line) + 1};
  }
  node root;
  root.kind = node_kind::record;
  tree_bounds most;
  const pugi::xml_node outermost = document.document_element();
  root.fields.push_back({outermost.name(), {}});
  if (!copy_element(outermost, root.fields.back().value, 2, most)) return too_much_of_it(path);
  return root;
}

}  // namespace dnd::io::imports
