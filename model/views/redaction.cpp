#include "model/views/redaction.hpp"

#include "model/state.hpp"

#include <algorithm>
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

namespace dnd::model::views {
namespace {

template <class T, class... List>
concept one_of = (std::is_same_v<T, List> || ...);

/// Takes out of an event what a player or a spectator is not to know. One overload for each kind
/// of event, which returns whether anything is left to be seen. The names are those of the fields'
/// descriptions.
class redactor {
 public:
  redactor(const viewer& whose, std::vector<std::string_view>& hidden)
      : whose_(whose), hidden_(hidden) {}

  /// Hidden, unless one of the others says what may be seen: every kind of event for which nobody
  /// has decided yet.
  template <class T>
  bool operator()(T&) {
    return false;
  }

  /// A note is for those for whom it was written.
  bool operator()(note_added& e) { return e.everybody || (!e.reader.empty() && mine(e.reader)); }

  /// What happens in the world and what is so in it, but for the game master's secrets.
  bool operator()(world_event& e) { return !e.secret; }
  bool operator()(fact_recorded& e) { return !e.fact.secret; }
  bool operator()(fact_changed& e) { return !e.gm_only; }
  bool operator()(place_changed& e) { return mine(e.creature); }

  /// What belongs to all, and to whoever sees the whole of its holder.
  bool operator()(coins_changed& e) { return open_to(e.holder.view()); }
  bool operator()(coins_moved& e) {
    const bool from = open_to(e.from.view());
    const bool to = open_to(e.to.view());
    if (!from) hide("from_has", e.from_has);
    if (!to) hide("to_has", e.to_has);
    return from || to;
  }
  bool operator()(items_changed& e) {
    hide_unknown(e.item);
    return open_to(e.holder.view());
  }
  bool operator()(items_moved& e) {
    hide_unknown(e.item);
    const bool from = open_to(e.from.view());
    const bool to = open_to(e.to.view());
    if (!from) hide("from_has", e.from_has);
    if (!to) hide("to_has", e.to_has);
    return from || to;
  }
  /// What a thing can still do is known to who has it.
  bool operator()(charges_changed& e) {
    // Its pools may have its name.
    return open_to(e.holder.view()) && !e.item.unidentified;
  }
  bool operator()(item_identified& e) { return open_to(e.holder.view()); }
  bool operator()(container_set& e) { return open_to(e.within.view()); }
  bool operator()(ammunition_counted& e) { return mine(e.creature); }
  bool operator()(hunger_changed& e) { return mine(e.creature); }
  bool operator()(march_counted& e) { return mine(e.creature); }

  /// What follows from something is for the game master to say, and for whoever plays it.
  bool operator()(effect_told& e) { return mine(e.creature) || mine(e.source); }

  /// A roll that is secret is so for whoever rolled, too.
  bool operator()(dice_rolled& e) { return !e.secret && mine(e.creature); }

  /// All who sit around the game see and hear these.
  template <
      one_of<session_started, session_saved, session_ended, creature_removed, encounter_started,
             combatant_joined, round_started, turn_started, turn_ended, encounter_ended,
             condition_added, condition_removed, condition_ticked, creature_revealed, spell_cast,
             time_passed, rest_taken, inspiration_changed, decision_made, reaction_taken,
             spell_countered, ruling_made, experience_gained, calendar_set, player_attended>
          T>
  bool operator()(T&) {
    return true;
  }

  /// What is about to happen, to whom, and who is asked; by which numbers, and how the command goes
  /// on, is not said.
  bool operator()(decision_pending& e) {
    auto left = std::make_shared<pending_decision>();
    if (e.decision != nullptr) {
      left->on = e.decision->on;
      left->actor = e.decision->actor;
      left->target = e.decision->target;
      left->what = e.decision->what;
      left->asked = e.decision->asked;
    }
    for (reaction_choice& each : left->asked)
      if (!mine(each.who)) each.reactions.clear();
    hide("decision", e.decision);
    e.decision = std::move(left);
    return true;
  }

