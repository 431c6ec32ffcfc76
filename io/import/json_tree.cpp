#include "io/import/json_tree.hpp"

#include "model/bounds.hpp"

#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace dnd::io::imports {
namespace {

/// False when there is too much of it.
bool copy_json(const simdjson::dom::element& from, node& into, std::size_t depth,
               tree_bounds& most) {
  using simdjson::dom::element_type;
  if (!most.admits(depth)) return false;
  switch (from.type()) {
    case element_type::ARRAY:
      into.kind = node_kind::list;
      for (const simdjson::dom::element item :
           simdjson::dom::array(from.get_array().value_unsafe()))
        if (!copy_json(item, into.items.emplace_back(), depth + 1, most)) return false;
      return true;
    case element_type::OBJECT:
      into.kind = node_kind::record;
      for (const auto& field : simdjson::dom::object(from.get_object().value_unsafe())) {
        into.fields.push_back({std::string(field.key), {}});
        if (!copy_json(field.value, into.fields.back().value, depth + 1, most)) return false;
      }
      return true;
    case element_type::STRING:
      into.kind = node_kind::text;
      into.text = std::string(from.get_string().value_unsafe());
      return true;
    case element_type::BOOL:
      into.kind = node_kind::flag;
      into.text = from.get_bool().value_unsafe() ? "true" : "false";
      return true;
    case element_type::NULL_VALUE:
      return true;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      into.kind = node_kind::number;
      into.text = simdjson::minify(from);
      return true;
  }
  return true;
}

}  // namespace

result<node> read_json_tree(std::string_view text, std::string_view path) {
  const auto wrong = [&](simdjson::error_code why, std::size_t line) {
    error told{.code = ec::bad_content,
               .what = std::string("not valid JSON: ") + simdjson::error_message(why),
               .path = std::string(path)};
    if (why == simdjson::DEPTH_ERROR || why == simdjson::CAPACITY) return too_much_of_it(path);
    if (line > 0) told.line = line;
    return told;
  };
  simdjson::dom::parser parser(bounds::import_bytes_max + simdjson::SIMDJSON_PADDING);
  if (const auto why =
          parser.allocate(std::max<std::size_t>(text.size(), 64), bounds::import_depth_max))
    return wrong(why, 0);
  node root;
  tree_bounds most;
  simdjson::dom::element whole;
  const auto why = parser.parse(text.data(), text.size(), true).get(whole);
  if (!why) {
    if (!copy_json(whole, root, 1, most)) return too_much_of_it(path);
    return root;
  }
  // One record a line, as some programs keep what they export.
  root.kind = node_kind::list;
  std::size_t number = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto wrong_line = parser.parse(line.data(), line.size(), true).get(whole);
    if (wrong_line) return number == 1 ? wrong(why, 0) : wrong(wrong_line, number);
    if (!copy_json(whole, root.items.emplace_back(), 2, most)) return too_much_of_it(path);
  }
  return root;
}

}  // namespace dnd::io::imports
