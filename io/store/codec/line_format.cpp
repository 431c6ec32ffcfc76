#include "io/store/codec/line_format.hpp"

#include "io/files/json/text.hpp"
#include "io/files/json/time.hpp"
#include "model/assert.hpp"

#include <simdjson.h>
#include <xxhash.h>

#include <cstring>

namespace dnd::io {
namespace {

constexpr std::string_view more_field = ",\"more\":true";
static_assert(line_tail_bytes == sum_field.size() + 16 + 2);

/// What is left of a line's body. All of it is inlined into one straight pass: a replay spends a
/// good part of its time here.
class line_cursor {
 public:
  explicit line_cursor(std::string_view body) noexcept
      : at_(body.data()), end_(body.data() + body.size()) {}

  /// Steps over `literal` if it is next.
  template <std::size_t Size>
  [[gnu::always_inline]] bool take(const char (&literal)[Size]) noexcept {
    if (end_ - at_ < static_cast<std::ptrdiff_t>(Size - 1) ||
        __builtin_memcmp(at_, literal, Size - 1) != 0)
      return false;
    at_ += Size - 1;
    return true;
  }
  [[gnu::always_inline]] bool take(std::uint64_t& number) noexcept {
    const char* const begin = at_;
    const char* const after = json::few_digits(at_, end_, number);
    if (after != nullptr) [[likely]] {
      at_ = after;
      return true;
    }
    std::string_view rest(begin, static_cast<std::size_t>(end_ - begin));
    const auto any = json::take_uint(rest);
    at_ = rest.data();
    number = any.value_or(0);
    return any.has_value();
  }
  /// Takes a string's body, still escaped, and its closing quote.
  [[gnu::always_inline]] bool take_body(std::string_view& body) noexcept {
    const char* after = json::plain_end(at_, end_);
    if (after == end_ || *after != '"') [[unlikely]] {
      const auto size = json::string_body_size(rest());
      if (size == std::string_view::npos) return false;
      after = at_ + size;
    }
    body = {at_, static_cast<std::size_t>(after - at_)};
    at_ = after + 1;
    return true;
  }
  [[gnu::always_inline]] bool take_bytes(std::size_t size, std::string_view& bytes) noexcept {
    if (end_ - at_ < static_cast<std::ptrdiff_t>(size)) return false;
    bytes = {at_, size};
    at_ += size;
    return true;
  }
  template <std::size_t Size>
  [[gnu::always_inline]] bool take_optional(const char (&literal)[Size],
                                            std::string_view& body) noexcept {
    if (take(literal)) return take_body(body);
    body = {};
    return true;
  }
  [[nodiscard]] std::string_view rest() const noexcept {
    return {at_, static_cast<std::size_t>(end_ - at_)};
  }

 private:
  const char* at_;
  const char* end_;
};

/// The fields in the order in which `append_head` writes them.
bool parse_in_order(std::string_view body, line_view& line) noexcept {
  line_cursor in(body);
  if (!in.take("{\"seq\":") || !in.take(line.seq)) return false;
  if (!in.take(",\"at\":\"") || !in.take_bytes(json::time_bytes, line.at) || !in.take("\"")) {
    return false;
  }
  line.synced.reset();
  if (in.take(",\"synced\":") && !in.take(line.synced.emplace())) return false;
  if (!in.take_optional(",\"by\":\"", line.by)) return false;
  if (!in.take_optional(",\"command\":\"", line.command)) return false;
  if (!in.take_optional(",\"id\":\"", line.id)) return false;
  if (!in.take(",\"type\":\"") || !in.take_body(line.type)) return false;
  std::string_view payload = in.rest();
  if (!payload.empty() && payload[0] != ',') return false;
  line.more = payload.ends_with(more_field);
  if (line.more) payload.remove_suffix(more_field.size());
  line.payload = payload;
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

/// What a head comes to at most, without its texts and their escapes: two numbers, a time, names.
constexpr std::size_t head_frame_bytes = 128;

/// Empty ones are left out.
void append_text(json::appender& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out += name;
  json::append_string(out, text);
}

}  // namespace

void append_head(std::string& out, const line_head& head) {
  DND_ASSERT(head.seq > 0 && head.synced < head.seq && !head.type.empty());
  json::appender into(out, head_frame_bytes + head.by.size() + head.command.size() +
                               head.id.size() + head.type.size());
  into += "{\"seq\":";
  json::append_uint(into, head.seq);
  into += ",\"at\":\"";
  json::append_time(into, head.at_ms);
  into += '"';
  if (head.synced != 0) {
    into += ",\"synced\":";
    json::append_uint(into, head.synced);
  }
  append_text(into, ",\"by\":", head.by);
  append_text(into, ",\"command\":", head.command);
  append_text(into, ",\"id\":", head.id);
  into += ",\"type\":\"";
  into += head.type;
  into += '"';
}

void append_more(std::string& out) {
  out += more_field;
}

std::uint64_t append_sum(std::string& out, std::size_t line_begin, std::uint64_t previous) {
  DND_ASSERT(line_begin < out.size() && out[line_begin] == '{');
  const std::uint64_t sum = line_sum(std::string_view(out).substr(line_begin), previous);
  json::appender into(out, line_tail_bytes + 1);
  into += sum_field;
  json::append_hex(into, sum);
  into += "\"}\n";
  return sum;
}

std::uint64_t line_sum(std::string_view body, std::uint64_t previous) noexcept {
  return XXH3_64bits_withSeed(body.data(), body.size(), previous);
}

std::optional<line_view> parse_line(std::string_view text, std::string& scratch) {
  const auto frame = frame_of(text);
  if (!frame) return {};
  return parse_framed(text, *frame, scratch);
}

std::optional<line_view> parse_framed(std::string_view text, const framed_line& frame,
                                      std::string& scratch) {
  std::optional<line_view> line(std::in_place);
  if (parse_in_usual_order(text, frame, *line)) [[likely]]
    return line;
  return parse_line_in_any_order(text, scratch);
}

bool parse_in_usual_order(std::string_view text, const framed_line& frame,
                          line_view& line) noexcept {
  line.text = text;
  line.sum = frame.sum;
  return parse_in_order(frame.body, line);
}

std::optional<line_view> parse_line_in_any_order(std::string_view text, std::string& scratch) {
  const auto frame = frame_of(text);
  if (!frame) return {};
  // Rare enough to make a parser each time. It copies the text to have room after it.
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(text.data(), text.size()).get_object().get(object) != simdjson::SUCCESS) {
    return {};
  }
  return parse_object(object, text, frame->sum, scratch);
}

}  // namespace dnd::io
