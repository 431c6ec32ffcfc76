#include "cli/render/deeds.hpp"

#include "cli/render/book_deeds.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/roll_text.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/sentences/storyteller.hpp"
#include "model/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dnd::cli {
namespace {

using model::views::commit_view;
using model::views::event_view;
using sentences::storyteller;

/// Of a note, this much is quoted.
constexpr std::size_t note_bytes_shown = 40;

/// What one creature gets.
struct share {
  std::string who;
  std::vector<std::string> what;
};

void give(std::vector<share>& all, std::string who, std::string what) {
  auto found = std::find_if(all.begin(), all.end(), [&](const share& s) { return s.who == who; });
  if (found == all.end()) found = all.insert(all.end(), {std::move(who), {}});
  found->what.push_back(std::move(what));
}

/// "5 fire and 3 cold to wolf and orc-1, 2 fire to orc-2": who gets the same stands together.
[[nodiscard]] std::string shares_text(std::span<const share> all) {
  std::vector<std::string> parts;
  std::vector<bool> said(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (said[i]) continue;
    std::vector<std::string> names;
    for (std::size_t j = i; j < all.size(); ++j) {
      if (all[j].what != all[i].what) continue;
      said[j] = true;
      names.push_back(all[j].who);
    }
    parts.push_back(joined(all[i].what) + " to " + storyteller::names_text(std::move(names)));
  }
  return listed(parts);
}

class deed_teller {
 public:
  deed_teller(const commit_view& of, const style& look) : of_(of), look_(look) {}

  /// The words of the first event that has some: what follows from it is not what was done.
  [[nodiscard]] std::string words() const {
    for (const event_view& each : of_.events) {
      std::string text = visit([this](const auto& e) { return words(e); }, each.what());
      if (!text.empty()) return text;
    }
    return "a command";
  }

 private:
  // -- what commands begin with ----------------------------------------------

  [[nodiscard]] std::string words(const model::session_started& e) const {
    return fmt::format("the start of session {}", e.number);
  }
  [[nodiscard]] std::string words(const model::session_saved&) const { return "a saved session"; }
  [[nodiscard]] std::string words(const model::session_ended& e) const {
    return fmt::format("the end of session {}", e.number);
  }
  [[nodiscard]] std::string words(const model::creature_added&) const {
    return "adding " + creatures<model::creature_added>();
  }
  [[nodiscard]] std::string words(const model::creature_concealed&) const {
    return "concealing " + creatures<model::creature_concealed>();
  }
  [[nodiscard]] std::string words(const model::creature_revealed&) const {
    return "revealing " + creatures<model::creature_revealed>();
  }
  [[nodiscard]] std::string words(const model::creature_removed&) const {
    return "removing " + creatures<model::creature_removed>();
  }
  [[nodiscard]] std::string words(const model::character_changed& e) const {
    return fmt::format("{} of {}", look_.clean(e.what), name(e.creature));
  }
  [[nodiscard]] std::string words(const model::shape_taken& e) const {
    return fmt::format("the other shape of {}", name(e.creature));
  }
  [[nodiscard]] std::string words(const model::shape_left& e) const {
    return fmt::format("the own shape of {}", name(e.creature));
  }
  [[nodiscard]] std::string words(const model::group_formed& e) const {
    return "the group " + look_.clean(e.group);
  }
  [[nodiscard]] std::string words(const model::group_dissolved& e) const {
    return "the end of the group " + look_.clean(e.group);
  }
  [[nodiscard]] std::string words(const model::encounter_started& e) const {
    return fmt::format("the start of encounter {}", e.number);
  }
  [[nodiscard]] std::string words(const model::combatant_joined&) const {
    return "the joining of " + creatures<model::combatant_joined>();
  }
  [[nodiscard]] std::string words(const model::initiative_rolled&) const {
    return "the initiative of " + creatures<model::initiative_rolled>();
  }
  [[nodiscard]] std::string words(const model::round_started& e) const {
    return fmt::format("the start of round {}", e.round.after);
  }
  [[nodiscard]] std::string words(const model::turn_started& e) const {
    return fmt::format("the start of {}'s turn", name(e.creature));
  }
  [[nodiscard]] std::string words(const model::turn_ended& e) const {
    return fmt::format("the end of {}'s turn", name(e.creature));
  }
  [[nodiscard]] std::string words(const model::encounter_ended& e) const {
    return fmt::format("the end of encounter {}", e.number);
  }
  [[nodiscard]] std::string words(const model::encounter_discarded& e) const {
    return fmt::format("the discarding of encounter {}", e.number);
  }

