#include "model/views/evening_fight.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::views {
namespace {

/// Critical hits that are told besides the hardest hit.
constexpr std::size_t criticals_told_max = 2;
/// How far one side has to be behind, in shares of its hit points, before coming back is a turn.
constexpr double behind_least = 0.1;

[[nodiscard]] bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

evening_fight::evening_fight(std::uint32_t number, event_span began, evening_people& people)
    : people_(people) {
  out_.number = number;
  out_.events = began;
}

std::string evening_fight::called(std::string_view id) {
  if (id.empty()) return {};
  const evening_people::person& who = people_.of(id);
  if (who.called != id || seen_ == nullptr) return who.called;
  return std::string(seen_->name_of(id));
}

event_span evening_fight::here() const {
  return {.first = seen_->first, .last = seq_};
}

void evening_fight::join(std::string_view id) {
  auto& side = people_.of(id).is_character ? characters_ : foes_;
  if (!has(side, id)) side.emplace_back(id);
}

void evening_fight::begin_command(const commit_view& seen) {
  seen_ = &seen;
  spell_.clear();
  blows_.clear();
  healers_.clear();
}

void evening_fight::note(const combatant_joined& e, const event_view&) {
  join(e.creature.view());
}

void evening_fight::note(const round_started& e, const event_view&) {
  round_ = e.round.after;
}

void evening_fight::note(const attack_rolled& e, const event_view&) {
  if (!e.hit) return;
  blow& one = blows_[e.target.str()];
  one.with = e.weapon.str();
  one.critical = one.critical || e.critical;
}

void evening_fight::note(const spell_cast& e, const event_view&) {
  spell_ = e.spell.str();
}

void evening_fight::note(const damage_dealt& e, const event_view& from) {
  blow& one = blows_[e.target.str()];
  one.by = e.source.str();
  if (one.with.empty()) one.with = spell_;
  // What was rolled is said aloud; what it came to may be hidden.
  one.amount += from.hides("amount") ? e.rolled : e.amount;
  one.last = from.seq;
  evening_people::person& whom = people_.of(e.target.view());
  if (!whom.has_figures || from.hides("hp")) return;
  whom.hp = e.hp.after;
  weigh();
}

void evening_fight::note(const healed& e, const event_view& from) {
  healers_[e.target.str()] = e.source.str();
  evening_people::person& whom = people_.of(e.target.view());
  if (!whom.has_figures || from.hides("hp")) return;
  whom.hp = e.hp.after;
  weigh();
}

void evening_fight::note(const vitality_changed& e, const event_view&) {
  evening_people::person& whom = people_.of(e.creature.view());
  const bool is_dead = e.state.after == vitality::dead;
  const bool is_down = e.state.after != vitality::conscious;
  told_fact fact{.events = here(), .whom = called(e.creature.view()), .round = round_};
  const auto by = [&](const auto& of, const auto& id_in) {
    const auto found = of.find(e.creature.view());
    if (found == of.end()) return;
    const std::string& id = id_in(found->second);
    if (!id.empty() && id != e.creature.view()) fact.who.push_back(called(id));
  };
  const auto by_blow = [](const blow& each) -> const std::string& { return each.by; };
  if (is_dead) {
    by(blows_, by_blow);
    fact.kind = whom.is_character ? moment_kind::died : moment_kind::slain;
    if (whom.is_character)
      out_.turns.push_back(std::move(fact));
    else
      slain_.emplace_back(e.creature.str(), std::move(fact));
    return;
  }
  if (!whom.is_character || is_down == whom.is_down) return;
  if (is_down)
    by(blows_, by_blow);
  else
    by(healers_, [](const std::string& id) -> const std::string& { return id; });
  fact.kind = is_down ? moment_kind::fell : moment_kind::rose;
  out_.turns.push_back(std::move(fact));
}

void evening_fight::end_command() {
  for (const auto& [target, each] : blows_) {
    if (each.amount <= 0) continue;
    told_fact fact{.kind = moment_kind::critical,
                   .events = {.first = seen_->first, .last = each.last},
                   .whom = called(target),
                   .text = each.with,
                   .amount = each.amount,
                   .critical = each.critical,
                   .round = round_};
    if (!each.by.empty()) fact.who.push_back(called(each.by));
    if (each.critical) criticals_.push_back(fact);
    if (!hardest_ || fact.amount > hardest_->amount) hardest_ = std::move(fact);
  }
  if (!seen_->events.empty()) out_.events.last = seen_->events.back().seq;
  if (out_.events.first == 0) out_.events.first = seen_->first;
  blows_.clear();
  healers_.clear();
}

void evening_fight::weigh() {
  const auto share = [this](const std::vector<std::string>& side) -> std::optional<double> {
    double left = 0;
    double most = 0;
    for (const std::string& id : side) {
      const evening_people::person& who = people_.of(id);
      if (!who.has_figures) return std::nullopt;
      left += who.hp;
      most += who.max_hp;
    }
    if (most <= 0) return std::nullopt;
    return left / most;
  };
  const auto characters = share(characters_);
  const auto foes = share(foes_);
  if (characters && foes)
    balances_.push_back({.events = here(), .round = round_, .ahead = *characters - *foes});
}

void evening_fight::add_turn_of_balance() {
  if (balances_.empty() || balances_.back().ahead == 0) return;
  const double sign = balances_.back().ahead > 0 ? 1 : -1;
  // The last time that those who are ahead at the end were not.
  const auto behind = std::find_if(balances_.rbegin(), balances_.rend(),
                                   [sign](const balance& b) { return b.ahead * sign <= 0; });
  if (behind == balances_.rend() || behind == balances_.rbegin()) return;
  const bool was_far = std::any_of(behind, balances_.rend(), [sign](const balance& b) {
    return b.ahead * sign <= -behind_least;
  });
  if (!was_far) return;
  const balance& turned = *std::prev(behind);
  out_.turns.push_back({.kind = moment_kind::turned,
                        .events = turned.events,
                        .amount = sign > 0 ? 1 : 0,
                        .round = turned.round});
}

void evening_fight::add_hits() {
  if (!hardest_) return;
  std::size_t told = 0;
  for (const told_fact& each : criticals_) {
    if (each.events.first == hardest_->events.first && each.whom == hardest_->whom) continue;
    if (told++ == criticals_told_max) break;
    out_.turns.push_back(each);
  }
  hardest_->kind = moment_kind::hardest;
  out_.turns.push_back(*hardest_);
}

void evening_fight::add_end_of_strongest() {
  const std::pair<std::string, told_fact>* strongest = nullptr;
  std::int32_t most = -1;
  for (const auto& each : slain_) {
    const std::int32_t max_hp = people_.of(each.first).max_hp;
    if (max_hp < most) continue;
    most = max_hp;
    strongest = &each;
  }
  if (strongest != nullptr) out_.turns.push_back(strongest->second);
}

std::vector<counted_name> evening_fight::foes_by_kind(bool dead_alone) {
  std::vector<counted_name> out;
  for (const std::string& id : foes_) {
    const bool is_dead = std::any_of(slain_.begin(), slain_.end(),
                                     [&](const auto& each) { return each.first == id; });
    if (dead_alone && !is_dead) continue;
    const evening_people::person& who = people_.of(id);
    const bool is_one_of_many = who.called != who.kind;
    std::string name = is_one_of_many && who.kind != id ? who.kind : called(id);
    const auto found = std::find_if(out.begin(), out.end(),
                                    [&](const counted_name& each) { return each.name == name; });
    if (found != out.end())
      ++found->count;
    else
      // A name of one's own is told without a number.
      out.push_back({.name = std::move(name), .count = is_one_of_many ? 1 : 0});
  }
  return out;
}

fight_end evening_fight::ending(bool is_over) {
  const auto all_down = [this](const std::vector<std::string>& side) {
    return !side.empty() && std::all_of(side.begin(), side.end(), [this](const std::string& id) {
      const evening_people::person& who = people_.of(id);
      return who.is_dead || who.is_down;
    });
  };
  if (!is_over) return fight_end::goes_on;
  if (all_down(foes_)) return fight_end::foes_fell;
  return all_down(characters_) ? fight_end::characters_fell : fight_end::ended;
}

told_fight evening_fight::finish(bool is_over) {
  out_.rounds = round_;
  out_.end = ending(is_over);
  for (const std::string& id : characters_) out_.characters.push_back(people_.of(id).called);
  out_.foes = foes_by_kind(false);
  out_.slain = foes_by_kind(true);
  add_turn_of_balance();
  add_hits();
  add_end_of_strongest();
  std::stable_sort(
      out_.turns.begin(), out_.turns.end(), [](const told_fact& a, const told_fact& b) {
        return std::pair(a.events.first, a.events.last) < std::pair(b.events.first, b.events.last);
      });
  return std::move(out_);
}

}  // namespace dnd::model::views
