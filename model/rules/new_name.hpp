#pragma once

#include "model/refusal.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Names and ids of creatures that are added.
namespace dnd::model::rules {

struct identity {
  creature_id id;
  small_text name;
  std::uint32_t number = 0;
};

/// Checks a name that a person chose. Errors: `bad_name` for what could not be typed as a value
/// later on: no letters or digits, more than creature_name_bytes_max bytes, control characters,
/// quotes, '#', ':', a flag such as `advantage` as its last word, or a number at its end, which
/// is how numbered creatures are told apart.
[[nodiscard]] std::optional<refusal> check_name(std::string_view name,
                                                std::optional<std::size_t> column);

/// Who keeps its name. Errors: `name_taken`, in any spelling; `bad_name`
/// as above but for the number, because an entry may well be called "Agent 47".
[[nodiscard]] ruled<identity> identity_as(const state& now, std::string_view name,
                                          std::optional<std::size_t> column);

/// The next of a kind: "zombie-3", "Zombie 3". A number is not used twice while one of
/// the kind is there; when the last has left, they begin again. Requires a slug that
/// is not empty. Errors: `bad_name` for names that are too long.
[[nodiscard]] ruled<identity> next_identity(const state& now, std::string_view slug,
                                            std::string_view name,
                                            std::optional<std::size_t> column);

}  // namespace dnd::model::rules
