#pragma once

#include "model/commit.hpp"
#include "model/state.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dnd::model::views {

/// Who takes part in an evening, as far as it is known from what was seen.
class evening_people {
 public:
  struct person {
    /// "Grog", "goblin-2".
    std::string called;
    /// What several of them are called by: "Goblin".
    std::string kind;
    bool is_character = false;
    bool is_dead = false;
    bool is_down = false;
    /// Whether the viewer may know the hit points.
    bool has_figures = false;
    std::int32_t hp = 0;
    std::int32_t max_hp = 0;
  };

  evening_people(const state& before, viewer whose);

  /// Whoever comes with a commit.
  void meet(const commit& what);
  /// Somebody; who was never met is nobody's character.
  [[nodiscard]] person& of(std::string_view id);
  [[nodiscard]] const std::map<std::string, person, std::less<>>& all() const noexcept {
    return all_;
  }

 private:
  void add(const creature& who);

  viewer whose_;
  std::map<std::string, person, std::less<>> all_;
};

}  // namespace dnd::model::views
