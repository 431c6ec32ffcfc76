#pragma once

#include "actors/json_value.hpp"
#include "cli/mcp/message.hpp"
#include "cli/mcp/table_access.hpp"

#include <string>
#include <string_view>

namespace dnd::cli::mcp {

/// The campaign that an assistant plays, and the way to it.
struct agent_table {
  table_access& access;
  /// "World/Campaign".
  std::string label;

  /// Below its path: "commands", "commits?since=41"; empty for the campaign itself.
  [[nodiscard]] io::result<remote::http_answer> get(std::string_view rest) const;
  /// Carries a command out, or answers a question. `object` is that of `dnd exec --json`.
  [[nodiscard]] io::result<remote::http_answer> post_command(std::string object) const;
};

/// `{"tools":[…]}`
[[nodiscard]] std::string tool_list();

/// What a tool came to, as the result of `tools/call`. What the game refuses is a result, too, with
/// `isError`; a problem is what no tool was asked for.
[[nodiscard]] expected<std::string, rpc_problem> call_tool(const agent_table& table,
                                                           std::string_view name,
                                                           const actors::json_value& arguments);

}  // namespace dnd::cli::mcp
