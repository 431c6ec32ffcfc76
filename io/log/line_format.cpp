#include "io/log/line_format.hpp"

#include "io/json/text.hpp"
#include "io/json/time.hpp"
#include "model/assert.hpp"

#include <simdjson.h>
#include <xxhash.h>

#include <cstring>
#include <utility>

namespace dnd::io {
namespace {

constexpr std::string_view sum_field = ",\"sum\":\"";
constexpr std::string_view more_field = ",\"more\":true";
static_assert(line_tail_bytes == sum_field.size() + 16 + 2);

/// Removes `literal` from the front of `rest` if it stands there. Its size is known when this is
/// compiled, so that the comparison is a few instructions.
template <std::size_t Size>
bool take(std::string_view& rest, const char (&literal)[Size]) noexcept {
  if (rest.size() < Size - 1 || std::memcmp(rest.data(), literal, Size - 1) != 0) return false;
  rest.remove_prefix(Size - 1);
  return true;
}

/// Takes a string's body and its closing quote.
bool take_body(std::string_view& rest, std::string_view& body) noexcept {
  const std::size_t size = json::string_body_size(rest);
  if (size == std::string_view::npos) return false;
  body = rest.substr(0, size);
  rest.remove_prefix(size + 1);
  return true;
}

template <std::size_t Size>
bool take_optional_string(std::string_view& rest, const char (&literal)[Size],
                          std::string_view& body) noexcept {
  return !take(rest, literal) || take_body(rest, body);
}

/// The fields in the order in which `append_head` writes them; `rest` is the line's body.
bool parse_in_order(std::string_view rest, line_view& line) noexcept {
  if (!take(rest, "{\"seq\":")) return false;
  const auto seq = json::take_uint(rest);
  if (!seq || !take(rest, ",\"at\":\"") || rest.size() < json::time_bytes) return false;
  line.seq = *seq;
  line.at = rest.substr(0, json::time_bytes);
  rest.remove_prefix(json::time_bytes);
  if (!take(rest, "\"")) return false;
  if (take(rest, ",\"synced\":")) {
    line.synced = json::take_uint(rest);
    if (!line.synced) return false;
  }
  if (!take_optional_string(rest, ",\"by\":\"", line.by)) return false;
  if (!take_optional_string(rest, ",\"command\":\"", line.command)) return false;
  if (!take_optional_string(rest, ",\"id\":\"", line.id)) return false;
  if (!take(rest, ",\"type\":\"") || !take_body(rest, line.type)) return false;
  if (!rest.empty() && rest[0] != ',') return false;
  line.more = rest.ends_with(more_field);
  if (line.more) rest.remove_suffix(more_field.size());
  line.payload = rest;
  return line.seq > 0 && !line.type.empty();
}

/// Where a value stands in the scratch string; turned into a view when it has stopped growing.
struct stretch {
  std::size_t begin = 0;
  std::size_t size = 0;
  [[nodiscard]] std::string_view in(const std::string& text) const {
    return std::string_view(text).substr(begin, size);
  }
};

stretch put_escaped(std::string& scratch, std::string_view value) {
  const std::size_t begin = scratch.size();
  json::append_escaped(scratch, value);
  return {begin, scratch.size() - begin};
}

/// The fields of a line's frame, gathered from an object in any order.
struct gathered {
  stretch at, by, command, id, type;
  std::string payload;
};

enum class gather_result : std::uint8_t { frame, event, bad };

/// Sorts one field: into the frame, or left to the event.
gather_result gather(std::string_view key, simdjson::dom::element value, std::string& scratch,
                     line_view& line, gathered& into) {
  const auto text = [&](stretch& place) {
    std::string_view body;
    if (value.get_string().get(body) != simdjson::SUCCESS) return gather_result::bad;
    place = put_escaped(scratch, body);
    return gather_result::frame;
  };
  const auto number = [&](std::uint64_t& place) {
    return value.get_uint64().get(place) == simdjson::SUCCESS ? gather_result::frame
                                                              : gather_result::bad;
  };
  if (key == "seq") return number(line.seq);
  if (key == "synced") return number(line.synced.emplace());
  if (key == "at") return text(into.at);
  if (key == "by") return text(into.by);
  if (key == "command") return text(into.command);
  if (key == "id") return text(into.id);
  if (key == "type") return text(into.type);
  if (key == "more") {
    return value.get_bool().get(line.more) == simdjson::SUCCESS ? gather_result::frame
                                                                : gather_result::bad;
  }
  return key == "sum" ? gather_result::frame : gather_result::event;
}

std::optional<line_view> parse_object(simdjson::dom::object object, std::string_view text,
                                      std::uint64_t sum, std::string& scratch) {
  scratch.clear();
  line_view line;
  line.text = text;
  line.sum = sum;
  gathered parts;
  for (const auto field : object) {
    const gather_result sorted = gather(field.key, field.value, scratch, line, parts);
    if (sorted == gather_result::bad) return {};
    if (sorted == gather_result::frame) continue;
    parts.payload += ',';
    json::append_string(parts.payload, field.key);
    parts.payload += ':';
    parts.payload += simdjson::to_string(field.value);
  }
  const stretch payload{scratch.size(), parts.payload.size()};
  scratch += parts.payload;
  line.at = parts.at.in(scratch);
  line.by = parts.by.in(scratch);
  line.command = parts.command.in(scratch);
  line.id = parts.id.in(scratch);
  line.type = parts.type.in(scratch);
  line.payload = payload.in(scratch);
  if (line.seq == 0 || line.type.empty() || !json::parse_time(line.at)) return {};
  return line;
}

}  // namespace

void append_head(std::string& out, const line_head& head) {
  DND_ASSERT(head.seq > 0 && head.synced < head.seq && !head.type.empty());
  out += "{\"seq\":";
  json::append_uint(out, head.seq);
  out += ",\"at\":\"";
  json::append_time(out, head.at_ms);
  out += '"';
  if (head.synced != 0) {
    out += ",\"synced\":";
    json::append_uint(out, head.synced);
  }
  for (const auto& [name, text] :
       {std::pair<std::string_view, std::string_view>{",\"by\":", head.by},
        {",\"command\":", head.command},
        {",\"id\":", head.id}}) {
    if (text.empty()) continue;
    out += name;
    json::append_string(out, text);
  }
  out += ",\"type\":";
  json::append_string(out, head.type);
}

void append_more(std::string& out) {
  out += more_field;
}

std::uint64_t append_sum(std::string& out, std::size_t line_begin, std::uint64_t previous) {
  DND_ASSERT(line_begin < out.size() && out[line_begin] == '{');
  const std::uint64_t sum = line_sum(std::string_view(out).substr(line_begin), previous);
  out += sum_field;
  json::append_hex(out, sum);
  out += "\"}\n";
  return sum;
}

std::uint64_t line_sum(std::string_view body, std::uint64_t previous) noexcept {
  return XXH3_64bits_withSeed(body.data(), body.size(), previous);
}

std::optional<framed_line> frame_of(std::string_view text) noexcept {
  if (text.size() <= line_tail_bytes || text[0] != '{') return {};
  const std::string_view tail = text.substr(text.size() - line_tail_bytes);
  if (!tail.starts_with(sum_field) || !tail.ends_with("\"}")) return {};
  const auto sum = json::parse_hex(tail.substr(sum_field.size(), 16));
  if (!sum) return {};
  return framed_line{text.substr(0, text.size() - line_tail_bytes), *sum};
}

std::optional<line_view> parse_line(std::string_view text, std::string& scratch) {
  const auto frame = frame_of(text);
  if (!frame) return {};
  return parse_framed(text, *frame, scratch);
}

std::optional<line_view> parse_framed(std::string_view text, const framed_line& frame,
                                      std::string& scratch) {
  std::optional<line_view> line(std::in_place);
  line->text = text;
  line->sum = frame.sum;
  if (parse_in_order(frame.body, *line)) [[likely]]
    return line;
  return parse_line_in_any_order(text, scratch);
}

std::optional<line_view> parse_line_in_any_order(std::string_view text, std::string& scratch) {
  const auto frame = frame_of(text);
  if (!frame) return {};
  // Rare enough to make a parser each time. It copies the text to have room behind it.
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(text.data(), text.size()).get_object().get(object) != simdjson::SUCCESS) {
    return {};
  }
  return parse_object(object, text, frame->sum, scratch);
}

}  // namespace dnd::io
