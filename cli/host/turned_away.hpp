#pragma once

#include "cli/host/gate.hpp"
#include "cli/host/service.hpp"

#include <string_view>

/// What clients are told who are not let in, or not further.
namespace dnd::cli::host {

/// 401, or 429 for too many wrong tokens, or 503 where nobody can be asked. Never with the token.
[[nodiscard]] host_answer turned_away_answer(turned_away why);
/// 401: the token was good when the stream began, and is not any more.
[[nodiscard]] host_answer no_more_answer();
/// 429: too many commands of one token.
[[nodiscard]] host_answer too_often_answer();
/// 429: too many streams of one token.
[[nodiscard]] host_answer too_many_streams_answer();
/// 404: there is none, or none that the client may know of.
[[nodiscard]] host_answer no_such_campaign(std::string_view kind, std::string_view label);
/// 503: too much waits.
[[nodiscard]] host_answer busy_answer();
/// 503: the host stops.
[[nodiscard]] host_answer stops_answer();

}  // namespace dnd::cli::host
