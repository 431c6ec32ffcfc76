#include "model/views/evening.hpp"

#include "model/plural.hpp"
#include "model/views/evening_fight.hpp"
#include "model/views/evening_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::model::views {
namespace {

/// A kind of fact by what an event says of things and coins; nothing for what is no news.
[[nodiscard]] std::optional<moment_kind> kind_of_gain(goods_reason why) {
  switch (why) {
    case goods_reason::given:
    case goods_reason::treasure:
    case goods_reason::gathered:
      return moment_kind::found;
    case goods_reason::bought:
      return moment_kind::bought;
    default:
      return std::nullopt;
  }
}

/// Time that is worth telling: an hour.
constexpr game_time time_told_least = 600;

}  // namespace

/// Reads commits, and keeps the scene that is on.
class evening_reader::teller {
 public:
  teller(session_info session, const state& before, viewer whose)
      : people_(before, std::move(whose)) {
    out_.session = std::move(session);
    if (const encounter* fight = before.fight()) {
      // It began in another session.
      fight_.emplace(fight->number, event_span{}, people_);
      for (const combatant& each : fight->order) fight_->join(each.id.view());
    }
  }

  void read(const commit& what, const commit_view& seen) {
    people_.meet(what);
    if (seen.undone) return;
    seen_ = &seen;
    rests_ = std::any_of(seen.events.begin(), seen.events.end(), [](const event_view& each) {
      return holds_alternative<rest_taken>(each.what());
    });
    if (fight_) fight_->begin_command(seen);
    for (const event_view& each : seen.events) {
      at_ = {.first = seen.first, .last = each.seq};
      visit([&](const auto& e) { tell(e, each); }, each.what());
    }
    if (fight_) fight_->end_command();
    if (fight_ && has_ended_) end_fight();
  }

  [[nodiscard]] told_evening finish() {
    if (fight_) end_fight();
    if (!scene_.facts.empty()) out_.scenes.push_back(std::exchange(scene_, {}));
    return std::move(out_);
  }

 private:
  template <class Event>
  void tell(const Event& e, const event_view& from) {
    if (fight_) fight_->take(e, from);
    if constexpr (requires { note(e, from); }) note(e, from);
  }

  [[nodiscard]] std::string called(std::string_view id) {
    const evening_people::person& who = people_.of(id);
    return who.called == id ? std::string(seen_->name_of(id)) : who.called;
  }

  /// Adds a fact, or one more name to the last one where that says the same of others.
  void add(told_fact what, bool joins_things = false) {
    told_fact* last = scene_.facts.empty() ? nullptr : &scene_.facts.back();
    const bool is_alike = last != nullptr && last->kind == what.kind && last->text == what.text;
    if (is_alike && joins_things && last->who == what.who) {
      last->things.insert(last->things.end(), what.things.begin(), what.things.end());
      last->amount += what.amount;
      last->events.last = what.events.last;
      return;
    }
    if (is_alike && !joins_things && !what.who.empty() && last->amount == what.amount &&
        last->things == what.things) {
      for (std::string& name : what.who)
        if (std::find(last->who.begin(), last->who.end(), name) == last->who.end())
          last->who.push_back(std::move(name));
      last->events.last = what.events.last;
      return;
    }
    scene_.facts.push_back(std::move(what));
  }

  void note(const encounter_started& e, const event_view&) {
    if (!scene_.facts.empty()) out_.scenes.push_back(std::exchange(scene_, {}));
    has_ended_ = false;
    fight_.emplace(e.number, at_, people_);
    fight_->begin_command(*seen_);
  }
  void note(const encounter_ended&, const event_view&) { has_ended_ = true; }

