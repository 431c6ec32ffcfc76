#include "model/slug.hpp"

#include "model/name_key.hpp"
#include "model/utf8.hpp"

namespace dnd::model {
namespace {

constexpr bool is_kept(unsigned char letter) noexcept {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter >= 0x80;
}

/// Requires a text whose letters beyond ASCII are those of a key already.
std::string joined_by_dashes(std::string_view name) {
  std::string slug;
  slug.reserve(name.size());
  bool gap = false;
  for (const char byte : name) {
    if (byte == '\'') continue;
    auto letter = static_cast<unsigned char>(byte);
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<unsigned char>(letter - 'A' + 'a');
    if (!is_kept(letter)) {
      gap = true;
      continue;
    }
    if (gap && !slug.empty()) slug += '-';
    gap = false;
    slug += static_cast<char>(letter);
  }
  return slug;
}

}  // namespace

std::string slug_of(std::string_view name) {
  // Names in commands are nearly always ASCII, whose key needs no look at any table.
  if (is_ascii(name)) return joined_by_dashes(name);
  // Once more: an accent may have lost the apostrophe that kept it from its letter.
  return name_key(joined_by_dashes(name_key(name)));
}

}  // namespace dnd::model
