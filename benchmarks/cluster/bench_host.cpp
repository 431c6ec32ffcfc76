#include "benchmarks/cluster/bench_host.hpp"

#include "benchmarks/peers/process_memory.hpp"
#include "io/files/posix/descriptor.hpp"

#include <fmt/format.h>

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>

namespace dnd::bench {

namespace {

/// One that nobody listens on at this moment.
io::result<std::uint16_t> free_port() {
  const io::descriptor probe(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  auto* const address = reinterpret_cast<sockaddr*>(&at);
  if (::bind(probe.number(), address, size) != 0 ||
      ::getsockname(probe.number(), address, &size) != 0)
    return io::error{.code = io::ec::io_error, .what = "no port is free", .system_errno = errno};
  return ntohs(at.sin_port);
}

}  // namespace

io::result<bench_host> bench_host::start(workbench& bench, const campaign_database& store,
                                         const std::string& token) {
  const auto port = free_port();
  if (!port) return port.error();
  const auto address = fmt::format("127.0.0.1:{}", *port);
  auto started = child::start({bench.options().dnd, "--store", store.url(), "host", "--listen",
                               address, "--advertise", "http://" + address},
                              {.output = bench.scratch() + "/host.log"});
  if (!started) return started.error();
  bench_host made;
  made.process_ = *std::move(started);
  made.door_ = {.port = *port, .token = token};
  constexpr int attempts_max = 500;
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    if (http_clients::connect({{.where = made.door_, .label = {}, .lines = {}}})) return made;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return io::error{.code = io::ec::io_error, .what = "the host was started and does not answer"};
}

io::result<double> bench_host::memory_kib() const {
  return memory_of(process_.id());
}

}  // namespace dnd::bench
