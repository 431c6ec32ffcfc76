#include "io/content/effect_shapes.hpp"

#include "io/content/effect_reader.hpp"
#include "io/content/modifier_reader.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dnd::io::content::shapes {
namespace {

shape_ptr an_effect_list() {
  return read_by([](const value& at) { static_cast<void>(read_effects(at)); });
}
shape_ptr trigger_list() {
  return read_by([](const value& at) { static_cast<void>(read_triggers(at)); });
}
shape_ptr pool_list() {
  return read_by([](const value& at) { static_cast<void>(read_pools(at)); });
}
shape_ptr action_list() {
  return read_by([](const value& at) {
    at.each([](const value& item) { static_cast<void>(read_given_action(item)); });
  });
}

}  // namespace

shape_ptr modifier_list() {
  return read_by([](const value& at) { static_cast<void>(read_modifiers(at)); });
}

void add_effect_fields(shape& into) {
  const auto has = [&](std::string_view name) {
    return std::any_of(into.fields.begin(), into.fields.end(),
                       [&](const shape_field& field) { return field.name == name; });
  };
  for (const auto& [name, list] :
       {std::pair("effects", an_effect_list()), std::pair("modifiers", modifier_list()),
        std::pair("triggers", trigger_list()), std::pair("pools", pool_list()),
        std::pair("actions", action_list())})
    if (!has(name)) into.fields.push_back(optional(name, list));
}

}  // namespace dnd::io::content::shapes
