#include "io/store/codec/json_cursor.hpp"

namespace dnd::io {

std::optional<std::int64_t> json_cursor::take_any_int() noexcept {
  std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const auto value = json::take_int(rest);
  if (value) at_ = rest.data();
  return value;
}

std::optional<std::uint64_t> json_cursor::take_any_uint() noexcept {
  std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const auto value = json::take_uint(rest);
  if (value) at_ = rest.data();
  return value;
}

std::optional<std::string_view> json_cursor::take_string() noexcept {
  if (!take('"')) return std::nullopt;
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  const auto size = json::string_body_size(rest);
  if (size == std::string_view::npos) return std::nullopt;
  at_ += size + 1;
  return rest.substr(0, size);
}

std::optional<std::string_view> json_cursor::take_value() noexcept {
  skip_space();
  const char* const begin = at_;
  int depth = 0;
  do {
    skip_space();
    if (at_ == end_) return std::nullopt;
    const char c = *at_;
    if (c == '"') {
      if (!take_string()) return std::nullopt;
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at_;
    } else if (c == '}' || c == ']') {
      if (--depth < 0) return std::nullopt;
      ++at_;
    } else if (depth > 0 && (c == ',' || c == ':')) {
      ++at_;
    } else {
      const char* const word = at_;
      while (at_ != end_ && *at_ != ',' && *at_ != '}' && *at_ != ']' && *at_ != ' ' &&
             *at_ != ':' && *at_ != '"')
        ++at_;
      if (at_ == word) return std::nullopt;
    }
  } while (depth > 0);
  return std::string_view(begin, static_cast<std::size_t>(at_ - begin));
}

}  // namespace dnd::io
