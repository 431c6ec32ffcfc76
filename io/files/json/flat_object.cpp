#include "io/files/json/flat_object.hpp"

#include <simdjson.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace dnd::json {

expected<flat_object, std::string> read_flat_object(std::string_view text,
                                                    std::span<const std::string_view> known) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  // The parser copies the text to have room after it.
  const auto failed = parser.parse(text.data(), text.size()).get_object().get(object);
  if (failed != simdjson::SUCCESS)
    return fmt::format("this is no JSON object: {}", simdjson::error_message(failed));
  flat_object out;
  for (const auto field : object) {
    if (std::find(known.begin(), known.end(), field.key) == known.end())
      return fmt::format("there is no field \"{}\": use {}", field.key, fmt::join(known, ", "));
    if (out.contains(field.key)) return fmt::format("\"{}\" stands there twice", field.key);
    std::string_view words;
    std::uint64_t number = 0;
    if (field.value.get_string().get(words) == simdjson::SUCCESS)
      out.emplace(field.key, std::string(words));
    else if (field.value.get_uint64().get(number) == simdjson::SUCCESS)
      out.emplace(field.key, number);
    else
      return fmt::format("\"{}\" has to be a text or a whole number that is not negative",
                         field.key);
  }
  return out;
}

}  // namespace dnd::json
