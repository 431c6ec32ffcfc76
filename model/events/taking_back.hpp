#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/patch.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string_view>

/// What undo, redo and a discarded fight put back. See `model/event.hpp` for what an event
/// consists of. These say themselves where undo and redo stand afterwards (`moves_undo_itself`);
/// every other event is a step that can be undone.
namespace dnd::model {

class state;

/// The fight never happened: everything is as it was before `encounter_started`. A patch too
/// large for a line goes on in `state_restored` events of the same command.
struct encounter_discarded {
  static constexpr std::string_view stored_as = "encounter_discarded";
  std::uint32_t number = 0;
  state_patch restored;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.field("restored", e.restored);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct command_undone {
  static constexpr std::string_view stored_as = "command_undone";
  static constexpr bool moves_undo_itself = true;
  seq_t first = 0;  ///< The events that are taken back, both ends included.
  seq_t last = 0;
  change<seq_t> head;
  change<seq_t> redo;
  state_patch restored;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("first", e.first);
    v.field("last", e.last);
    v.field("head", e.head);
    v.field("redo", e.redo);
    v.field("restored", e.restored);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct command_redone {
  static constexpr std::string_view stored_as = "command_redone";
  static constexpr bool moves_undo_itself = true;
  seq_t undone = 0;  ///< Seq of the `command_undone` that is taken back.
  change<seq_t> head;
  change<seq_t> redo;
  state_patch restored;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("undone", e.undone);
    v.field("head", e.head);
    v.field("redo", e.redo);
    v.field("restored", e.restored);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// One command is taken back, and what came after it stays. A step like any other: it is undone as
/// all commands are.
struct command_taken_out {
  static constexpr std::string_view stored_as = "command_taken_out";
  seq_t first = 0;  ///< The events of the command, both ends included.
  seq_t last = 0;
  state_patch restored;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("first", e.first);
    v.field("last", e.last);
    v.field("restored", e.restored);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// More of the patch of the event before it.
struct state_restored {
  static constexpr std::string_view stored_as = "state_restored";
  static constexpr bool moves_undo_itself = true;
  state_patch restored;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("restored", e.restored);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using taking_back_events = type_list<encounter_discarded, command_undone, command_redone,
                                     command_taken_out, state_restored>;

}  // namespace dnd::model
