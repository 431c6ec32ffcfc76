#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <string_view>
#include <vector>

/// Groups of creatures that go by one name. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

/// From now on the name stands for these, whatever it stood for before.
struct group_formed {
  static constexpr std::string_view stored_as = "group_formed";
  /// A slug: "kobolds".
  small_text group;
  /// Sorted, each once; at least one.
  std::vector<creature_id> members;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("group", e.group);
    v.field("members", e.members);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// The name stands for nobody any more.
struct group_dissolved {
  static constexpr std::string_view stored_as = "group_dissolved";
  small_text group;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("group", e.group);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using group_events = type_list<group_formed, group_dissolved>;

}  // namespace dnd::model
