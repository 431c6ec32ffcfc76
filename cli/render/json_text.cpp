#include "cli/render/json_text.hpp"

#include "cli/render/text_width.hpp"
#include "io/files/json/text.hpp"

namespace dnd::cli {
namespace {

namespace json = io::json;

/// `text` with every byte that is not UTF-8 replaced.
[[nodiscard]] std::string as_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto next = first_character(text);
    out += next.valid ? text.substr(0, next.bytes) : std::string_view("\xef\xbf\xbd");
    text.remove_prefix(next.bytes);
  }
  return out;
}

}  // namespace

void json_text::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void json_text::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

json_text& json_text::key(std::string_view name) {
  separate();
  json::append_string(out_, name);
  out_ += ':';
  // The value that follows belongs to this key, not to a list.
  first_ = true;
  return *this;
}

void json_text::text(std::string_view value) {
  separate();
  json::append_string(out_, json::is_utf8(value) ? value : std::string_view(as_utf8(value)));
}

void json_text::number(std::int64_t value) {
  separate();
  json::append_int(out_, value);
}

void json_text::count(std::uint64_t value) {
  separate();
  json::append_uint(out_, value);
}

void json_text::raw(std::string_view value) {
  separate();
  out_ += value;
}

void json_text::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

}  // namespace dnd::cli
