#pragma once

#include "benchmarks/peers/peer.hpp"
#include "io/files/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dnd::bench {

/// SQLite as an event store: a table of numbered lines, write-ahead log, `synchronous=FULL`.
class sqlite_store {
 public:
  /// A new database. `ec::not_found` when the harness was built without SQLite or nlohmann/json.
  static io::result<std::unique_ptr<sqlite_store>> make(const std::string& path);
  virtual ~sqlite_store() = default;

  /// Seconds of each of `count` inserts of `bytes` bytes, a transaction each.
  virtual io::result<std::vector<double>> append(std::size_t count, std::size_t bytes) = 0;
  /// Takes in the first `events_max` lines of a log, in one transaction.
  virtual io::result<std::uint64_t> load(const std::string& log, std::uint64_t events_max) = 0;
  /// Reads all lines in order and parses each with nlohmann/json.
  virtual io::result<reading> read_back() = 0;
};

}  // namespace dnd::bench
