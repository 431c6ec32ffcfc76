#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dnd::cli::host {

/// Whether a client's Accept-Encoding takes gzip.
[[nodiscard]] bool takes_gzip(std::string_view accepted) noexcept;

/// The text in the format of gzip, when that makes it smaller; nothing when it does not, or when
/// there is no memory for it. Quick rather than thorough: a network's thread waits for it.
[[nodiscard]] std::optional<std::string> gzipped(std::string_view text);

}  // namespace dnd::cli::host
