#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <string_view>

/// Rulings of the game master. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

/// A ruling holds from now on, whatever the campaign's file says of it.
struct ruling_made {
  static constexpr std::string_view stored_as = "ruling_made";
  /// A name of `rulings_known`.
  small_text ruling;
  /// Its values. Before is empty where the campaign's file had the word.
  change<small_text> value = {};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("ruling", e.ruling);
    v.field("value", e.value);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using ruling_events = type_list<ruling_made>;

}  // namespace dnd::model
