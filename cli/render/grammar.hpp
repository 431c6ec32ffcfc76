#pragma once

#include "model/counted.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Numbers and lists as parts of a sentence.
namespace dnd::cli {

/// "+3", "-1", "+0".
[[nodiscard]] std::string with_sign(std::int64_t value);
/// "1 round", "3 rounds".
using model::counted;
/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string joined(std::span<const std::string> items);
/// "a, b, c".
[[nodiscard]] std::string listed(std::span<const std::string> items);

}  // namespace dnd::cli
