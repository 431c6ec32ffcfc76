#pragma once

#include "model/command.hpp"
#include "model/effects/spell.hpp"
#include "model/rulings.hpp"
#include "model/state.hpp"
#include "model/views/turn_card.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a creature can do now: what buttons are made of, for people who know no commands.
namespace dnd::model::views {

enum class option_group : std::uint8_t {
  answer,  ///< To what is about to happen; nothing else can be done before.
  attack,  ///< An action of the stat block, or one that an effect gives.
  spell,
  common,     ///< What everybody can do: Dash, Dodge, Help.
  legendary,  ///< At the end of somebody else's turn.
  lair,
};
[[nodiscard]] std::string_view to_text(option_group value) noexcept;

enum class option_cost : std::uint8_t { nothing, action, bonus_action, reaction, movement };
[[nodiscard]] std::string_view to_text(option_cost value) noexcept;

/// How many have to be named.
enum class option_targets : std::uint8_t { none, one, many };
[[nodiscard]] std::string_view to_text(option_targets value) noexcept;

/// Whom it is meant for; others may be named as well.
/// An attack at that target is rolled with two dice.
struct option_odds {
  creature_id target;
  roll_mode mode{};
  /// "advantage: target prone".
  std::string why;
};

enum class option_aim : std::uint8_t { anybody, foes, friends };
[[nodiscard]] std::string_view to_text(option_aim value) noexcept;

/// Slots with which a spell can be cast.
struct option_level {
  std::uint8_t level = 0;
  std::uint16_t left = 0;
};

struct option_view {
  option_group group{};
  std::string name = {};
  option_cost cost{};
  /// The command is this, the text that it wants, the label with the targets, `after`, and then
  /// ` at: LEVEL` and ` choose: WHAT`.
  std::string line = {};
  /// "to:"; empty where the targets are the verb's subject.
  std::string label = {};
  /// "by: grog"; empty where the line says it already.
  std::string after = {};
  option_targets targets{};
  option_aim aim{};
  /// Each target may get more than one missile: `wolf-1 x2`.
  bool missiles = false;
  /// Where it leaves a choice: what may follow `choose:`.
  std::vector<std::string> choices = {};
  /// A text or a number has to follow the verb, such as what somebody readies.
  std::string wants = {};
  /// Spells with slots only; those that the caster has at all.
  std::vector<option_level> levels = {};
  std::optional<uses_left> uses = {};
  /// What it does: one of both, or neither. Valid as long as the creature's stat block and effects.
  const action* deed = nullptr;
  spell_ptr cast = {};
  /// With a spell. Null otherwise.
  const spellcasting* casting = nullptr;
  /// Where that is so, of the targets that come first.
  std::vector<option_odds> odds = {};
  /// Whether the rules would take it now, with a fitting target.
  bool open = false;
  /// Why not; the first reason.
  std::string why = {};
  /// Of an answer to an attack: whether that one would still hit then.
  std::optional<bool> still_hits = {};
  /// An estimate in hit points, for who wants a hint. 0 where nothing is known.
  double worth = 0;
};

struct options_wanted {
  /// Spells, by "spells/fireball". Must not be empty.
  const content_lookup& content;
  const rulings& house;
};

/// In an order that stays the same during a turn. Empty where the viewer does not see the whole
/// creature, and of who is not there. Nothing changes.
[[nodiscard]] std::vector<option_view> options_of(const state& now, std::string_view creature,
                                                  const viewer& whose, const options_wanted& with);

}  // namespace dnd::model::views
