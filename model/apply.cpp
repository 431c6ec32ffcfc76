#include "model/apply.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::model {

namespace {

constexpr const char* no_creature = "the event names a creature that is not there";
constexpr const char* no_fight = "the event belongs to a fight and none is on";
constexpr const char* wrong_hp = "the hit points before the event are not those of the state";

constexpr apply_result good{};

apply_result bad(const char* why) {
  return apply_result(why);
}

/// One overload for each event, in the order of the variant. `seq` is the event's own.
struct applier {
  state& table;
  seq_t seq;

  // -- sessions ------------------------------------------------------------

  apply_result operator()(const session_started& e) {
    if (table.play().running) return bad("a session starts while one is running");
    if (e.number != table.play().count + 1) return bad("the session's number does not follow");
    session& play = table.edit_play();
    play.count = e.number;
    play.running = true;
    play.title = e.title;
    return good;
  }
  apply_result operator()(const session_saved&) { return good; }
  apply_result operator()(const session_ended& e) {
    if (!table.play().running) return bad("a session ends and none is running");
    if (e.number != table.play().count) return bad("another session ends than the one running");
    session& play = table.edit_play();
    play.running = false;
    play.title.clear();
    return good;
  }

  // -- the table -----------------------------------------------------------

  apply_result operator()(const creature_added& e) {
    if (table.find(e.creature)) return bad("a creature is added that is there already");
    if (!e.block) return bad("a creature is added without a stat block");
    if (e.hp < 0 || e.hp > e.max_hp) return bad("a creature is added with impossible hit points");
    auto who = std::make_shared<creature>();
    who->id = e.creature;
    who->name = e.name;
    who->number = e.number;
    who->block = e.block;
    who->hp = e.hp;
    who->max_hp = e.max_hp;
    table.put(std::move(who));
    if (e.number > 0) {
      const auto slug = slug_part(e.creature, e.number);
      if (table.last_number(slug) < e.number) table.set_number(slug, e.number);
    }
    return good;
  }
  apply_result operator()(const creature_removed& e) {
    if (!table.erase(e.creature)) return bad(no_creature);
    if (!table.fight()) return good;
    const auto at = table.fight()->index_of(e.creature);
    if (at == encounter::nobody) return good;
    encounter& fight = *table.edit_fight();
    fight.order.erase(fight.order.begin() + at);
    if (fight.current == at)
      fight.current = encounter::nobody;
    else if (fight.current != encounter::nobody && at < fight.current)
      --fight.current;
    return good;
  }

  // -- the fight -----------------------------------------------------------

  apply_result operator()(const encounter_started& e) {
    if (table.fight()) return bad("a fight starts while one is on");
    if (e.number != table.encounters() + 1) return bad("the fight's number does not follow");
    auto fight = std::make_shared<encounter>();
    fight->number = e.number;
    fight->began = seq;
    table.set_fight(std::move(fight));
    table.set_encounters(e.number);
    return good;
  }
  apply_result operator()(const combatant_joined& e) {
    if (!table.fight()) return bad(no_fight);
    if (!table.find(e.creature)) return bad(no_creature);
    if (table.fight()->find(e.creature)) return bad("a creature joins a fight that it is in");
    table.edit_fight()->order.push_back({.id = e.creature, .surprised = e.surprised});
    return good;
  }
  apply_result operator()(const initiative_rolled& e) {
    if (!table.fight()) return bad(no_fight);
    const auto from = table.fight()->index_of(e.creature);
    if (from == encounter::nobody) return bad("initiative of a creature that is not in the fight");
    if (table.fight()->order[from].rolled) return bad("a creature rolls initiative twice");
    encounter& fight = *table.edit_fight();
    combatant mover = fight.order[from];
    mover.rolled = true;
    mover.initiative = e.total;
    mover.tie_break = e.tie_break;
    const auto begin = fight.order.begin();
    const auto place = std::find_if(begin, begin + from, [&](const combatant& other) {
      return !other.rolled || std::pair(other.initiative, other.tie_break) <
                                  std::pair(mover.initiative, mover.tie_break);
    });
    const auto to = static_cast<std::uint32_t>(place - begin);
    std::rotate(place, begin + from, begin + from + 1);
    fight.order[to] = mover;
    if (fight.current != encounter::nobody && to <= fight.current) ++fight.current;
    return good;
  }
  apply_result operator()(const round_started& e) {
    if (!table.fight()) return bad(no_fight);
    if (e.round.before != table.fight()->round) return bad("the round does not follow");
    table.edit_fight()->round = e.round.after;
    return good;
  }
  apply_result operator()(const turn_started& e) {
    if (!table.fight()) return bad(no_fight);
    const encounter& fight = *table.fight();
    if (fight.current != encounter::nobody) return bad("a turn starts before another has ended");
    if (fight.round != e.round) return bad("a turn starts in another round");
    const auto at = fight.index_of(e.creature);
    if (at == encounter::nobody || !fight.order[at].rolled)
      return bad("a turn starts of a creature without initiative");
    table.edit_fight()->current = at;
    return good;
  }
  apply_result operator()(const turn_ended& e) {
    if (!table.fight()) return bad(no_fight);
    const combatant* now = table.fight()->turn_of();
    if (!now || now->id != e.creature) return bad("a turn ends that is not the current one");
    encounter& fight = *table.edit_fight();
    fight.order[fight.current].surprised = false;
    fight.current = encounter::nobody;
    return good;
  }
  apply_result operator()(const encounter_ended& e) {
    if (!table.fight()) return bad(no_fight);
    if (table.fight()->number != e.number) return bad("another fight ends than the one that is on");
    table.set_fight(nullptr);
    return good;
  }

