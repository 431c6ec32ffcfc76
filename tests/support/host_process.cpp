#include "tests/support/host_process.hpp"

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace dnd::test {

namespace {

constexpr std::chrono::seconds longest_start{20};

/// Ends with whoever started it, however that ends. $0: where the output goes.
constexpr const char* launcher = R"(exec setpriv --pdeathsig KILL "$@" >>"$0" 2>&1)";

}  // namespace

std::uint16_t port_of_ones_own() {
  static unsigned next = 20'000 + static_cast<unsigned>(::getpid()) * 16 % 12'000;
  for (;; next = next < 32'000 ? next + 1 : 20'000) {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    at.sin_port = htons(static_cast<std::uint16_t>(next));
    const bool is_free = ::bind(probe, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
    ::close(probe);
    if (is_free) return static_cast<std::uint16_t>(next++);
  }
}

host_process::host_process(surroundings where, std::string store)
    : where_(std::move(where)),
      store_(std::move(store)),
      port_(port_of_ones_own()),
      log_(where_.directory + "/host.log") {
  where_.environment["XDG_CACHE_HOME"] = where_.directory + "/cache";
}

std::string host_process::printed() const {
  std::ifstream in(log_, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void host_process::start() {
  born_at_ = printed().size();
  const std::string at = "127.0.0.1:" + std::to_string(port_);
  program_ = std::make_unique<process>(
      std::vector<std::string>{"/bin/sh", "-c", launcher, log_, dnd_binary(), "--json", "--store",
                               store_, "host", "--listen", at, "--advertise", "http://" + at},
      where_);
}

void host_process::wait_until_it_serves() const {
  const auto end = std::chrono::steady_clock::now() + longest_start;
  while (printed().find("\"link\"", born_at_) == std::string::npos) {
    BOOST_REQUIRE_MESSAGE(std::chrono::steady_clock::now() < end,
                          "the host does not start: " << printed());
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void host_process::kill() {
  // Its end kills the program, and waits for it.
  program_.reset();
}

void host_process::freeze(bool stands_still) const {
  program_->signal(stands_still ? SIGSTOP : SIGCONT);
}

}  // namespace dnd::test
