#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <string>
#include <string_view>

/// The story. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct note_added {
  static constexpr std::string_view stored_as = "note_added";
  std::string text;
  /// Who may read it besides the game master: everybody, or whoever plays this creature.
  bool everybody = false;
  creature_id reader = {};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("text", e.text);
    v.optional("everybody", e.everybody);
    v.optional("reader", e.reader);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using story_events = type_list<note_added>;

}  // namespace dnd::model
