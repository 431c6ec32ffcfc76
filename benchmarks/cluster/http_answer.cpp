#include "benchmarks/cluster/http_answer.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace dnd::bench {

namespace {

bool is_same_letter(char left, char right) {
  return std::tolower(static_cast<unsigned char>(left)) ==
         std::tolower(static_cast<unsigned char>(right));
}

/// The value of a field of the head, whose lines each end with "\r\n".
std::optional<std::string_view> field_of(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const auto line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(std::min(head.size(), line.size() + 2));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (!std::ranges::equal(line.substr(0, colon), name, is_same_letter)) continue;
    auto value = line.substr(colon + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    return value;
  }
  return std::nullopt;
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number found{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), found);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
    return std::nullopt;
  return found;
}

io::error no_answer(std::string_view text) {
  constexpr std::size_t shown = 80;
  return {.code = io::ec::corrupt,
          .what = "this is no answer of a host: " + std::string(text.substr(0, shown))};
}

}  // namespace

io::result<http_piece> read_http_answer(std::string_view text) {
  constexpr std::string_view begin = "HTTP/1.1 ";
  constexpr std::string_view blank = "\r\n\r\n";
  const auto end = text.find(blank);
  if (end == std::string_view::npos) {
    if (!text.starts_with(begin.substr(0, text.size()))) return no_answer(text);
    return http_piece{};
  }
  const auto head = text.substr(0, end + 2);
  const auto status =
      head.starts_with(begin) ? number_of<int>(head.substr(begin.size(), 3)) : std::nullopt;
  const auto length = field_of(head, "Content-Length");
  const auto bytes = length ? number_of<std::size_t>(*length) : std::nullopt;
  if (!status || !bytes) return no_answer(text);
  const auto connection = field_of(head, "Connection");
  http_piece found{
      .is_whole = false,
      .status = *status,
      .closes =
          connection && std::ranges::equal(*connection, std::string_view("close"), is_same_letter),
      .body = end + blank.size(),
      .end = end + blank.size() + *bytes};
  found.is_whole = text.size() >= found.end;
  return found;
}

}  // namespace dnd::bench
