#include "io/files/json/value.hpp"

#include <simdjson.h>

#include <fmt/format.h>

namespace dnd::json {

namespace ondemand = simdjson::ondemand;

namespace {

/// The reader counts the blanks after a value as part of it.
[[nodiscard]] std::string_view trimmed(std::string_view raw) noexcept {
  return raw.substr(0, raw.find_last_not_of(" \t\r\n") + 1);
}

/// Objects and lists in each other.
constexpr std::size_t depth_max = 64;

}  // namespace

std::optional<std::string_view> value::text() const noexcept {
  return is(kind::text) ? std::optional<std::string_view>(text_) : std::nullopt;
}

std::optional<std::uint64_t> value::count() const noexcept {
  return count_;
}

std::optional<bool> value::truth() const noexcept {
  return is(kind::truth) ? std::optional(truth_) : std::nullopt;
}

const value* value::find(std::string_view name) const noexcept {
  for (auto each = members_.rbegin(); each != members_.rend(); ++each)
    if (each->first == name) return &each->second;
  return nullptr;
}

std::string value::text_of(std::string_view name) const {
  const value* const found = find(name);
  return found == nullptr ? std::string() : found->text_;
}

/// Goes through the text once, from the front to the back: simdjson looks at nothing twice.
struct value_reader {
  /// The sentence, when something is wrong.
  std::string wrong = {};

  [[nodiscard]] bool fails(simdjson::error_code why) {
    if (why != simdjson::SUCCESS && wrong.empty())
      wrong = fmt::format("this is no JSON: {}", simdjson::error_message(why));
    return !wrong.empty();
  }

  void read_list(ondemand::value from, value& into, std::size_t depth) {
    ondemand::array list;
    if (fails(from.get_array().get(list))) return;
    std::string_view raw;
    if (fails(list.raw_json().get(raw)) || fails(list.reset().error())) return;
    into.raw_ = trimmed(raw);
    for (auto each : list) {
      ondemand::value item;
      if (fails(each.get(item))) return;
      read(item, into.items_.emplace_back(), depth + 1);
      if (!wrong.empty()) return;
    }
  }

  void read_object(ondemand::value from, value& into, std::size_t depth) {
    ondemand::object object;
    if (fails(from.get_object().get(object))) return;
    std::string_view raw;
    if (fails(object.raw_json().get(raw)) || fails(object.reset().error())) return;
    into.raw_ = trimmed(raw);
    for (auto each : object) {
      std::string_view name;
      if (fails(each.unescaped_key().get(name))) return;
      std::string key(name);
      ondemand::value item;
      if (fails(each.value().get(item))) return;
      auto& member = into.members_.emplace_back(std::move(key), value());
      read(item, member.second, depth + 1);
      if (!wrong.empty()) return;
    }
  }

  void read_number(ondemand::value from, value& into) {
    into.what_ = value::kind::number;
    double number = 0;
    if (fails(from.get_double().get(number))) return;
    std::uint64_t whole = 0;
    if (from.get_uint64().get(whole) == simdjson::SUCCESS) into.count_ = whole;
  }

  void read(ondemand::value from, value& into, std::size_t depth) {
    if (depth > depth_max) {
      wrong = fmt::format("this is nested deeper than {} levels", depth_max);
      return;
    }
    ondemand::json_type type{};
    if (fails(from.type().get(type))) return;
    if (type == ondemand::json_type::array || type == ondemand::json_type::object) {
      const bool is_list = type == ondemand::json_type::array;
      into.what_ = is_list ? value::kind::list : value::kind::object;
      return is_list ? read_list(from, into, depth) : read_object(from, into, depth);
    }
    std::string_view token = from.raw_json_token();
    token = trimmed(token);
    into.raw_ = token;
    std::string_view words;
    bool is_null = false;
    switch (type) {
      case ondemand::json_type::string:
        into.what_ = value::kind::text;
        if (!fails(from.get_string().get(words))) into.text_ = words;
        return;
      case ondemand::json_type::number:
        return read_number(from, into);
      case ondemand::json_type::boolean:
        into.what_ = value::kind::truth;
        return static_cast<void>(fails(from.get_bool().get(into.truth_)));
      default:
        if (!fails(from.is_null().get(is_null)) && !is_null) wrong = "this is no JSON";
    }
  }
};

expected<value, std::string> read_value(std::string_view text) {
  // A value of its own at the top is another thing to simdjson than one in a list.
  std::string listed;
  listed.reserve(text.size() + 2 + simdjson::SIMDJSON_PADDING);
  listed.append("[").append(text).append("]");
  ondemand::parser parser;
  ondemand::document document;
  value_reader reader;
  if (reader.fails(parser.iterate(listed).get(document))) return reader.wrong;
  ondemand::array list;
  if (reader.fails(document.get_array().get(list))) return reader.wrong;
  std::optional<value> out;
  for (auto each : list) {
    ondemand::value item;
    if (reader.fails(each.get(item))) return reader.wrong;
    // "1], [2" is none.
    if (out) return std::string("this is no JSON: there is more than one value");
    reader.read(item, out.emplace(), 0);
    if (!reader.wrong.empty()) return reader.wrong;
  }
  const char* rest = nullptr;
  if (document.current_location().get(rest) == simdjson::SUCCESS)
    return std::string("this is no JSON: something stands after it");
  if (!out) return std::string("this is no JSON: it is empty");
  return *std::move(out);
}

}  // namespace dnd::json
