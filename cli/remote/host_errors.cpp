#include "cli/remote/http_client.hpp"

#include "actors/json_value.hpp"

#include <fmt/format.h>

namespace dnd::cli::remote {
namespace {

[[nodiscard]] io::ec code_of(unsigned status) noexcept {
  switch (status) {
    case 400:
      return io::ec::bad_name;
    case 401:
    case 403:
      return io::ec::permission;
    case 404:
      return io::ec::not_found;
    case 409:
      return io::ec::exists;
    case 423:
      return io::ec::locked;
    case 503:
      return io::ec::busy;
    case 507:
      return io::ec::no_space;
    default:
      return io::ec::io_error;
  }
}

}  // namespace

io::error unreachable(const host_url& where, std::string_view why) {
  return {.code = io::ec::closed,
          .what = fmt::format("the host at {} cannot be reached: {}", to_text(where), why),
          .todo = "See whether it runs, and whether the address is right."};
}

io::error refused_by(const host_url& where, unsigned status, std::string_view body) {
  io::error out{
      .code = code_of(status),
      .what = fmt::format("the host at {} answers with status {}", to_text(where), status)};
  const auto read = actors::read_value(body);
  const actors::json_value* const why = read ? read->find("error") : nullptr;
  if (why == nullptr) return out;
  if (const std::string message = why->text_of("message"); !message.empty()) out.what = message;
  if (why->text_of("code") == io::ec_name(io::ec::moved)) out.code = io::ec::moved;
  out.todo = why->text_of("hint");
  return out;
}

}  // namespace dnd::cli::remote
