#pragma once

#include "tests/support/process.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace dnd::test {

/// A host of a store, at a port where it comes back after each end. What it prints goes to a file.
class host_process {
 public:
  /// `where`: its folder must be there, and is its own.
  host_process(surroundings where, std::string store);

  /// Returns when it has started; `wait_until_it_serves` waits for its word.
  void start();
  void wait_until_it_serves() const;
  void kill();
  /// As when its machine has no breath: it knows nothing of it.
  void freeze(bool stands_still) const;
  [[nodiscard]] bool runs() const noexcept { return program_ != nullptr; }
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  /// All that it has printed in all its lives.
  [[nodiscard]] std::string printed() const;

 private:
  surroundings where_;
  std::string store_;
  std::uint16_t port_;
  std::string log_;
  /// Where its present life begins in that.
  std::size_t born_at_ = 0;
  std::unique_ptr<process> program_;
};

/// A port of this machine that nobody listens at now, and that no client is given while nobody
/// does.
[[nodiscard]] std::uint16_t port_of_ones_own();

}  // namespace dnd::test
