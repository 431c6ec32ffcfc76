#include "model/rules/given_spells.hpp"

#include "model/effects/choices.hpp"
#include "model/effects/step_dice.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/passing_time.hpp"
#include "model/rules/spell_release.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace dnd::model::rules::steps {

namespace {

bool knows(const stat_block& block, std::string_view slug) {
  return std::ranges::any_of(block.casting, [&](const spellcasting& one) {
    return std::ranges::find(one.spells, slug, &known_spell::spell) != one.spells.end();
  });
}

/// The spell to be cast. The word that names it is taken out of the choices.
ruled<spell_ptr> spell_of(draft& out, const effect_use& use, const effect& step,
                          std::vector<std::string>& choices) {
  std::string slug = step.what;
  if (slug == cast_any || slug == cast_known) {
    if (choices.empty())
      return refusal{refusal_code::missing_label,
                     fmt::format("{} leaves open which spell is cast", use.name.view()),
                     "name it in `choose:`", std::nullopt};
    slug = slug_of(choices.front());
    choices.erase(choices.begin());
    if (step.what == cast_known && !knows(*out.at(use.user).block, slug))
      return refusal{refusal_code::bad_value,
                     fmt::format("{} does not know {}", called(out.at(use.user)), slug),
                     "`look` shows what it knows", std::nullopt};
  }
  spell_ptr found = out.spell_called(slug);
  if (!found)
    return refusal{refusal_code::bad_content,
                   fmt::format("{} casts {}, which is no spell", use.name.view(), slug),
                   "mend the content, or name another in `choose:`", std::nullopt};
  return found;
}

/// The level at which it is cast; its slot is spent where it takes one.
ruled<int> level_of(draft& out, const effect_use& use, const effect& step, const spell& what) {
  const bool is_chosen = step.what == cast_any || step.what == cast_known;
  if (is_chosen && step.number >= 0 && what.level != step.number)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} is a spell of level {}, and {} takes one of level {}", what.name,
                               what.level, use.name.view(), step.number),
                   "name another in `choose:`", std::nullopt};
  if (!step.slot || what.level == 0) return std::max<int>(what.level, step.number);
  const int level = lowest_slot(out.at(use.user), what.level);
  if (level == 0)
    return refusal{refusal_code::not_available,
                   fmt::format("{} has no slot left for {}", called(out.at(use.user)), what.name),
                   "`rest long` brings slots back", std::nullopt};
  if (auto no = spend_pool(out, use.user, use.name, slot_pool(level), 1)) return *std::move(no);
  return level;
}

int character_level(const stat_block& block) {
  int level = 0;
  for (const class_level& one : block.classes) level += one.level;
  for (const spellcasting& one : block.casting) level = std::max<int>(level, one.caster_level);
  return std::max(level, 1);
}

effect_use use_of_spell(const draft& out, const effect_use& use, const effect& step,
                        const spell& what, int level) {
  effect_use made = use;
  made.name = small_text(what.name);
  if (!step.count.empty()) made.dc = static_cast<std::int16_t>(number_of(use, step.count));
  if (step.to_hit != 0) made.to_hit = step.to_hit;
  made.spell_level = what.level;
  made.slot_level = static_cast<std::uint8_t>(level);
  made.numbers.slot = static_cast<std::int16_t>(level);
  made.row_level =
      static_cast<std::int16_t>(what.level == 0 ? character_level(*out.at(use.user).block) : level);
  made.spell = true;
  made.tags.magical = true;
  made.duration = step.duration.empty() ? what.duration : step.duration;
  made.parent = 0;
  made.whole = &what.effects;
  return made;
}

}  // namespace

objection cast(draft& out, const effect_use& use, const effect& step, effect_scope& scope) {
  // Words for other choices of what is used are none of the spell's business.
  std::vector<std::string> choices = use.choices;
  if (use.whole != nullptr)
    std::erase_if(choices, [&](const std::string& word) { return is_offered(*use.whole, word); });
  choices.insert(choices.begin(), step.names.begin(), step.names.end());
  const auto what = spell_of(out, use, step, choices);
  if (!what) return what.error();
  const spell& cast = **what;
  const auto level = level_of(out, use, step, cast);
  if (!level) return level.error();
  // What takes a slot is cast as usual, longer casting times and all.
  if (step.slot && !out.now().fight() && cast.casting_rounds > 0)
    pass_time(out, static_cast<game_time>(cast.casting_rounds));
  std::vector<creature_id> targets = scope.targets;
  if (cast.self_only && needs_targets(cast.effects)) targets = {use.user};
  if (targets.empty() && needs_targets(cast.effects) && !cast.area)
    return refusal{refusal_code::missing_label, fmt::format("{} needs a target", cast.name),
                   "name whom in `to:`", std::nullopt};
  effect_use made = use_of_spell(out, use, step, cast, *level);
  if (!step.duration.empty()) made.duration = rolled_duration(out, use, step.duration);
  made.choices = std::move(choices);
  const auto released = release_spell(out, {.caster = use.user,
                                            .what = *what,
                                            .level = *level,
                                            .concentration = !step.no_concentration,
                                            .targets = std::move(targets),
                                            .use = std::move(made)});
  if (!released) return released.error();
  return std::nullopt;
}

}  // namespace dnd::model::rules::steps