  /// Of the own creatures only: uses, open rolls and what decides about life and death.
  template <one_of<recharge_rolled, uses_regained, death_save_rolled, death_failures_added,
                   condition_blocked, effect_counted, reaction_ordered>
                T>
  bool operator()(T& e) {
    return mine(e.creature);
  }

  /// What somebody does is seen; what is left of its turn is not.
  bool operator()(turn_spent& e) {
    if (!mine(e.creature)) hide("turn", e.turn);
    return true;
  }

  /// That it is there and by whom; what it does and how long is known to whoever bears it or did
  /// it.
  bool operator()(effect_applied& e) {
    if (!figures(e.creature)) hide("hp", e.hp);
    return mine(e.creature) || mine(e.effect->source);
  }
  bool operator()(effect_ended& e) {
    if (!figures(e.creature)) hide("hp", e.hp);
    return true;
  }

  /// What was set is for whoever it was set for.
  bool operator()(creature_set& e) { return mine(e.creature); }

  bool operator()(initiative_set& e) {
    if (!mine(e.creature)) hide("reason", e.reason);
    return true;
  }
  bool operator()(creature_revived& e) {
    if (!figures(e.creature)) hide("hp", e.hp);
    return true;
  }

  bool operator()(creature_added& e) {
    if (mine(e.creature)) return true;
    if (!figures(e.creature)) {
      hide("hp", e.hp);
      hide("max_hp", e.max_hp);
    }
    hide("hp_dice", e.hp_dice);
    hide("stat_block", e.block);
    hide("record", e.record);
    return true;
  }

  /// What somebody else's character learns is that player's to tell.
  bool operator()(character_changed& e) {
    if (mine(e.creature)) {
      // What nobody knows has a name in the record alone.
      const bool tells =
          e.record && std::any_of(e.record->items.begin(), e.record->items.end(),
                                  [](const auto& has) { return !has.looks.empty(); });
      if (tells) hide("record", e.record);
      return true;
    }
    hide("news", e.news);
    hide("hp_dice", e.hp_dice);
    hide("record", e.record);
    hide("stat_block", e.block);
    if (figures(e.creature)) return true;
    hide("hp", e.hp);
    hide("max_hp", e.max_hp);
    return true;
  }

  /// Which shape it is can be seen; what it is made of is not.
  bool operator()(shape_taken& e) {
    if (mine(e.creature)) return true;
    hide("stat_block", e.block);
    if (figures(e.creature)) return true;
    hide("hp", e.hp);
    hide("max_hp", e.max_hp);
    return true;
  }
  bool operator()(shape_left& e) {
    if (figures(e.creature)) return true;
    hide("hp", e.hp);
    hide("max_hp", e.max_hp);
    return true;
  }

  /// The order of turns is no secret; what it is made of gives Dexterity away.
  bool operator()(initiative_rolled& e) {
    if (mine(e.creature)) return true;
    hide("d20", e.d20);
    hide("mode", e.mode);
    hide("modifier", e.modifier);
    hide("tie_break", e.tie_break);
    hide_parts(e);
    return true;
  }

  bool operator()(action_used& e) {
    if (mine(e.creature)) return true;
    hide("pool", e.pool);
    hide("spent", e.spent);
    return true;
  }

  bool operator()(attack_rolled& e) {
    if (!mine(e.attacker)) hide_roll(e);
    if (!mine(e.target)) hide("ac", e.ac);
    return true;
  }

  bool operator()(damage_rolled& e) { return mine(e.source); }

  /// What was rolled is said aloud; what the target's defences made of it is not.
  bool operator()(damage_dealt& e) {
    if (figures(e.target)) return true;
    hide("amount", e.amount);
    hide("hp", e.hp);
    hide("temp_hp", e.temp_hp);
    return true;
  }

  bool operator()(healed& e) {
    if (figures(e.target)) return true;
    hide("amount", e.amount);
    hide("hp", e.hp);
    return true;
  }

