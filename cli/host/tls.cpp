#include "cli/host/tls.hpp"

#include "cli/encryption/tls_tunnel.hpp"
#include "cli/host/network.hpp"

#include <boost/asio/strand.hpp>

#include <fmt/format.h>

#include <openssl/ssl.h>
#include <unistd.h>
#include <utility>

namespace dnd::cli::host {

namespace ssl = net::ssl;
using boost::system::error_code;
using plain_socket = net::generic::stream_protocol::socket;

struct tls_identity::inside {
  /// Lives as long as the connections that use it.
  std::shared_ptr<ssl::context> context = std::make_shared<ssl::context>(ssl::context::tls_server);
};

namespace {

[[nodiscard]] io::error cannot_use(std::string_view what, const std::string& path,
                                   std::string_view why) {
  const bool is_there = ::access(path.c_str(), F_OK) == 0;
  return {.code = is_there ? io::ec::bad_content : io::ec::not_found,
          .what = fmt::format("the {} cannot be used: {}", what, why),
          .todo = "Both files have to be in PEM form, and to belong together.",
          .path = path};
}

}  // namespace

tls_identity::tls_identity(std::unique_ptr<inside> made) : inside_(std::move(made)) {}
tls_identity::~tls_identity() = default;

io::result<std::shared_ptr<tls_identity>> tls_identity::load(const tls_paths& from) {
  auto made = std::make_unique<inside>();
  ssl::context& context = *made->context;
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
  std::unique_ptr<encryption::socket_pair> pair;
  const auto unpaired = encryption::make_pair(strand, net::make_strand(core.context), pair);
  if (unpaired) {
    core.log.warning("not_accepted", {{"why", unpaired.message()}});
    co_return;
  }
  const auto tunnel = std::make_shared<encryption::tls_tunnel>(
      std::move(socket), as->context().context, std::move(pair->near));
  const error_code failed = co_await encryption::shake_hands(tunnel, ssl::stream_base::server);
  if (failed) {
    // Whatever it was: the words of a client are not for the journal.
    core.log.warning("no_handshake");
    tunnel->close();
    co_return;
  }
  encryption::carry_both_ways(tunnel);
  welcome(core, std::move(pair->far), arrived_by::encrypted);
}

}  // namespace dnd::cli::host
