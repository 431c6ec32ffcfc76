#include "io/workspace/user_directories.hpp"

#include "io/workspace/paths.hpp"

namespace dnd::io::config {
namespace {

std::optional<std::string> absolute_variable(const environment& variables, std::string_view name) {
  auto value = variables ? variables(name) : std::nullopt;
  if (value && !value->starts_with('/')) value.reset();
  return value;
}

std::optional<std::string> user_directory(const environment& variables, std::string_view variable,
                                          std::string_view below_home) {
  if (const auto named = absolute_variable(variables, variable)) return absolute_path(*named, "");
  if (const auto home = absolute_variable(variables, "HOME")) {
    return absolute_path(*home, below_home);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> config_home(const environment& variables) {
  return user_directory(variables, "XDG_CONFIG_HOME", ".config");
}

std::optional<std::string> data_home(const environment& variables) {
  return user_directory(variables, "XDG_DATA_HOME", ".local/share");
}

std::optional<std::string> cache_home(const environment& variables) {
  return user_directory(variables, "XDG_CACHE_HOME", ".cache");
}

}  // namespace dnd::io::config
