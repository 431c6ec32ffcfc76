#pragma once

#include "cli/render/types.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// An event in a test names the fields that the test is about; the rest has its default values.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

/// A small table for the tests of what people see, and short ways to write events.
namespace dnd::tests {

inline model::stat_block_ptr zombie_block() {
  auto block = std::make_shared<model::stat_block>();
  block->slug = "zombie";
  block->name = "Zombie";
  block->type = "undead";
  block->alignment = "neutral evil";
  block->armor_class = 8;
  block->hit_points = 22;
  block->hit_dice = "3d8+9";
  block->speed.walk = 20;
  block->abilities = {13, 6, 16, 3, 6, 5};
  block->saves = {1, -2, 3, -4, 0, -3};
  block->skills.fill(0);
  for (std::size_t i = 0; i < model::skill_count; ++i) {
    const auto of = model::ability_of(static_cast<model::skill>(i));
    block->skills[i] = static_cast<std::int16_t>(
        model::ability_modifier(block->abilities[static_cast<std::size_t>(of)]));
  }
  block->sight = {.darkvision = 60, .passive_perception = 8};
  block->challenge_eighths = 2;
  block->xp = 50;
  model::damage_defence immune{.kind = model::defence_kind::immunity};
  immune.types.insert(model::damage_type::poison);
  block->defences.push_back(immune);
  block->condition_immunities.insert(model::condition::poisoned);
  model::action slam{.name = "Slam"};
  slam.attack = model::attack_profile{.to_hit = 3, .reach_ft = 5};
  slam.damage.push_back({.dice = "1d6+1", .type = model::damage_type::bludgeoning, .save = {}});
  block->actions.push_back(slam);
  return block;
}

inline model::stat_block_ptr grog_block() {
  auto block = std::make_shared<model::stat_block>(*zombie_block());
  block->slug = "grog";
  block->name = "Grog";
  block->kind = model::creature_kind::character;
  block->type = "humanoid";
  block->alignment.clear();
  block->race = "half-orc";
  block->classes.push_back({.name = "barbarian", .level = 3, .hit_die = 12});
  block->armor_class = 14;
  block->hit_dice.clear();
  block->defences.clear();
  block->condition_immunities = {};
  return block;
}

inline std::shared_ptr<model::creature> zombie(std::uint32_t number, std::int32_t hp = 22) {
  auto who = std::make_shared<model::creature>();
  who->id = "zombie-" + std::to_string(number);
  who->name = "Zombie";
  who->number = number;
  who->block = zombie_block();
  who->hp = hp;
  who->max_hp = 22;
  return who;
}

inline std::shared_ptr<model::creature> grog() {
  auto who = std::make_shared<model::creature>();
  who->id = "grog";
  who->name = "Grog";
  who->block = grog_block();
  who->hp = 22;
  who->max_hp = 28;
  return who;
}

/// Grog and two zombies.
inline model::state small_table() {
  model::state table;
  table.put(grog());
  table.put(zombie(1));
  table.put(zombie(2, 5));
  return table;
}

/// They fight: round 3, Grog's turn; session 2 is on.
inline model::state fighting_table() {
  model::state table = small_table();
  table.edit_play() = {.count = 2, .running = true, .title = "The Lost Mine"};
  auto fight = std::make_shared<model::encounter>();
  fight->number = 1;
  fight->round = 3;
  fight->order.push_back({.id = "grog", .rolled = true, .initiative = 16, .tie_break = 2});
  fight->order.push_back({.id = "zombie-1", .rolled = true, .initiative = 4, .tie_break = 1});
  fight->current = 0;
  table.set_fight(fight);
  return table;
}

/// Events of one command after another, numbered from 1.
class story {
 public:
  story& command(std::string text) {
    command_ = std::move(text);
    return *this;
  }
  story& then(model::event what) {
    events_.push_back(std::move(what));
    logged_.push_back({.seq = logged_.size() + 1,
                       .at_ms = 0,
                       .by = command_.empty() ? "" : "gm",
                       .command = std::exchange(command_, ""),
                       .what = &events_.back()});
    return *this;
  }
  [[nodiscard]] const std::vector<cli::logged_event>& events() const { return logged_; }

 private:
  std::string command_ = "roll";
  /// Elements of a deque stay where they are.
  std::deque<model::event> events_;
  std::vector<cli::logged_event> logged_;
};

}  // namespace dnd::tests