  [[nodiscard]] std::string words(const model::action_used& e) const {
    const std::string attacks = attack_words();
    return attacks.empty() ? action_words(e.action, e.creature) : attacks;
  }
  [[nodiscard]] std::string words(const model::attack_rolled&) const { return attack_words(); }
  [[nodiscard]] std::string words(const model::damage_rolled& e) const {
    if (!e.action.empty()) return action_words(e.action, e.source);
    if (has<model::damage_dealt>()) return {};
    return fmt::format("{} {}{}", look_.clean(e.dice), damage_type_text(e.type), by(e.source));
  }
  [[nodiscard]] std::string words(const model::damage_dealt& e) const {
    return damage() + by(e.source);
  }
  [[nodiscard]] std::string words(const model::healed& e) const {
    std::vector<share> all;
    each<model::healed>([&](const auto& one, const event_view& seen) {
      give(all, name(one.target),
           seen.hides("amount") ? "hit points" : fmt::format("{} hp", one.amount));
    });
    return shares_text(all) + by(e.source);
  }
  [[nodiscard]] std::string words(const model::temporary_hp_gained& e) const {
    std::vector<share> all;
    each<model::temporary_hp_gained>([&](const auto& one, const event_view& seen) {
      give(all, name(one.target),
           seen.hides("temp_hp") ? "temporary hp"
                                 : fmt::format("{} temporary hp", one.temp_hp.after));
    });
    return shares_text(all) + by(e.source);
  }

  [[nodiscard]] std::string words(const model::saving_throw_rolled& e) const {
    return fmt::format("the {} save of {}", short_name(e.with),
                       creatures<model::saving_throw_rolled>());
  }
  [[nodiscard]] std::string words(const model::check_rolled& e) const {
    return fmt::format("the {} check of {}", e.of ? title_of(*e.of) : short_name(e.with),
                       creatures<model::check_rolled>());
  }
  [[nodiscard]] std::string words(const model::death_save_rolled& e) const {
    return fmt::format("the death save of {}", name(e.creature));
  }
  [[nodiscard]] std::string words(const model::dice_rolled& e) const {
    // Dice of the game master's healing: what it came to says more.
    if (has<model::healed>() || has<model::temporary_hp_gained>()) return {};
    std::size_t rolls = 0;
    each<model::dice_rolled>([&](const auto&, const event_view&) { ++rolls; });
    const std::string what = rolls == 1 ? "a roll" : counted(rolls, "roll");
    return fmt::format("{} of {}{}", what, look_.clean(e.dice), by(e.creature));
  }
  [[nodiscard]] std::string words(const model::note_added& e) const {
    const std::string_view text = e.text;
    const std::string_view shown = text.substr(0, model::utf8_prefix(text, note_bytes_shown));
    return fmt::format("the note \"{}{}\"", look_.clean(shown),
                       shown.size() < text.size() ? look_.ellipsis() : std::string_view());
  }

  [[nodiscard]] std::string words(const model::condition_added& e) const {
    return fmt::format("{} on {}", model::to_text(e.instance.kind),
                       creatures<model::condition_added>());
  }
  [[nodiscard]] std::string words(const model::condition_blocked& e) const {
    return fmt::format("{} on {}", model::to_text(e.kind), creatures<model::condition_blocked>());
  }
  [[nodiscard]] std::string words(const model::condition_removed& e) const {
    // It makes way for the one that was imposed.
    if (e.why == model::condition_end::replaced && has<model::condition_added>()) return {};
    return fmt::format("the end of {} on {}", model::to_text(e.instance.kind),
                       creatures<model::condition_removed>());
  }
  [[nodiscard]] std::string words(const model::exhaustion_changed& e) const {
    return fmt::format("exhaustion {} of {}", change_text(e.level, look_),
                       creatures<model::exhaustion_changed>());
  }

