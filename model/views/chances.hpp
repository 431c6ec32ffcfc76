#pragma once

#include "model/event.hpp"
#include "model/refusal.hpp"
#include "model/views/books_view.hpp"
#include "model/views/figures.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace dnd::model::views {

/// What came of something that was tried many times: how often each value came out, and each
/// attack hit.
class chance_tally {
 public:
  /// One time, from the same state each time.
  void add(const state& before, const state& after, std::span<const event> events);
  /// One time in which a command was refused.
  void add_refused(const refusal& why);

  /// For people, and value by value for programs.
  [[nodiscard]] books_view told() const;

 private:
  struct attack_count {
    std::uint64_t rolled = 0;
    std::uint64_t hits = 0;
    std::uint64_t criticals = 0;
  };
  struct damage_count {
    std::int64_t sum = 0;
    std::int64_t least = INT64_MAX;
    std::int64_t most = 0;
    std::uint64_t times = 0;
  };
  /// Of a subject and one of its figures.
  struct figure_count {
    std::string before;
    /// By what it came to, when that was another value.
    std::map<std::string, std::uint64_t> after;
  };

  void add_events(std::span<const event> events);
  void tell_attacks(books_view& view) const;
  void tell_damage(books_view& view) const;
  void tell_figures(books_view& view) const;

  std::uint64_t times_ = 0;
  std::uint64_t refused_ = 0;
  std::optional<refusal> why_;
  /// By attacker, weapon and target, in words.
  std::map<std::string, attack_count> attacks_;
  /// By target.
  std::map<std::string, damage_count> damage_;
  std::map<std::pair<std::string, std::string>, figure_count> figures_;
};

}  // namespace dnd::model::views
