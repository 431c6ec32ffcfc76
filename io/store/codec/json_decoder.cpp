#include "io/store/codec/json_decoder.hpp"

#include <algorithm>

namespace dnd::io {

bool json_index::read(std::string_view text, char open) {
  json_cursor in(text);
  entries_.clear();
  doubled_ = {};
  while (!in.at_end()) {
    if (entries_.size() == fields_max || !in.take(entries_.empty() ? open : ',')) return false;
    const auto name = in.take_string();
    if (!name || !in.take(':')) return false;
    const auto value = in.take_value();
    if (!value) return false;
    if (std::ranges::find(entries_, *name, &entry::name) != entries_.end()) {
      doubled_ = *name;
      return false;
    }
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
