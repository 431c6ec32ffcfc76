#pragma once

#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <stdio_ext.h>
#include <unistd.h>

#include <cstdio>
#include <string>

/// What a test prints, in files instead of on standard output and standard error.
namespace dnd::tests {

class captured_output {
 public:
  captured_output() {
    std::fflush(stdout);
    std::fflush(stderr);
    send(STDOUT_FILENO, out_before_, disk_ / "out");
    send(STDERR_FILENO, err_before_, disk_ / "err");
  }
  ~captured_output() { end(); }
  captured_output(const captured_output&) = delete;
  captured_output& operator=(const captured_output&) = delete;

  /// From here on everything goes where it went before.
  void end() {
    if (out_before_ < 0) return;
    std::fflush(stdout);
    std::fflush(stderr);
    // What nobody took is not for whoever reads the results of the tests.
    ::__fpurge(stdout);
    std::clearerr(stdout);
    give_back(STDOUT_FILENO, out_before_);
    give_back(STDERR_FILENO, err_before_);
  }
  /// Puts something else in the place of standard output.
  static void replace_out(int descriptor) {
    std::fflush(stdout);
    ::dup2(descriptor, STDOUT_FILENO);
  }

  /// What was printed; ends the capture.
  [[nodiscard]] std::string out() {
    end();
    return disk_.read("out");
  }
  [[nodiscard]] std::string err() {
    end();
    return disk_.read("err");
  }

 private:
  static void send(int which, int& before, const std::string& path) {
    before = ::fcntl(which, F_DUPFD_CLOEXEC, 3);
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    BOOST_REQUIRE((before >= 0 && file >= 0));
    ::dup2(file, which);
    ::close(file);
  }
  static void give_back(int which, int& before) {
    ::dup2(before, which);
    ::close(before);
    before = -1;
  }

  scratch_directory disk_;
  int out_before_ = -1;
  int err_before_ = -1;
};

}  // namespace dnd::tests
