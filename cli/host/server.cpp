#include "cli/host/server.hpp"

#include "cli/host/network.hpp"
#include "model/bounds.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace dnd::cli::host {
namespace {

using boost::system::error_code;

/// After an error of `accept`, such as too many open files: it would come again at once.
constexpr std::chrono::milliseconds accept_pause{100};

[[nodiscard]] io::error cannot_listen(const std::string& where, const error_code& why) {
  const bool is_taken = why == net::error::address_in_use;
  return {
      .code = is_taken ? io::ec::busy : io::ec::io_error,
      .what = fmt::format("cannot listen on {}", where),
      .todo = is_taken ? "Another program listens there: stop it, or choose another place." : "",
      .system_errno = why.value()};
}

[[nodiscard]] std::shared_ptr<tls_identity> identity_of(const server_core& core) {
  const std::lock_guard lock(core.mutex);
  return core.identity;
}

/// Decrypts what comes over the network, where it is to be encrypted.
void let_in(server_core& core, net::generic::stream_protocol::socket socket, bool is_local) {
  if (is_local) return welcome(core, std::move(socket), arrived_by::file_system);
  auto identity = identity_of(core);
  if (identity == nullptr) return welcome(core, std::move(socket), arrived_by::plain);
  if (core.handshakes >= bounds::connections_max) return;
  ++core.handshakes;
  const auto strand = socket.get_executor();
  net::co_spawn(strand, serve_encrypted(core, std::move(identity), std::move(socket)),
                [&core](const std::exception_ptr&) { --core.handshakes; });
}

/// Takes connections until the acceptor is closed.
template <class Acceptor>
net::awaitable<void> take_connections(server_core& core, std::shared_ptr<Acceptor> door,
                                      bool is_local) {
  for (;;) {
    net::generic::stream_protocol::socket socket(net::make_strand(core.context));
    error_code failed;
    co_await door->async_accept(socket, net::redirect_error(net::use_awaitable, failed));
    if (!door->is_open()) co_return;
    if (!failed) {
      let_in(core, std::move(socket), is_local);
      continue;
    }
    core.log.warning("not_accepted", {{"why", failed.message()}});
    net::steady_timer pause(door->get_executor(), accept_pause);
    co_await pause.async_wait(net::redirect_error(net::use_awaitable, failed));
  }
}

/// Lets clients in by this door from now on.
template <class Acceptor>
void serve_door(server_core& core, std::shared_ptr<Acceptor> door, bool is_local) {
  core.close_doors.push_back([door] {
    net::post(door->get_executor(), [door] {
      error_code ignored;
      door->close(ignored);
    });
  });
  net::co_spawn(door->get_executor(), take_connections(core, door, is_local), net::detached);
}

template <class Protocol>
[[nodiscard]] error_code open_door(server_core& core, const typename Protocol::endpoint& where,
                                   bool is_local, typename Protocol::endpoint& in_fact) {
  using acceptor = typename Protocol::acceptor;
  auto door = std::make_shared<acceptor>(net::make_strand(core.context));
  error_code failed;
  door->open(where.protocol(), failed);
  if (!failed && !is_local) door->set_option(net::socket_base::reuse_address(true), failed);
  if (!failed) door->bind(where, failed);
  if (!failed) door->listen(net::socket_base::max_listen_connections, failed);
  if (!failed) in_fact = door->local_endpoint(failed);
  if (failed) return failed;
  serve_door(core, std::move(door), is_local);
  return {};
}

/// A door that somebody else has opened.
template <class Protocol>
[[nodiscard]] error_code take_door(server_core& core, const Protocol& protocol, int socket,
                                   bool is_local) {
  auto door = std::make_shared<typename Protocol::acceptor>(net::make_strand(core.context));
  error_code failed;
  door->assign(protocol, socket, failed);
  if (failed) return failed;
  serve_door(core, std::move(door), is_local);
  return {};
}

[[nodiscard]] io::error cannot_adopt(std::string what, std::string todo) {
  return {.code = io::ec::bad_name, .what = std::move(what), .todo = std::move(todo)};
}

[[nodiscard]] std::vector<connection_ptr> clients_of(server_core& core) {
  std::vector<connection_ptr> out;
  const std::lock_guard lock(core.mutex);
  for (const auto& each : core.known)
    if (auto client = each.lock()) out.push_back(std::move(client));
  return out;
}

/// A socket file that nobody listens on is left of a program that is gone.
[[nodiscard]] bool is_left_over(server_core& core, const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0 || !S_ISSOCK(found.st_mode)) return false;
  net::local::stream_protocol::socket probe(core.context);
  error_code failed;
  probe.connect(net::local::stream_protocol::endpoint(path), failed);
  return failed == net::error::connection_refused;
}

}  // namespace

