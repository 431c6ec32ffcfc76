#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>

namespace dnd::actors {

/// Watches over the order of a fight's life: it begins once, is fed, and is merged once.
struct encounter_log_state {
  explicit encounter_log_state(encounter_log_actor::pointer selfptr) noexcept : self(selfptr) {}

  /// Asserts that `order` fits what came before it.
  void follow(const write_order& order);

  encounter_log_actor::pointer self;
  log_writer_actor writer;
  bool running = false;
  static inline const char* name = "encounters";
};

enum class encounter_file : std::uint8_t { absent, present };

/// The ENCOUNTER LOG. Hands lines to `writer`, a fight's with its beginning and its merge, and
/// all others as they come.
/// `file`: whether a fight was under way when the campaign was opened.
encounter_log_actor::behavior_type encounter_log(
    encounter_log_actor::stateful_pointer<encounter_log_state> self, encounter_file file,
    log_writer_actor writer);

}  // namespace dnd::actors
