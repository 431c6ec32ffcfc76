#pragma once

#include "model/rulings.hpp"
#include "model/text.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dnd::model::views {

enum class viewer_role : std::uint8_t { gm, player, spectator };

/// Somebody who looks at a campaign. Nothing of a state or of a commit reaches a person or a
/// program but through a view that was made for a viewer:
///
/// | | game master | player | spectator |
/// | --- | --- | --- | --- |
/// | own characters | whole | whole | has none |
/// | other creatures | whole | no numbers of hit points, no stat block, no death saves | same |
/// | their rolls | whole | what came of them | same |
/// | others who are concealed | shown | not there | not there |
/// | notes, difficulties, lines as typed | shown | those for them | those for all |
///
/// Where the ruling on health says so, players and spectators see the hit points of all in figures.
///
/// What a viewer other than the game master sees of each kind of event is decided in
/// `redaction.cpp`; a kind that is not named there is hidden from them.
class viewer {
 public:
  /// Sees everything.
  [[nodiscard]] static viewer gm() { return viewer(viewer_role::gm, {}); }
  /// Plays the creatures with these ids.
  [[nodiscard]] static viewer player(std::vector<small_text> characters) {
    return {viewer_role::player, std::move(characters)};
  }
  /// A player without characters.
  [[nodiscard]] static viewer spectator() { return viewer(viewer_role::spectator, {}); }

  [[nodiscard]] viewer_role role() const noexcept { return role_; }
  [[nodiscard]] bool sees_all() const noexcept { return role_ == viewer_role::gm; }
  /// Whether all that is known of the creature may be seen.
  [[nodiscard]] bool sees_whole(std::string_view creature) const noexcept;
  /// Whether its hit points may be, at least.
  [[nodiscard]] bool sees_figures(std::string_view creature) const noexcept {
    return figures_ || sees_whole(creature);
  }
  /// The same viewer, who sees everybody's health in figures or not.
  [[nodiscard]] viewer with(health_ruling health) const {
    viewer out = *this;
    out.figures_ = health == health_ruling::figures;
    return out;
  }
  /// The ids of the creatures that they play.
  [[nodiscard]] const std::vector<small_text>& characters() const noexcept { return characters_; }

 private:
  viewer(viewer_role role, std::vector<small_text> characters)
      : role_(role), characters_(std::move(characters)) {}

  viewer_role role_;
  bool figures_ = false;
  std::vector<small_text> characters_;
};

}  // namespace dnd::model::views
