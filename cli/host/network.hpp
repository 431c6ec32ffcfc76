#pragma once

#include "cli/host/server.hpp"
#include "cli/host/tls.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

/// For the sources that speak with the network, and for no others: these headers are a matter of
/// seconds for a compiler.
///
/// g++ 12 goes wrong with `co_await` in conditions, heads of loops and arguments (its program ends
/// in the middle of a coroutine). So what is waited for gets a name, in a statement of its own.
namespace dnd::cli::host {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

/// TCP and local sockets alike: their code is compiled once.
using network_stream = beast::basic_stream<net::generic::stream_protocol>;
using http_request = http::request<http::string_body>;

/// How a client reaches the host.
enum class arrived_by : std::uint8_t {
  file_system,  ///< On a socket there: no web page reaches it, and its owner alone may use it.
  plain,        ///< On this machine.
  encrypted,    ///< From anywhere.
};

/// To the host that plays what a client asks for: relay.cpp.
struct owner_line;

/// One client. All but its beginning and end happens on the strand that is its executor.
struct connection {
  connection(server_core& of, net::generic::stream_protocol::socket socket, arrived_by way);
  ~connection();
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  server_core& core;
  network_stream stream;
  /// Of the stream, also when that has gone elsewhere.
  const net::any_io_executor strand;
  const arrived_by by;
  /// Nothing was accepted that is not answered: it may be closed at any time.
  bool is_idle = false;
  bool is_stopping = false;
  /// Has a stream look around: the host stops, or tokens have changed. What cuts a socket that is
  /// not here any more.
  std::function<void()> on_wake = {};
  std::function<void()> on_cut = {};
  /// Kept for the next request; null when none was passed on, or that line is of no more use.
  std::shared_ptr<owner_line> to_owner = {};
};
using connection_ptr = std::shared_ptr<connection>;

struct server_core {
  server_core(std::size_t thread_count, journal& where)
      : threads_wanted(thread_count), log(where), context(static_cast<int>(thread_count)) {}

  const std::size_t threads_wanted;
  journal& log;
  service* answers = nullptr;
  std::vector<std::thread> threads;
  /// Ends all waiting for connections.
  std::vector<std::function<void()>> close_doors;
  std::vector<std::string> socket_paths;
  /// Connections that are not there yet: their handshakes are under way.
  std::atomic<std::size_t> handshakes{0};

  mutable std::mutex mutex;
  /// Null: connections are plain.
  std::shared_ptr<tls_identity> identity;
  std::condition_variable changed;
  std::set<connection*> connections;
  /// Weak, so that a connection may end at any time.
  std::vector<std::weak_ptr<connection>> known;
  bool is_stopping = false;

  /// Goes first: connections that still wait for something end with it.
  net::io_context context;
};

/// Something to wait for that happens on another thread: what `wake` was called for before anybody
/// waited is not lost. For one strand, but for `waker`.
class bell : public std::enable_shared_from_this<bell> {
 public:
  explicit bell(const net::any_io_executor& strand) : timer_(strand) {}

  /// Rings on the bell's strand, from any thread, also when the bell is gone.
  [[nodiscard]] std::function<void()> waker();
  void ring();
  /// Until it rings or so much time is over: then false.
  [[nodiscard]] net::awaitable<bool> wait(std::chrono::milliseconds longest);
  [[nodiscard]] net::awaitable<void> wait();

 private:
  net::steady_timer timer_;
  bool has_rung_ = false;
};

/// Makes a client of a socket, unless there are too many.
void welcome(server_core& core, net::generic::stream_protocol::socket socket, arrived_by way);
/// The same once it is decrypted.
[[nodiscard]] net::awaitable<void> serve_encrypted(server_core& core,
                                                   std::shared_ptr<tls_identity> as,
                                                   net::generic::stream_protocol::socket socket);

/// Serves a client until it goes, or until the host stops.
[[nodiscard]] net::awaitable<void> serve_client(connection_ptr client);

/// The streams. Each ends with its connection.
[[nodiscard]] net::awaitable<void> serve_events(connection_ptr client, const http_request& asked,
                                                const found_route& where);
[[nodiscard]] net::awaitable<void> serve_socket(connection_ptr client, http_request asked,
                                                found_route where);

/// Who asks, by the fields of a request.
[[nodiscard]] credentials credentials_of(const connection& client, const http_request& asked);

/// What is asked of a stream before its first event.
struct wanted_stream {
  std::string label;
  std::optional<std::uint64_t> since;
  credentials from;
};
/// Of the words after the "?" and of `Last-Event-ID`, which browsers send when they resume.
[[nodiscard]] expected<wanted_stream, host_answer> read_wanted_stream(const connection& client,
                                                                      const http_request& asked,
                                                                      const found_route& where);
/// Follows a campaign, waited for without a thread. `rings` when there is something to take. Null
/// when the client was told why not.
[[nodiscard]] net::awaitable<followed_ptr> follow_campaign(connection_ptr client,
                                                           const http_request& asked,
                                                           const found_route& where,
                                                           std::shared_ptr<bell> rings);

/// Writes an answer. False when the connection is of no more use.
[[nodiscard]] net::awaitable<bool> write_answer(connection& to, const http_request& asked,
                                                host_answer what, bool keeps_alive);

}  // namespace dnd::cli::host
