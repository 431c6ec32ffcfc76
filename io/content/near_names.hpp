#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Which entry somebody meant who typed a name that none has.
namespace dnd::io::content {

/// Up to `bounds::suggestions_max` of `slugs`, best first: those that a slip of the pen away, then
/// those that have all the words that were typed, in whatever order and number ("dragon, red", "rat
/// swarm", "wolves"), then those of whose names a part was typed.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view typed,
                                                     const std::vector<std::string>& slugs);

/// "Did you mean zombie or ogre-zombie?"; empty for no names.
[[nodiscard]] std::string did_you_mean_one_of(const std::vector<std::string>& names);

/// "3 goblins" as somebody may type it who wants three of them.
struct counted_name {
  int count = 1;
  std::string_view name;
};
/// Nothing when the text does not begin with a number of several and a blank.
[[nodiscard]] std::optional<counted_name> read_counted(std::string_view typed);

}  // namespace dnd::io::content
