#pragma once

#include "model/refusal.hpp"
#include "model/rules/draft.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace dnd::model::rules {

/// Makes a name, a slug, stand for these creatures, whatever it stood for before. Requires that
/// they are there, and at least one. Errors, at the column: `too_many` for more than groups_max
/// groups or group_members_max members.
[[nodiscard]] objection form_group(draft& out, std::string_view name,
                                   std::vector<creature_id> members,
                                   std::optional<std::size_t> column);

/// The same, with those whom the name stands for already.
[[nodiscard]] objection join_group(draft& out, std::string_view name,
                                   std::vector<creature_id> newcomers,
                                   std::optional<std::size_t> column);

}  // namespace dnd::model::rules
