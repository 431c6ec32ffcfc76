#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

/// A client of a host that has no patience, and may be one of many threads: what fails does not
/// fail the test.
namespace dnd::test {

struct hasty_reply {
  /// 0: nobody is there, or no whole answer came in time.
  unsigned status = 0;
  std::string body;
};

/// One request over a connection of its own.
[[nodiscard]] hasty_reply ask_in_haste(std::uint16_t port, const std::string& token,
                                       const std::string& target, const std::string& body,
                                       std::chrono::milliseconds patience);

/// The same over one connection, as long as that lasts. For one thread.
class hasty_line {
 public:
  hasty_line(std::uint16_t port, std::string token) : port_(port), token_(std::move(token)) {}
  ~hasty_line() { close(); }
  hasty_line(const hasty_line&) = delete;
  hasty_line& operator=(const hasty_line&) = delete;

  [[nodiscard]] hasty_reply ask(const std::string& target, const std::string& body,
                                std::chrono::milliseconds patience);

 private:
  void close();

  std::uint16_t port_;
  std::string token_;
  int on_ = -1;
};

}  // namespace dnd::test
