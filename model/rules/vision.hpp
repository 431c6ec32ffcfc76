#pragma once

#include "model/rules/draft.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <optional>

/// Who sees whom, as far as light has to do with it: `ruling light:` says how light it is, and what
/// burns or shines makes it lighter. SRD: Vision and Light. See docs/rulings.md.
namespace dnd::model::rules {

/// How well somebody sees: by bright light, by dim light, or not at all.
enum class sight_by : std::uint8_t { bright, dim, none };

/// Feet around the one who bears it.
struct shed_light {
  std::int32_t bright_ft = 0;
  /// Beyond the bright light.
  std::int32_t dim_ft = 0;
};

/// The brightest light that it sheds; both are 0 where it sheds none.
[[nodiscard]] shed_light light_from(const creature& who) noexcept;

/// How `seer` sees `seen`, so many feet away, by the light and the senses that there are. Without a
/// distance every light and every sense reaches that far.
[[nodiscard]] sight_by sight_of(const draft& out, const creature& seer, const creature& seen,
                                const std::optional<std::int32_t>& distance_ft);

/// How `seer` sees what is around it: by its own light and that of those on its side.
[[nodiscard]] sight_by sight_around(const draft& out, const creature& seer);

}  // namespace dnd::model::rules
