#pragma once

#include "actors/messages.hpp"
#include "model/result.hpp"

#include <string>
#include <string_view>

namespace dnd::actors {

/// A command that a script gives as `{"command":"…","id":"…","expect_seq":41}`; all but `command`
/// may be left out. The error is a sentence: what is wrong with it. Unknown and doubled fields are
/// errors. The id is not checked.
[[nodiscard]] expected<request, std::string> read_command_object(std::string_view line);

}  // namespace dnd::actors
