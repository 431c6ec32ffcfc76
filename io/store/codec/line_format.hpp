#pragma once

#include "io/files/json/text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

/// One line of the event log: how it is framed. What the event says is the codec's business.
///
///   {"seq":42,"at":"2026-11-22T19:04:11.120Z",["synced":41,]["by":"grog","command":"…","id":"…",]
///    "type":"damage_dealt"[,…fields of the event…][,"more":true],"sum":"8c5d0e4f7a1b2c3d"}
///
/// `sum` is XXH3-64 of the line's bytes before `,"sum":`, seeded with the sum of the line before
/// it (0 for the first line of a campaign). A line proves itself only against its predecessor.
namespace dnd::io {

/// What stands between a line's body and its sum, which is 16 hexadecimal digits.
inline constexpr std::string_view sum_field = ",\"sum\":\"";
/// `,"sum":"0123456789abcdef"}`: what every line ends in, its newline excluded.
inline constexpr std::size_t line_tail_bytes = 26;

/// What a line says before the fields of its event.
struct line_head {
  std::uint64_t seq = 0;          ///< From 1.
  std::int64_t at_ms = 0;         ///< Milliseconds since 1970, UTC.
  std::uint64_t synced = 0;       ///< Highest seq known to be durable; 0 leaves it out.
  std::string_view by = {};       ///< Empty leaves it out. Not escaped.
  std::string_view command = {};  ///< Empty leaves it out. Not escaped.
  std::string_view id = {};       ///< The client's id of the command; empty leaves it out.
  std::string_view type = {};     ///< Name of the event's type, of [a-z0-9_] only.
};

/// Appends the line up to and with its `type`. The fields follow, each as `,"name":value`.
void append_head(std::string& out, const line_head& head);
/// Appends `,"more":true`: the same command's next event follows. After the last field.
void append_more(std::string& out);
/// Ends the line that begins at `line_begin`: appends its sum, the brace and the newline.
/// Returns the sum, which seeds the next line.
std::uint64_t append_sum(std::string& out, std::size_t line_begin, std::uint64_t previous);

/// The sum of a line's bytes before `,"sum":`.
[[nodiscard]] std::uint64_t line_sum(std::string_view body, std::uint64_t previous) noexcept;

/// A line's own bytes, parted from its sum, by its frame alone: nothing is checked.
struct framed_line {
  std::string_view body;  ///< Everything before `,"sum":`.
  std::uint64_t sum = 0;  ///< As the line states it.
};
/// `text` is the line without its newline. Nothing when it does not end as every line does or
/// does not begin with a brace.
[[nodiscard, gnu::always_inline]] inline std::optional<framed_line> frame_of(
    std::string_view text) noexcept {
  if (text.size() <= line_tail_bytes || text[0] != '{') return {};
  const char* const tail = text.data() + text.size() - line_tail_bytes;
  if (std::memcmp(tail, sum_field.data(), sum_field.size()) != 0 || text[text.size() - 2] != '"' ||
      text[text.size() - 1] != '}')
    return {};
  const auto sum = json::parse_hex({tail + sum_field.size(), 16});
  if (!sum) return {};
  return framed_line{{text.data(), text.size() - line_tail_bytes}, *sum};
}

/// A parsed line. The views point into the line's text, or into the scratch string that was
/// given to `parse_line` when the line is not of the usual form.
struct line_view {
  std::uint64_t seq = 0;
  std::uint64_t sum = 0;
  std::optional<std::uint64_t> synced = {};
  bool more = false;
  std::string_view at = {};       ///< As written; see `json::parse_time`.
  std::string_view by = {};       ///< The string's body, still escaped; see `json::is_plain`.
  std::string_view command = {};  ///< Still escaped; empty when there is none.
  std::string_view id = {};       ///< Still escaped; empty when there is none.
  std::string_view type = {};
  /// The fields of the event as text, each with its leading comma: `,"target":"x","amount":9`.
  /// Empty when the event has none. Never holds `more` or `sum` on a line of this program.
  std::string_view payload = {};
  std::string_view text = {};  ///< The whole line without its newline, as it is on disk.
  std::uint64_t offset = 0;    ///< Of its first byte in its file. Set by the scanner.
  std::uint64_t line = 0;      ///< Its number in its file, from 1. Set by the scanner.
};

/// Reads a framed line: a straight pass over the fields in the order in which this program
/// writes them, else (a line that a person edited and resealed) through a JSON parser, which puts
/// the fields in order in `scratch`. Nothing when the line is not one of this log at all. The
/// sum is not checked here, nor is the JSON of the payload on the straight pass.
[[nodiscard]] std::optional<line_view> parse_line(std::string_view text, std::string& scratch);
/// The same for a line whose frame was looked at already.
[[nodiscard]] std::optional<line_view> parse_framed(std::string_view text, const framed_line& frame,
                                                    std::string& scratch);
/// The first way alone. What `line` said before is gone, but for what the scanner sets.
[[nodiscard]] bool parse_in_usual_order(std::string_view text, const framed_line& frame,
                                        line_view& line) noexcept;
/// The second way alone, for a decoder that met a field of the frame inside the payload.
[[nodiscard]] std::optional<line_view> parse_line_in_any_order(std::string_view text,
                                                               std::string& scratch);

}  // namespace dnd::io
