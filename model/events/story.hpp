#pragma once

#include "model/apply_result.hpp"
#include "model/type_list.hpp"

#include <string>
#include <string_view>

/// The story. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct note_added {
  static constexpr std::string_view stored_as = "note_added";
  std::string text;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("text", e.text);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using story_events = type_list<note_added>;

}  // namespace dnd::model