// -- connection ----------------------------------------------------------------

void welcome(server_core& core, net::generic::stream_protocol::socket socket, arrived_by way) {
  std::unique_lock lock(core.mutex);
  if (core.is_stopping) return;
  if (core.connections.size() >= bounds::connections_max) {
    lock.unlock();
    // No word of it to the client: who floods the host would be answered with work.
    core.log.warning("too_many_connections", {{"connections", bounds::connections_max}});
    return;
  }
  lock.unlock();
  auto client = std::make_shared<connection>(core, std::move(socket), way);
  lock.lock();
  client->is_stopping = core.is_stopping;
  core.connections.insert(client.get());
  core.known.push_back(client);
  if (core.known.size() > 2 * core.connections.size() + 16)
    std::erase_if(core.known, [](const auto& each) { return each.expired(); });
  lock.unlock();
  const auto strand = client->strand;
  net::co_spawn(strand, serve_client(std::move(client)), net::detached);
}

connection::connection(server_core& of, net::generic::stream_protocol::socket socket,
                       arrived_by way)
    : core(of), stream(std::move(socket)), strand(stream.get_executor()), by(way) {}

connection::~connection() {
  const std::lock_guard lock(core.mutex);
  core.connections.erase(this);
  core.changed.notify_all();
}

// -- bell ------------------------------------------------------------------------

std::function<void()> bell::waker() {
  return [weak = weak_from_this(), strand = timer_.get_executor()] {
    net::post(strand, [weak] {
      if (const auto self = weak.lock()) self->ring();
    });
  };
}

void bell::ring() {
  has_rung_ = true;
  timer_.cancel();
}

net::awaitable<bool> bell::wait(std::chrono::milliseconds longest) {
  if (!has_rung_) {
    timer_.expires_after(longest);
    error_code ignored;
    co_await timer_.async_wait(net::redirect_error(net::use_awaitable, ignored));
  }
  co_return std::exchange(has_rung_, false);
}

net::awaitable<void> bell::wait() {
  constexpr std::chrono::milliseconds as_good_as_ever = std::chrono::hours(24);
  for (;;) {
    const bool has_rung = co_await wait(as_good_as_ever);
    if (has_rung) co_return;
  }
}

// -- server ------------------------------------------------------------------------

server::server(std::size_t threads, journal& log)
    : core_(std::make_unique<server_core>(threads, log)) {}

server::~server() {
  stop();
  core_->context.stop();
  for (std::thread& each : core_->threads) each.join();
  for (const std::string& each : core_->socket_paths) ::unlink(each.c_str());
}

service::runner server::soon() {
  return [core = core_.get()](std::function<void()> what) {
    net::post(core->context, std::move(what));
  };
}

void server::serve(service& answers) {
  core_->answers = &answers;
  // There is always something to wait for, until the end.
  auto stays = std::make_shared<net::executor_work_guard<net::io_context::executor_type>>(
      core_->context.get_executor());
  for (std::size_t i = 0; i < core_->threads_wanted; ++i)
    core_->threads.emplace_back([core = core_.get(), stays] { core->context.run(); });
}

io::result<listen_address> server::listen(const listen_address& where) {
  error_code failed;
  const auto address = net::ip::make_address(where.host, failed);
  net::ip::tcp::endpoint in_fact;
  if (!failed) failed = open_door<net::ip::tcp>(*core_, {address, where.port}, false, in_fact);
  if (failed) return cannot_listen(to_text(where), failed);
  return listen_address{.host = where.host, .port = in_fact.port()};
}

