#pragma once

#include "model/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <vector>

namespace dnd::model {

/// Where a face came from: the engine's own dice, or a person who rolled at the table.
enum class face_origin : std::uint8_t { engine, table };

struct drawn_face {
  /// 1..`bounds::die_faces_max`; 0 is a fate die.
  std::int32_t faces = 0;
  std::int32_t face = 0;
  face_origin origin = face_origin::engine;
  friend bool operator==(const drawn_face&, const drawn_face&) = default;
};

/// The source of every face that a command rolls. Faces that were rolled at the table come
/// first, in the order in which the command asks; what is missing comes from the engine's dice.
///
/// A command that is refused gives back what it drew: then it changes no later die. The same seed
/// gives the same faces on every machine and build. Knows no clock and no random device: the seed
/// comes in.
class dice_roller {
 public:
  explicit dice_roller(std::uint64_t seed);

  /// Begins a command: `faces` are those rolled at the table. Forgets what was drawn before, a
  /// problem included; the engine's dice go on where they were.
  void begin(std::vector<std::int32_t> faces = {});

  /// Takes back the command that was begun last: the engine's dice are where they were before it,
  /// and nothing is drawn.
  void take_back() noexcept;

  /// A face of a die, 1..`faces`. Requires 1 <= faces <= `bounds::die_faces_max`.
  /// A face from the table that this die does not have is a problem: it returns 1, and goes on
  /// returning 1, so that the caller needs to look only once, at the end.
  [[nodiscard]] std::int32_t roll(std::int32_t faces);

  /// A face of a fate die, -1..1. After a problem it returns 1.
  [[nodiscard]] std::int32_t roll_fate();

  /// `bad_rolled` when a face from the table was impossible for its die.
  [[nodiscard]] std::optional<refusal> problem() const;
  /// `bad_rolled` when faces from the table were not needed.
  [[nodiscard]] std::optional<refusal> leftover() const;
  /// What a command asks at its end: the problem, else the leftover, else nothing.
  [[nodiscard]] std::optional<refusal> verdict() const;

  /// Everything drawn since `begin`, in order. Valid until the next call that is not const.
  [[nodiscard]] std::span<const drawn_face> drawn() const noexcept { return drawn_; }

  /// Faces from the table that no die has taken yet. Valid until the next call that is not const.
  [[nodiscard]] std::span<const std::int32_t> left() const noexcept {
    return std::span(supplied_).subspan(used_);
  }

  [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }
  /// Numbers taken from the engine's stream since it was seeded, rejected ones included.
  [[nodiscard]] std::uint64_t position() const noexcept { return position_; }

 private:
  struct range {
    std::int32_t faces, lowest, highest;
  };

  std::int32_t draw(range die);
  std::int32_t draw_from_engine(range die);
  std::uint64_t next_number();

  std::mt19937_64 engine_;
  /// Numbers of the engine's stream: those of the command from `own_` on, of which it has taken
  /// `taken_`. What a command gave back is taken by the next. (A copy of the engine to fall back
  /// on would be 2.5 KB for each command.)
  std::vector<std::uint64_t> stream_;
  std::size_t own_ = 0;
  std::size_t taken_ = 0;
  std::uint64_t seed_;
  std::uint64_t position_ = 0;
  std::vector<std::int32_t> supplied_;
  std::size_t used_ = 0;
  std::vector<drawn_face> drawn_;
  /// The die that the face `supplied_[used_]` does not fit.
  std::optional<range> failed_;
};

}  // namespace dnd::model
