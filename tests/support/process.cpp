#include "tests/support/process.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace dnd::test {

namespace {

/// A program that says nothing for so long hangs. Far more than any test needs.
constexpr int patience_ms = 60'000;
constexpr unsigned nobody = 65'534;

struct pipe_ends {
  int read = -1;
  int write = -1;
};

pipe_ends open_pipe() {
  int ends[2];
  BOOST_REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  return {ends[0], ends[1]};
}

void close_once(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

/// Between fork and exec. Never returns; what fails ends with 127.
[[noreturn]] void become(const std::vector<std::string>& words, const surroundings& where) {
  std::vector<std::string> variables;
  for (const auto& [name, value] : where.environment) variables.push_back(name + "=" + value);
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::vector<char*> environment;
  for (auto& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  if (where.file_bytes_max > 0) {
    const rlimit limit{where.file_bytes_max, where.file_bytes_max};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(127);
    ::signal(SIGXFSZ, SIG_IGN);
  }
  if (::chdir(where.directory.c_str()) != 0) ::_exit(127);
  if (where.as_nobody && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(127);
  for (const int stream : where.closed) ::close(stream);
  // As late as this: a limit on threads hinders a change of the user as well.
  for (const auto& [which, most] :
       {std::pair(RLIMIT_AS, where.memory_bytes_max), std::pair(RLIMIT_NPROC, where.threads_max)}) {
    const rlimit limit{most, most};
    if (most > 0 && ::setrlimit(which, &limit) != 0) ::_exit(127);
  }
  ::execve(arguments.front(), arguments.data(), environment.data());
  ::_exit(127);
}

/// False at the end.
bool append_from(int& descriptor, std::string& to) {
  char buffer[65536];
  const auto count = ::read(descriptor, buffer, sizeof buffer);
  if (count < 0 && errno == EINTR) return true;
  // A pseudo terminal whose program is gone says EIO where a pipe says end of file.
  if (count <= 0) {
    close_once(descriptor);
    return false;
  }
  to.append(buffer, static_cast<std::size_t>(count));
  return true;
}

}  // namespace

std::vector<std::string> finished::lines() const {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < out.size();) {
    const auto end = out.find('\n', at);
    found.push_back(out.substr(at, end - at));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return found;
}

process::process(const std::vector<std::string>& words, const surroundings& where, terminal on,
                 unsigned short columns) {
  // A program that ends before it has read its input must not end the test.
  ::signal(SIGPIPE, SIG_IGN);
  if (on == terminal::pseudo) {
    const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    pid_ = ::forkpty(&output_, nullptr, nullptr, &size);
    BOOST_REQUIRE(pid_ >= 0);
    if (pid_ == 0) become(words, where);
    input_ = ::dup(output_);
    BOOST_REQUIRE(::fcntl(input_, F_SETFD, FD_CLOEXEC) == 0);
    BOOST_REQUIRE(::fcntl(output_, F_SETFD, FD_CLOEXEC) == 0);
    return;
  }
  auto in = open_pipe();
  auto out = open_pipe();
  auto err = open_pipe();
  pid_ = ::fork();
  BOOST_REQUIRE(pid_ >= 0);
  if (pid_ == 0) {
    ::dup2(in.read, 0);
    ::dup2(out.write, 1);
    ::dup2(err.write, 2);
    become(words, where);
  }
  ::close(in.read);
  ::close(out.write);
  ::close(err.write);
  input_ = in.write;
  output_ = out.read;
  errors_ = err.read;
}

process::~process() {
  close_once(input_);
  close_once(output_);
  close_once(errors_);
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

void process::write(std::string_view text) {
  while (!text.empty()) {
    pollfd ends[3] = {{input_, POLLOUT, 0}, {output_, POLLIN, 0}, {errors_, POLLIN, 0}};
    BOOST_REQUIRE_MESSAGE(::poll(ends, 3, patience_ms) > 0, "the program takes no input");
    if (ends[1].revents != 0) append_from(output_, out_);
    if (ends[2].revents != 0) append_from(errors_, err_);
    if (ends[0].revents == 0) continue;
    // Half a pipe's page at a time never blocks when the pipe says that there is room.
    const auto count = ::write(input_, text.data(), std::min<std::size_t>(text.size(), 2048));
    if (count < 0 && errno == EPIPE) return;
    BOOST_REQUIRE(count > 0 || errno == EINTR);
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
}

void process::close_input() {
  close_once(input_);
}

void process::close_output() {
  close_once(output_);
}

bool process::read_some() {
  return read_some(patience_ms);
}

bool process::read_some(int wait_ms) {
  if (output_ < 0 && errors_ < 0) return false;
  pollfd ends[2] = {{output_, POLLIN, 0}, {errors_, POLLIN, 0}};
  const int ready = ::poll(ends, 2, wait_ms);
  BOOST_REQUIRE_MESSAGE(ready > 0 || errno == EINTR, "the program hangs; it said: " << out_ << "\n"
                                                                                    << err_);
  if (ends[0].revents != 0) append_from(output_, out_);
  if (ends[1].revents != 0) append_from(errors_, err_);
  return true;
}

std::optional<std::string> process::read_line() {
  for (;;) {
    if (const auto end = out_.find('\n'); end != std::string::npos) {
      auto line = out_.substr(0, end);
      out_.erase(0, end + 1);
      return line;
    }
    if (output_ < 0 || !read_some()) return std::nullopt;
  }
}

std::string process::read_until(std::string_view text) {
  for (;;) {
    if (const auto at = out_.find(text); at != std::string::npos) {
      auto before = out_.substr(0, at + text.size());
      out_.erase(0, at + text.size());
      return before;
    }
    BOOST_REQUIRE_MESSAGE(read_some(), "never printed: " << text << "\nbut: " << out_ << err_);
  }
}

void process::signal(int number) const {
  BOOST_REQUIRE(::kill(pid_, number) == 0);
}

void process::resize(unsigned short columns) const {
  const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
  BOOST_REQUIRE(::ioctl(output_, TIOCSWINSZ, &size) == 0);
}

finished process::wait() {
  if (errors_ >= 0) close_input();
  while (read_some()) {
  }
  close_input();
  return collect();
}

finished process::wait_for_end(int seconds_max, answers how) {
  using clock = std::chrono::steady_clock;
  using std::chrono::milliseconds;
  const auto deadline = clock::now() + std::chrono::seconds(seconds_max);
  const auto left_ms = [deadline] {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - clock::now());
    return static_cast<int>(std::max(left, milliseconds(0)).count());
  };
  if (how == answers::left_unread) {
    pollfd end{static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)), POLLIN, 0};
    BOOST_REQUIRE(end.fd >= 0);
    const int ended = ::poll(&end, 1, left_ms());
    ::close(end.fd);
    BOOST_REQUIRE_MESSAGE(ended == 1, "the program does not end");
  }
  while (read_some(left_ms())) {
  }
  close_input();
  return collect();
}

/// Both outputs are at their end.
finished process::collect() {
  finished end;
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0) BOOST_REQUIRE(errno == EINTR);
  pid_ = -1;
  if (WIFEXITED(status)) end.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  end.out = std::exchange(out_, {});
  end.err = std::exchange(err_, {});
  return end;
}

finished run(const std::vector<std::string>& words, const surroundings& where,
             std::string_view input) {
  process running(words, where);
  running.write(input);
  return running.wait();
}

}  // namespace dnd::test
