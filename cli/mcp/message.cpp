#include "cli/mcp/message.hpp"

#include "model/json/writer.hpp"

#include <algorithm>
#include <utility>

namespace dnd::cli::mcp {
namespace {

using actors::json_value;
using kind = json_value::kind;

constexpr std::string_view nobody = "null";

[[nodiscard]] rpc_refusal refused(std::string_view id, rpc_error code, std::string message) {
  return {.id = std::string(id), .why = {.code = code, .message = std::move(message)}};
}

[[nodiscard]] bool is_id(const json_value& value) noexcept {
  if (value.is(kind::text)) return true;
  // No fractions and no exponents: an id comes back as it was sent.
  return value.is(kind::number) &&
         value.raw().find_first_not_of("-0123456789") == std::string_view::npos;
}

}  // namespace

expected<rpc_message, rpc_refusal> read_rpc(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t\r");
  if (begin != std::string_view::npos && line[begin] == '[')
    return refused(nobody, rpc_error::invalid_request,
                   "batches are not part of this protocol: send one message a line");
  auto read = actors::read_value(line);
  if (!read) return refused(nobody, rpc_error::parse_error, read.error());
  if (!read->is(kind::object))
    return refused(nobody, rpc_error::invalid_request, "a message is an object");
  const json_value* const id = read->find("id");
  if (id != nullptr && !is_id(*id))
    return refused(nobody, rpc_error::invalid_request, "\"id\" has to be a text or a whole number");
  const std::string_view shown = id == nullptr ? nobody : id->raw();
  if (read->text_of("jsonrpc") != "2.0")
    return refused(shown, rpc_error::invalid_request, "\"jsonrpc\" has to be \"2.0\"");
  rpc_message out{.id = id == nullptr ? "" : std::string(id->raw()), .method = {}, .params = {}};
  const json_value* const method = read->find("method");
  const bool is_answer = read->find("result") != nullptr || read->find("error") != nullptr;
  if (method == nullptr && is_answer) return out;
  if (method == nullptr || !method->is(kind::text) || method->text()->empty())
    return refused(shown, rpc_error::invalid_request, "\"method\" has to be a text");
  out.method = *method->text();
  const json_value* const params = read->find("params");
  if (params == nullptr) return out;
  if (!params->is(kind::object))
    return refused(shown, rpc_error::invalid_params, "\"params\" has to be an object");
  out.params = *params;
  return out;
}

std::string rpc_result(std::string_view id, std::string_view result) {
  json::writer out;
  out.open('{');
  out.key("jsonrpc").text("2.0");
  out.key("id").raw(id);
  out.key("result").raw(result);
  out.close('}');
  return std::move(out).take();
}

std::string rpc_failure(std::string_view id, const rpc_problem& why) {
  json::writer out;
  out.open('{');
  out.key("jsonrpc").text("2.0");
  out.key("id").raw(id);
  out.open("error", '{');
  out.key("code").number(static_cast<int>(why.code));
  out.key("message").text(why.message);
  if (!why.data.empty()) out.key("data").raw(why.data);
  out.close('}');
  out.close('}');
  return std::move(out).take();
}

}  // namespace dnd::cli::mcp
