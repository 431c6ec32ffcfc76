#include "io/workspace/paths.hpp"

#include <vector>

namespace dnd::io::config {

std::string absolute_path(const std::string& base, std::string_view path) {
  std::string whole(path);
  if (!path.starts_with('/')) whole.insert(0, base + '/');
  std::vector<std::string_view> parts;
  for (std::string_view rest = whole; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(part.size() == rest.size() ? part.size() : part.size() + 1);
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty()) {  // Above the root is the root.
      parts.pop_back();
    }
  }
  if (parts.empty()) return "/";
  std::string clean;
  for (const std::string_view part : parts) {
    clean += '/';
    clean += part;
  }
  return clean;
}

std::string parent_directory(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

std::optional<std::string> expand_home(std::string_view path,
                                       const std::optional<std::string>& home) {
  if (!path.starts_with('~')) return std::string(path);
  if (path.size() > 1 && path[1] != '/') return std::nullopt;
  if (!home) return std::nullopt;
  return *home + std::string(path.substr(1));
}

}  // namespace dnd::io::config
