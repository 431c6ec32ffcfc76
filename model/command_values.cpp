#include "model/command_values.hpp"

#include "model/assert.hpp"

#include <array>

namespace dnd::model {

std::string_view to_text(cover_degree value) noexcept {
  switch (value) {
    case cover_degree::none:
      return "none";
    case cover_degree::half:
      return "half";
    case cover_degree::three_quarters:
      return "three-quarters";
  }
  DND_ASSERT(false);
}

namespace {

constexpr std::array<std::string_view, 4> policies{"simple", "focus", "spread", "random"};

}  // namespace

std::string_view to_text(play_policy value) noexcept {
  return policies[static_cast<std::size_t>(value)];
}

std::span<const std::string_view> play_policy_names() noexcept {
  return policies;
}

}  // namespace dnd::model
