#include "model/views/asked_sessions.hpp"

#include "model/language/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>

namespace dnd::model::views {
namespace {

using language::same_word;

struct session_numbers {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

[[nodiscard]] std::string_view without_outer_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// "3", or "last".
[[nodiscard]] std::optional<std::uint32_t> session_number(std::string_view text,
                                                          std::uint32_t newest) {
  text = without_outer_blanks(text);
  if (same_word(text, "last")) return newest;
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, wrong] = std::from_chars(text.data(), end, number);
  if (wrong != std::errc() || stop != end) return std::nullopt;
  return number;
}

[[nodiscard]] std::optional<session_numbers> session_range(std::string_view text,
                                                           std::uint32_t newest) {
  text = without_outer_blanks(text);
  for (const std::string_view before : {"session ", "sessions "})
    if (text.size() > before.size() &&
        same_word(text.substr(0, before.size() - 1), before.substr(0, before.size() - 1)) &&
        text[before.size() - 1] == ' ')
      text = without_outer_blanks(text.substr(before.size()));
  const auto gap = text.find("..");
  if (gap == std::string_view::npos) {
    const auto one = session_number(text, newest);
    if (!one) return std::nullopt;
    return session_numbers{*one, *one};
  }
  const std::string_view last = without_outer_blanks(text.substr(gap + 2));
  const auto from = session_number(text.substr(0, gap), newest);
  const auto to = last.empty() ? std::optional(newest) : session_number(last, newest);
  if (!from || !to) return std::nullopt;
  return session_numbers{*from, *to};
}

}  // namespace

ruled<std::vector<session_info>> sessions_asked(const std::optional<word>& typed,
                                                std::span<const session_info> all) {
  if (all.empty())
    return refusal{.code = refusal_code::not_available,
                   .message = "there was no session yet",
                   .hint = "`session start` begins one.",
                   .column = typed ? std::optional(typed->column) : std::nullopt};
  if (!typed) return std::vector<session_info>{all.back()};
  const auto no = [&](std::string message) {
    return refusal{.code = refusal_code::bad_value,
                   .message = std::move(message),
                   .hint = fmt::format("Sessions are {} to {}: `3`, `last`, `2..4`.",
                                       all.front().number, all.back().number),
                   .column = typed->column};
  };
  const auto wanted = session_range(typed->text, all.back().number);
  if (!wanted) return no(fmt::format("\"{}\" is no session", typed->text));
  if (wanted->from > wanted->to)
    return no(fmt::format("session {} is not before session {}", wanted->from, wanted->to));
  std::vector<session_info> out;
  for (const session_info& each : all)
    if (each.number >= wanted->from && each.number <= wanted->to) out.push_back(each);
  if (out.empty() || out.back().number != wanted->to)
    return no(fmt::format("there is no session {}", wanted->to));
  return out;
}

}  // namespace dnd::model::views
