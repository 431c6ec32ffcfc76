#include "benchmarks/peers/child.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace dnd::bench {

namespace {

/// There is never more than one.
std::atomic<pid_t> running = -1;

}  // namespace

void stop_running_child() noexcept {
  if (const pid_t id = running; id > 0) ::kill(id, SIGTERM);
}

io::result<child> child::start(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // What the harness blocks and ignores is its own business.
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  sigset_t none;
  sigemptyset(&none);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigmask(&how, &none);
  posix_spawnattr_setsigdefault(&how, &usual);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t id = -1;
  const int failure =
      ::posix_spawnp(&id, arguments.front(), &files, &how, arguments.data(), environ);
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  if (failure == 0) {
    running = id;
    return child(id);
  }
  return io::error{.code = failure == ENOENT ? io::ec::not_found : io::ec::io_error,
                   .what = fmt::format("{} cannot be started", words.front()),
                   .system_errno = failure};
}

child& child::operator=(child&& other) noexcept {
  if (this != &other) {
    stop();
    id_ = other.release();
  }
  return *this;
}

child::~child() {
  stop();
}

pid_t child::release() noexcept {
  return std::exchange(id_, -1);
}

void child::stop() noexcept {
  if (id_ <= 0) return;
  ::kill(id_, SIGTERM);
  (void)wait();
}

io::result<done> child::wait() {
  int status = 0;
  const auto id = release();
  while (::waitpid(id, &status, 0) < 0)
    if (errno != EINTR)
      return io::error{
          .code = io::ec::io_error, .what = "the program is gone", .system_errno = errno};
  running = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return done{};
  return io::error{.code = io::ec::internal,
                   .what = WIFEXITED(status)
                               ? fmt::format("the program ended with {}", WEXITSTATUS(status))
                               : "the program was stopped by a signal"};
}

}  // namespace dnd::bench
