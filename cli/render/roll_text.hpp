#pragma once

#include "cli/render/style.hpp"
#include "model/views/commit_view.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Wording of what dice did.
namespace dnd::cli {

/// "fire"; "untyped" for damage without a type.
[[nodiscard]] std::string_view damage_type_text(std::optional<model::damage_type> type) noexcept;

/// One roll of a d20, whatever it was for.
struct d20_roll {
  const model::d20_faces& faces;
  model::roll_mode mode{};
  int modifier = 0;
  int total = 0;
  /// Why there is advantage or disadvantage; may be empty.
  std::string_view reason;
  /// What counts besides the modifier.
  std::span<const model::roll_term> parts = {};
};

/// The roll of an event that has one. The event must outlive it.
template <class Event>
[[nodiscard]] d20_roll roll_of(const Event& e) {
  d20_roll out{
      .faces = e.d20, .mode = e.mode, .modifier = e.modifier, .total = e.total, .reason = {}};
  if constexpr (requires { e.reason; }) out.reason = e.reason;
  if constexpr (requires { e.parts; }) out.parts = e.parts;
  return out;
}

/// The face that counts.
[[nodiscard]] int kept_face(const d20_roll& roll) noexcept;

/// "d20 14 + 7 = 21"; "d20 9 and 14, keeps 14 (advantage: target prone) + 7 = 21".
[[nodiscard]] std::string d20_text(const d20_roll& roll, const style& look);

/// "[5, 3]"; a long list says how many faces it leaves out.
[[nodiscard]] std::string faces_text(std::span<const std::uint16_t> faces, const style& look);

/// " vs DC 15, success", or nothing when there was no difficulty to meet.
[[nodiscard]] std::string verdict_text(std::optional<std::int16_t> dc, std::optional<bool> success,
                                       const style& look);

/// What one packet of damage did: "9 slashing halved to 4: zombie-1 22 → 18 hp". `who` is clean;
/// `roll` is what made it, or null when it was shown before or there was none.
[[nodiscard]] std::string damage_text(const model::damage_dealt& what, std::string_view who,
                                      const model::damage_rolled* roll, const style& look);

/// The same for whoever sees nothing of the target's defences and hit points: "9 slashing to
/// zombie-1".
[[nodiscard]] std::string announced_damage_text(const model::damage_dealt& what,
                                                std::string_view who,
                                                const model::damage_rolled* roll,
                                                const style& look);

/// "22 → 13"
template <class T>
[[nodiscard]] std::string change_text(const model::change<T>& value, const style& look) {
  return std::to_string(value.before) + " " + std::string(look.arrow()) + " " +
         std::to_string(value.after);
}

}  // namespace dnd::cli
