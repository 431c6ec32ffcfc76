#pragma once

#include "model/event_values.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Answers to what is about to happen: what a creature does by itself, and what people are asked.
/// SRD: Reactions.
namespace dnd::model {

/// When something may be answered.
enum class reaction_moment : std::uint8_t {
  hit_by,       ///< An attack roll hits its bearer; nothing has come of it yet.
  spell_cast,   ///< Somebody of the other side casts a spell; nothing has come of it yet.
  save_failed,  ///< Its bearer failed a saving throw; nothing has come of it yet.
  damaged,      ///< Its bearer took damage from somebody.
};

/// What a creature does with a reaction when its moment comes.
enum class reaction_order : std::uint8_t {
  ask,
  helps,  ///< Uses it where it changes the outcome.
  always,
  never,
};

/// What was ordered for one reaction.
struct standing_order {
  small_text reaction;
  /// Never `ask` in a state: that is what happens without an order.
  reaction_order when{};
  friend bool operator==(const standing_order&, const standing_order&) = default;
};

/// Who may answer, and with what.
struct reaction_choice {
  creature_id who;
  /// At least one.
  std::vector<small_text> reactions;
  friend bool operator==(const reaction_choice&, const reaction_choice&) = default;
};

/// An answer that was given.
struct reaction_answer {
  /// Which of the moments of the command in which somebody could answer, from 1.
  std::uint32_t moment = 0;
  creature_id who;
  /// Empty: it lets it pass.
  small_text reaction;
  /// Level of the slot of a spell; 0: the lowest that will do.
  std::uint8_t slot = 0;
  friend bool operator==(const reaction_answer&, const reaction_answer&) = default;
};

/// A command that waits for the answer of somebody before its outcome is fixed. It has changed
/// nothing yet: with the answer, its line is carried out again from its beginning, with the faces
/// that its dice showed and the answers that were given, so that it comes to the same moment.
struct pending_decision {
  reaction_moment on{};
  /// Who attacks, casts or asks for the save; empty: nobody.
  creature_id actor;
  /// Whom it is about; empty for a spell that is cast.
  creature_id target;
  /// "Longsword", "Fireball"; of a save what it is against.
  std::string what;
  /// Of an attack roll or a save; of a spell its level; the damage taken.
  std::int16_t total = 0;
  /// The Armor Class or Difficulty Class.
  std::int16_t against = 0;
  /// Those who have not answered, in the order in which they are asked. Never empty.
  std::vector<reaction_choice> asked;
  /// Which of the moments of the command this is, from 1.
  std::uint32_t moment = 0;
  /// The command, without faces.
  std::string line;
  /// What its dice have shown so far.
  std::vector<std::int32_t> faces;
  /// Faces that were given for the dice to come.
  std::vector<std::int32_t> more;
  /// What was answered before, in its moments.
  std::vector<reaction_answer> answers;
  friend bool operator==(const pending_decision&, const pending_decision&) = default;
};

}  // namespace dnd::model
