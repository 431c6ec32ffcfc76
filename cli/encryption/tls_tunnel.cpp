#include "cli/encryption/tls_tunnel.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <utility>

namespace dnd::cli::encryption {
namespace {

using boost::system::error_code;

/// For a partner that connects and then says nothing, or does not say goodbye.
constexpr std::chrono::seconds patience_for_handshake{10};
constexpr std::chrono::seconds patience_for_goodbye{1};
constexpr std::size_t piece_bytes = 16 * 1024;

/// Closes it when the time is over, unless it is destroyed before.
class closes_in_time {
 public:
  closes_in_time(const tunnel_ptr& which, std::chrono::seconds patience)
      : timer_(which->inside.get_executor(), patience) {
    timer_.async_wait([which](const error_code& is_in_time) {
      if (!is_in_time) which->close();
    });
  }

 private:
  net::steady_timer timer_;
};

/// Carries what comes from one side to the other until one of them ends.
template <class From, class To>
net::awaitable<void> carry(From& from, To& to) {
  std::array<char, piece_bytes> piece;
  error_code failed;
  while (!failed) {
    const auto room = net::buffer(piece);
    const std::size_t came =
        co_await from.async_read_some(room, net::redirect_error(net::use_awaitable, failed));
    if (failed) break;
    const auto bytes = net::buffer(piece.data(), came);
    co_await net::async_write(to, bytes, net::redirect_error(net::use_awaitable, failed));
  }
}

net::awaitable<void> carry_in(tunnel_ptr tunnel) {
  co_await carry(tunnel->outside, tunnel->inside);
  error_code ignored;
  tunnel->inside.shutdown(net::socket_base::shutdown_send, ignored);
}

net::awaitable<void> carry_out(tunnel_ptr tunnel) {
  co_await carry(tunnel->inside, tunnel->outside);
  {
    const closes_in_time limit(tunnel, patience_for_goodbye);
    error_code ignored;
    co_await tunnel->outside.async_shutdown(net::redirect_error(net::use_awaitable, ignored));
  }
  tunnel->close();
}

}  // namespace

void tls_tunnel::close() {
  error_code ignored;
  outside.next_layer().close(ignored);
  inside.close(ignored);
}

error_code make_pair(const net::any_io_executor& near, const net::any_io_executor& far,
                     std::unique_ptr<socket_pair>& into) {
  net::local::stream_protocol::socket one(near);
  net::local::stream_protocol::socket other(far);
  error_code failed;
  net::local::connect_pair(one, other, failed);
  if (!failed)
    into = std::make_unique<socket_pair>(
        socket_pair{plain_socket(std::move(one)), plain_socket(std::move(other))});
  return failed;
}

net::awaitable<error_code> shake_hands(tunnel_ptr tunnel,
                                       net::ssl::stream_base::handshake_type as) {
  error_code failed;
  {
    const closes_in_time limit(tunnel, patience_for_handshake);
    co_await tunnel->outside.async_handshake(as, net::redirect_error(net::use_awaitable, failed));
  }
  co_return failed;
}

void carry_both_ways(const tunnel_ptr& tunnel) {
  const auto where = tunnel->inside.get_executor();
  net::co_spawn(where, carry_in(tunnel), net::detached);
  net::co_spawn(where, carry_out(tunnel), net::detached);
}

}  // namespace dnd::cli::encryption
