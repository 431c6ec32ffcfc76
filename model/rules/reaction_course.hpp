#pragma once

#include "model/pending_decision.hpp"
#include "model/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dnd::model::rules {

/// The moments of a command in which somebody may answer: what was answered before, and the first
/// question that nobody has answered. From that one on the command goes on as if nobody would, so
/// that it is known to be a command that can be carried out; then all of that is dropped, and the
/// question is what is left of it.
struct reaction_course {
  /// Given before, in any order.
  std::vector<reaction_answer> answers;
  /// The game master said that nobody answers this command any more.
  bool let_pass = false;
  /// Moments so far. The same answers and faces come to the same moments.
  std::uint32_t moments = 0;
  /// Null as long as there is none.
  std::shared_ptr<pending_decision> open;
  /// The line that goes on; empty where it is the command's own.
  std::string line;
  /// Events before those of the line.
  std::size_t from = 0;
  /// What a reaction could not be used for after all: content that says nonsense.
  std::optional<refusal> problem;
};

}  // namespace dnd::model::rules
