#include "io/codec/json_decoder.hpp"

#include <algorithm>

namespace dnd::io {

bool json_index::read(std::string_view text) {
  json_cursor in(text);
  entries_.clear();
  while (!in.at_end()) {
    if (!in.take(',') && !in.take('{')) return false;
    if (entries_.empty() && in.at_end()) return true;
    const auto name = in.take_string();
    if (!name || !in.take(':')) return false;
    const auto value = in.take_value();
    if (!value) return false;
    const auto doubled =
        std::ranges::any_of(entries_, [&](const entry& have) { return have.name == *name; });
    if (doubled) return false;
    entries_.push_back({.name = *name, .value = *value});
  }
  return true;
}

std::optional<std::string_view> json_index::take(std::string_view name) noexcept {
  for (auto& have : entries_) {
    if (have.taken || have.name != name) continue;
    have.taken = true;
    return have.value;
  }
  return std::nullopt;
}

std::string_view json_index::left_over() const noexcept {
  for (const auto& have : entries_)
    if (!have.taken) return have.name;
  return {};
}

}  // namespace dnd::io
