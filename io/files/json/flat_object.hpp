#pragma once

#include "model/result.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace dnd::json {

/// A JSON object of texts and of whole numbers that are not negative.
using flat_object = std::map<std::string, std::variant<std::string, std::uint64_t>, std::less<>>;

/// The error is a sentence: what is wrong with it. Fields that are none of `known`, or stand there
/// twice, are errors, as in the command language: nothing is ignored in silence.
[[nodiscard]] expected<flat_object, std::string> read_flat_object(
    std::string_view text, std::span<const std::string_view> known);

}  // namespace dnd::json
