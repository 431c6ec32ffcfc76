#include "io/content/entry_name.hpp"

#include "io/content/yaml.hpp"

#include <algorithm>
#include <cstddef>

namespace dnd::io::content {

std::string name_in(std::string_view text) {
  constexpr std::string_view field = "name:";
  std::string_view line = text;
  while (!line.starts_with(field)) {
    const std::size_t end = line.find('\n');
    if (end == std::string_view::npos) break;
    line.remove_prefix(end + 1);
  }
  if (line.starts_with(field)) text = line.substr(0, line.find('\n'));
  const auto read = read_yaml(text, {});
  if (!read || read->root().kind != yaml_kind::mapping) return {};
  for (std::size_t i = 0; i < read->root().entry_count(); ++i)
    if (read->root().key(i).text == "name") return read->root().value(i).text;
  return {};
}

std::string spoken_name(std::string name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos) return name;
  const std::size_t end = std::min(name.find(" (", comma), name.size());
  std::string word = name.substr(comma + 2, end - (comma + 2));
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word + " " + name.substr(0, comma) + name.substr(end);
}

}  // namespace dnd::io::content
