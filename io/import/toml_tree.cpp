#include "io/import/toml_tree.hpp"

#include "model/bounds.hpp"

#include <toml.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

namespace dnd::io::imports {
namespace {

/// Keeps the order of fields apart from chance: sorted.
using toml_value = toml::basic_value<toml::discard_comments, std::map, std::vector>;

bool copy_toml(const toml_value& from, node& into, std::size_t depth, tree_bounds& most) {
  if (!most.admits(depth)) return false;
  switch (from.type()) {
    case toml::value_t::table:
      into.kind = node_kind::record;
      for (const auto& [name, value] : from.as_table()) {
        into.fields.push_back({name, {}});
        if (!copy_toml(value, into.fields.back().value, depth + 1, most)) return false;
      }
      return true;
    case toml::value_t::array:
      into.kind = node_kind::list;
      for (const toml_value& item : from.as_array())
        if (!copy_toml(item, into.items.emplace_back(), depth + 1, most)) return false;
      return true;
    case toml::value_t::string:
      into = text_node(from.as_string().str);
      return true;
    case toml::value_t::boolean:
      into.kind = node_kind::flag;
      into.text = from.as_boolean() ? "true" : "false";
      return true;
    case toml::value_t::integer:
      into.kind = node_kind::number;
      into.text = std::to_string(from.as_integer());
      return true;
    case toml::value_t::floating: {
      std::ostringstream out;
      out << from.as_floating();
      into.kind = node_kind::number;
      into.text = out.str();
      return true;
    }
    default:
      return true;
  }
}

/// The library reads nested values, and frees nested tables, by calling itself: how deep a text
/// goes is found before it is read. Strings and comments are skipped.
class toml_depth {
 public:
  explicit toml_depth(std::string_view text) : text_(text) {}

  [[nodiscard]] bool is_within(std::size_t most) {
    std::size_t brackets = 0;
    std::size_t dots = 0;
    while (!text_.empty()) {
      if (skip_string() || skip_comment()) continue;
      const char letter = text_.front();
      text_.remove_prefix(1);
      if (letter == '[' || letter == '{') ++brackets;
      if ((letter == ']' || letter == '}') && brackets > 0) --brackets;
      if (letter == '.') ++dots;
      if (letter == '=' || letter == '\n') dots = 0;
      if (brackets > most || dots > most) return false;
    }
    return true;
  }

 private:
  bool skip_comment() {
    if (text_.front() != '#') return false;
    text_.remove_prefix(std::min(text_.find('\n'), text_.size()));
    return true;
  }

  bool skip_string() {
    for (const std::string_view quote : {"\"\"\"", "'''", "\"", "'"}) {
      if (!text_.starts_with(quote)) continue;
      const bool escapes = quote.front() == '"';
      const bool one_line = quote.size() == 1;
      text_.remove_prefix(quote.size());
      while (!text_.empty() && !text_.starts_with(quote) && !(one_line && text_.front() == '\n'))
        text_.remove_prefix(escapes && text_.front() == '\\' && text_.size() > 1 ? 2 : 1);
      text_.remove_prefix(std::min(text_.size(), text_.starts_with(quote) ? quote.size() : 0));
      return true;
    }
    return false;
  }

  std::string_view text_;
};

/// The first line of what the library says, which draws a picture of the place besides.
std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

result<node> read_toml_tree(std::string_view text, std::string_view path) {
  if (text.size() > bounds::yaml_bytes_max || !toml_depth(text).is_within(bounds::import_depth_max))
    return too_much_of_it(path);
  node root;
  tree_bounds most;
  try {
    std::istringstream in{std::string(text)};
    const auto read =
        toml::parse<toml::discard_comments, std::map, std::vector>(in, std::string(path));
    if (!copy_toml(read, root, 1, most)) return too_much_of_it(path);
  } catch (const toml::syntax_error& why) {
    return error{.code = ec::bad_content,
                 .what = "not valid TOML: " + first_line(why.what()),
                 .path = std::string(path),
                 .line = why.location().line()};
  } catch (const std::exception& why) {
    return error{.code = ec::bad_content,
                 .what = "not valid TOML: " + first_line(why.what()),
                 .path = std::string(path)};
  }
  return root;
}

}  // namespace dnd::io::imports