  [[nodiscard]] std::string words(const model::spell_cast& e) const {
    return fmt::format("{} by {}", look_.clean(e.spell), name(e.caster));
  }
  [[nodiscard]] std::string words(const model::effect_applied& e) const {
    return fmt::format("{} on {}", look_.clean(e.effect->name), name(e.creature));
  }
  [[nodiscard]] std::string words(const model::effect_ended& e) const {
    return fmt::format("the end of {} on {}", look_.clean(e.name), name(e.creature));
  }
  [[nodiscard]] std::string words(const model::effect_counted& e) const {
    return "a save of " + name(e.creature);
  }
  [[nodiscard]] std::string words(const model::effect_told& e) const {
    return look_.clean(e.name) + by(e.source);
  }
  [[nodiscard]] std::string words(const model::time_passed&) const {
    return has<model::rest_taken>() ? std::string() : "the passing of time";
  }
  [[nodiscard]] std::string words(const model::rest_taken& e) const {
    return fmt::format("the {} rest of {}",
                       e.kind == model::rest_kind::long_rest ? "long" : "short",
                       creatures<model::rest_taken>());
  }
  [[nodiscard]] std::string words(const model::creature_set& e) const {
    return "what was set of " + name(e.creature);
  }
  [[nodiscard]] std::string words(const model::initiative_set& e) const {
    return fmt::format("the initiative {} of {}", e.initiative.after, name(e.creature));
  }
  [[nodiscard]] std::string words(const model::creature_revived&) const {
    return "the revival of " + creatures<model::creature_revived>();
  }
  /// What it was spent on follows.
  [[nodiscard]] std::string words(const model::inspiration_changed& e) const {
    if (!e.held) return {};
    return "the inspiration of " + creatures<model::inspiration_changed>();
  }
  /// What it was spent on follows, or is all that happened.
  [[nodiscard]] std::string words(const model::turn_spent& e) const {
    if (of_.events.size() > 1) return {};
    return fmt::format("{} by {}", look_.clean(e.on), name(e.creature));
  }

  [[nodiscard]] std::string words(const model::decision_pending& e) const {
    if (!e.decision || e.decision->asked.empty()) return "a question";
    return fmt::format("the question to {}", name(e.decision->asked.front().who));
  }
  [[nodiscard]] std::string words(const model::decision_made& e) const {
    if (e.reaction.empty())
      return e.creature.empty() ? std::string("letting it pass") : "a pass" + by(e.creature);
    return "the answer of " + name(e.creature);
  }
  [[nodiscard]] std::string words(const model::reaction_taken& e) const {
    return look_.clean(e.reaction) + by(e.creature);
  }
  [[nodiscard]] std::string words(const model::spell_countered& e) const {
    return fmt::format("the countering of {}{}", look_.clean(e.spell), by(e.source));
  }
  [[nodiscard]] std::string words(const model::reaction_ordered& e) const {
    return fmt::format("the order for {} of {}", look_.clean(e.reaction), name(e.creature));
  }

  [[nodiscard]] std::string words(const model::ruling_made& e) const {
    return fmt::format("the ruling on {}", look_.clean(e.ruling));
  }

  // -- what comes of others --------------------------------------------------

