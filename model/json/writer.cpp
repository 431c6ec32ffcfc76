#include "model/json/writer.hpp"

#include "model/json/text.hpp"
#include "model/utf8.hpp"

namespace dnd::json {
namespace {

/// `text` with every byte that is not UTF-8 replaced.
[[nodiscard]] std::string as_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto next = model::first_character(text);
    out += next.valid ? text.substr(0, next.bytes) : std::string_view("\xef\xbf\xbd");
    text.remove_prefix(next.bytes);
  }
  return out;
}

}  // namespace

void writer::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void writer::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

writer& writer::key(std::string_view name) {
  separate();
  append_string(out_, name);
  out_ += ':';
  // The value that follows belongs to this key, not to a list.
  first_ = true;
  return *this;
}

void writer::text(std::string_view value) {
  separate();
  append_string(out_, model::is_utf8(value) ? value : std::string_view(as_utf8(value)));
}

void writer::number(std::int64_t value) {
  separate();
  append_int(out_, value);
}

void writer::count(std::uint64_t value) {
  separate();
  append_uint(out_, value);
}

void writer::raw(std::string_view value) {
  separate();
  out_ += value;
}

void writer::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

}  // namespace dnd::json
