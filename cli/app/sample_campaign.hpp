#pragma once

#include "actors/workspace.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The sample that the program brings along: a world with four characters, and a first evening.
namespace dnd::cli {

/// The world and its campaign, in which nothing has happened. Errors: as of
/// `workspace::create_world`; `exists` when there is one already.
[[nodiscard]] io::result<actors::campaign_info> make_sample_campaign(actors::workspace& places);

/// The evening in commands, with comments and empty lines.
[[nodiscard]] std::string_view sample_script();

/// Its commands up to the fight, so that everybody is there.
[[nodiscard]] std::vector<std::string> sample_beginning();

}  // namespace dnd::cli
