#pragma once

#include "model/automatic/options.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// Choices by chance, the same on every machine and without a memory of its own.
namespace dnd::model::automatic {

/// Numbers that follow from a seed. (SplitMix64: small, and well mixed from the first number on.)
class chance {
 public:
  explicit chance(std::uint64_t seed) noexcept : state_(seed) {}

  [[nodiscard]] std::uint64_t next() noexcept;
  /// 0..`count` - 1. Requires 0 < count.
  [[nodiscard]] std::size_t pick(std::size_t count) noexcept {
    return static_cast<std::size_t>(next() % count);
  }
  /// True `times` of `of` times.
  [[nodiscard]] bool comes(std::size_t times, std::size_t of) noexcept { return pick(of) < times; }

  template <class T>
  void shuffle(std::vector<T>& all) noexcept {
    for (std::size_t left = all.size(); left > 1; --left) {
      T& one = all[left - 1];
      T& other = all[pick(left)];
      // `std::swap` of commands would be made for each pair of their kinds: half a minute to
      // compile.
      if (&one != &other) other = std::exchange(one, std::move(other));
    }
  }

 private:
  std::uint64_t state_;
};

/// Anything that somebody could type for the creature in its turn, good or not, in any order: what
/// good options there are, at anybody; and deeds, spells with any slot, and movement.
[[nodiscard]] std::vector<command> any_options(const state& now, const creature& who,
                                               const content_lookup& content, chance& by);

}  // namespace dnd::model::automatic
