#include "tests/support/game.hpp"

#include "io/content/condition_reader.hpp"
#include "model/apply.hpp"
#include "model/language/parse.hpp"
#include "model/slug.hpp"
#include "model/trial.hpp"
#include "tests/support/invariants.hpp"

#include <fmt/format.h>

namespace dnd::test {

using namespace dnd::model;

game::game(std::uint64_t seed) : dice(seed) {
  // Most tests try one thing after the other in one turn.
  house.turns = turn_ruling::free;
  house.reactions = reaction_ruling::off;
  state.set_rows(io::content::builtin_condition_rows());
  for (stat_block& block : bestiary()) knows(std::move(block));
}

void game::knows(stat_block block) {
  std::string slug = block.slug.str();
  content_.insert_or_assign(std::move(slug), std::make_shared<const stat_block>(std::move(block)));
}

void game::knows(spell what) {
  std::string slug = what.slug;
  spells_.insert_or_assign(std::move(slug), std::make_shared<const spell>(std::move(what)));
}

void game::knows(item_entry what) {
  std::string slug = what.one.item.str();
  items_.insert_or_assign(std::move(slug), std::make_shared<const item_entry>(std::move(what)));
}

ruled<decision> game::ask(std::string_view line) {
  auto parsed = parse_command(line);
  if (!parsed) return parsed.error();
  const content_lookup content = [this](std::string_view name) -> found_content {
    if (name.starts_with(spell_prefix)) {
      const auto spell = spells_.find(slug_of(name.substr(spell_prefix.size())));
      if (spell != spells_.end()) return spell->second;
      return library ? library(name) : found_content();
    }
    if (name.starts_with(entry_prefix) || name.starts_with(built_prefix))
      return library ? library(name) : found_content();
    if (name.starts_with(item_prefix)) {
      const auto item = items_.find(slug_of(name.substr(item_prefix.size())));
      if (item != items_.end()) return item->second;
      return library ? library(name) : found_content();
    }
    const auto found = content_.find(slug_of(name));
    if (found != content_.end()) return found->second;
    return library ? library(name) : found_content();
  };
  const model::state before = state;
  {
    // The state of a trial that is not kept is as it was, and the dice given back fall again.
    dice_roller other_dice = dice;
    trial attempt(state);
    const auto tried = decide(attempt, *parsed, content, house, other_dice);
    BOOST_REQUIRE_MESSAGE(tried || other_dice.position() == dice.position(), line);
  }
  BOOST_REQUIRE_MESSAGE(
      before == state && before.seq() == state.seq() && before.undo_at() == state.undo_at(),
      "a trial leaves a trace: " << line);
  auto answer = decide(state, *parsed, content, house, dice);
  BOOST_REQUIRE_MESSAGE(before == state, "the rules changed the state: " << line);
  return answer;
}

void game::take(std::vector<event> events) {
  for (const event& what : events) {
    const auto applied = apply(state, what, state.seq() + 1);
    BOOST_REQUIRE_MESSAGE(applied.ok(),
                          type_name(what) << ": " << (applied.ok() ? "" : applied.contradiction()));
    const std::string broken = broken_by(what, state);
    BOOST_REQUIRE_MESSAGE(broken.empty(), type_name(what) << " leaves " << broken);
  }
  last = std::move(events);
  const std::string broken = broken_after_command(state);
  BOOST_REQUIRE_MESSAGE(broken.empty(), story() << " leave " << broken);
}

const std::vector<event>& game::say(std::string_view line) {
  auto answer = ask(line);
  BOOST_REQUIRE_MESSAGE(answer, line << ": " << (answer ? "" : answer.error().message));
  take(std::move(answer->events));
  return last;
}

refusal game::refused(std::string_view line) {
  const std::uint64_t position = dice.position();
  auto answer = ask(line);
  BOOST_REQUIRE_MESSAGE(!answer, "accepted: " << line);
  BOOST_TEST(dice.position() == position);
  BOOST_TEST(!answer.error().message.empty());
  return answer.error();
}

bool game::attempt(std::string_view line) {
  const std::uint64_t position = dice.position();
  auto answer = ask(line);
  if (!answer) {
    BOOST_REQUIRE_EQUAL(dice.position(), position);
    BOOST_REQUIRE(!answer.error().message.empty());
    return false;
  }
  take(std::move(answer->events));
  return true;
}

const creature& game::who(std::string_view id) const {
  const creature* found = state.find(id);
  BOOST_REQUIRE_MESSAGE(found, "nobody is called " << id);
  return *found;
}

std::string game::turn() const {
  const combatant* now = state.fight() ? state.fight()->turn_of() : nullptr;
  return now ? now->id.str() : std::string();
}

std::string game::order() const {
  std::string ids;
  for (const combatant& one : state.fight()->order)
    ids += fmt::format("{}{}", ids.empty() ? "" : " ", one.id.view());
  return ids;
}

std::string game::story() const {
  std::string types;
  for (const event& what : last)
    types += fmt::format("{}{}", types.empty() ? "" : " ", type_name(what));
  return types;
}

stat_block monster(std::string_view name, std::int16_t ac, std::int32_t hp) {
  stat_block block;
  block.slug = slug_of(name);
  block.name = name;
  block.armor_class = ac;
  block.hit_points = hp;
  return block;
}

stat_block character(std::string_view name, std::int16_t ac, std::int32_t hp) {
  stat_block block = monster(name, ac, hp);
  block.kind = creature_kind::character;
  return block;
}

action melee(std::string_view name, std::int16_t to_hit, std::vector<damage_part> damage) {
  action what;
  what.name = name;
  what.attack = attack_profile{.form = attack_form::melee, .to_hit = to_hit, .reach_ft = 5};
  what.damage = std::move(damage);
  return what;
}

action ranged(std::string_view name, std::int16_t to_hit, std::int16_t range_ft,
              std::int16_t long_range_ft, std::vector<damage_part> damage) {
  action what = melee(name, to_hit, std::move(damage));
  what.attack->form = attack_form::ranged;
  what.attack->reach_ft = 0;
  what.attack->range_ft = range_ft;
  what.attack->long_range_ft = long_range_ft;
  return what;
}

action breath(std::string_view name, saving_throw save, std::vector<damage_part> damage) {
  action what;
  what.name = name;
  what.save = save;
  what.damage = std::move(damage);
  return what;
}

namespace {

damage_part part(std::string dice, damage_type type) {
  return {.dice = std::move(dice), .type = type, .save = std::nullopt};
}

stat_block zombie() {
  stat_block block = monster("Zombie", 8, 22);
  block.hit_dice = "3d8+9";
  block.abilities = {13, 6, 16, 3, 6, 5};
  block.saves = {1, -2, 3, -4, 0, -3};
  block.traits.push_back({.name = "Undead Fortitude", .usage = {}});
  block.condition_immunities.insert(condition::poisoned);
  damage_defence immune;
  immune.kind = defence_kind::immunity;
  immune.types.insert(damage_type::poison);
  block.defences.push_back(immune);
  block.actions.push_back(melee("Slam", 3, {part("1d6+1", damage_type::bludgeoning)}));
  return block;
}

stat_block goblin() {
  stat_block block = monster("Goblin", 15, 7);
  block.hit_dice = "2d6";
  block.abilities = {8, 14, 10, 10, 8, 8};
  block.saves = {-1, 2, 0, 0, -1, -1};
  block.actions.push_back(melee("Scimitar", 4, {part("1d6+2", damage_type::slashing)}));
  block.actions.push_back(ranged("Shortbow", 4, 80, 320, {part("1d6+2", damage_type::piercing)}));
  return block;
}

stat_block fire_snake() {
  stat_block block = monster("Fire Snake", 10, 100);
  damage_defence resists;
  resists.kind = defence_kind::resistance;
  resists.types.insert(damage_type::fire);
  resists.types.insert(damage_type::cold);
  // Two sources of one resistance count once.
  block.defences = {resists, resists};
  return block;
}

stat_block dragon() {
  stat_block block = monster("Dragon", 19, 195);
  block.legendary_actions = 3;
  block.saves = {6, 7, 10, 2, 6, 8};
  action multi;
  multi.name = "Multiattack";
  multi.multiattack = {{.action = "Bite", .count = 1}, {.action = "Claw", .count = 2}};
  block.actions.push_back(multi);
  block.actions.push_back(melee("Bite", 11, {part("2d10+6", damage_type::piercing)}));
  block.actions.push_back(melee("Claw", 11, {part("2d6+6", damage_type::slashing)}));
  action fire = breath("Fire Breath", {ability::dex, 18, save_effect::half},
                       {part("12d6", damage_type::fire)});
  fire.usage = {.kind = usage_kind::recharge, .value = 5, .pool = {}};
  block.actions.push_back(fire);
  action presence = breath("Frightful Presence", {ability::wis, 16, save_effect::none}, {});
  presence.may_impose.insert(condition::frightened);
  block.actions.push_back(presence);
  action tail = melee("Tail", 11, {part("2d8+6", damage_type::bludgeoning)});
  tail.group = action_group::legendary;
  tail.legendary_cost = 1;
  block.actions.push_back(tail);
  action wings = breath("Wings", {ability::dex, 19, save_effect::none},
                        {part("2d6+6", damage_type::bludgeoning)});
  wings.group = action_group::legendary;
  wings.legendary_cost = 2;
  block.actions.push_back(wings);
  action change;
  change.name = "Change Shape";
  block.actions.push_back(change);
  return block;
}

stat_block spider() {
  stat_block block = monster("Spider", 14, 26);
  const saving_throw con{ability::con, 11, save_effect::half};
  block.actions.push_back(melee("Bite", 5,
                                {part("1d8+3", damage_type::piercing),
                                 {.dice = "2d8", .type = damage_type::poison, .save = con}}));
  return block;
}

stat_block ghoul() {
  stat_block block = monster("Ghoul", 12, 22);
  action claws = melee("Claws", 4, {part("2d4+2", damage_type::slashing)});
  claws.save = saving_throw{ability::con, 10, save_effect::none};
  claws.may_impose.insert(condition::paralyzed);
  block.actions.push_back(claws);
  return block;
}

stat_block hero(std::string_view name) {
  stat_block block = character(name, 16, 12);
  block.abilities = {16, 14, 14, 10, 12, 10};
  block.saves = {5, 2, 4, 0, 1, 0};
  block.skills[static_cast<std::size_t>(skill::athletics)] = 5;
  block.skills[static_cast<std::size_t>(skill::stealth)] = 2;
  block.actions.push_back(melee("Longsword", 5, {part("1d8+3", damage_type::slashing)}));
  block.actions.push_back(ranged("Longbow", 5, 150, 600, {part("1d8+3", damage_type::piercing)}));
  return block;
}

}  // namespace

std::vector<stat_block> bestiary() {
  stat_block grog = hero("Grog");
  grog.traits.push_back({.name = "Relentless Endurance", .usage = {}});
  stat_block vex = hero("Vex");
  vex.actions.push_back(melee(
      "Rapier", 7, {part("1d8+3", damage_type::piercing), part("3d6", damage_type::piercing)}));
  return {zombie(),
          goblin(),
          monster("Target", 10, 100),
          fire_snake(),
          dragon(),
          spider(),
          ghoul(),
          hero("Elara"),
          hero("Bruenor"),
          grog,
          vex};
}

}  // namespace dnd::test