  void note(const creature_added& e, const event_view&) {
    if (people_.of(e.creature.view()).is_character && e.summoner.empty())
      add({.kind = moment_kind::came, .events = at_, .who = {called(e.creature.view())}});
  }
  void note(const creature_removed& e, const event_view&) {
    const evening_people::person& who = people_.of(e.creature.view());
    if (who.is_character && !who.is_dead)
      add({.kind = moment_kind::left, .events = at_, .who = {called(e.creature.view())}});
  }
  void note(const note_added& e, const event_view&) {
    add({.kind = moment_kind::note, .events = at_, .text = e.text});
  }
  void note(const world_event& e, const event_view&) {
    add({.kind = moment_kind::world, .events = at_, .text = e.text});
  }
  void note(const fact_recorded& e, const event_view&) {
    add({.kind = moment_kind::book,
         .events = at_,
         .text = e.fact.name,
         .amount = 1,
         .things = {e.fact.status, e.fact.text}});
  }
  void note(const fact_changed& e, const event_view&) {
    std::string status = e.status.before != e.status.after ? e.status.after : std::string();
    const bool has_moved = e.progress.before != e.progress.after;
    if (has_moved) status = fmt::format("from {} to {}", e.progress.before, e.progress.after);
    const std::string text = e.text.before != e.text.after ? e.text.after : std::string();
    if (status.empty() && text.empty()) return;
    add({.kind = moment_kind::book,
         .events = at_,
         .text = e.name,
         .amount = has_moved ? 2 : 0,
         .things = {std::move(status), text}});
  }
  void note(const items_changed& e, const event_view&) {
    const auto kind = kind_of_gain(e.why);
    if (!kind || e.item.count <= 0 || e.has.after <= e.has.before) return;
    add({.kind = *kind,
         .events = at_,
         .who = {called(e.holder.view())},
         .things = {counted_thing(e.item.count, e.item.name)}},
        true);
  }
  void note(const coins_changed& e, const event_view&) {
    const auto kind = kind_of_gain(e.why);
    if (!kind || e.coins.after <= e.coins.before) return;
    add({.kind = *kind,
         .events = at_,
         .who = {called(e.holder.view())},
         .amount = e.coins.after - e.coins.before},
        true);
  }
  void note(const experience_gained& e, const event_view&) {
    const std::int64_t gained = e.experience.after - e.experience.before;
    if (gained > 0)
      add({.kind = moment_kind::experience,
           .events = at_,
           .who = {called(e.creature.view())},
           .text = e.reason,
           .amount = gained});
    if (e.level_due > 0)
      due_.push_back({.kind = moment_kind::level_due,
                      .events = at_,
                      .who = {called(e.creature.view())},
                      .amount = e.level_due});
    if (&e == get_if<experience_gained>(&seen_->events.back().what()))
      for (told_fact& each : std::exchange(due_, {})) add(std::move(each));
  }
  void note(const character_changed& e, const event_view&) {
    if (!e.what.empty())
      add({.kind = moment_kind::changed,
           .events = at_,
           .who = {called(e.creature.view())},
           .text = e.what});
  }
  void note(const rest_taken& e, const event_view&) {
    add({.kind = moment_kind::rested,
         .events = at_,
         .who = {called(e.creature.view())},
         .amount = e.kind == rest_kind::long_rest ? 1 : 0});
  }
  void note(const place_changed& e, const event_view&) {
    if (e.place.after.empty()) return;
    add({.kind = moment_kind::arrived,
         .events = at_,
         .who = {called(e.creature.view())},
         .text = std::string(seen_->name_of(e.place.after.view()))});
  }
  void note(const time_passed& e, const event_view&) {
    if (rests_ || e.time.after < e.time.before + time_told_least) return;
    add({.kind = moment_kind::time,
         .events = at_,
         .amount = static_cast<std::int64_t>(e.time.after - e.time.before)});
  }
  void note(const vitality_changed& e, const event_view&) {
    // In a fight its own story has it.
    evening_people::person& who = people_.of(e.creature.view());
    const bool was_down = std::exchange(who.is_down, e.state.after != vitality::conscious);
    who.is_dead = e.state.after == vitality::dead;
    if (fight_) return;
    told_fact fact{.events = at_, .whom = called(e.creature.view())};
    if (who.is_dead)
      fact.kind = who.is_character ? moment_kind::died : moment_kind::slain;
    else if (who.is_down && !was_down && who.is_character)
      fact.kind = moment_kind::fell;
    else if (!who.is_down && was_down && who.is_character)
      fact.kind = moment_kind::rose;
    else
      return;
    add(std::move(fact));
  }
  void note(const creature_revived& e, const event_view&) {
    evening_people::person& who = people_.of(e.creature.view());
    who.is_dead = who.is_down = false;
    add({.kind = moment_kind::revived, .events = at_, .whom = called(e.creature.view())});
  }

  void end_fight() {
    told_scene scene;
    scene.fight = fight_->finish(has_ended_);
    fight_.reset();
    has_ended_ = false;
    out_.scenes.push_back(std::move(scene));
    // What was noted meanwhile is told after it.
    if (!scene_.facts.empty()) out_.scenes.back().facts = std::exchange(scene_, {}).facts;
  }

  told_evening out_;
  evening_people people_;
  told_scene scene_;
  std::optional<evening_fight> fight_;
  bool has_ended_ = false;
  bool rests_ = false;
  const commit_view* seen_ = nullptr;
  event_span at_;
  std::vector<told_fact> due_;
};

evening_reader::evening_reader(session_info session, const state& before, viewer whose)
    : teller_(std::make_unique<teller>(std::move(session), before, std::move(whose))) {}
evening_reader::~evening_reader() = default;
evening_reader::evening_reader(evening_reader&&) noexcept = default;
evening_reader& evening_reader::operator=(evening_reader&&) noexcept = default;

void evening_reader::read(const commit& what, const commit_view& seen) {
  teller_->read(what, seen);
}

told_evening evening_reader::finish() {
  return teller_->finish();
}

}  // namespace dnd::model::views
