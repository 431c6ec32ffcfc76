#pragma once

#include "model/rules/d20.hpp"
#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>

/// SRD: Hiding; the actions Hide and Search, without what they cost.
namespace dnd::model::rules {

/// A Stealth check; who reaches `dc`, else the best passive Perception of the other side, is
/// hidden, and who does not is not.
void hide(draft& out, const creature_id& who, std::optional<std::int16_t> dc, leaning how = {});

/// A Perception check, which finds who of the other side is hidden and had no higher check.
void search(draft& out, const creature_id& who, std::optional<std::int16_t> dc, leaning how = {});

}  // namespace dnd::model::rules
