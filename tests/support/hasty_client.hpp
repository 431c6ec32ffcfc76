#pragma once

#include <chrono>
#include <cstdint>
#include <string>

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

}  // namespace dnd::test
