#pragma once

// Before Asio, which forgets it.
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <memory>

/// For the sources that speak with the network, and for no others.
///
/// What is encrypted outside is plain inside: each connection gets a pair of sockets in this
/// process, one end of which is used as any other connection, while the other is encrypted here. So
/// what serves clients, and what asks hosts, knows nothing of it, and is compiled once.
namespace dnd::cli::encryption {

namespace net = boost::asio;
using plain_socket = net::generic::stream_protocol::socket;

/// Both ends of a connection that is encrypted. Used on the executor of its sockets.
struct tls_tunnel {
  tls_tunnel(plain_socket from, std::shared_ptr<net::ssl::context> by, plain_socket to)
      : context(std::move(by)), outside(std::move(from), *context), inside(std::move(to)) {}

  /// Lives as long as what uses it.
  const std::shared_ptr<net::ssl::context> context;
  net::ssl::stream<plain_socket> outside;
  plain_socket inside;

  void close();
};
using tunnel_ptr = std::shared_ptr<tls_tunnel>;

/// Two ends of one connection in this process, each on an executor of its own. Fails when there are
/// too many descriptors.
struct socket_pair {
  plain_socket near;
  plain_socket far;
};
[[nodiscard]] boost::system::error_code make_pair(const net::any_io_executor& near,
                                                  const net::any_io_executor& far,
                                                  std::unique_ptr<socket_pair>& into);

/// Shakes hands, as the one side or the other; a partner that takes too long is cut off.
[[nodiscard]] net::awaitable<boost::system::error_code> shake_hands(
    tunnel_ptr tunnel, net::ssl::stream_base::handshake_type as);

/// Carries what comes in to the one end, out to the other, until one of them ends. Takes no time.
void carry_both_ways(const tunnel_ptr& tunnel);

}  // namespace dnd::cli::encryption
