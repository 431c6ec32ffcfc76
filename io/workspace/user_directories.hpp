#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// Where the desktop standard (XDG Base Directory Specification) keeps what is a user's own.
namespace dnd::io::config {

/// The value of an environment variable. An empty value is the same as none.
using environment = std::function<std::optional<std::string>(std::string_view name)>;

/// `$XDG_CONFIG_HOME`, else `.config` in the home directory. A relative path in a variable is
/// ignored, as the standard says. Nothing when there is no home directory either.
[[nodiscard]] std::optional<std::string> config_home(const environment& variables);
/// `$XDG_DATA_HOME`, else `.local/share` in the home directory, in the same way.
[[nodiscard]] std::optional<std::string> data_home(const environment& variables);
/// `$XDG_CACHE_HOME`, else `.cache` in the home directory, in the same way.
[[nodiscard]] std::optional<std::string> cache_home(const environment& variables);

}  // namespace dnd::io::config
