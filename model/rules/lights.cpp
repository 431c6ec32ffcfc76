#include "model/rules/lights.hpp"

#include "model/counted.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::model::rules {

namespace {

constexpr std::string_view oil = "oil-flask";
constexpr game_time hour = rounds_per_hour;

/// SRD, Adventuring Gear.
constexpr std::array<light_source, 5> lights{{
    {.item = "candle", .name = "Candle", .fuel = "", .rounds = hour, .bright_ft = 5, .dim_ft = 5},
    {.item = "lamp",
     .name = "Lamp",
     .fuel = oil,
     .rounds = 6 * hour,
     .bright_ft = 15,
     .dim_ft = 30},
    {.item = "lantern-bullseye",
     .name = "Bullseye Lantern",
     .fuel = oil,
     .rounds = 6 * hour,
     .bright_ft = 60,
     .dim_ft = 60,
     .cone = true},
    {.item = "lantern-hooded",
     .name = "Hooded Lantern",
     .fuel = oil,
     .rounds = 6 * hour,
     .bright_ft = 30,
     .dim_ft = 30},
    {.item = "torch",
     .name = "Torch",
     .fuel = "",
     .rounds = hour,
     .bright_ft = 20,
     .dim_ft = 20,
     .burns_on_hit = true},
}};

/// The effect of one that is out, and has some of its time left.
small_text out_name(const light_source& what) {
  return small_text(fmt::format("{} (out)", what.name));
}

/// SRD, Torch: 1 fire damage, as a weapon that nobody is trained with.
action torch_blow(const stat_block& block) {
  action blow = improvised_weapon(block);
  blow.name = "Burning Torch";
  blow.attack->form = attack_form::melee;
  blow.attack->range_ft = blow.attack->long_range_ft = 0;
  blow.damage = {{.dice = "1", .type = damage_type::fire, .save = std::nullopt}};
  return blow;
}

void burn(draft& out, const creature_id& who, const light_source& what, game_time rounds) {
  lasting does;
  const game_time minutes = rounds / rounds_per_minute;
  const std::string time =
      rounds % hour == 0 ? counted(rounds / hour, "hour") : counted(minutes, "minute");
  does.duration = rounds % rounds_per_minute == 0 ? time : counted(rounds, "round");
  modifier shines;
  shines.key = modifier_key::light;
  shines.value = fmt::format("{}/{}", what.bright_ft, what.dim_ft);
  does.modifiers.push_back(std::move(shines));
  if (what.burns_on_hit) does.actions.push_back(torch_blow(*out.at(who).block));
  new_effect made;
  made.name = what.name;
  made.source = who;
  made.note = fmt::format("{}, for {}", reach_text(what), does.duration);
  put_effect(out, who, made, does);
}

objection take_fuel(draft& out, const creature_id& who, std::string_view item,
                    std::string_view what) {
  std::vector<item_stack> found = stacks_like(out.now(), who, item);
  std::erase_if(found, [&](const item_stack& each) { return each.item.view() != item; });
  if (found.empty())
    return refusal{refusal_code::not_available,
                   fmt::format("{} has no {}", called(out.at(who)), what),
                   "`inventory` shows who has what", std::nullopt};
  found.front().count = 1;
  if (auto no = take_items(out, who, found.front(), goods_reason::burned)) return no;
  settle_load(out, who);
  return std::nullopt;
}

}  // namespace

const light_source* light_of(std::string_view item) noexcept {
  const auto found = std::ranges::find(lights, item, &light_source::item);
  return found == lights.end() ? nullptr : &*found;
}

std::string reach_text(const light_source& what) {
  if (what.cone)
    return fmt::format("bright light in a cone of {} feet, dim light {} feet farther",
                       what.bright_ft, what.dim_ft);
  return fmt::format("bright light to {} feet, dim light {} feet farther", what.bright_ft,
                     what.dim_ft);
}

const active_effect* burning(const creature& who, const light_source& what) noexcept {
  return find_effect(who, what.name);
}

objection kindle(draft& out, const creature_id& who, const light_source& what) {
  if (burning(out.at(who), what))
    return refusal{refusal_code::not_available,
                   fmt::format("a {} burns on {} already", what.name, called(out.at(who))),
                   "`douse` puts it out", std::nullopt};
  if (const active_effect* const kept = find_effect(out.at(who), out_name(what))) {
    const auto left = static_cast<game_time>(std::max<std::int16_t>(kept->what->save_dc, 1));
    end_effect(out, who, kept->what->number, effect_end::removed);
    burn(out, who, what, left);
    return std::nullopt;
  }
  const bool burns_itself = what.fuel.empty();
  if (!burns_itself && stacks_like(out.now(), who, what.item).empty())
    return refusal{refusal_code::not_available,
                   fmt::format("{} has no {}", called(out.at(who)), what.name),
                   "`inventory` shows who has what", std::nullopt};
  auto no = burns_itself ? take_fuel(out, who, what.item, what.name)
                         : take_fuel(out, who, what.fuel, "oil for it");
  if (no) return no;
  burn(out, who, what, what.rounds);
  return std::nullopt;
}

void put_out(draft& out, const creature_id& who, const light_source& what) {
  const active_effect* const has = burning(out.at(who), what);
  DND_ASSERT(has != nullptr);
  const game_time at = has->what->until.at;
  const game_time now = out.now().time_now();
  const game_time left = at > now ? at - now : 0;
  end_effect(out, who, has->what->number, effect_end::removed);
  if (left == 0) return;
  lasting rests;
  rests.duration = "permanent";
  new_effect made;
  made.name = out_name(what);
  made.source = who;
  made.save_dc = static_cast<std::int16_t>(std::min<game_time>(left, 6 * hour));
  made.note = left < rounds_per_minute ? counted(left, "round") + " left"
                                       : counted(left / rounds_per_minute, "minute") + " left";
  put_effect(out, who, made, rests);
}

}  // namespace dnd::model::rules
