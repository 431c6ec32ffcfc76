#include "io/store/postgres/wire.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace dnd::io::postgres {

namespace {

// The server's numbers of its types, which are the same everywhere (pg_type.dat).
constexpr unsigned type_bytes = 17, type_number = 20, type_text = 25, type_uuid = 2950;
constexpr unsigned type_bytes_array = 1001, type_number_array = 1016, type_uuid_array = 2951;

template <class Number>
void put(std::string& out, Number what) {
  for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8)
    out += static_cast<char>((what >> shift) & 0xff);
}

/// An array of one dimension without nulls: its head, then each element's length and bytes.
template <class Elements, class Put>
value array_of(unsigned type, unsigned element, const Elements& what, Put put_element) {
  value made{.type = type, .bytes = {}};
  put(made.bytes, std::uint32_t{what.empty() ? 0U : 1U});
  put(made.bytes, std::uint32_t{0});
  put(made.bytes, std::uint32_t{element});
  if (what.empty()) return made;
  put(made.bytes, static_cast<std::uint32_t>(what.size()));
  put(made.bytes, std::uint32_t{1});
  for (const auto& each : what) put_element(made.bytes, each);
  return made;
}

std::string_view bytes_of(const uuid& what) {
  return {reinterpret_cast<const char*>(what.data()), what.size()};
}

void put_element(std::string& out, std::string_view what) {
  put(out, static_cast<std::uint32_t>(what.size()));
  out += what;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr bool dash_before(std::size_t byte) {
  return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

}  // namespace

std::optional<uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  uuid made{};
  std::size_t at = 0;
  for (std::size_t byte = 0; byte < made.size(); ++byte) {
    if (dash_before(byte) && text[at++] != '-') return std::nullopt;
    const int high = digit_of(text[at]);
    const int low = digit_of(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    made[byte] = static_cast<unsigned char>(high * 16 + low);
    at += 2;
  }
  return made;
}

std::string render_uuid(const uuid& id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t byte = 0; byte < id.size(); ++byte) {
    if (dash_before(byte)) out += '-';
    out += digits[id[byte] >> 4];
    out += digits[id[byte] & 15];
  }
  return out;
}

value number(std::uint64_t what) {
  value made{.type = type_number, .bytes = {}};
  put(made.bytes, what);
  return made;
}

value text(std::string_view what) {
  return {.type = type_text, .bytes = std::string(what)};
}

value bytes(std::string_view what) {
  return {.type = type_bytes, .bytes = std::string(what)};
}

value id(const uuid& what) {
  return {.type = type_uuid, .bytes = std::string(bytes_of(what))};
}

value numbers(std::span<const std::uint64_t> what) {
  return array_of(type_number_array, type_number, what, [](std::string& out, std::uint64_t each) {
    put(out, std::uint32_t{8});
    put(out, each);
  });
}

value ids(std::span<const uuid> what) {
  return array_of(type_uuid_array, type_uuid, what,
                  [](std::string& out, const uuid& each) { put_element(out, bytes_of(each)); });
}

value byte_strings(std::span<const std::string_view> what) {
  return array_of(type_bytes_array, type_bytes, what, put_element);
}

const std::string& reply::cell(std::size_t row, std::size_t column) const {
  static const std::string none;
  DND_ASSERT(row < rows() && column < columns);
  const auto& found = cells[row * columns + column];
  return found ? *found : none;
}

std::string reply::take(std::size_t row, std::size_t column) {
  DND_ASSERT(row < rows() && column < columns);
  auto& found = cells[row * columns + column];
  return found ? std::exchange(*found, {}) : std::string();
}

bool reply::is_null(std::size_t row, std::size_t column) const {
  DND_ASSERT(row < rows() && column < columns);
  return !cells[row * columns + column];
}

std::uint64_t reply::number(std::size_t row, std::size_t column) const {
  std::uint64_t made = 0;
  for (const char each : cell(row, column)) made = made << 8 | static_cast<unsigned char>(each);
  return made;
}

uuid reply::id(std::size_t row, std::size_t column) const {
  uuid made{};
  const auto& given = cell(row, column);
  DND_ASSERT(given.size() == made.size());
  std::memcpy(made.data(), given.data(), made.size());
  return made;
}

bool reply::truth(std::size_t row, std::size_t column) const {
  return number(row, column) != 0;
}

}  // namespace dnd::io::postgres
