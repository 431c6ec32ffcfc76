#include "cli/remote/tls.hpp"

#include "cli/encryption/tls_tunnel.hpp"

#include <boost/asio/ip/address.hpp>

#include <memory>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <utility>

namespace dnd::cli::remote {
namespace {

namespace ssl = net::ssl;

/// Those whom this system trusts. Read once; whoever is trusted later, from the next start on.
[[nodiscard]] std::shared_ptr<ssl::context> trusted_context() {
  static const std::shared_ptr<ssl::context> made = [] {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
    ::SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    error_code ignored;
    // Without them no certificate is good, and the handshake says so.
    context->set_default_verify_paths(ignored);
    context->set_verify_mode(ssl::verify_peer, ignored);
    return context;
  }();
  return made;
}

/// Whose certificate it has to be. False when there is no memory for it.
[[nodiscard]] bool expect_host(::SSL* line, const std::string& host) {
  error_code is_name;
  net::ip::make_address(host, is_name);
  if (!is_name) return ::X509_VERIFY_PARAM_set1_ip_asc(::SSL_get0_param(line), host.c_str()) == 1;
  return ::SSL_set1_host(line, host.c_str()) == 1 &&
         SSL_set_tlsext_host_name(line, host.c_str()) == 1;
}

[[nodiscard]] std::string why_not(const ::SSL* line, const error_code& failed) {
  const long verified = ::SSL_get_verify_result(line);
  if (verified == X509_V_OK) return failed.message();
  return std::string("its certificate is not trusted: ") +
         ::X509_verify_cert_error_string(verified);
}

}  // namespace

net::awaitable<std::string> encrypt(plain_stream& stream, const host_url& where) {
  const auto executor = stream.get_executor();
  std::unique_ptr<encryption::socket_pair> pair;
  const error_code unpaired = encryption::make_pair(executor, executor, pair);
  if (unpaired) co_return unpaired.message();
  const auto tunnel = std::make_shared<encryption::tls_tunnel>(
      stream.release_socket(), trusted_context(), std::move(pair->near));
  if (!expect_host(tunnel->outside.native_handle(), where.host))
    co_return std::string("there is no memory for an encrypted connection");
  const error_code failed = co_await encryption::shake_hands(tunnel, ssl::stream_base::client);
  if (failed) {
    std::string why = why_not(tunnel->outside.native_handle(), failed);
    tunnel->close();
    co_return why;
  }
  encryption::carry_both_ways(tunnel);
  stream.socket() = std::move(pair->far);
  co_return std::string();
}

}  // namespace dnd::cli::remote
