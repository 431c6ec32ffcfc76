#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace dnd::cli::host {

/// Which hosts have which campaigns, as the database said a moment ago: whoever passes requests on
/// does not ask it each time. What is known may be out of date; then the host that is asked turns
/// the request back, or cannot be reached, and is forgotten. For any thread.
class known_owners {
 public:
  using time = std::chrono::milliseconds;
  /// Longer than between two requests of somebody who plays; shorter than a lease, whose end others
  /// may hear of first.
  static constexpr time kept_for{3'000};
  static constexpr std::size_t most = 10'000;

  /// `label` as it was asked for, `now` of a clock that never goes back.
  void note(const std::string& label, std::string url, time now);
  [[nodiscard]] std::optional<std::string> find(const std::string& label, time now);
  void forget(const std::string& label);
  [[nodiscard]] std::size_t count() const;

 private:
  struct entry {
    std::string url;
    time since;
  };
  mutable std::mutex mutex_;
  std::map<std::string, entry> all_;
};

}  // namespace dnd::cli::host
