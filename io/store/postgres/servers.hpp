#pragma once

#include "io/store/postgres/connection.hpp"
#include "io/store/postgres/database_url.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace dnd::io::postgres {

/// What a database stands on: its servers, and the time that passes. What decides what became of a
/// write knows no other clock and no other way to a server, so that it runs on simulated ones as it
/// is. Usable from any thread.
class servers {
 public:
  servers() = default;
  virtual ~servers() = default;
  servers(const servers&) = delete;
  servers& operator=(const servers&) = delete;

  /// At least one.
  [[nodiscard]] virtual std::size_t count() const = 0;
  /// For people: without a password.
  [[nodiscard]] virtual const std::string& shown() const = 0;
  /// To one of them, if it is a primary. Nothing is prepared on it.
  [[nodiscard]] virtual expected<std::unique_ptr<connection>, failure> open(std::size_t which) = 0;

  [[nodiscard]] virtual deadline now() const = 0;
  virtual void pause(std::chrono::milliseconds time) = 0;
};

/// Those of an address, over libpq.
[[nodiscard]] std::unique_ptr<servers> servers_of(database_url at);

}  // namespace dnd::io::postgres
