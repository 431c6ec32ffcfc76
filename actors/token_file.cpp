#include "actors/token_file.hpp"

#include "io/files/file_ops.hpp"

#include <algorithm>
#include <cstdint>

namespace dnd::actors {
namespace {

/// More than any token has.
constexpr std::uint64_t token_bytes_max = 1024;
constexpr std::string_view token_begin = "dnd_";
constexpr std::size_t token_size = 47;

[[nodiscard]] bool is_letter(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_';
}

}  // namespace

bool is_token(std::string_view text) noexcept {
  return text.size() == token_size && text.starts_with(token_begin) &&
         std::all_of(text.begin(), text.end(), is_letter);
}

io::result<std::string> read_token(io::file_ops& ops, const std::string& path) {
  const auto is_open = ops.is_open_to_others(path);
  if (!is_open) return is_open.error();
  if (*is_open)
    return io::error{.code = io::ec::permission,
                     .what = "others may read the file of a token, or it is not yours",
                     .todo = "Make it yours alone: chmod 600.",
                     .path = path};
  auto text = ops.read_all(path, token_bytes_max);
  if (!text) return text;
  while (!text->empty() && (text->back() == '\n' || text->back() == '\r' || text->back() == ' '))
    text->pop_back();
  if (is_token(*text)) return text;
  return io::error{.code = io::ec::bad_content,
                   .what = "this is not the file of a token",
                   .todo = "A token is \"dnd_\" and 43 letters, on one line.",
                   .path = path};
}

}  // namespace dnd::actors
