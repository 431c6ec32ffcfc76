#pragma once

#include "actors/interfaces.hpp"
#include "io/store/codec/line_maker.hpp"

#include <caf/stateful_actor.hpp>

#include <memory>

namespace dnd::actors {

/// What a campaign store is started with.
struct store_setup {
  written_log_ptr log;
  /// Where the log ends.
  io::log_position end;
  io::durability durable{};
};

struct campaign_store_state {
  explicit campaign_store_state(campaign_store_actor::pointer selfptr) noexcept : self(selfptr) {}

  [[nodiscard]] write_order order_for(const append_message& what);
  /// Brings no lines, and makes those before it durable.
  [[nodiscard]] write_order sync_order() const;

  campaign_store_actor::pointer self;
  io::line_maker maker{{}};
  written_log_ptr log;
  io::durability durable{};
  encounter_log_actor encounters;
  static inline const char* name = "store";
};

/// The CAMPAIGN STORE. Makes lines of commits. All orders go through `encounters`, those of no
/// fight too: on two ways to the writer, one could overtake the other. The answer goes straight
/// back to who asked.
campaign_store_actor::behavior_type campaign_store(
    campaign_store_actor::stateful_pointer<campaign_store_state> self, store_setup setup,
    encounter_log_actor encounters);

}  // namespace dnd::actors
