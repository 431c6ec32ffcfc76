#include "model/rules/hiding.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/sides.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

/// Who of the other side notices most of itself; null when nobody does.
const creature* watcher_of(const state& now, const creature& who) {
  const creature* best = nullptr;
  for (const auto& other : now.creatures()) {
    if (!are_foes(now, who, *other) || other->life != vitality::conscious) continue;
    if (kept_from(*other).contains(deed::notice)) continue;
    if (!best || passive_perception_of(now, *other) > passive_perception_of(now, *best))
      best = other.get();
  }
  return best;
}

/// Whom of the other side such a total finds.
void find_hidden(draft& out, const creature_id& seeker, std::int32_t total) {
  std::vector<std::pair<creature_id, effect_number>> found;
  for (const auto& other : out.now().creatures())
    if (are_foes(out.now(), out.at(seeker), *other))
      if (const active_effect* const has = find_effect(*other, hidden_effect))
        if (has->what->save_dc <= total) found.emplace_back(other->id, has->what->number);
  for (const auto& [id, number] : found) end_effect(out, id, number, effect_end::broken);
}

}  // namespace

void hide(draft& out, const creature_id& who, std::optional<std::int16_t> dc, leaning how) {
  check_asked asked = check_of(out.at(who), to_text(skill::stealth));
  asked.dc = dc;
  if (!dc)
    if (const creature* const watcher = watcher_of(out.now(), out.at(who))) {
      asked.dc = narrow(passive_perception_of(out.now(), *watcher));
      asked.because = fmt::format("hiding from {}", called(*watcher));
    }
  const check_made made = roll_check(out, who, asked, std::move(how));
  if (!asked.dc || made.total >= *asked.dc) {
    put_hidden(out, who, narrow(made.total));
  } else if (const active_effect* const has = find_effect(out.at(who), hidden_effect)) {
    end_effect(out, who, has->what->number, effect_end::broken);
  }
}

void search(draft& out, const creature_id& who, std::optional<std::int16_t> dc, leaning how) {
  check_asked asked = check_of(out.at(who), to_text(skill::perception));
  asked.dc = dc;
  const check_made made = roll_check(out, who, asked, std::move(how));
  find_hidden(out, who, made.total);
}

}  // namespace dnd::model::rules
