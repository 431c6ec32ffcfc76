#include "benchmarks/peers/child.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace dnd::bench {

io::result<child> child::start(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t id = -1;
  const int failure =
      ::posix_spawnp(&id, arguments.front(), &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (failure == 0) return child(id);
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
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return done{};
  return io::error{.code = io::ec::internal,
                   .what = WIFEXITED(status)
                               ? fmt::format("the program ended with {}", WEXITSTATUS(status))
                               : "the program was stopped by a signal"};
}

}  // namespace dnd::bench
