#pragma once

#include "io/files/error.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Words that open the host to whoever has them.
namespace dnd::io {

/// SHA-256 of a token. With 256 random bits in it nobody finds the token from its sum, so that a
/// slow hash would cost every request and give nothing.
using token_sum = std::array<std::uint8_t, 32>;

/// "dnd_" and 43 letters, digits, '-' and '_': 256 bits from the system. Errors: of the system.
[[nodiscard]] result<std::string> make_token();
/// Whether the text has the form of a token.
[[nodiscard]] bool is_token(std::string_view text) noexcept;

[[nodiscard]] token_sum sum_of_token(std::string_view token);
/// Takes as long whether the sums differ in their first byte or in none.
[[nodiscard]] bool is_same_sum(const token_sum& one, const token_sum& other) noexcept;

/// 64 hex digits, in lower case.
[[nodiscard]] std::string to_text(const token_sum& sum);
[[nodiscard]] std::optional<token_sum> parse_token_sum(std::string_view text) noexcept;

}  // namespace dnd::io
