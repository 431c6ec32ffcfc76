#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>

#include <memory>
#include <string>

namespace dnd::actors {

/// Turns commands into lines: numbers, times, sums. Owns the sequence of a campaign: nobody else
/// knows what comes next. Apart from the actor so that tests can drive it.
class line_maker {
 public:
  explicit line_maker(const io::log_position& end) noexcept : end_(end) {}

  /// Appends the lines of a command to `lines`. `durable` is written as `synced` when it has moved
  /// since the last time. Requires that the command follows the last one.
  void append_lines(std::string& lines, const accepted_command& command, model::seq_t durable);
  /// Behind the last line that was made.
  [[nodiscard]] const io::log_position& end() const noexcept { return end_; }

 private:
  io::log_position end_;
  model::seq_t announced_ = 0;
};

struct campaign_store_state {
  explicit campaign_store_state(campaign_store_actor::pointer selfptr) noexcept : self(selfptr) {}

  [[nodiscard]] write_order order_for(const append_message& what);
  /// Brings no lines, and makes those before it durable.
  [[nodiscard]] write_order sync_order() const;

  campaign_store_actor::pointer self;
  line_maker maker{{}};
  std::shared_ptr<open_files> files;
  io::durability durable{};
  encounter_log_actor encounters;
  static inline const char* name = "store";
};

/// The CAMPAIGN STORE. `end`: where the log ends. All orders go through `encounters`, those of no
/// fight too: on two ways to the writer, one could overtake the other. The answer goes straight
/// back to who asked.
campaign_store_actor::behavior_type campaign_store(
    campaign_store_actor::stateful_pointer<campaign_store_state> self,
    std::shared_ptr<open_files> files, io::log_position end, io::durability durable,
    encounter_log_actor encounters);

}  // namespace dnd::actors
