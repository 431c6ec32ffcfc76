#include "io/files/json/command_object.hpp"

#include <simdjson.h>

#include <fmt/format.h>

#include <utility>

namespace dnd::json {

namespace {

using simdjson::dom::element;

std::string wrong(std::string_view key, std::string_view kind) {
  return fmt::format("\"{}\" has to be {}", key, kind);
}

/// The sentence when the field does not fit; empty when it does.
std::string take_field(std::string_view key, element value, command_object& into, unsigned& seen) {
  constexpr std::string_view keys[] = {"command", "id", "expect_seq"};
  for (unsigned i = 0; i < std::size(keys); ++i) {
    if (key != keys[i]) continue;
    if ((seen & (1U << i)) != 0) return fmt::format("\"{}\" stands there twice", key);
    seen |= 1U << i;
  }
  if (key == "expect_seq") {
    std::uint64_t number = 0;
    if (value.get_uint64().get(number) != simdjson::SUCCESS)
      return wrong(key, "a whole number that is not negative");
    into.expect_seq = number;
    return {};
  }
  if (key != "command" && key != "id")
    return fmt::format("there is no field \"{}\": use command, id and expect_seq", key);
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) return wrong(key, "a text");
  if (key == "id" && text.empty()) return wrong(key, "a text that is not empty");
  (key == "id" ? into.id : into.command) = text;
  return {};
}

}  // namespace

expected<command_object, std::string> read_command_object(std::string_view line) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  // The parser copies the text to have room after it.
  const auto failed = parser.parse(line.data(), line.size()).get_object().get(object);
  if (failed != simdjson::SUCCESS)
    return fmt::format("the line is no JSON object: {}", simdjson::error_message(failed));
  command_object command;
  unsigned seen = 0;
  for (const auto field : object)
    if (auto why = take_field(field.key, field.value, command, seen); !why.empty()) return why;
  if ((seen & 1U) == 0) return std::string("\"command\" is missing");
  return command;
}

}  // namespace dnd::json
