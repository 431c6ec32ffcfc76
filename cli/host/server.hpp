#pragma once

#include "cli/host/listen_address.hpp"
#include "cli/host/service.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

/// The network: HTTP and WebSockets, on a few threads of their own.
namespace dnd::cli::host {

struct server_core;
class tls_identity;

/// Serves what a service answers. Its threads wait for nothing but the network.
class server {
 public:
  server(std::size_t threads, journal& log);
  /// Cuts what is still connected, and ends the threads. Requires that no reply of the service is
  /// on its way any more.
  ~server();
  server(const server&) = delete;
  server& operator=(const server&) = delete;

  /// For the service: on one of the threads.
  [[nodiscard]] service::runner soon();

  /// `answers` must outlive the threads. To be called once, before the first `listen`.
  void serve(service& answers);
  /// Where it listens in fact. Errors: of the system, `busy` when somebody listens there already.
  [[nodiscard]] io::result<listen_address> listen(const listen_address& where);
  /// From now on who comes over the network is served encrypted, as this one.
  void use(std::shared_ptr<tls_identity> identity);
  /// On a socket in the file system, which nobody but its owner may use. One that is left of a
  /// program that is gone is replaced; it is removed at the end.
  [[nodiscard]] io::result<done> listen(const std::string& path);

  /// On a socket that listens already, and that is the server's from now on; where that is. Errors:
  /// `bad_name` for what is none, and for an address beyond this machine without a certificate.
  [[nodiscard]] io::result<std::string> adopt(int socket);

  /// Has streams look whether they may go on.
  void look_again();
  /// Takes no more connections and no more requests: connections without one under way are closed,
  /// the others when it is answered.
  void stop();
  /// Ends all connections, whatever is under way.
  void cut();
  /// Whether all connections were gone within this time. Requires `stop`.
  [[nodiscard]] bool wait_for_silence(std::chrono::milliseconds longest);
  [[nodiscard]] std::size_t connection_count() const;

 private:
  const std::unique_ptr<server_core> core_;
};

}  // namespace dnd::cli::host
