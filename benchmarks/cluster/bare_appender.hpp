#pragma once

#include "benchmarks/cluster/bare_database.hpp"
#include "benchmarks/cluster/campaign_database.hpp"
#include "benchmarks/report/figure.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dnd::bench {

/// What the store does for commands, and nothing else: the same statement with as many bytes, over
/// one connection. Nothing is decided, and nobody waits for an answer of his own.
class bare_appender {
 public:
  static io::result<std::unique_ptr<bare_appender>> connect(const std::string& url,
                                                            std::vector<campaign_row> campaigns,
                                                            std::size_t bytes_a_command);
  /// Seconds of each of `count` commands, one at a time.
  io::result<series> one_at_a_time(std::size_t count);
  /// Commands a second: always one of each campaign in one batch.
  io::result<double> all_at_once(double seconds);

 private:
  bare_appender(std::unique_ptr<bare_database> on, std::vector<campaign_row> campaigns,
                std::size_t bytes)
      : on_(std::move(on)), campaigns_(std::move(campaigns)), body_(bytes, 'x') {}
  io::result<done> append(std::span<campaign_row> to);

  std::unique_ptr<bare_database> on_;
  std::vector<campaign_row> campaigns_;
  std::string body_;
};

}  // namespace dnd::bench
