#pragma once

#include "model/ledger.hpp"
#include "model/views/viewer.hpp"

#include <string_view>

namespace dnd::model::views {

/// Whether the viewer may see what a holder has: players what is their own, what belongs to all,
/// and what lies in containers of either.
[[nodiscard]] bool sees_goods_of(const ledger& books, std::string_view holder, const viewer& whose);

}  // namespace dnd::model::views
