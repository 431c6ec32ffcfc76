#pragma once

#include "cli/render/narration.hpp"
#include "tests/cli/scene.hpp"

#include <cstdint>
#include <string>
#include <utility>

/// What the tests of the narration narrate.
namespace dnd::tests::narration {

using namespace dnd::model;

inline std::string told(const story& events, const cli::style& look = {}) {
  return cli::text_of(cli::narrate(events.commits(), look));
}

inline std::string told(event what) {
  return told(story().then(std::move(what)));
}

inline cli::style ascii() {
  return cli::style::of(cli::color_setting::never, {}, cli::charset::ascii);
}

inline attack_rolled greataxe() {
  return {.attacker = "grog",
          .target = "zombie-1",
          .weapon = "Greataxe",
          .d20 = {14},
          .modifier = 7,
          .total = 21,
          .ac = 8,
          .hit = true};
}

inline damage_rolled greataxe_damage() {
  return {.source = "grog",
          .action = "Greataxe",
          .dice = "1d12+4",
          .faces = {5},
          .total = 9,
          .type = damage_type::slashing};
}

inline damage_dealt slashing(std::int32_t rolled, std::int32_t amount, hp_change hp) {
  return {.source = "grog",
          .target = "zombie-1",
          .amount = amount,
          .type = damage_type::slashing,
          .rolled = rolled,
          .hp = hp,
          .temp_hp = {}};
}

}  // namespace dnd::tests::narration