void server::use(std::shared_ptr<tls_identity> identity) {
  const std::lock_guard lock(core_->mutex);
  core_->identity = std::move(identity);
}

io::result<done> server::listen(const std::string& path) {
  if (path.size() >= sizeof(sockaddr_un::sun_path))
    return io::error{.code = io::ec::bad_name,
                     .what = "the path of a socket is too long",
                     .todo = fmt::format("Use less than {} bytes.", sizeof(sockaddr_un::sun_path)),
                     .path = path};
  if (is_left_over(*core_, path)) ::unlink(path.c_str());
  // Whoever may connect is the game master: its owner alone, from the first moment on.
  const mode_t before = ::umask(0177);
  net::local::stream_protocol::endpoint in_fact;
  const error_code failed = open_door<net::local::stream_protocol>(*core_, {path}, true, in_fact);
  ::umask(before);
  if (failed) return cannot_listen(path, failed);
  core_->socket_paths.push_back(path);
  return done{};
}

void server::look_again() {
  for (const connection_ptr& each : clients_of(*core_))
    net::post(each->strand, [each] {
      if (each->on_wake) each->on_wake();
    });
}

io::result<std::string> server::adopt(int socket) {
  sockaddr_storage where{};
  socklen_t size = sizeof where;
  int listens = 0;
  socklen_t flag_size = sizeof listens;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&where), &size) != 0 ||
      ::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &flag_size) != 0 || listens == 0)
    return cannot_adopt("what was passed is no socket that listens",
                        "Use ListenStream= in the unit of the socket.");
  if (where.ss_family == AF_UNIX) {
    const std::string path = reinterpret_cast<const sockaddr_un&>(where).sun_path;
    struct stat found {};
    // Whoever may connect is the game master.
    if (::stat(path.c_str(), &found) != 0 || (found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
      return cannot_adopt(fmt::format("others may connect to the socket {}", path),
                          "Use SocketMode=0600, and the SocketUser= that the host runs as.");
    const auto failed = take_door(*core_, net::local::stream_protocol(), socket, true);
    if (failed) return cannot_listen("the socket that was passed", failed);
    return path;
  }
  net::ip::tcp::endpoint address;
  if (size > address.capacity())
    return cannot_adopt("a socket of an unknown kind was passed", "Use TCP, or a path.");
  std::memcpy(address.data(), &where, size);
  address.resize(size);
  const listen_address out{.host = address.address().to_string(), .port = address.port()};
  const bool is_encrypted = identity_of(*core_) != nullptr;
  if (!is_encrypted && !is_loopback(out.host))
    return cannot_adopt(
        fmt::format("without a certificate the host listens on this machine alone, and {} is "
                    "beyond it",
                    to_text(out)),
        "Use ListenStream=127.0.0.1:7667, or --tls-cert and --tls-key.");
  const auto failed = take_door(*core_, address.protocol(), socket, false);
  if (failed) return cannot_listen(to_text(out), failed);
  return (is_encrypted ? "https://" : "http://") + to_text(out);
}

void server::stop() {
  {
    const std::lock_guard lock(core_->mutex);
    if (std::exchange(core_->is_stopping, true)) return;
  }
  for (const auto& each : core_->close_doors) each();
  for (const connection_ptr& each : clients_of(*core_))
    net::post(each->strand, [each] {
      each->is_stopping = true;
      if (each->on_wake)
        each->on_wake();
      else if (each->is_idle)
        each->stream.close();
    });
}

void server::cut() {
  for (const connection_ptr& each : clients_of(*core_))
    net::post(each->strand, [each] {
      if (each->on_cut)
        each->on_cut();
      else
        each->stream.close();
    });
}

bool server::wait_for_silence(std::chrono::milliseconds longest) {
  std::unique_lock lock(core_->mutex);
  return core_->changed.wait_for(lock, longest, [this] { return core_->connections.empty(); });
}

std::size_t server::connection_count() const {
  const std::lock_guard lock(core_->mutex);
  return core_->connections.size();
}

}  // namespace dnd::cli::host
