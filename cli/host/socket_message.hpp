#pragma once

#include "actors/subscription.hpp"
#include "cli/app/answer.hpp"
#include "cli/host/client_screen.hpp"
#include "cli/host/service.hpp"
#include "model/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What goes over a WebSocket: a JSON object a message.
namespace dnd::cli::host {

/// From the client:
///
///     {"command":"attack with: mace to: wolf-1","id":"a-1","expect_seq":41}
///     {"complete":"att","cursor":3}
///     {"help":"attack"}
///     {"screen":100,"height":40,"look":"color","reading":"dialogue"}
struct socket_message {
  enum class kind : std::uint8_t { command, completion, help, screen };
  kind what = kind::command;
  given_command command = {};
  /// The line to complete, or the topic of help.
  std::string text = {};
  std::size_t cursor = 0;
  /// How answers are to be shown from now on.
  client_screen screen = {};
};

/// All but the first field may be left out: the cursor is at the end then. The error is a sentence.
[[nodiscard]] expected<socket_message, std::string> read_message(std::string_view text);

/// The first message to a client. `since`: the event that what follows comes after.
///
///     {"type":"hello","campaign":"Faerun/The-Lost-Mine","since":41}
[[nodiscard]] std::string hello_message(std::string_view label, std::uint64_t since);

/// The answer to the client's message `number`, counted from 1; `answer` is that of HTTP. `shown`
/// and `table` come where the client has a screen: see `client_screen`.
///
///     {"type":"answer","number":1,"status":200,"answer":{…},"shown":{…},"table":{…}}
[[nodiscard]] std::string answer_message(std::uint64_t number, const host_answer& what);

/// `{"type":"commit","commit":{…}}`, and `lines` for a client that has a screen.
[[nodiscard]] std::string commit_message(const commit_seen& what);

/// Nothing follows. `since` is where to go on.
///
///     {"type":"end","why":"too_slow","since":41}
[[nodiscard]] std::string end_message(const actors::subscription_status& how);

/// "too_slow", "failed", or "closed": the campaign, or the host.
[[nodiscard]] std::string_view end_reason(actors::subscription_end why) noexcept;

}  // namespace dnd::cli::host
