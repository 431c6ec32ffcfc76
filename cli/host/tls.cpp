#include "cli/host/tls.hpp"

#include "cli/host/network.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <openssl/ssl.h>
#include <unistd.h>
#include <utility>

/// What is encrypted outside is plain inside: each connection gets a pair of sockets in this
/// process, one end of which is served as any other connection, while the other is encrypted here.
/// So what serves clients knows nothing of it, and is compiled once.
namespace dnd::cli::host {

namespace ssl = net::ssl;
using boost::system::error_code;
using plain_socket = net::generic::stream_protocol::socket;

struct tls_identity::inside {
  ssl::context context{ssl::context::tls_server};
};

namespace {

/// For a client that connects and then says nothing, or does not say goodbye.
constexpr std::chrono::seconds patience_for_tls_handshake{10};
constexpr std::chrono::seconds patience_for_tls_goodbye{1};
constexpr std::size_t piece_bytes = 16 * 1024;

[[nodiscard]] io::error cannot_use(std::string_view what, const std::string& path,
                                   std::string_view why) {
  const bool is_there = ::access(path.c_str(), F_OK) == 0;
  return {.code = is_there ? io::ec::bad_content : io::ec::not_found,
          .what = fmt::format("the {} cannot be used: {}", what, why),
          .todo = "Both files have to be in PEM form, and to belong together.",
          .path = path};
}

/// Both ends of a connection that is encrypted.
struct tls_tunnel {
  tls_tunnel(plain_socket from, const std::shared_ptr<tls_identity>& as, plain_socket to)
      : identity(as), outside(std::move(from), as->context().context), inside(std::move(to)) {}

  /// Lives as long as what uses it.
  const std::shared_ptr<tls_identity> identity;
  ssl::stream<plain_socket> outside;
  plain_socket inside;

  void close() {
    error_code ignored;
    outside.next_layer().close(ignored);
    inside.close(ignored);
  }
};
using tunnel_ptr = std::shared_ptr<tls_tunnel>;

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
    const closes_in_time limit(tunnel, patience_for_tls_goodbye);
    error_code ignored;
    co_await tunnel->outside.async_shutdown(net::redirect_error(net::use_awaitable, ignored));
  }
  tunnel->close();
}

}  // namespace

tls_identity::tls_identity(std::unique_ptr<inside> made) : inside_(std::move(made)) {}
tls_identity::~tls_identity() = default;

io::result<std::shared_ptr<tls_identity>> tls_identity::load(const tls_paths& from) {
  auto made = std::make_unique<inside>();
  ssl::context& context = made->context;
  ::SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
  error_code failed;
  context.use_certificate_chain_file(from.certificate, failed);
  if (failed) return cannot_use("certificate", from.certificate, failed.message());
  context.use_private_key_file(from.key, ssl::context::pem, failed);
  if (failed) return cannot_use("key", from.key, failed.message());
  if (::SSL_CTX_check_private_key(context.native_handle()) != 1)
    return cannot_use("key", from.key, "it is not that of the certificate");
  return std::shared_ptr<tls_identity>(new tls_identity(std::move(made)));
}

net::awaitable<void> serve_encrypted(server_core& core, std::shared_ptr<tls_identity> as,
                                     plain_socket socket) {
  const auto strand = socket.get_executor();
  net::local::stream_protocol::socket near(strand);
  net::local::stream_protocol::socket far(net::make_strand(core.context));
  error_code failed;
  net::local::connect_pair(near, far, failed);
  if (failed) {
    core.log.warning("not_accepted", {{"why", failed.message()}});
    co_return;
  }
  const auto tunnel =
      std::make_shared<tls_tunnel>(std::move(socket), as, plain_socket(std::move(near)));
  {
    const closes_in_time limit(tunnel, patience_for_tls_handshake);
    co_await tunnel->outside.async_handshake(ssl::stream_base::server,
                                             net::redirect_error(net::use_awaitable, failed));
  }
  if (failed) {
    // Whatever it was: the words of a client are not for the journal.
    core.log.warning("no_handshake");
    tunnel->close();
    co_return;
  }
  net::co_spawn(strand, carry_in(tunnel), net::detached);
  net::co_spawn(strand, carry_out(tunnel), net::detached);
  welcome(core, plain_socket(std::move(far)), arrived_by::encrypted);
}

}  // namespace dnd::cli::host
