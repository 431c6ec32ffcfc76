#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <deque>
#include <optional>

namespace dnd::actors {

/// A fight's part of the log: it begins with the first lines, is fed, and at its end becomes part
/// of the long-term log. What comes meanwhile waits here: in the log it stands after the fight.
///
///   no fight ──lines of a fight──▶ fight ──its last lines──▶ ending ──merged──▶ no fight
struct encounter_log_state {
  using promise = caf::typed_response_promise<written_message>;

  explicit encounter_log_state(encounter_log_actor::pointer selfptr) noexcept : self(selfptr) {}
  ~encounter_log_state();
  encounter_log_state(const encounter_log_state&) = delete;
  encounter_log_state& operator=(const encounter_log_state&) = delete;

  enum class stage : std::uint8_t { no_fight, fight, ending };

  /// Whether the order goes straight to the writer, which answers it. Else `take` has to have it.
  [[nodiscard]] bool passes(const write_order& order);
  [[nodiscard]] promise take(const write_order& order);

  encounter_log_actor::pointer self;
  log_writer_actor writer;
  stage now = stage::no_fight;
  static inline const char* name = "encounters";

 private:
  struct waiting_order {
    write_order what;
    promise answer;
  };

  /// Writes the fight's last lines, then merges, then answers: it is over when both are done.
  void end_fight(const write_order& last, promise answer);
  void merge(const write_order& last);
  void finish(const written_message& outcome);
  void forward(waiting_order next);

  /// Of the order that ends the fight.
  std::optional<promise> ending_;
  /// What follows the end of the fight, in order; at most `bounds::appends_under_way_max`.
  std::deque<waiting_order> waiting_;
};

/// The ENCOUNTER LOG. `at_start`: whether a fight was on when the campaign was opened.
encounter_log_actor::behavior_type encounter_log(
    encounter_log_actor::stateful_pointer<encounter_log_state> self,
    encounter_log_state::stage at_start, log_writer_actor writer);

}  // namespace dnd::actors