  bool operator()(temporary_hp_gained& e) {
    if (!figures(e.target)) hide("temp_hp", e.temp_hp);
    return true;
  }

  template <one_of<saving_throw_rolled, check_rolled> T>
  bool operator()(T& e) {
    hide("dc", e.dc);
    if (!mine(e.creature)) hide_roll(e);
    return true;
  }

  bool operator()(exhaustion_changed& e) {
    if (!figures(e.creature)) hide("hp", e.hp);
    return true;
  }

  /// Only death saves tell who is stable from who is dying.
  bool operator()(vitality_changed& e) {
    if (mine(e.creature)) return true;
    for (vitality* each : {&e.state.before, &e.state.after})
      if (*each == vitality::stable) *each = vitality::dying;
    return e.state.before != e.state.after;
  }

  template <one_of<encounter_discarded, state_restored> T>
  bool operator()(T& e) {
    hide_restored(e);
    return true;
  }

  /// Numbers of the log would say how many events there are that nobody shows.
  bool operator()(command_undone& e) {
    hide("first", e.first);
    hide("last", e.last);
    hide_undo_position(e);
    return true;
  }
  bool operator()(command_taken_out& e) {
    hide("first", e.first);
    hide("last", e.last);
    hide_restored(e);
    return true;
  }
  bool operator()(command_redone& e) {
    hide("undone", e.undone);
    hide_undo_position(e);
    return true;
  }

 private:
  [[nodiscard]] bool mine(std::string_view creature) const { return whose_.sees_whole(creature); }
  [[nodiscard]] bool figures(std::string_view creature) const {
    return whose_.sees_figures(creature);
  }

  /// The stash and the ground are there for all.
  [[nodiscard]] bool open_to(std::string_view holder) const {
    return holder == stash_holder || holder == ground_holder || mine(holder);
  }
  /// Only what it looks like.
  void hide_unknown(item_stack& what) {
    if (!what.unidentified) return;
    hidden_.push_back("item");
    what.item = {};
    what.name = what.looks.empty() ? "something unknown" : what.looks;
    what.looks.clear();
    what.unidentified = false;
    what.spent.clear();
    what.weight = 0;
    what.cost = 0;
  }

  template <class T>
  void hide(std::string_view field, T& value) {
    value = T{};
    hidden_.push_back(field);
  }
  template <class T>
  void hide_roll(T& e) {
    hide("d20", e.d20);
    hide("mode", e.mode);
    hide("modifier", e.modifier);
    hide("total", e.total);
    hide("reason", e.reason);
    hide_parts(e);
  }
  /// Who is put back is known by the names; how they are is in the view of the state.
  template <class T>
  void hide_restored(T& e) {
    state_patch who_alone;
    for (const creature_id& each : creatures_in(e.restored))
      who_alone.creatures.emplace_back().id = each;
    hide("restored", e.restored);
    e.restored = std::move(who_alone);
  }
  template <class T>
  void hide_undo_position(T& e) {
    hide("head", e.head);
    hide("redo", e.redo);
    hide_restored(e);
  }
  /// Where there are none, nothing is hidden.
  template <class T>
  void hide_parts(T& e) {
    if (!e.parts.empty()) hide("parts", e.parts);
  }

  const viewer& whose_;
  std::vector<std::string_view>& hidden_;
};

}  // namespace

std::optional<seen_event> seen_by(const viewer& whose, std::shared_ptr<const event> what) {
  if (whose.sees_all()) return seen_event{.what = std::move(what), .hidden = {}};
  seen_event out;
  auto copy = std::make_shared<event>(*what);
  if (const auto* concealed = get_if<creature_concealed>(&*what))
    *copy = creature_removed{.creature = concealed->creature};
  if (!visit(redactor(whose, out.hidden), *copy)) return {};
  out.what = std::move(copy);
  return out;
}

}  // namespace dnd::model::views
