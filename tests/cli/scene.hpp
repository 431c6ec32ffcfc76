#pragma once

#include "io/content/condition_reader.hpp"
#include "model/state.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/state_view.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// An event in a test names the fields that the test is about; the rest has its default values.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

/// A small campaign for the tests of what people see, and short ways to write events.
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
  who->rows = io::content::builtin_condition_rows();
  return who;
}

inline std::shared_ptr<model::creature> grog() {
  auto who = std::make_shared<model::creature>();
  who->id = "grog";
  who->name = "Grog";
  who->block = grog_block();
  who->hp = 22;
  who->max_hp = 28;
  who->rows = io::content::builtin_condition_rows();
  return who;
}

/// Grog and two zombies.
inline model::state small_state() {
  model::state now;
  now.set_rows(io::content::builtin_condition_rows());
  now.put(grog());
  now.put(zombie(1));
  now.put(zombie(2, 5));
  return now;
}

/// They fight: round 3, Grog's turn; session 2 is on.
inline model::state fighting_state() {
  model::state now = small_state();
  now.edit_play() = {.count = 2, .running = true, .title = "The Lost Mine"};
  auto fight = std::make_shared<model::encounter>();
  fight->number = 1;
  fight->round = 3;
  fight->order.push_back({.id = "grog", .rolled = true, .initiative = 16, .tie_break = 2});
  fight->order.push_back({.id = "zombie-1", .rolled = true, .initiative = 4, .tie_break = 1});
  fight->current = 0;
  now.set_fight(fight);
  return now;
}

/// What the game master sees.
inline model::views::state_view seen(const model::state& now) {
  return view_of(now, model::views::viewer::gm());
}
inline model::views::creature_view seen(const model::creature& who) {
  return view_of(who, model::views::viewer::gm());
}

/// Events of one command after another, numbered from 1, in the small campaign.
class story {
 public:
  story& command(std::string line) {
    line_ = std::move(line);
    return *this;
  }
  story& then(model::event what) {
    if (!line_.empty()) {
      commits_.push_back({.first = seq_ + 1, .by = "gm", .line = std::exchange(line_, "")});
      events_.emplace_back();
    }
    commits_.back().last = ++seq_;
    events_.back().push_back(std::move(what));
    return *this;
  }
  [[nodiscard]] std::vector<model::views::commit_view> seen_by(
      const model::views::viewer& whose) const {
    const model::state now = small_state();
    std::vector<model::views::commit_view> out;
    for (std::size_t i = 0; i < commits_.size(); ++i) {
      model::commit one = commits_[i];
      one.events = std::make_shared<const std::vector<model::event>>(events_[i]);
      out.push_back(view_of(one, whose, {.before = nullptr, .after = &now}));
    }
    return out;
  }
  [[nodiscard]] std::vector<model::views::commit_view> commits() const {
    return seen_by(model::views::viewer::gm());
  }

 private:
  std::string line_ = "roll";
  model::seq_t seq_ = 0;
  std::vector<model::commit> commits_;
  /// Of each commit.
  std::vector<std::vector<model::event>> events_;
};

}  // namespace dnd::tests
