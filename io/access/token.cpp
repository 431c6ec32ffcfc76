#include "io/access/token.hpp"

#include "model/assert.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <sys/random.h>

namespace dnd::io {
namespace {

constexpr std::string_view token_prefix = "dnd_";
/// 256 bits, six to a letter.
constexpr std::size_t token_letters = 43;
constexpr std::string_view letters_of_tokens =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view hex_digits = "0123456789abcdef";

/// Base64 as URLs have it (RFC 4648, section 5), without the padding.
[[nodiscard]] std::string url_letters(std::span<const std::uint8_t> bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const std::uint8_t each : bytes) {
    bits = bits << 8 | each;
    for (count += 8; count >= 6; count -= 6) out += letters_of_tokens[bits >> (count - 6) & 63];
  }
  if (count > 0) out += letters_of_tokens[bits << (6 - count) & 63];
  return out;
}

}  // namespace

result<std::string> make_token() {
  std::array<std::uint8_t, 32> random;
  std::size_t have = 0;
  while (have < random.size()) {
    const auto got = ::getrandom(random.data() + have, random.size() - have, 0);
    if (got > 0) {
      have += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      return error{.code = ec::io_error,
                   .what = "the system gives no random numbers",
                   .todo = "",
                   .system_errno = errno};
    }
  }
  std::string out = std::string(token_prefix) + url_letters(random);
  OPENSSL_cleanse(random.data(), random.size());
  return out;
}

bool is_token(std::string_view text) noexcept {
  return text.size() == token_prefix.size() + token_letters && text.starts_with(token_prefix) &&
         text.find_first_not_of(letters_of_tokens, token_prefix.size()) == std::string_view::npos;
}

token_sum sum_of_token(std::string_view token) {
  token_sum out{};
  unsigned size = 0;
  const int is_made =
      ::EVP_Digest(token.data(), token.size(), out.data(), &size, ::EVP_sha256(), nullptr);
  DND_ASSERT(is_made == 1 && size == out.size());
  return out;
}

bool is_same_sum(const token_sum& one, const token_sum& other) noexcept {
  return ::CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string to_text(const token_sum& sum) {
  std::string out;
  for (const std::uint8_t each : sum) {
    out += hex_digits[each >> 4U];
    out += hex_digits[each & 15U];
  }
  return out;
}

std::optional<token_sum> parse_token_sum(std::string_view text) noexcept {
  token_sum out{};
  if (text.size() != 2 * out.size()) return std::nullopt;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto high = hex_digits.find(text[2 * i]);
    const auto low = hex_digits.find(text[2 * i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    out[i] = static_cast<std::uint8_t>(high << 4U | low);
  }
  return out;
}

}  // namespace dnd::io
