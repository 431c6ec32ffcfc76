#pragma once

#include <optional>
#include <span>
#include <string_view>

/// What fields are called elsewhere. People who come from another tool, or copy from one, write
/// `ac` and `hp`; they are told what stands for it here, and a check renames it for them.
namespace dnd::io::content {

/// The one of `known` that `name` means: in another case or with other marks between its words
/// ("armorClass"), by the name that other tools have for it ("ac"), or misspelled ("armor_clas").
[[nodiscard]] std::optional<std::string_view> known_field(std::string_view name,
                                                          std::span<const std::string_view> known);

}  // namespace dnd::io::content
