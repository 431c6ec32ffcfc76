#pragma once

#include <string>
#include <string_view>

namespace dnd::model {

/// The file name, without its ending, under which a name is kept: its key (`name_key`) with
/// apostrophes dropped, every other run of ASCII characters that are neither letters nor digits
/// turned into one '-', none at either end. `Giant Crocodile` -> `giant-crocodile`,
/// `Crossbow, light` -> `crossbow-light`, `Xar'thal` -> `xarthal`, `ZOË` -> `zoë`. All characters
/// beyond ASCII count as letters. A slug is its own slug. Empty when nothing is left.
[[nodiscard]] std::string slug_of(std::string_view name);

}  // namespace dnd::model
