#include "model/views/creature_view.hpp"

#include "model/effects/modifiers.hpp"
#include "model/views/creature_names.hpp"

#include <array>

namespace dnd::model::views {
namespace {

[[nodiscard]] condition_set conditions_in_effect(const creature& who) {
  condition_set out;
  // The dead bear what was imposed on them, and nothing follows from it any more.
  if (who.life != vitality::dead) out = effective_conditions(who);
  for (const condition_instance& each : who.conditions) out.insert(each.kind);
  if (who.exhaustion > 0) out.insert(condition::exhaustion);
  return out;
}

void add_hit_points(creature_view& out, const creature& who) {
  out.hp = {.now = who.hp, .most = effective_max_hp(who), .temporary = who.temp_hp};
}

void add_numbers(creature_view& out, const creature& who) {
  out.life = who.life;
  add_hit_points(out, who);
  out.death_saves = {.successes = who.death_successes, .failures = who.death_failures};
  for (const pool_use& each : who.spent) out.spent.push_back({each.pool, each.spent});
  if (who.block != nullptr) out.armor_class = armor_class_of(who);
  out.inspired = who.inspired;
  if (who.block != nullptr) out.walking_speed = walking_speed_of(who);
  out.block = who.block;
  if (who.block == nullptr) return;
  out.size = size_of(who);
  out.sight = senses_of(who);
  for (std::size_t i = 0; i < ability_count; ++i)
    out.scores[i] = score_of(who, static_cast<ability>(i));
}

}  // namespace

std::string_view to_text(health value) noexcept {
  constexpr std::array<std::string_view, 5> names{"unharmed", "wounded", "bloodied", "dying",
                                                  "dead"};
  return names[static_cast<std::size_t>(value)];
}

health health_of(const creature& who) noexcept {
  if (who.life == vitality::dead) return health::dead;
  if (who.life != vitality::conscious) return health::dying;
  const std::int32_t most = effective_max_hp(who);
  if (who.hp >= most) return health::unharmed;
  return who.hp <= most / 2 ? health::bloodied : health::wounded;
}

creature_view view_of(const creature& who, const viewer& whose) {
  creature_view out;
  out.id = who.id;
  out.name = who.name;
  out.called = called(who);
  if (who.block != nullptr) out.kind = who.block->kind;
  if (who.own && who.block != nullptr) out.shape = who.block->name;
  out.summoner = who.summoner.str();
  out.looks = health_of(who);
  out.exhaustion = who.exhaustion;
  out.concealed = who.concealed;
  for (const condition_instance& each : who.conditions)
    out.conditions.push_back({each.kind, each.rounds, each.source});
  out.in_effect = conditions_in_effect(who);
  out.rows = who.rows;
  out.helpless = who.block != nullptr && is_helpless(who);
  if (whose.sees_whole(who.id))
    add_numbers(out, who);
  else if (whose.sees_figures(who.id))
    add_hit_points(out, who);
  return out;
}

}  // namespace dnd::model::views
