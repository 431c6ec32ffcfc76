#pragma once

#include "model/effects/effect.hpp"

#include <cstdint>
#include <memory>
#include <string>

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
  friend bool operator==(const spell&, const spell&) = default;
};
using spell_ptr = std::shared_ptr<const spell>;

}  // namespace dnd::model
