#include "actors/command_object.hpp"

#include "io/files/json/command_object.hpp"

#include <utility>

namespace dnd::actors {

expected<request, std::string> read_command_object(std::string_view line) {
  auto object = json::read_command_object(line);
  if (!object) return std::move(object).error();
  return request{.line = std::move(object->command),
                 .terms = {.id = std::move(object->id), .expect_seq = object->expect_seq}};
}

}  // namespace dnd::actors
