#pragma once

#include "model/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::json {

/// A command that a script gives as `{"command":"…","id":"…","expect_seq":41}`; all but `command`
/// may be left out.
struct command_object {
  std::string command;
  std::string id = {};
  std::optional<std::uint64_t> expect_seq = {};
};

/// Reads one line. The error is a sentence: what is wrong with it. Unknown and doubled fields are
/// errors, as in the command language: nothing is ignored in silence. Does not check the id.
[[nodiscard]] expected<command_object, std::string> read_command_object(std::string_view line);

}  // namespace dnd::json
