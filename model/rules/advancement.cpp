#include "model/rules/advancement.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <array>

namespace dnd::model::rules {

namespace {

constexpr std::array<std::int64_t, 20> begins{
    0,      300,     900,     2'700,   6'500,   14'000,  23'000,  34'000,  48'000,  64'000,
    85'000, 100'000, 120'000, 140'000, 165'000, 195'000, 225'000, 265'000, 305'000, 355'000};

}  // namespace

std::int64_t experience_for(std::int32_t level) noexcept {
  DND_ASSERT(level >= 1 && level <= static_cast<std::int32_t>(begins.size()));
  return begins[static_cast<std::size_t>(level - 1)];
}

std::int32_t level_for(std::int64_t experience) noexcept {
  const auto above = std::ranges::upper_bound(begins, std::max<std::int64_t>(experience, 0));
  return static_cast<std::int32_t>(above - begins.begin());
}

}  // namespace dnd::model::rules