  // -- actions -------------------------------------------------------------

  apply_result operator()(const action_used& e) { return spend(e.creature, e.pool, e.spent); }
  apply_result operator()(const recharge_rolled& e) { return spend(e.creature, e.pool, e.spent); }
  apply_result operator()(const uses_regained& e) { return spend(e.creature, e.pool, e.spent); }
  apply_result operator()(const attack_rolled& e) {
    return table.find(e.attacker) && table.find(e.target) ? good : bad(no_creature);
  }
  apply_result operator()(const damage_rolled&) { return good; }
  apply_result operator()(const damage_dealt& e) {
    creature* target = table.edit(e.target);
    if (!target) return bad(no_creature);
    if (target->hp != e.hp.before || target->temp_hp != e.temp_hp.before) return bad(wrong_hp);
    target->hp = e.hp.after;
    target->temp_hp = e.temp_hp.after;
    return good;
  }
  apply_result operator()(const healed& e) {
    creature* target = table.edit(e.target);
    if (!target) return bad(no_creature);
    if (target->hp != e.hp.before) return bad(wrong_hp);
    target->hp = e.hp.after;
    return good;
  }
  apply_result operator()(const temporary_hp_gained& e) {
    creature* target = table.edit(e.target);
    if (!target) return bad(no_creature);
    if (target->temp_hp != e.temp_hp.before) return bad(wrong_hp);
    target->temp_hp = e.temp_hp.after;
    return good;
  }
  apply_result operator()(const saving_throw_rolled& e) {
    return table.find(e.creature) ? good : bad(no_creature);
  }
  apply_result operator()(const check_rolled& e) {
    return table.find(e.creature) ? good : bad(no_creature);
  }
  apply_result operator()(const dice_rolled&) { return good; }

  // -- life and death ------------------------------------------------------