  [[nodiscard]] std::string words(const model::condition_ticked& e) const {
    return fmt::format("a round of {} on {}", model::to_text(e.kind), name(e.creature));
  }
  [[nodiscard]] std::string words(const model::recharge_rolled& e) const {
    return fmt::format("the recharging of {}'s {}", name(e.creature), look_.clean(e.pool));
  }
  [[nodiscard]] std::string words(const model::uses_regained& e) const {
    return fmt::format("the uses of {}'s {}", name(e.creature), look_.clean(e.pool));
  }
  [[nodiscard]] std::string words(const model::vitality_changed& e) const {
    return "a change of " + name(e.creature);
  }
  [[nodiscard]] std::string words(const model::death_failures_added& e) const {
    return "death save failures of " + name(e.creature);
  }
  /// None of these is ever taken back or done again by itself.
  [[nodiscard]] std::string words(const model::command_undone&) const { return "an undo"; }
  [[nodiscard]] std::string words(const model::command_redone&) const { return "a redo"; }
  [[nodiscard]] std::string words(const model::command_taken_out& e) const {
    // Who does not see the log's own numbers is told none.
    if (e.first == 0) return "a command taken out";
    return "the taking out of " + events_text(e.first, e.last, look_);
  }
  [[nodiscard]] std::string words(const model::state_restored&) const { return {}; }

  template <class T>
  requires requires(const T& e) { book_words(e); }
  [[nodiscard]] std::string words(const T& e) const { return look_.clean(book_words(e)); }

  // -- what they are made of -------------------------------------------------

  [[nodiscard]] std::string name(std::string_view id) const { return look_.clean(of_.name_of(id)); }
  [[nodiscard]] std::string by(std::string_view id) const {
    return id.empty() ? std::string() : " by " + name(id);
  }

  template <class T, class Do>
  void each(Do what) const {
    for (const event_view& one : of_.events)
      if (const T* is = get_if<T>(&one.what())) what(*is, one);
  }
  template <class T>
  [[nodiscard]] bool has() const {
    return std::any_of(of_.events.begin(), of_.events.end(),
                       [](const event_view& one) { return holds_alternative<T>(one.what()); });
  }
  /// Whoever the events of this kind are about, each once: "Grog, zombie-1 and 3 more".
  template <class T>
  [[nodiscard]] std::string creatures() const {
    std::vector<std::string> names;
    each<T>([&](const auto& e, const event_view&) { add_once(names, name(e.creature)); });
    return storyteller::names_text(std::move(names));
  }
  static void add_once(std::vector<std::string>& names, std::string who) {
    if (std::find(names.begin(), names.end(), who) == names.end()) names.push_back(std::move(who));
  }

  /// Empty when there was none.
  [[nodiscard]] std::string damage() const {
    std::vector<share> all;
    each<model::damage_dealt>([&](const auto& e, const event_view& seen) {
      const std::int32_t points = seen.hides("amount") ? e.rolled : e.amount;
      const std::string_view type = e.type ? model::to_text(*e.type) : "damage";
      give(all, name(e.target), fmt::format("{} {}", points, type));
    });
    return shares_text(all);
  }
  [[nodiscard]] std::string action_words(std::string_view action, std::string_view who) const {
    std::string text = look_.clean(action) + by(who);
    if (const std::string did = damage(); !did.empty()) text += ", " + did;
    return text;
  }
  /// Empty when there was none.
  [[nodiscard]] std::string attack_words() const {
    std::vector<std::string> weapons, targets;
    std::string attacker;
    bool hit = false;
    each<model::attack_rolled>([&](const auto& e, const event_view&) {
      attacker = e.attacker.str();
      hit = hit || e.hit;
      add_once(weapons, look_.clean(e.weapon));
      add_once(targets, name(e.target));
    });
    if (weapons.empty()) return {};
    std::string text = joined(weapons) + by(attacker);
    if (const std::string did = damage(); !did.empty()) return text + ", " + did;
    return text + " against " + storyteller::names_text(std::move(targets)) +
           (hit ? "" : ", a miss");
  }

  const commit_view& of_;
  const style& look_;
};

}  // namespace

std::string deed_text(const commit_view& what, const style& look) {
  return deed_teller(what, look).words();
}

std::string events_text(model::seq_t first, model::seq_t last, const style& look) {
  return first == last ? fmt::format("event {}", first)
                       : fmt::format("events {}{}{}", first, look.dash(), last);
}

}  // namespace dnd::cli
