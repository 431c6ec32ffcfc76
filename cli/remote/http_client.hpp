#pragma once

#include "cli/remote/host_url.hpp"
#include "io/files/error.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace dnd::cli::remote {

/// Where a host is, and what it knows this client by; the token may be empty.
struct host_access {
  host_url where;
  std::string token = {};
};

struct http_question {
  std::string_view method = "GET";
  /// "/v1/campaigns", with what follows the "?".
  std::string target = {};
  /// JSON; empty for none.
  std::string body = {};
};

struct http_answer {
  unsigned status = 0;
  /// Without its end.
  std::string body;
};

/// Asks a host once, and waits. An error says that there was no answer: `closed` when nobody
/// listens there, else `io_error`.
[[nodiscard]] io::result<http_answer> ask_host(
    const host_access& host, const http_question& what,
    std::chrono::milliseconds longest = std::chrono::seconds(30));

/// That a host cannot be reached. `why`: "Connection refused".
[[nodiscard]] io::error unreachable(const host_url& where, std::string_view why);
/// What an answer of the host says that is none of those with status 2xx.
[[nodiscard]] io::error refused_by(const host_url& where, unsigned status, std::string_view body);

}  // namespace dnd::cli::remote
