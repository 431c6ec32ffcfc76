#include "model/rules/experience.hpp"

#include "model/bounds.hpp"
#include "model/rules/advancement.hpp"
#include "model/rules/sides.hpp"

#include <algorithm>
#include <string>

namespace dnd::model::rules {

namespace {

constexpr std::int32_t levels_max = 20;

std::int64_t known_experience(const state& now, const creature_id& who) noexcept {
  const life* const known = now.books().lives.find(who.view());
  return known ? known->experience : 0;
}

bool is_fallen_foe(const state& now, const creature& who) {
  return who.life == vitality::dead && who.block->kind == creature_kind::monster &&
         side_of(now, who) == creature_kind::monster && !is_on_no_side(who);
}

void set_experience(draft& out, const creature_id& id, std::int64_t to, std::string_view reason) {
  const creature& who = out.at(id);
  const std::int64_t before = experience_of(out.now(), who);
  const std::int64_t after = std::clamp<std::int64_t>(to, 0, bounds::experience_max);
  if (after == before) return;
  const std::int32_t reached = level_for(after);
  const bool is_due = reached > level_of(who) && level_of(who) > 0;
  out.emit(experience_gained{.creature = id,
                             .experience = {before, after},
                             .level_due = static_cast<std::uint8_t>(is_due ? reached : 0),
                             .reason = std::string(reason)});
}

}  // namespace

std::int32_t level_of(const creature& who) noexcept {
  const stat_block& block = who.own ? *who.own->block : *who.block;
  std::int32_t level = 0;
  for (const class_level& one : block.classes) level += one.level;
  return level;
}

std::int64_t experience_of(const state& now, const creature& who) noexcept {
  if (const std::int64_t known = known_experience(now, who.id); known > 0) return known;
  const std::int32_t level = level_of(who);
  return level > 0 ? experience_for(std::min(level, levels_max)) : 0;
}

std::uint8_t level_due(const state& now, const creature& who) noexcept {
  const std::int32_t level = level_of(who);
  const std::int32_t reached = level_for(experience_of(now, who));
  return static_cast<std::uint8_t>(level > 0 && reached > level ? reached : 0);
}

void gain_experience(draft& out, std::span<const creature_id> who, std::int64_t each,
                     std::string_view reason) {
  for (const creature_id& id : who)
    set_experience(out, id, experience_of(out.now(), out.at(id)) + each, reason);
}

std::size_t reach_next_level(draft& out, std::span<const creature_id> who,
                             std::string_view reason) {
  const std::size_t before = out.size();
  for (const creature_id& id : who) {
    const std::int32_t level = level_of(out.at(id));
    const bool has_next = level > 0 && level < levels_max && level_due(out.now(), out.at(id)) == 0;
    if (has_next) set_experience(out, id, experience_for(level + 1), reason);
  }
  return out.size() - before;
}

std::int64_t worth_of_fallen(const state& now) {
  std::int64_t sum = now.fight()->fallen;
  for (const combatant& each : now.fight()->order) {
    const creature* const who = now.find(each.id);
    if (who != nullptr && is_fallen_foe(now, *who)) sum += who->block->xp;
  }
  return sum;
}

std::vector<creature_id> who_took_part(const state& now) {
  std::vector<creature_id> all;
  for (const combatant& each : now.fight()->order) {
    const creature* const who = now.find(each.id);
    if (who != nullptr && who->block->kind == creature_kind::character) all.push_back(each.id);
  }
  std::ranges::sort(all);
  return all;
}

std::int32_t worth_when_gone(const state& now, const creature& who) {
  if (now.fight() == nullptr || now.fight()->find(who.id) == nullptr) return 0;
  return is_fallen_foe(now, who) ? who.block->xp : 0;
}

}  // namespace dnd::model::rules
