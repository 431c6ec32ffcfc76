#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dnd::model {

/// Byte offset of the first byte that is not part of a well-formed UTF-8 sequence (overlong forms,
/// surrogates and values above U+10FFFF are not well-formed), or nothing when all is well.
[[nodiscard]] std::optional<std::size_t> first_bad_utf8(std::string_view text) noexcept;

/// Length in bytes of the longest prefix of `text` that has at most `bytes_max` bytes and does not
/// cut a character in two. Requires well-formed UTF-8.
[[nodiscard]] std::size_t utf8_prefix(std::string_view text, std::size_t bytes_max) noexcept;

}  // namespace dnd::model
