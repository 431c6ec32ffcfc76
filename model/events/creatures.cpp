#include "model/events/creatures.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::model {

namespace {

/// "zombie" of "zombie-12".
std::string_view slug_part(std::string_view id, std::uint32_t number) noexcept {
  std::size_t tail = 1;
  for (; number > 0; number /= 10) ++tail;
  return id.size() > tail ? id.substr(0, id.size() - tail) : id;
}

/// What the stat block lists becomes what the creature has.
void equip(state& now, const creature_id& who, const stat_block& block) {
  life known{.creature = who, .experience = block.experience, .equipped = true};
  now.set_life(std::move(known));
  holding has{.holder = who, .coins = block.coins};
  for (const item_stack& each : block.goods) {
    const item_stack* const there = find_stack(has, each);
    set_count(has, each, each.count + (there ? there->count : 0));
  }
  now.set_holding(std::move(has));
  // What a newcomer brings along was not gained in the session.
  if (now.play().running && block.coins != 0) now.edit_play().coins += block.coins;
}

}  // namespace

apply_result creature_added::apply_to(state& now) const {
  if (now.find(creature)) return apply_result("a creature is added that is there already");
  if (!block) return apply_result("a creature is added without a stat block");
  if (equipped && now.books().lives.find(creature.view()) != nullptr)
    return apply_result("a creature brings its things along twice");
  if (equipped && !std::all_of(block->goods.begin(), block->goods.end(),
                               [](const item_stack& each) { return is_sound(each); }))
    return apply_result("a creature brings along what cannot be");
  if (hp < 0 || hp > max_hp) return apply_result("a creature is added with impossible hit points");
  auto who = std::make_shared<model::creature>();
  who->id = creature;
  who->name = name;
  who->number = number;
  who->block = block;
  who->hp = hp;
  who->max_hp = max_hp;
  who->summoner = summoner;
  who->bond = bond;
  who->concealed = concealed;
  who->record = record;
  now.put(std::move(who));
  if (equipped) equip(now, creature, *block);
  if (number > 0) {
    // A lower number than the last is the first of its kind, after all others have left.
    now.set_number(slug_part(creature, number), number);
  }
  return contradictions::fits;
}

namespace {

/// Pools stay sorted, and one with nothing spent is not kept.
void set_spent(std::vector<pool_use>& uses, const pool_use& what) {
  const auto at = std::lower_bound(
      uses.begin(), uses.end(), what.pool,
      [](const pool_use& have, const small_text& wanted) { return have.pool < wanted; });
  const bool there = at != uses.end() && at->pool == what.pool;
  if (there && what.spent > 0)
    at->spent = what.spent;
  else if (there)
    uses.erase(at);
  else if (what.spent > 0)
    uses.insert(at, what);
}

}  // namespace

apply_result character_changed::apply_to(state& now) const {
  model::creature* const who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (!record || record->levels.empty())
    return apply_result("a character changes and has no record of it");
  // In another shape the hit points of its own stand aside, where that shape has some.
  const bool stands_aside = who->own && who->own->max_hp > 0;
  const std::int32_t old_hp = stands_aside ? who->own->hp : who->hp;
  const std::int32_t old_max = stands_aside ? who->own->max_hp : who->max_hp;
  if (old_hp != hp.before || old_max != max_hp.before) return contradictions::wrong_hp;
  if (hp.after < 0 || max_hp.after < 1)
    return apply_result("a character changes to impossible hit points");
  const stat_block_ptr& old_block = who->own ? who->own->block : who->block;
  if (!old_block || old_block->kind != creature_kind::character)
    return apply_result("a character changes that is none");
  auto made = std::make_shared<const stat_block>(changed(*old_block, block));
  who->record = record;
  for (const pool_use& one : spent) set_spent(who->spent, one);
  if (!who->own) {
    who->block = std::move(made);
  } else {
    auto own = std::make_shared<own_shape>(*who->own);
    own->block = std::move(made);
    if (stands_aside) own->hp = hp.after;
    if (stands_aside) own->max_hp = max_hp.after;
    who->own = std::move(own);
  }
  if (stands_aside) return contradictions::fits;
  who->hp = hp.after;
  who->max_hp = max_hp.after;
  return contradictions::fits;
}

apply_result shape_taken::apply_to(state& now) const {
  model::creature* const who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (!block) return apply_result("a shape is taken without a stat block");
  if (who->own) return apply_result("a creature takes a shape while it has another already");
  if (effect == 0) return apply_result("a shape is taken by no effect");
  if (who->hp != hp.before || who->max_hp != max_hp.before) return contradictions::wrong_hp;
  if (hp.after < 0 || max_hp.after < 1) return apply_result("a shape has impossible hit points");
  auto own = std::make_shared<own_shape>();
  own->block = std::move(who->block);
  if (own_hp) own->hp = hp.before;
  if (own_hp) own->max_hp = max_hp.before;
  own->effect = effect;
  who->own = std::move(own);
  who->block = block;
  who->hp = hp.after;
  who->max_hp = max_hp.after;
  return contradictions::fits;
}

apply_result shape_left::apply_to(state& now) const {
  model::creature* const who = now.edit(creature);
  if (!who) return contradictions::no_creature;
  if (!who->own) return apply_result("a creature leaves a shape and has its own");
  if (who->hp != hp.before || who->max_hp != max_hp.before) return contradictions::wrong_hp;
  if (hp.after < 0 || max_hp.after < 1)
    return apply_result("a creature comes back with impossible hit points");
  const std::shared_ptr<const own_shape> own = std::move(who->own);
  who->own = nullptr;
  who->block = own->block;
  who->hp = hp.after;
  who->max_hp = max_hp.after;
  return contradictions::fits;
}

apply_result creature_removed::apply_to(state& now) const {
  const model::creature* const who = now.find(creature);
  const std::uint32_t number = who == nullptr ? 0 : who->number;
  if (!now.erase(creature)) return contradictions::no_creature;
  now.leave_groups(creature);
  // The next of its kind may get its number, and begins anew.
  if (number > 0 && now.books().lives.find(creature.view()) != nullptr)
    now.set_life({.creature = creature});
  if (!now.fight()) return contradictions::fits;
  const auto at = now.fight()->index_of(creature);
  if (at == encounter::nobody) return contradictions::fits;
  encounter& fight = *now.edit_fight();
  fight.order.erase(fight.order.begin() + at);
  fight.fallen += worth;
  if (fight.current == at)
    fight.current = encounter::nobody;
  else if (fight.current != encounter::nobody && at < fight.current)
    --fight.current;
  return contradictions::fits;
}

}  // namespace dnd::model
