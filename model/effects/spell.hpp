#pragma once

#include "model/effects/effect.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// A spell as it is cast. SRD: Casting a Spell.
namespace dnd::model {

enum class casting_time : std::uint8_t { action, bonus_action, reaction, longer };

struct spell {
  std::string slug;
  std::string name;
  /// 0..9; 0 is a cantrip.
  std::uint8_t level = 0;
  casting_time time{};
  /// "1 minute", as an effect's duration; empty for an instantaneous one and for what cannot be
  /// said so.
  std::string duration;
  bool concentration = false;
  bool ritual = false;
  /// Reaches nobody but the caster.
  bool self_only = false;
  /// Its targets are those in an area.
  bool area = false;
  /// Of a spell cast as a reaction, what it answers: "hit_by"; empty for any other, and where only
  /// people can tell.
  std::string on;
  effect_list effects;
  /// Who casts it has to speak. SRD: Components.
  bool verbal = false;
  /// Of materials that a pouch does not hold; 0 for most.
  std::int32_t material_cost_gp = 0;
  /// Of a casting time of more than an action: its rounds, at least 1. 0 for all others.
  std::int32_t casting_rounds = 0;
  /// How long it lasts from a level of the slot on: "up to 10 minutes" with concentration, "8
  /// hours" without, "permanent".
  std::vector<level_dice> longer;
  friend bool operator==(const spell&, const spell&) = default;
};
/// How long a spell lasts.
struct spell_span {
  std::string duration;
  bool concentration = false;
};
/// When it is cast at that level.
[[nodiscard]] spell_span span_of(const spell& what, int level);

using spell_ptr = std::shared_ptr<const spell>;

}  // namespace dnd::model
