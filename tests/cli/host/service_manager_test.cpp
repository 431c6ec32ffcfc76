// What systemd is told, and what it passes on, with something else in its place.

#include "cli/host/service_manager.hpp"

#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fcntl.h>
#include <map>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

BOOST_AUTO_TEST_SUITE(service_manager_suite)

using namespace dnd::cli::host;

namespace {

struct manager {
  manager() {
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    const std::string path = disk / "notify";
    std::copy(path.begin(), path.end(), where.sun_path);
    BOOST_REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0);
    variables["NOTIFY_SOCKET"] = path;
  }
  ~manager() { ::close(socket); }
  manager(const manager&) = delete;
  manager& operator=(const manager&) = delete;

  service_manager made() const {
    return service_manager([this](std::string_view name) -> std::optional<std::string> {
      const auto found = variables.find(std::string(name));
      return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
  }
  std::string heard() const {
    char bytes[512];
    const auto count = ::recv(socket, bytes, sizeof bytes, MSG_DONTWAIT);
    return count < 0 ? "" : std::string(bytes, static_cast<std::size_t>(count));
  }

  dnd::tests::scratch_directory disk;
  int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  std::map<std::string, std::string> variables;
  const std::string own_pid = std::to_string(::getpid());
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(it_is_told_how_the_host_is, manager) {
  const auto told = made();
  told.tell_ready("At http://127.0.0.1:1.");
  BOOST_TEST(heard() == "READY=1\nSTATUS=At http://127.0.0.1:1.");
  told.tell_reloading();
  BOOST_TEST(heard().starts_with("RELOADING=1\nMONOTONIC_USEC="));
  told.tell_alive();
  BOOST_TEST(heard() == "WATCHDOG=1");
  told.tell_stopping();
  BOOST_TEST(heard().starts_with("STOPPING=1\n"));
}

BOOST_FIXTURE_TEST_CASE(without_a_manager_nothing_is_told, manager) {
  for (const std::string& nowhere : {std::string(), std::string("relative"), disk / "nobody",
                                     "/" + std::string(200, 'x'), std::string("@nobody-listens")}) {
    variables["NOTIFY_SOCKET"] = nowhere;
    made().tell_ready("x");
  }
  BOOST_TEST(heard() == "");
}

BOOST_FIXTURE_TEST_CASE(the_watchdog_is_for_this_process, manager) {
  BOOST_TEST(!made().watchdog());
  variables["WATCHDOG_USEC"] = "30000000";
  BOOST_TEST(made().watchdog()->count() == 30'000'000);
  variables["WATCHDOG_PID"] = own_pid;
  BOOST_TEST(made().watchdog()->count() == 30'000'000);
  variables["WATCHDOG_PID"] = "1";
  BOOST_TEST(!made().watchdog());
  variables.erase("WATCHDOG_PID");
  for (const auto* wrong : {"", "0", "-1", "soon", "99999999999999999999"}) {
    variables["WATCHDOG_USEC"] = wrong;
    BOOST_TEST(!made().watchdog());
  }
}

BOOST_FIXTURE_TEST_CASE(sockets_are_those_that_were_passed_to_this_process, manager) {
  variables["LISTEN_FDS"] = "1";
  BOOST_TEST(made().sockets().empty());
  variables["LISTEN_PID"] = "1";
  BOOST_TEST(made().sockets().empty());
  variables["LISTEN_PID"] = own_pid;
  variables["LISTEN_FDS"] = "nonsense";
  BOOST_TEST(made().sockets().empty());
}

BOOST_AUTO_TEST_SUITE_END()
