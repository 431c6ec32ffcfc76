#pragma once

#include "cli/mcp/agent_tools.hpp"

#include <string>
#include <string_view>

/// What an assistant can read without asking for it by a tool.
///
/// | URI | what |
/// | --- | --- |
/// | `dnd://campaign/state` | where the campaign stands, as JSON |
/// | `dnd://campaign/recap` | what happened in the last session, in words |
/// | `dnd://campaign/state/{seq}` | where it stood after an event |
/// | `dnd://rules/{name}` | the text of an entry |
namespace dnd::cli::mcp {

/// `{"resources":[…]}` and `{"resourceTemplates":[…]}`
[[nodiscard]] std::string resource_list();
[[nodiscard]] std::string resource_template_list();

/// `{"contents":[…]}`
[[nodiscard]] expected<std::string, rpc_problem> read_resource(const agent_table& table,
                                                               std::string_view uri);

}  // namespace dnd::cli::mcp
