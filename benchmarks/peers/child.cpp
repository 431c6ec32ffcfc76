#include "benchmarks/peers/child.hpp"

#include <fmt/format.h>

#include <array>
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

/// Of those that run; 0 where there is none. What a handler of signals may look at.
struct running_child {
  std::atomic<pid_t> id = 0;
  std::atomic<int> stop_signal = 0;
};
std::array<running_child, 16> running;

void note_start(pid_t id, int stop_signal) noexcept {
  for (auto& each : running) {
    pid_t none = 0;
    if (!each.id.compare_exchange_strong(none, -1)) continue;
    each.stop_signal = stop_signal;
    each.id = id;
    return;
  }
}

void note_end(pid_t id) noexcept {
  for (auto& each : running) {
    pid_t it = id;
    if (each.id.compare_exchange_strong(it, 0)) return;
  }
}

/// Where the output of a child goes.
void add_output(posix_spawn_file_actions_t& files, const std::string& path) {
  const char* const where = path.empty() ? "/dev/null" : path.c_str();
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, where, O_WRONLY | O_CREAT | O_APPEND,
                                   0644);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
}

}  // namespace

void stop_running_children() noexcept {
  for (const auto& each : running)
    if (const pid_t id = each.id; id > 0) ::kill(id, each.stop_signal);
}

io::result<child> child::start(const std::vector<std::string>& words,
                               const child_options& options) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  add_output(files, options.output);
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
    note_start(id, options.stop_signal);
    return child(id, options.stop_signal);
  }
  return io::error{.code = failure == ENOENT ? io::ec::not_found : io::ec::io_error,
                   .what = fmt::format("{} cannot be started", words.front()),
                   .system_errno = failure};
}

child& child::operator=(child&& other) noexcept {
  if (this != &other) {
    stop();
    id_ = other.release();
    stop_signal_ = other.stop_signal_;
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
  ::kill(id_, stop_signal_);
  (void)wait();
}

io::result<done> child::wait() {
  int status = 0;
  const auto id = release();
  while (::waitpid(id, &status, 0) < 0)
    if (errno != EINTR)
      return io::error{
          .code = io::ec::io_error, .what = "the program is gone", .system_errno = errno};
  note_end(id);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return done{};
  return io::error{.code = io::ec::internal,
                   .what = WIFEXITED(status)
                               ? fmt::format("the program ended with {}", WEXITSTATUS(status))
                               : "the program was stopped by a signal"};
}

}  // namespace dnd::bench
