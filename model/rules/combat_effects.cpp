#include "model/rules/combat_effects.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifier_filters.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/sides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::model::rules {

namespace {

model::modifier lean(modifier_key key, roll_kind on) {
  model::modifier one;
  one.key = key;
  one.on.insert(on);
  return one;
}

bool is_grapple_of(const condition_instance& has, const creature_id& holder) {
  return has.kind == condition::grappled && has.source == holder;
}

}  // namespace

void put_dodge(draft& out, const creature_id& who) {
  lasting does;
  model::modifier harder = lean(modifier_key::disadvantage, roll_kind::attacked);
  harder.not_against.emplace_back("unseen");
  model::modifier quicker = lean(modifier_key::advantage, roll_kind::save);
  quicker.with.insert(ability::dex);
  does.modifiers = {std::move(harder), std::move(quicker)};
  does.duration = "start of source's next turn";
  does.ends_on = {"helpless", "stopped"};
  put_effect(out, who, {.name = dodge_effect, .source = who}, does);
}

void put_disengage(draft& out, const creature_id& who) {
  lasting does;
  does.duration = "end of this turn";
  put_effect(out, who, {.name = disengage_effect, .source = who}, does);
}

void put_help(draft& out, const creature_id& helper, const creature_id& whom,
              const std::optional<creature_id>& against) {
  lasting does;
  model::modifier easier =
      lean(modifier_key::advantage, against ? roll_kind::attack : roll_kind::check);
  if (against) easier.against.push_back("@" + against->str());
  does.modifiers.push_back(std::move(easier));
  does.duration = "start of source's next turn";
  does.once = true;
  // Help against one is not help against another.
  does.stack = true;
  put_effect(out, whom, {.name = helped_effect, .source = helper}, does);
}

void put_hidden(draft& out, const creature_id& who, std::int16_t total) {
  lasting does;
  model::modifier out_of_sight = lean(modifier_key::disadvantage, roll_kind::attacked);
  out_of_sight.not_against.emplace_back("aware");
  does.modifiers = {lean(modifier_key::advantage, roll_kind::attack), std::move(out_of_sight)};
  does.duration = "permanent";
  does.ends_on = {"attack", "cast", "helpless"};
  put_effect(out, who, {.name = hidden_effect, .source = who, .save_dc = total}, does);
}

void put_ready(draft& out, const creature_id& who, std::string text) {
  lasting does;
  does.duration = "start of source's next turn";
  does.ends_on = {"helpless"};
  put_effect(out, who, {.name = ready_effect, .source = who, .note = std::move(text)}, does);
}

bool put_grapple(draft& out, const creature_id& holder, const creature_id& whom) {
  lasting does;
  does.conditions.insert(condition::grappled);
  does.duration = "permanent";
  return put_effect(out, whom, {.name = grappled_effect, .source = holder}, does) != 0;
}

bool has_effect(const creature& who, std::string_view name) noexcept {
  return find_effect(who, name) != nullptr;
}

bool is_unseen(const creature& who, const creature& seen_by) noexcept {
  return lacks_sense(seen_by, "sight") ||
         has_modifier(who, modifier_key::unseen, {.other = &seen_by}) ||
         has_effect(who, hidden_effect);
}

bool notices_nobody(const state& now, const creature& who, std::span<const creature_id> others) {
  const std::int32_t notices = passive_perception_of(now, who);
  bool has_foes = false;
  for (const creature_id& id : others) {
    const creature& other = *now.find(id);
    if (!are_foes(now, who, other) || other.life != vitality::conscious) continue;
    has_foes = true;
    const active_effect* const hides = find_effect(other, hidden_effect);
    if (!hides || hides->what->save_dc < notices) return false;
  }
  return has_foes;
}

bool may_be_surprised(const creature& who) noexcept {
  return !has_modifier(who, modifier_key::unsurprised);
}

std::int32_t passive_perception_of(const state& now, const creature& who) {
  return passive_score_of(now, who, to_text(skill::perception)).total;
}

std::vector<creature_id> held_by(const state& now, const creature_id& holder) {
  std::vector<creature_id> held;
  for (const auto& who : now.creatures())
    if (who->life != vitality::dead &&
        std::ranges::any_of(who->conditions, [&](const condition_instance& has) {
          return is_grapple_of(has, holder);
        }))
      held.push_back(who->id);
  return held;
}

void let_loose(draft& out, const creature_id& holder, const creature_id& whom) {
  // Copied: each event changes the list that it comes from.
  const std::vector<condition_instance> conditions = out.at(whom).conditions;
  for (const condition_instance& has : conditions) {
    if (!is_grapple_of(has, holder)) continue;
    if (has.effect != 0)
      end_effect(out, whom, has.effect, effect_end::removed);
    else
      out.emit(condition_removed{.creature = whom, .instance = has, .why = condition_end::removed});
  }
}

}  // namespace dnd::model::rules
