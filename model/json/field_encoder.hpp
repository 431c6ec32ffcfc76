#pragma once

#include "model/enum_text.hpp"
#include "model/event_fields.hpp"
#include "model/json/text.hpp"

#include <array>
#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Writes described structures as JSON text. Equal values give equal bytes: field order comes
/// from the description, integers are the only numbers, and there is no white space.
namespace dnd::model {

class field_encoder {
 public:
  /// Where the fields of an object go: after others (each with its comma), or first.
  enum class place : std::uint8_t { after_others, first };

  field_encoder(json::appender& out, place where) noexcept
      : out_(out), comma_(where == place::after_others) {}

  template <class T>
  void field(std::string_view name, const T& value) {
    if (comma_) out_ += ',';
    comma_ = true;
    out_ += '"';
    out_ += name;
    out_ += "\":";
    write(out_, value);
  }

  template <class T>
  void optional(std::string_view name, const T& value) {
    if (!is_default(value)) field(name, value);
  }
  template <class T>
  void optional(std::string_view name, const T& value, const T& usual) {
    if (!(value == usual)) field(name, value);
  }

  /// `out` may be looked at after each call.
  template <class T>
  static void write(std::string& out, const T& value) {
    json::appender into(out);
    write(into, value);
  }
  static void write(json::appender& out, bool value) { out += value ? "true" : "false"; }
  template <std::integral T>
  static void write(json::appender& out, T value) {
    if constexpr (std::is_signed_v<T>)
      json::append_int(out, value);
    else
      json::append_uint(out, value);
  }
  static void write(json::appender& out, const std::string& value) {
    json::append_string(out, value);
  }
  static void write(json::appender& out, const small_text& value) {
    json::append_string(out, value.view());
  }
  template <class T>
  requires std::is_enum_v<T>
  static void write(json::appender& out, T value) {
    out += '"';
    out += stored_name(value);
    out += '"';
  }
  template <class T>
  static void write(json::appender& out, const std::optional<T>& value) {
    if (value)
      write(out, *value);
    else
      out += "null";
  }
  template <class T>
  static void write(json::appender& out, const std::shared_ptr<T>& value) {
    if (value)
      write(out, *value);
    else
      out += "null";
  }
  template <class T>
  static void write(json::appender& out, const change<T>& value) {
    out += '[';
    write(out, value.before);
    out += ',';
    write(out, value.after);
    out += ']';
  }
  template <class T>
  static void write(json::appender& out, const std::vector<T>& values) {
    write_list(out, values);
  }
  template <class T>
  static void write(json::appender& out, const modifier_sources<T>& values) {
    write_list(out, values.all());
  }
  template <class T, std::size_t N>
  static void write(json::appender& out, const std::array<T, N>& values) {
    write_list(out, values);
  }
  template <class T, std::size_t N>
  static void write(json::appender& out, const inline_list<T, N>& values) {
    write_list(out, values);
  }
  template <class E, std::size_t N>
  static void write(json::appender& out, const enum_set<E, N>& values) {
    out += '[';
    bool comma = false;
    for (std::size_t i = 0; i < N; ++i) {
      if (!values.contains(static_cast<E>(i))) continue;
      if (comma) out += ',';
      comma = true;
      write(out, static_cast<E>(i));
    }
    out += ']';
  }
  template <has_fields T>
  static void write(json::appender& out, const T& value) {
    out += '{';
    field_encoder inside(out, place::first);
    fields<std::remove_const_t<T>>::visit(value, inside);
    out += '}';
  }

  /// Whether `optional` leaves it out.
  template <class T>
  static bool is_default(const T& value) {
    return value == T{};
  }
  template <class T>
  static bool is_default(const std::vector<T>& value) {
    return value.empty();
  }
  template <class T>
  static bool is_default(const modifier_sources<T>& value) {
    return value.empty();
  }
  template <class T>
  static bool is_default(const std::optional<T>& value) {
    return !value.has_value();
  }
  template <class T>
  static bool is_default(const std::shared_ptr<T>& value) {
    return value == nullptr;
  }

 private:
  template <class Range>
  static void write_list(json::appender& out, const Range& values) {
    out += '[';
    bool comma = false;
    for (const auto& value : values) {
      if (comma) out += ',';
      comma = true;
      write(out, value);
    }
    out += ']';
  }

  json::appender& out_;
  bool comma_;
};

}  // namespace dnd::model
