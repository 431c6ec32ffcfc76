#pragma once

#include "model/inline_list.hpp"
#include "model/text.hpp"

#include <cstdint>
#include <string>

/// What the fields of events are made of, in all topics.
namespace dnd::model {

/// Position of an event in a campaign, from 1. 0 means "before the first".
using seq_t = std::uint64_t;

using creature_id = small_text;

/// Faces of the d20s of one roll, in the order rolled: one, or two with advantage or
/// disadvantage (three with elven accuracy).
using d20_faces = inline_list<std::uint8_t, 3>;

/// A value before and after an event.
template <class T>
struct change {
  T before{};
  T after{};
  friend bool operator==(const change&, const change&) = default;
};
using hp_change = change<std::int32_t>;

enum class roll_mode : std::uint8_t { straight, advantage, disadvantage };

/// Uses of a limited action that are gone.
struct pool_use {
  small_text pool;
  std::uint16_t spent = 0;
  friend bool operator==(const pool_use&, const pool_use&) = default;
};

/// One thing that a roll counts besides the creature's own modifier.
struct roll_term {
  /// What it comes from: "Bless", "half cover".
  std::string from;
  /// Where it was dice; empty for a number.
  std::string dice;
  std::int16_t amount = 0;
  friend bool operator==(const roll_term&, const roll_term&) = default;
};

}  // namespace dnd::model
