#include "model/rules/groups.hpp"

#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::model::rules {

objection form_group(draft& out, std::string_view name, std::vector<creature_id> members,
                     std::optional<std::size_t> column) {
  DND_ASSERT(!members.empty());
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  if (members.size() > bounds::group_members_max)
    return refusal{refusal_code::too_many,
                   fmt::format("a group has at most {} creatures, and this one would have {}",
                               bounds::group_members_max, members.size()),
                   "make two of it", column};
  const bool is_new = out.now().find_group(name) == nullptr;
  if (is_new && out.now().groups().size() >= bounds::groups_max)
    return refusal{refusal_code::too_many,
                   fmt::format("there are {} groups already", bounds::groups_max),
                   "`ungroup NAME` makes room", column};
  out.emit(group_formed{.group = name, .members = std::move(members)});
  return std::nullopt;
}

objection join_group(draft& out, std::string_view name, std::vector<creature_id> newcomers,
                     std::optional<std::size_t> column) {
  if (const creature_group* group = out.now().find_group(name))
    newcomers.insert(newcomers.end(), group->members.begin(), group->members.end());
  return form_group(out, name, std::move(newcomers), column);
}

}  // namespace dnd::model::rules
