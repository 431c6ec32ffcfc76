#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dnd::io::config {

/// `path` as seen from `base`, which is absolute: absolute, without ".", "..", double slashes or
/// a slash at the end. Links are not looked at.
[[nodiscard]] std::string absolute_path(const std::string& base, std::string_view path);

/// The directory that holds an absolute path.
[[nodiscard]] std::string parent_directory(const std::string& path);

/// "~" and "~/…" with the home directory in place of "~"; any other text as it is. Nothing when
/// there is no home directory to put in, or when it is somebody else's ("~ada").
[[nodiscard]] std::optional<std::string> expand_home(std::string_view path,
                                                     const std::optional<std::string>& home);

}  // namespace dnd::io::config
