// Under a service manager: the real host says how it is, and takes the socket that it is passed.

#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <csignal>
#include <netinet/in.h>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_service_suite)

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// Where systemd would listen.
struct managed : dnd_program {
  managed() {
    const std::string path = root / "notify";
    sockaddr_un place{};
    place.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), place.sun_path);
    BOOST_REQUIRE(::bind(ear, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0);
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    BOOST_REQUIRE(::setsockopt(ear, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0);
    where.environment["NOTIFY_SOCKET"] = path;
  }
  ~managed() { ::close(ear); }
  managed(const managed&) = delete;
  managed& operator=(const managed&) = delete;

  /// The next message; empty when none comes.
  std::string hear() const {
    std::array<char, 4096> text{};
    const auto size = ::recv(ear, text.data(), text.size(), 0);
    return size < 0 ? std::string() : std::string(text.data(), static_cast<std::size_t>(size));
  }
  /// Hears on until it is said, and at most so many messages.
  bool hears(std::string_view what, int most = 50) const {
    for (int i = 0; i < most; ++i)
      if (holds(hear(), what)) return true;
    return false;
  }

  const int ear = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_service_manager_hears_how_the_host_is, managed) {
  where.environment["WATCHDOG_USEC"] = "200000";
  const auto host = start({"--json", "host", "--listen", "127.0.0.1:0"});
  const std::string first = hear();
  BOOST_TEST(holds(first, "READY=1\n"), first);
  BOOST_TEST(holds(first, "STATUS=At http://127.0.0.1:"), first);
  BOOST_TEST(hears("WATCHDOG=1"));
  BOOST_TEST(hears("WATCHDOG=1"));
  host->signal(SIGHUP);
  BOOST_TEST(hears("RELOADING=1\nMONOTONIC_USEC="));
  BOOST_TEST(hears("READY=1"));
  host->signal(SIGTERM);
  BOOST_TEST(hears("STOPPING=1"));
  BOOST_TEST(host->wait_for_end(running_host::seconds_to_stop).code == 0);
}

BOOST_FIXTURE_TEST_CASE(without_a_watchdog_nobody_is_fed, managed) {
  const auto host = start({"--json", "host", "--listen", "127.0.0.1:0"});
  BOOST_TEST(hears("READY=1"));
  host->signal(SIGTERM);
  BOOST_TEST(holds(hear(), "STOPPING=1"));
  BOOST_TEST(host->wait_for_end(running_host::seconds_to_stop).code == 0);
}

// As `systemd-socket-activate` does it: the socket was there before the host, which is started by
// the first who comes.
BOOST_FIXTURE_TEST_CASE(the_socket_that_is_passed_is_the_door, managed) {
  const int door = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof place;
  BOOST_REQUIRE(::bind(door, reinterpret_cast<const sockaddr*>(&place), size) == 0);
  BOOST_REQUIRE(::listen(door, 16) == 0);
  BOOST_REQUIRE(::getsockname(door, reinterpret_cast<sockaddr*>(&place), &size) == 0);
  const std::string url = "http://127.0.0.1:" + std::to_string(ntohs(place.sin_port));
  // Waits in the queue of the socket.
  connection early(url);

  where.environment["LISTEN_FDS"] = "1";
  std::vector<std::string> words = words_of({"--json", "host"});
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    // The number of the process is known here alone.
    std::vector<std::string> variables{"LISTEN_PID=" + std::to_string(::getpid())};
    for (const auto& [name, value] : where.environment) variables.push_back(name + "=" + value);
    std::vector<char*> arguments, environment;
    for (std::string& each : words) arguments.push_back(each.data());
    for (std::string& each : variables) environment.push_back(each.data());
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
    if (::chdir(where.directory.c_str()) != 0 || ::dup2(door, 3) != 3) ::_exit(126);
    ::execve(arguments.front(), arguments.data(), environment.data());
    ::_exit(127);
  }
  ::close(door);
  const std::string ready = hear();
  BOOST_TEST(holds(ready, "READY=1\nSTATUS=At " + url), ready);
  BOOST_TEST(early.get("/healthz").status == 200U);
  BOOST_TEST(connection(url).get("/v1/campaigns").status == 401U);
  BOOST_TEST(::kill(child, SIGTERM) == 0);
  int status = -1;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 0));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
