#include "model/views/effect_view.hpp"

#include "model/views/creature_names.hpp"

namespace dnd::model::views {

lasts_view lasts_of(const lifetime& until, const state& now) {
  lasts_view out{.kind = until.kind, .turn_of = {}, .boundary = until.boundary, .rounds_left = {}};
  if (until.kind != lasting_kind::time) return out;
  const game_time time = now.time_now();
  out.rounds_left = until.at > time ? until.at - time : 0;
  const encounter* const fight = now.fight();
  if (fight == nullptr || fight->round == 0) return out;
  const std::uint32_t place = now.place_in_fight(until.anchor);
  if (place == encounter::nobody || !fight->order[place].rolled) return out;
  const bool has_turn = place == fight->current;
  if (has_turn && until.boundary == turn_boundary::end && until.at <= time) {
    out.this_turn = true;
    return out;
  }
  // Its next turn is in this round where its place in the order is still to come.
  const bool is_to_come = fight->current != encounter::nobody && place > fight->current;
  if (until.at <= (is_to_come ? time : time + 1)) out.turn_of = called(until.anchor, now);
  return out;
}

std::vector<effect_view> effects_of(const creature& who, const state& now, const viewer& whose) {
  std::vector<effect_view> out;
  for (const active_effect& has : who.effects) {
    const effect_instance& one = *has.what;
    const bool known =
        whose.sees_whole(who.id) || (!one.source.empty() && whose.sees_whole(one.source));
    if (!known) continue;
    effect_view& made = out.emplace_back();
    made.number = one.number;
    made.name = one.name;
    made.source = one.source;
    if (!one.source.empty()) made.source_called = called(one.source, now);
    made.concentration = one.concentration;
    made.spell = one.spell;
    made.level = one.level;
    made.conditions = one.does.conditions;
    made.lasts = lasts_of(one.until, now);
  }
  return out;
}

}  // namespace dnd::model::views
