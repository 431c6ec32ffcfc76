#include "model/name_key.hpp"

#include "model/utf8.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <optional>

namespace dnd::model {
namespace {

struct release {
  void operator()(utf8proc_uint8_t* text) const noexcept { std::free(text); }
};

/// Quotation marks of all languages are quotes; single ones, dashes and blanks are brought together
/// by UTF8PROC_LUMP.
utf8proc_int32_t plain_quote(utf8proc_int32_t value, void* /*unused*/) {
  const bool is_quote = (value >= 0x201C && value <= 0x201F) || value == 0xAB || value == 0xBB;
  return is_quote ? '"' : value;
}

/// What all keys have in common: no case, nothing that is not seen, one character for those that
/// look alike.
constexpr int alike = UTF8PROC_STABLE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP;

/// Nothing for text that is not UTF-8.
std::optional<std::string> mapped(std::string_view text, int options) {
  utf8proc_uint8_t* made = nullptr;
  const auto bytes =
      utf8proc_map_custom(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                          static_cast<utf8proc_ssize_t>(text.size()), &made,
                          static_cast<utf8proc_option_t>(options), plain_quote, nullptr);
  const std::unique_ptr<utf8proc_uint8_t, release> owned(made);
  if (bytes < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(made), static_cast<std::size_t>(bytes));
}

std::string in_lower_case(std::string_view text) {
  std::string key(text);
  for (char& letter : key)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return key;
}

std::string key_of(std::string_view text, int options) {
  if (is_ascii(text)) return in_lower_case(text);
  auto key = mapped(text, options);
  return key ? *std::move(key) : in_lower_case(text);
}

}  // namespace

std::string name_key(std::string_view text) {
  return key_of(text, alike | UTF8PROC_COMPOSE);
}

std::string name_key_without_accents(std::string_view text) {
  return key_of(text, alike | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
}

}  // namespace dnd::model
