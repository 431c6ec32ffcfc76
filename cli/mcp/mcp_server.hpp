#pragma once

#include "cli/mcp/agent_resources.hpp"
#include "cli/mcp/agent_tools.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dnd::cli::mcp {

/// The version of the protocol that this speaks.
inline constexpr std::string_view protocol_version = "2025-06-18";

/// One client's side of the protocol: lines in, lines out. Knows no pipes.
class mcp_server {
 public:
  /// `table` must outlive the server.
  explicit mcp_server(const agent_table& table) : table_(table) {}

  /// The answer to a line, without its end; nothing for what has none.
  [[nodiscard]] std::optional<std::string> answer(std::string_view line);
  /// The answer to a line that is longer than is read. `begin` is how it begins.
  [[nodiscard]] static std::string answer_too_long(std::string_view begin);

 private:
  using made = expected<std::string, rpc_problem>;

  [[nodiscard]] made run(const rpc_message& what);
  [[nodiscard]] made initialize(const actors::json_value& params);

  const agent_table& table_;
  bool is_initialized_ = false;
};

}  // namespace dnd::cli::mcp
