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
  now.put(std::move(who));
  if (equipped) equip(now, creature, *block);
  if (number > 0) {
    // A lower number than the last is the first of its kind, after all others have left.
    now.set_number(slug_part(creature, number), number);
  }
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
