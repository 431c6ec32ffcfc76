#include "model/rules/held_spells.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/rules/d20.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace dnd::model::rules {

namespace {

/// "Casting Alarm", "Holding Fireball"; the spell's name alone where that is too long.
small_text name_of(std::string_view doing, const spell& what) {
  const std::string name = fmt::format("{} {}", doing, what.name);
  return small_text::fits(name) ? small_text(name) : small_text(what.name);
}

constexpr std::string_view casting = "Casting";
constexpr std::string_view held_prefix = "Holding";

void concentrate_on(draft& out, const creature_id& who, new_effect what,
                    std::string_view duration) {
  end_concentration(out, who, effect_end::replaced);
  what.source = who;
  what.concentration = true;
  what.spell = true;
  lasting does;
  does.duration = duration;
  put_effect(out, who, what, does);
}

void end_named(draft& out, const creature_id& who, const small_text& name, effect_end why) {
  if (const active_effect* const has = find_effect(out.at(who), name.view()))
    end_effect(out, who, has->what->number, why);
}

}  // namespace

int actions_of_casting(const creature& who, const spell& what) {
  const active_effect* const has = find_effect(who, name_of(casting, what).view());
  return has ? has->what->save_dc : 0;
}

void put_casting(draft& out, const creature_id& who, const spell& what, int actions) {
  new_effect begun;
  begun.name = name_of(casting, what);
  begun.level = what.level;
  begun.save_dc = narrow(actions);
  begun.note = fmt::format("{} of {} actions", actions, what.casting_rounds);
  concentrate_on(out, who, std::move(begun), "end of target's next turn");
}

void end_casting(draft& out, const creature_id& who, const spell& what) {
  end_named(out, who, name_of(casting, what), effect_end::replaced);
}

std::optional<int> held_spell(const state& now, const creature& who, const spell& what) {
  const combatant* const acting = now.fight() ? now.fight()->turn_of() : nullptr;
  if (acting && acting->id == who.id) return std::nullopt;
  const active_effect* const has = find_effect(who, name_of(held_prefix, what).view());
  if (!has) return std::nullopt;
  return has->what->level;
}

void put_held_spell(draft& out, const creature_id& who, const spell& what, int level) {
  new_effect held;
  held.name = name_of(held_prefix, what);
  held.level = static_cast<std::uint8_t>(level);
  concentrate_on(out, who, std::move(held), "start of source's next turn");
}

void let_go_of_spell(draft& out, const creature_id& who, const spell& what) {
  end_named(out, who, name_of(held_prefix, what), effect_end::used);
}

}  // namespace dnd::model::rules
