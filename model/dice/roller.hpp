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
/// A value: copy it, let a command roll with the copy, and keep the copy only when the command
/// was accepted. Then a refused command changes no later die. The same seed gives the same faces
/// on every machine and build. Knows no clock and no random device: the seed comes in.
class dice_roller {
 public:
  explicit dice_roller(std::uint64_t seed);

  /// Begins a command: `faces` are those rolled at the table. Forgets what was drawn before, a
  /// problem included; the engine's dice go on where they were.
  void begin(std::vector<std::int32_t> faces = {});

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

  [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }
  /// Numbers taken from the engine's stream since it was seeded, rejected ones included.
  [[nodiscard]] std::uint64_t position() const noexcept { return position_; }

 private:
  struct range {
    std::int32_t faces, lowest, highest;
  };

  std::int32_t draw(range die);
  std::int32_t draw_from_engine(range die);

  std::mt19937_64 engine_;
  std::uint64_t seed_;
  std::uint64_t position_ = 0;
  std::vector<std::int32_t> supplied_;
  std::size_t used_ = 0;
  std::vector<drawn_face> drawn_;
  /// The die that the face `supplied_[used_]` does not fit.
  std::optional<range> failed_;
};

}  // namespace dnd::model
