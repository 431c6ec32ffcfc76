#pragma once

#include "model/apply_result.hpp"
#include "model/effects/instance.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string_view>

/// Rests. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

enum class rest_kind : std::uint8_t { short_rest, long_rest };

/// A creature has rested; what it got back follows. SRD: Resting.
struct rest_taken {
  static constexpr std::string_view stored_as = "rest_taken";
  creature_id creature;
  rest_kind kind{};
  /// Of a long rest: when the one before ended, 0 for none, and when this one did.
  change<game_time> long_rested = {};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("kind", e.kind);
    v.optional("long_rested", e.long_rested);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using rest_events = type_list<rest_taken>;

}  // namespace dnd::model