  apply_result operator()(const condition_added& e) {
    creature* who = table.edit(e.creature);
    if (!who) return bad(no_creature);
    who->conditions.push_back(e.instance);
    return good;
  }
  apply_result operator()(const condition_removed& e) {
    creature* who = table.edit(e.creature);
    if (!who) return bad(no_creature);
    const auto at = std::find(who->conditions.begin(), who->conditions.end(), e.instance);
    if (at == who->conditions.end()) return bad("a condition is removed that is not there");
    who->conditions.erase(at);
    return good;
  }
  apply_result operator()(const condition_ticked& e) {
    creature* who = table.edit(e.creature);
    if (!who) return bad(no_creature);
    const auto at = std::find_if(who->conditions.begin(), who->conditions.end(),
                                 [&](const condition_instance& have) {
                                   return have.kind == e.kind && have.source == e.source &&
                                          have.anchor == e.anchor && have.rounds == e.rounds.before;
                                 });
    if (at == who->conditions.end()) return bad("a condition runs down that is not there");
    at->rounds = e.rounds.after;
    return good;
  }
  apply_result operator()(const condition_blocked& e) {
    return table.find(e.creature) ? good : bad(no_creature);
  }
  apply_result operator()(const exhaustion_changed& e) {
    creature* who = table.edit(e.creature);
    if (!who) return bad(no_creature);
    if (who->exhaustion != e.level.before) return bad("the exhaustion before is another one");
    if (who->hp != e.hp.before) return bad(wrong_hp);
    who->exhaustion = e.level.after;
    who->hp = e.hp.after;
    return good;
  }
  apply_result operator()(const vitality_changed& e) {
    creature* who = table.edit(e.creature);
    if (!who) return bad(no_creature);
    if (who->life != e.state.before) return bad("the creature was in another state before");
    who->life = e.state.after;
    if (e.state.after == vitality::conscious || e.state.after == vitality::stable) {
      who->death_successes = 0;
      who->death_failures = 0;
    }
    return good;
  }
  apply_result operator()(const death_save_rolled& e) {
    creature* who = table.edit(e.creature);
    if (!who) return bad(no_creature);
    if (who->death_successes != e.successes.before || who->death_failures != e.failures.before)
      return bad("the death saves before the event are others");
    who->death_successes = e.successes.after;
    who->death_failures = e.failures.after;
    return good;
  }
  apply_result operator()(const death_failures_added& e) {
    creature* who = table.edit(e.creature);
    if (!who) return bad(no_creature);
    if (who->death_failures != e.failures.before)
      return bad("the death saves before the event are others");
    who->death_failures = e.failures.after;
    return good;
  }

  apply_result operator()(const note_added&) { return good; }

  // -- taking back ---------------------------------------------------------

  apply_result operator()(const encounter_discarded& e) {
    if (!table.fight()) return bad(no_fight);
    if (table.fight()->number != e.number)
      return bad("another fight is discarded than the one that is on");
    restore(table, e.restored);
    return good;
  }
  apply_result operator()(const command_undone& e) { return turn_back(e.head, e.redo, e.restored); }
  apply_result operator()(const command_redone& e) { return turn_back(e.head, e.redo, e.restored); }
  apply_result operator()(const state_restored& e) {
    restore(table, e.restored);
    return good;
  }

  // -- helpers -------------------------------------------------------------

  apply_result turn_back(const change<seq_t>& head, const change<seq_t>& redo,
                         const state_patch& restored) {
    if (table.past() != history{head.before, redo.before})
      return bad("what is undone is not the last command");
    restore(table, restored);
    table.set_past({head.after, redo.after});
    return good;
  }

  apply_result spend(const creature_id& id, const small_text& pool,
                     const change<std::uint16_t>& spent) {
    creature* who = table.edit(id);
    if (!who) return bad(no_creature);
    auto& uses = who->spent;
    const auto at = std::lower_bound(
        uses.begin(), uses.end(), pool,
        [](const pool_use& have, const small_text& wanted) { return have.pool < wanted; });
    const bool there = at != uses.end() && at->pool == pool;
    if ((there ? at->spent : 0) != spent.before) return bad("the uses before the event are others");
    if (spent.after == 0) {
      if (there) uses.erase(at);
    } else if (there) {
      at->spent = spent.after;
    } else {
      uses.insert(at, {pool, spent.after});
    }
    return good;
  }

  /// "zombie" of "zombie-12".
  static std::string_view slug_part(std::string_view id, std::uint32_t number) noexcept {
    std::size_t tail = 1;
    for (; number > 0; number /= 10) ++tail;
    return id.size() > tail ? id.substr(0, id.size() - tail) : id;
  }
};

/// What an event does to the places where undo and redo stand. Every command is a step of its
/// own, so that any of them can be undone; undo and redo set the places themselves; a part of a
/// patch belongs to the event before it.
void move_history(state& table, const event& what, seq_t seq) {
  if (std::holds_alternative<command_undone>(what) || std::holds_alternative<command_redone>(what))
    return;
  if (std::holds_alternative<state_restored>(what)) {
    if (table.past().head == seq - 1) table.set_past({seq, table.past().redo});
    return;
  }
  table.set_past({seq, 0});
}

}  // namespace

apply_result apply(state& table, const event& what, seq_t seq) {
  DND_ASSERT(seq == table.seq() + 1);
  const auto outcome = std::visit(applier{table, seq}, what);
  if (outcome.ok()) {
    move_history(table, what, seq);
    table.set_seq(seq);
  }
  return outcome;
}

}  // namespace dnd::model
