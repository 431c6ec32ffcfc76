#pragma once

#include "actors/json_value.hpp"
#include "model/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// JSON-RPC 2.0, as the Model Context Protocol uses it: one message a line, no batches.
namespace dnd::cli::mcp {

enum class rpc_error : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal = -32603,
  /// Of the protocol itself.
  resource_not_found = -32002,
};

struct rpc_problem {
  rpc_error code{};
  std::string message;
  /// JSON; empty for none.
  std::string data = {};
};

/// What a client sent, as far as it is to be heeded.
struct rpc_message {
  /// JSON, as it was sent: a text or a whole number; empty for a notification.
  std::string id;
  /// Empty for an answer to something that the server never asked.
  std::string method;
  /// An object; null where there were none.
  actors::json_value params;

  [[nodiscard]] bool is_notification() const noexcept { return id.empty(); }
};

struct rpc_refusal {
  /// JSON: "null" where it could not be read.
  std::string id;
  rpc_problem why;
};

/// Reads a line. A list is refused without a look at what is in it.
[[nodiscard]] expected<rpc_message, rpc_refusal> read_rpc(std::string_view line);

/// One line each, without its end. `result` is JSON.
[[nodiscard]] std::string rpc_result(std::string_view id, std::string_view result);
[[nodiscard]] std::string rpc_failure(std::string_view id, const rpc_problem& why);

}  // namespace dnd::cli::mcp
