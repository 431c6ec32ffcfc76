#include "model/rules/verbs.hpp"

#include "model/bounds.hpp"
#include "model/dice/simple.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/initiative.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/new_name.hpp"
#include "model/rules/turns.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>

/// Who comes to the table and who leaves it.
namespace dnd::model::rules {

namespace {

/// One kind of creature of an `add`.
struct newcomer {
  const word& typed;
  stat_block_ptr block;
};

bool is_character(const newcomer& one) {
  return one.block->kind == creature_kind::character;
}

ruled<std::vector<newcomer>> find_content(const commands::add& asked,
                                          const content_lookup& content) {
  std::vector<newcomer> found;
  for (const word& name : asked.content) {
    stat_block_ptr block = content(name.text);
    if (!block)
      return refusal{refusal_code::unknown_content,
                     fmt::format("there is no entry \"{}\"", name.text),
                     "creatures come from `monsters` and `characters`", name.column};
    found.push_back({name, std::move(block)});
  }
  return found;
}

objection check_request(const state& table, const commands::add& asked,
                        std::span<const newcomer> kinds) {
  const auto count = static_cast<std::size_t>(asked.count);
  if (table.creatures().size() + kinds.size() * count > bounds::creatures_max)
    return refusal{refusal_code::too_many,
                   fmt::format("the table holds at most {} creatures and has {}",
                               bounds::creatures_max, table.creatures().size()),
                   "`remove` makes room", std::nullopt};
  for (const newcomer& one : kinds) {
    if (count > 1 && !asked.as && is_character(one))
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is a character, and there is only one", one.block->name),
                     "leave out `count:`, or name the copies with `as:`", one.typed.column};
    if (asked.roll_hit_points && one.block->hit_dice.empty())
      return refusal{refusal_code::bad_value,
                     fmt::format("{} has no hit dice to roll", one.block->name),
                     "`hp: 30` sets its hit points", one.typed.column};
  }
  if (asked.as) return check_name(asked.as->text, asked.as->column);
  return std::nullopt;
}

ruled<identity> name_newcomer(const state& table, const commands::add& asked, const newcomer& one) {
  if (asked.as) {
    const word& as = *asked.as;
    if (asked.count == 1) return identity_as(table, as.text, as.column);
    return next_identity(table, slug_of(as.text), as.text, as.column);
  }
  if (is_character(one)) return identity_as(table, one.block->name, one.typed.column);
  return next_identity(table, one.block->slug, one.block->name, one.typed.column);
}

/// Hit points of one creature. Errors: `bad_content` for hit dice that are none.
objection set_hit_points(draft& out, const commands::add& asked, creature_added& who) {
  who.hp = std::clamp(asked.hit_points.value_or(who.block->hit_points), 1, bounds::hit_points_max);
  if (asked.roll_hit_points) {
    const auto dice = parse_simple(who.block->hit_dice);
    if (!dice)
      return refusal{
          refusal_code::bad_content,
          fmt::format("{} has no valid hit dice: {}", who.block->name, dice.error().message),
          "correct the entry, or set `hp:`", std::nullopt};
    const std::size_t from = out.dice().drawn().size();
    // SRD: a creature has at least one hit point, whatever its Constitution takes away.
    who.hp = std::clamp(roll(*dice, out.dice()), 1, bounds::hit_points_max);
    who.hp_dice = faces_since(out.dice(), from);
  }
  who.max_hp = who.hp;
  return std::nullopt;
}

objection add_one(draft& out, const commands::add& asked, const newcomer& one) {
  const auto who = name_newcomer(out.table(), asked, one);
  if (!who) return who.error();
  creature_added added;
  added.creature = who->id;
  added.name = who->name;
  added.number = who->number;
  added.block = one.block;
  if (auto no = set_hit_points(out, asked, added)) return no;
  out.emit(std::move(added));
  if (out.table().fight()) out.emit(combatant_joined{.creature = who->id, .surprised = false});
  return std::nullopt;
}

/// Its conditions run on as those of a creature that had its turn; then it is gone.
void remove_one(draft& out, const creature_id& id) {
  let_go_of(out, id);
  out.emit(creature_removed{.creature = id});
}

}  // namespace

objection decide_add(draft& out, const commands::add& asked, const content_lookup& content) {
  const auto kinds = find_content(asked, content);
  if (!kinds) return kinds.error();
  if (auto no = check_request(out.table(), asked, *kinds)) return no;
  for (const newcomer& one : *kinds)
    for (std::int32_t i = 0; i < asked.count; ++i) {
      if (auto no = add_one(out, asked, one)) return no;
    }
  if (!out.table().fight()) return std::nullopt;
  // Newcomers of a kind share a roll among themselves, not with those who rolled before.
  const std::vector<creature_id> late = waiting(out.table());
  const std::vector<creature_id> monsters = monsters_of(out.table(), late);
  roll_initiative(out, monsters, sharing::groups);
  start_when_all_rolled(out);
  return std::nullopt;
}

objection decide_remove(draft& out, const commands::remove& asked) {
  auto who = all_named(out.table(), asked.who);
  if (!who) return who.error();
  const auto current = [&]() -> const combatant* {
    return out.table().fight() ? out.table().fight()->turn_of() : nullptr;
  };
  // The one whose turn it is goes last: then the turn passes once, and to somebody who stays.
  const auto acting_one = std::ranges::find_if(
      *who, [&](const creature_id& id) { return current() && current()->id == id; });
  if (acting_one != who->end()) std::rotate(acting_one, acting_one + 1, who->end());
  for (const creature_id& id : *who) {
    if (!current() || current()->id != id) {
      remove_one(out, id);
      continue;
    }
    const std::uint32_t place = out.table().fight()->current;
    end_turn(out);
    remove_one(out, id);
    start_turn_from(out, place);
  }
  start_when_all_rolled(out);
  return std::nullopt;
}

}  // namespace dnd::model::rules
