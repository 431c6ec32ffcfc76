#include "cli/remote/network.hpp"

#include "cli/remote/tls.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <string>
#include <sys/un.h>
#include <vector>

namespace dnd::cli::remote {
namespace {

using endpoint = net::generic::stream_protocol::endpoint;

[[nodiscard]] net::awaitable<error_code> find_endpoints(plain_stream& stream, const host_url& where,
                                                        std::vector<endpoint>& into) {
  if (where.by == host_url::scheme::unix_socket) {
    if (where.host.size() >= sizeof(sockaddr_un::sun_path)) co_return net::error::name_too_long;
    into.emplace_back(net::local::stream_protocol::endpoint(where.host));
    co_return error_code();
  }
  net::ip::tcp::resolver resolver(stream.get_executor());
  error_code failed;
  const auto found = co_await resolver.async_resolve(
      where.host, std::to_string(where.port), net::redirect_error(net::use_awaitable, failed));
  for (const auto& each : found) into.emplace_back(each.endpoint());
  co_return failed;
}

}  // namespace

net::awaitable<std::string> connect(plain_stream& stream, const host_url& where) {
  std::vector<endpoint> endpoints;
  error_code failed = co_await find_endpoints(stream, where, endpoints);
  if (failed) co_return failed.message();
  for (const endpoint& each : endpoints) {
    stream.expires_after(patience_for_connection);
    co_await stream.async_connect(each, net::redirect_error(net::use_awaitable, failed));
    if (!failed) break;
    stream.close();
  }
  if (failed) co_return failed.message();
  if (where.by != host_url::scheme::https) co_return std::string();
  std::string why = co_await encrypt(stream, where);
  co_return why;
}

}  // namespace dnd::cli::remote
