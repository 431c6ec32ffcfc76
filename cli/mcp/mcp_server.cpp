#include "cli/mcp/mcp_server.hpp"

#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace dnd::cli::mcp {
namespace {

using actors::json_value;
using kind = json_value::kind;

constexpr std::string_view nothing = "{}";
constexpr std::string_view instructions =
    "A campaign of tabletop D&D 5e (SRD 5.1). The engine knows the rules and rolls all dice: never "
    "make results up, run commands and tell what came of them. get_state says where the game "
    "stands, get_options what a creature can do, get_help how commands are written. A refusal "
    "changes nothing and says what would be accepted. You see and do what your role may.";

[[nodiscard]] rpc_problem wrong(rpc_error code, std::string message) {
  return {.code = code, .message = std::move(message)};
}

/// All fits on one page.
[[nodiscard]] std::optional<rpc_problem> wrong_cursor(const json_value& params) {
  if (params.find("cursor") == nullptr) return std::nullopt;
  return wrong(rpc_error::invalid_params, "there is no page but the first");
}

/// The text of a parameter that has to be there.
[[nodiscard]] expected<std::string, rpc_problem> needed(const json_value& params,
                                                        std::string_view name) {
  const json_value* const found = params.find(name);
  if (found == nullptr || !found->text())
    return wrong(rpc_error::invalid_params, fmt::format("\"{}\" has to be a text", name));
  return std::string(*found->text());
}

}  // namespace

std::optional<std::string> mcp_server::answer(std::string_view line) {
  auto message = read_rpc(line);
  if (!message) return rpc_failure(message.error().id, message.error().why);
  // What the client says of itself, and answers to what was never asked, need none.
  if (message->is_notification() || message->method.empty()) return std::nullopt;
  auto result = run(*message);
  return result ? rpc_result(message->id, *result) : rpc_failure(message->id, result.error());
}

std::string mcp_server::answer_too_long(std::string_view begin) {
  const auto first = begin.find_first_not_of(" \t\r");
  const bool is_batch = first != std::string_view::npos && begin[first] == '[';
  return rpc_failure(
      "null", is_batch ? wrong(rpc_error::invalid_request,
                               "batches are not part of this protocol: send one message a line")
                       : wrong(rpc_error::invalid_request, "the message is too long"));
}

mcp_server::made mcp_server::run(const rpc_message& what) {
  const json_value& params = what.params;
  if (what.method == "initialize") return initialize(params);
  if (what.method == "ping") return std::string(nothing);
  if (!is_initialized_) return wrong(rpc_error::invalid_request, "say \"initialize\" first");
  const bool is_list = what.method == "tools/list" || what.method == "resources/list" ||
                       what.method == "resources/templates/list";
  if (is_list)
    if (auto why = wrong_cursor(params)) return *std::move(why);
  if (what.method == "tools/list") return tool_list();
  if (what.method == "resources/list") return resource_list();
  if (what.method == "resources/templates/list") return resource_template_list();
  if (what.method == "tools/call") {
    auto name = needed(params, "name");
    if (!name) return std::move(name).error();
    const json_value* const arguments = params.find("arguments");
    return call_tool(table_, *name, arguments == nullptr ? json_value() : *arguments);
  }
  if (what.method == "resources/read") {
    auto uri = needed(params, "uri");
    if (!uri) return std::move(uri).error();
    return read_resource(table_, *uri);
  }
  return wrong(rpc_error::method_not_found, fmt::format("there is no method \"{}\"", what.method));
}

mcp_server::made mcp_server::initialize(const json_value& params) {
  if (is_initialized_) return wrong(rpc_error::invalid_request, "this was initialized already");
  auto version = needed(params, "protocolVersion");
  if (!version) return std::move(version).error();
  for (const std::string_view name : {"capabilities", "clientInfo"})
    if (const json_value* const part = params.find(name);
        part == nullptr || !part->is(kind::object))
      return wrong(rpc_error::invalid_params, fmt::format("\"{}\" has to be an object", name));
  is_initialized_ = true;
  json::writer out;
  out.open('{');
  // Whoever speaks another version decides whether this one will do.
  out.key("protocolVersion").text(protocol_version);
  out.open("capabilities", '{');
  out.key("tools").raw(nothing);
  out.key("resources").raw(nothing);
  out.close('}');
  out.open("serverInfo", '{');
  out.key("name").text("dnd");
  out.key("title").text("Campaigns of D&D 5e");
  out.key("version").text(DND_VERSION);
  out.close('}');
  out.key("instructions").text(instructions);
  out.close('}');
  return std::move(out).take();
}

}  // namespace dnd::cli::mcp
