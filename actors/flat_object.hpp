#pragma once

#include "model/result.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace dnd::actors {

/// What a client sends that is no command: a JSON object of texts and of whole numbers.
class flat_object {
 public:
  /// The error is a sentence: what is wrong with it. Fields that are none of `known`, or stand
  /// there twice, are errors.
  [[nodiscard]] static expected<flat_object, std::string> read(
      std::string_view text, std::span<const std::string_view> known);

  [[nodiscard]] bool has(std::string_view field) const { return fields_.contains(field); }
  /// Nothing when the field is not there or holds something else.
  [[nodiscard]] std::optional<std::string_view> text(std::string_view field) const;
  [[nodiscard]] std::optional<std::uint64_t> number(std::string_view field) const;

 private:
  std::map<std::string, std::variant<std::string, std::uint64_t>, std::less<>> fields_;
};

}  // namespace dnd::actors
