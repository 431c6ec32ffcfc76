#pragma once

#include "io/files/error.hpp"

#include <string>
#include <string_view>

namespace dnd::io {
class file_ops;
}  // namespace dnd::io

namespace dnd::actors {

/// Whether it has the form of a token of a host: "dnd_" and 43 letters of base64url.
[[nodiscard]] bool is_token(std::string_view text) noexcept;

/// What the file of a token holds. Errors: the file's; `permission` for one that others may read;
/// `bad_content` for one that holds something else, of which nothing is told.
[[nodiscard]] io::result<std::string> read_token(io::file_ops& ops, const std::string& path);

}  // namespace dnd::actors
