#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::cli {

/// What Up and Down go through: the lines of before, and after the newest of them the one that is
/// being typed. Whatever is changed on the way, also on a line of before, is found again until a
/// line is entered.
class history_walk {
 public:
  /// Keeps the newest `lines_max` lines, which is at least 1.
  explicit history_walk(std::size_t lines_max) : lines_max_(lines_max) {}

  /// The newest line.
  void add(std::string line);
  /// A line is begun afresh.
  void start();
  /// The line before, or after, the one that now stands there as `shown`. Nothing at the ends.
  [[nodiscard]] std::optional<std::string> older(std::string_view shown);
  [[nodiscard]] std::optional<std::string> newer(std::string_view shown);
  /// The rest of the newest line that goes on from `typed`; empty when none does, and for nothing
  /// typed. Valid until `add`.
  [[nodiscard]] std::string_view rest_of(std::string_view typed) const noexcept;

 private:
  [[nodiscard]] std::string at_place() const;

  std::size_t lines_max_;
  std::deque<std::string> lines_;
  /// By their places, that of the line that is typed among them.
  std::map<std::size_t, std::string> changed_;
  /// Of the line that is shown; `lines_.size()` is the one that is typed.
  std::size_t place_ = 0;
};

}  // namespace dnd::cli
