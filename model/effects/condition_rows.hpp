#pragma once

#include "model/effects/modifier.hpp"
#include "model/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

/// What the conditions do, as content says it.
namespace dnd::model {

/// A modifier of a condition.
struct condition_modifier {
  modifier does;
  /// Of exhaustion: the level from which on it counts. Else 0.
  std::uint8_t level = 0;
  friend bool operator==(const condition_modifier&, const condition_modifier&) = default;
};

/// One condition.
struct condition_row {
  std::vector<condition_modifier> modifiers;
  /// Conditions that come with it: who is stunned is incapacitated.
  condition_set implies;
  friend bool operator==(const condition_row&, const condition_row&) = default;
};

/// All of them, made once when a campaign is opened, and never changed then. Creatures carry them
/// as they carry their stat blocks, and like no stat block they are part of no log and no hash:
/// what came of them is in the events.
class condition_rows {
 public:
  /// What an implied condition implies comes with it too.
  explicit condition_rows(std::array<condition_row, condition_count> rows);

  [[nodiscard]] const condition_row& of(condition kind) const noexcept {
    return rows_[static_cast<std::size_t>(kind)];
  }
  /// Those that have a modifier of this key.
  [[nodiscard]] condition_set with(modifier_key key) const noexcept {
    return by_key_[static_cast<std::size_t>(key)];
  }
  /// Calls `visit` with the kind and each modifier of this key that `has` brings along, at such a
  /// level of exhaustion.
  template <class Visit>
  void each(condition_set has, std::uint8_t exhaustion, modifier_key key, Visit visit) const {
    const auto bits = has.bits() & with(key).bits();
    for (std::size_t i = 0; bits >> i != 0; ++i) {
      const auto kind = static_cast<condition>(i);
      if ((bits >> i & 1U) == 0) continue;
      for (const condition_modifier& one : rows_[i].modifiers)
        if (one.does.key == key && one.level <= exhaustion) visit(kind, one.does);
    }
  }

  friend bool operator==(const condition_rows&, const condition_rows&) = default;

 private:
  std::array<condition_row, condition_count> rows_;
  std::array<condition_set, modifier_key_count> by_key_;
};

using condition_rows_ptr = std::shared_ptr<const condition_rows>;

}  // namespace dnd::model
