#include "actors/flat_object.hpp"

#include "io/files/json/flat_object.hpp"

#include <utility>

namespace dnd::actors {

expected<flat_object, std::string> flat_object::read(std::string_view text,
                                                     std::span<const std::string_view> known) {
  auto fields = json::read_flat_object(text, known);
  if (!fields) return std::move(fields).error();
  flat_object out;
  out.fields_ = *std::move(fields);
  return out;
}

std::optional<std::string_view> flat_object::text(std::string_view field) const {
  const auto found = fields_.find(field);
  const auto* value = found == fields_.end() ? nullptr : std::get_if<std::string>(&found->second);
  return value == nullptr ? std::nullopt : std::optional<std::string_view>(*value);
}

std::optional<std::uint64_t> flat_object::number(std::string_view field) const {
  const auto found = fields_.find(field);
  const auto* value = found == fields_.end() ? nullptr : std::get_if<std::uint64_t>(&found->second);
  return value == nullptr ? std::nullopt : std::optional<std::uint64_t>(*value);
}

}  // namespace dnd::actors
