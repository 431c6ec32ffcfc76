#include "model/rules/mounts.hpp"

#include "model/counted.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/corrections.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

/// SRD, Mounting and Dismounting: half of the speed.
objection pay_with_speed(draft& out, const creature_id& rider, std::string_view deed, bool free,
                         std::optional<std::size_t> column) {
  if (!out.now().fight()) return std::nullopt;
  const std::int32_t speed = fastest_speed_of(out.at(rider));
  if (speed == 0)
    return refusal{refusal_code::not_available,
                   fmt::format("{} cannot {}: its speed is 0", called(out.at(rider)),
                               deed == "Mount" ? "mount" : "dismount"),
                   "", column};
  const payment cost_of{
      .who = rider, .cost = turn_cost::nothing, .on = deed, .free = free, .column = column};
  return pay_for_way(out, cost_of, speed / 2, speed);
}

void end_named(draft& out, const creature_id& who, std::string_view name) {
  if (!out.now().find(who)) return;
  if (const active_effect* const has = find_effect(out.at(who), name))
    end_effect(out, who, has->what->number, effect_end::removed);
}

/// Neither rides nor is ridden by the other any more.
void part(draft& out, const creature_id& rider) {
  const active_effect* const has = find_effect(out.at(rider), riding_effect);
  if (!has) return;
  const creature_id mount = has->what->source;
  end_named(out, rider, riding_effect);
  end_named(out, mount, ridden_effect);
}

bool lies(const creature& who) {
  return who.life != vitality::conscious || effective_conditions(who).contains(condition::prone);
}

/// What is no effect's: who keeps its seat does not lie on the ground.
void sit_up(draft& out, const creature_id& rider) {
  // Copied: each event changes the list that it comes from.
  const std::vector<condition_instance> conditions = out.at(rider).conditions;
  for (const condition_instance& has : conditions)
    if (has.kind == condition::prone && has.effect == 0)
      out.emit(
          condition_removed{.creature = rider, .instance = has, .why = condition_end::removed});
}

/// SRD: with the reaction it lands on its feet.
void leave_fallen_mount(draft& out, const creature_id& rider) {
  part(out, rider);
  const bool lands = out.at(rider).life == vitality::conscious && !is_helpless(out.at(rider)) &&
                     !pay(out, {.who = rider,
                                .cost = turn_cost::reaction,
                                .on = "Land on its feet",
                                .free = false,
                                .column = std::nullopt});
  if (!lands) fall_prone(out, rider);
}

void settle_rider(draft& out, const creature_id& id) {
  const creature& rider = out.at(id);
  const creature* const mount = mount_of(out.now(), rider);
  if (!mount) return part(out, id);
  if (lies(*mount)) return leave_fallen_mount(out, id);
  if (rider.life != vitality::conscious || is_helpless(rider)) {
    part(out, id);
    fall_prone(out, id);
    return;
  }
  if (!lies(rider)) return;
  if (keep_seat(out, id, "to stay in the saddle")) sit_up(out, id);
}

bool matters_to_riders(const event& one) {
  return holds_alternative<condition_added>(one) || holds_alternative<vitality_changed>(one) ||
         holds_alternative<creature_removed>(one);
}

}  // namespace

const creature* mount_of(const state& now, const creature& rider) noexcept {
  const active_effect* const has = find_effect(rider, riding_effect);
  return has ? now.find(has->what->source) : nullptr;
}

objection get_on(draft& out, const creature_id& rider, const creature_id& mount, reins how,
                 bool free, std::optional<std::size_t> column) {
  const auto no = [&](std::string message, std::string hint) {
    return refusal{refusal_code::not_available, std::move(message), std::move(hint), column};
  };
  const creature& up = out.at(rider);
  const creature& under = out.at(mount);
  if (rider == mount) return no(fmt::format("{} cannot ride itself", called(up)), "name a mount");
  if (mount_of(out.now(), up))
    return no(fmt::format("{} rides {} already", called(up), called(*mount_of(out.now(), up))),
              "`dismount` gets it off");
  if (find_effect(under, ridden_effect))
    return no(fmt::format("{} has a rider already", called(under)), "`dismount` gets that one off");
  if (lies(under))
    return no(fmt::format("{} lies on the ground", called(under)), "`stand` and `heal` get it up");
  if (size_of(under) <= size_of(up))
    return no(fmt::format("{} is too small to carry {}", called(under), called(up)),
              "a mount is at least one size larger than its rider");
  if (auto unpaid = pay_with_speed(out, rider, "Mount", free, column)) return unpaid;
  lasting rides;
  rides.duration = "permanent";
  new_effect made;
  made.name = riding_effect;
  made.source = mount;
  made.note = fmt::format("on {}{}", called(out.at(mount)),
                          how == reins::held ? "" : ", which acts for itself");
  put_effect(out, rider, made, rides);
  lasting carries;
  carries.duration = "permanent";
  if (how == reins::held) {
    // SRD, Controlling a Mount: it can Dash, Disengage and Dodge, and nothing else.
    modifier tame;
    tame.key = modifier_key::cannot;
    tame.deeds.insert(deed::attack);
    tame.deeds.insert(deed::cast);
    carries.modifiers.push_back(std::move(tame));
  }
  made.name = ridden_effect;
  made.source = rider;
  made.note = fmt::format("by {}", called(out.at(rider)));
  put_effect(out, mount, made, carries);
  const encounter* const fight = out.now().fight();
  const combatant* const place = fight ? fight->find(rider) : nullptr;
  const combatant* const other = fight ? fight->find(mount) : nullptr;
  if (how == reins::held && place && place->rolled && other && other->rolled)
    return set_initiative(out, mount, place->initiative,
                          fmt::format("ridden by {}", called(out.at(rider))));
  return std::nullopt;
}

objection get_off(draft& out, const creature_id& rider, bool free,
                  std::optional<std::size_t> column) {
  if (!find_effect(out.at(rider), riding_effect))
    return refusal{refusal_code::not_available,
                   fmt::format("{} rides nothing", called(out.at(rider))), "`mount` gets it on",
                   column};
  if (auto unpaid = pay_with_speed(out, rider, "Dismount", free, column)) return unpaid;
  part(out, rider);
  return std::nullopt;
}

bool keep_seat(draft& out, const creature_id& rider, std::string_view why) {
  constexpr std::int16_t difficulty = 10;
  save_asked asked;
  asked.with = ability::dex;
  asked.dc = difficulty;
  asked.because = why;
  if (make_save(out, rider, asked).success) return true;
  part(out, rider);
  fall_prone(out, rider);
  return false;
}

void settle_riders(draft& out) {
  if (std::ranges::none_of(out.events(), matters_to_riders)) return;
  std::vector<creature_id> riders;
  for (const auto& who : out.now().creatures())
    if (find_effect(*who, riding_effect)) riders.push_back(who->id);
  for (const creature_id& id : riders) settle_rider(out, id);
  std::vector<creature_id> left;
  for (const auto& who : out.now().creatures()) {
    const active_effect* const has = find_effect(*who, ridden_effect);
    if (has && !out.now().find(has->what->source)) left.push_back(who->id);
  }
  for (const creature_id& id : left) end_named(out, id, ridden_effect);
}

}  // namespace dnd::model::rules
