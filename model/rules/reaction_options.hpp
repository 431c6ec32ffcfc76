#pragma once

#include "model/creature.hpp"
#include "model/pending_decision.hpp"
#include "model/rules/draft.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What creatures can answer with. SRD: Reactions, Legendary Resistance.
namespace dnd::model::rules {

/// What may be answered.
struct reaction_window {
  reaction_moment on{};
  /// Who attacks, casts, asks for the save or did the damage; empty: nobody.
  creature_id actor;
  /// Whom it is about; empty for a spell.
  creature_id target;
  /// "Longsword", "Fireball".
  std::string what;
  /// See `pending_decision`.
  std::int32_t total = 0;
  std::int32_t against = 0;
  /// Of an attack: no Armor Class turns it away.
  bool sure = false;
  /// What an attack is made with.
  weapon_kind_set weapon = {};
  /// Types of the damage that was taken.
  damage_type_set types = {};
  /// Of a saving throw: its ability, the conditions that it is about, and what asks for it.
  std::optional<ability> with = {};
  condition_set about = {};
  bool magic = false;
  bool spell = false;
  /// Of a spell: the only one that it is cast at; empty where there are more, or nobody.
  creature_id alone = {};
};

/// One thing that a creature can answer with: an action, a spell or a trait of its stat block,
/// which this keeps alive.
struct reaction_option {
  small_text name;
  stat_block_ptr block;
  const action* deed = nullptr;
  const known_spell* spell = nullptr;
  const trait* from = nullptr;
  const trigger* rule = nullptr;

  /// Whether it is the creature's reaction of the round.
  [[nodiscard]] bool costs_reaction() const noexcept;
  [[nodiscard]] std::string_view on() const noexcept;
  [[nodiscard]] const effect_list& steps() const noexcept;
};

/// All that it has for that moment, or for any moment, in the order of its stat block: actions,
/// spells, traits. Whether it can use it now is not asked.
[[nodiscard]] std::vector<reaction_option> reactions_of(
    const creature& who, std::optional<reaction_moment> on = std::nullopt);

/// Those that `who` can use now and that fit.
[[nodiscard]] std::vector<reaction_option> usable_reactions(const draft& out,
                                                            const reaction_window& at,
                                                            const creature_id& who);

/// What a reaction is good for in a moment.
enum class reaction_worth : std::uint8_t {
  nothing,    ///< It changes nothing: an Armor Class that does not reach far enough.
  uncertain,  ///< What it does is for people to say.
  helps,
};
[[nodiscard]] reaction_worth worth_of(const reaction_option& with, const reaction_window& at);

/// What was ordered; `ask` where nothing was.
[[nodiscard]] reaction_order order_of(const creature& who, const small_text& reaction) noexcept;

}  // namespace dnd::model::rules
