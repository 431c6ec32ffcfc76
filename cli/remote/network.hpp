#pragma once

#include "cli/remote/host_url.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/beast/core/basic_stream.hpp>

#include <chrono>
#include <string>

/// For the sources that speak with the network, and for no others.
///
/// g++ 12 goes wrong with `co_await` in conditions, heads of loops and arguments (its program ends
/// in the middle of a coroutine). So what is waited for gets a name, in a statement of its own.
namespace dnd::cli::remote {

namespace net = boost::asio;
namespace beast = boost::beast;
using beast::error_code;

/// TCP and local sockets alike: their code is compiled once.
using plain_stream = beast::basic_stream<net::generic::stream_protocol>;

/// For a connection and for its beginning.
inline constexpr std::chrono::seconds patience_for_connection{10};

/// Connects, whatever kind of address it is; what is said over it is encrypted where the address
/// says so. Returns why it could not be, for people; nothing when it is connected.
[[nodiscard]] net::awaitable<std::string> connect(plain_stream& stream, const host_url& where);

}  // namespace dnd::cli::remote
