#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::model {

/// The name of several of a thing: "Torches", "Potions of Healing", "Rope, hempen (50 feet)" as
/// "Ropes, hempen (50 feet)". What stands for many already, or for no number of things, stays as it
/// is: "Caltrops", "Chain Mail".
[[nodiscard]] std::string plural_of(std::string_view name);

/// "3 Torches", "Torch".
[[nodiscard]] std::string counted_thing(std::int64_t count, std::string_view name);

}  // namespace dnd::model
