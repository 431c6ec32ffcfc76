#pragma once

#include "model/text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dnd::model {

/// Finds which of a few fixed names a text is, without looking at the others: what reads a log does
/// it for each event and for each enumeration in it. The names' texts must outlive the table.
template <std::size_t Count>
class name_table {
 public:
  explicit name_table(const std::array<std::string_view, Count>& names) noexcept : names_(names) {
    first_.fill(none);
    for (std::size_t i = Count; i-- > 0;) {
      auto& slot = first_[slot_of(names_[i])];
      next_[i] = slot;
      slot = static_cast<std::int16_t>(i);
    }
  }
  /// The index of the name, of the first where it is there twice; `Count` when it is not there.
  [[nodiscard]] std::size_t find(std::string_view text) const noexcept {
    for (auto i = first_[slot_of(text)]; i != none; i = next_[static_cast<std::size_t>(i)])
      if (same_name(names_[static_cast<std::size_t>(i)], text)) return static_cast<std::size_t>(i);
    return Count;
  }

 private:
  static constexpr std::int16_t none = -1;
  /// Few names meet in a slot; those are chained.
  static constexpr std::size_t slot_count = 256;
  static std::size_t slot_of(std::string_view name) noexcept {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    if (name.empty()) return 0;
    const std::size_t last = name.size() - 1;
    return (name.size() * 7 + at(0) * 31 + at(last / 2) * 131 + at(last) * 3) % slot_count;
  }

  std::array<std::string_view, Count> names_;
  std::array<std::int16_t, slot_count> first_;
  std::array<std::int16_t, Count> next_{};
};

}  // namespace dnd::model
