#include "io/files/error.hpp"

#include <fmt/format.h>

#include <cstring>
#include <iterator>

namespace dnd::io {

std::string_view ec_name(ec code) noexcept {
  switch (code) {
    case ec::not_found:
      return "not_found";
    case ec::exists:
      return "exists";
    case ec::bad_name:
      return "bad_name";
    case ec::not_a_file:
      return "not_a_file";
    case ec::permission:
      return "permission";
    case ec::no_space:
      return "no_space";
    case ec::io_error:
      return "io_error";
    case ec::locked:
      return "locked";
    case ec::moved:
      return "moved";
    case ec::corrupt:
      return "corrupt";
    case ec::contradiction:
      return "contradiction";
    case ec::unknown_event:
      return "unknown_event";
    case ec::unknown_version:
      return "unknown_version";
    case ec::log_lost_tail:
      return "log_lost_tail";
    case ec::bad_yaml:
      return "bad_yaml";
    case ec::bad_content:
      return "bad_content";
    case ec::too_large:
      return "too_large";
    case ec::poisoned:
      return "poisoned";
    case ec::closed:
      return "closed";
    case ec::busy:
      return "busy";
    case ec::internal:
      return "internal";
  }
  return "internal";
}

std::string render(const error& why) {
  std::string text = why.path;
  const auto place = [&text](std::string_view name, const std::optional<std::uint64_t>& number) {
    if (!number) return;
    if (!text.empty()) text += ", ";
    fmt::format_to(std::back_inserter(text), "{} {}", name, *number);
  };
  place("line", why.line);
  place("column", why.column);
  place("byte", why.byte);
  place("seq", why.seq);
  if (!text.empty()) text += ": ";
  text += why.what;
  if (why.system_errno != 0) {
    char buffer[128];
    // The GNU version, which returns the text; it is not always in the buffer.
    fmt::format_to(std::back_inserter(text), " ({})",
                   strerror_r(why.system_errno, buffer, sizeof buffer));
  }
  if (!why.todo.empty()) {
    if (!text.ends_with('.')) text += '.';
    text += ' ';
    text += why.todo;
  }
  return text;
}

bool is_damage(ec code) noexcept {
  switch (code) {
    case ec::corrupt:
    case ec::contradiction:
    case ec::unknown_event:
    case ec::unknown_version:
    case ec::log_lost_tail:
      return true;
    default:
      return false;
  }
}

}  // namespace dnd::io
