#include "model/automatic/chance.hpp"

#include "model/automatic/sides.hpp"
#include "model/bounds.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/spell_slots.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::automatic {

namespace {

/// Makes commands for one creature; each call adds one.
class any_option_list {
 public:
  any_option_list(const state& now, const creature& who, chance& by)
      : who_(who), by_(by), foes_(foes_of(now, who, play_policy::random)) {
    for (const creature* const one : friends_of(now, who)) friends_.push_back(one);
  }

  void add_action(const action& what) {
    if (what.group == action_group::reaction || what.group == action_group::legendary ||
        what.group == action_group::lair)
      return;
    commands::attack said;
    said.by = name_of(who_);
    said.with = {.text = what.name.str()};
    said.to = targets();
    if (by_.comes(1, 6)) said.distance_ft = 5 + 5 * static_cast<std::int32_t>(by_.pick(20));
    if (by_.comes(1, 8)) said.cover = cover_degree::half;
    said.flags.advantage = by_.comes(1, 10);
    said.flags.disadvantage = by_.comes(1, 10);
    said.inspired = who_.inspired && what.attack && by_.comes(1, 2);
    said.nonlethal = what.attack && by_.comes(1, 12);
    all_.emplace_back(std::move(said));
    if (!what.attack || !by_.comes(1, 3) || foes_.empty()) return;
    commands::offhand other;
    other.by = name_of(who_);
    other.with = {.text = what.name.str()};
    other.to = name_of(*foe());
    all_.emplace_back(std::move(other));
  }

  void add_spell(const castable_spell& known) {
    commands::cast said;
    said.spell = {.text = known.what->slug};
    said.by = name_of(who_);
    if (!known.what->self_only) said.to = targets();
    if (known.what->level > 0 && by_.comes(1, 3)) {
      const int from = known.what->level;
      const int more =
          static_cast<int>(by_.pick(static_cast<std::size_t>(bounds::spell_level_max - from + 1)));
      if (rules::slots_left(who_, from + more) > 0) said.at = from + more;
    }
    all_.emplace_back(std::move(said));
  }

  void add_deeds() {
    add(deed<commands::dodge>());
    add(deed<commands::dash>());
    add(deed<commands::disengage>());
    add(deed<commands::stand>());
    add(deed<commands::escape>());
    add(deed<commands::hide>());
    auto waits = deed<commands::ready>();
    waits.what = "when somebody comes near";
    add(std::move(waits));
    auto pulls = deed<commands::use>();
    pulls.what = "a lever";
    add(std::move(pulls));
    auto way = deed<commands::move>();
    way.feet = 5 + 5 * static_cast<std::int32_t>(by_.pick(6));
    add(std::move(way));
    if (rules::concentration_of(who_) && by_.comes(1, 4))
      add(commands::stop{.what = std::nullopt, .by = name_of(who_)});
    if (by_.comes(1, 8)) add(commands::drop{.what = {}, .by = name_of(who_)});
    add_holds();
    add_aid();
  }

  [[nodiscard]] std::vector<command> take() && {
    by_.shuffle(all_);
    return std::move(all_);
  }

 private:
  /// Something that it does with its action, or its speed.
  template <class Deed>
  [[nodiscard]] Deed deed() const {
    Deed said;
    said.who.by = name_of(who_);
    return said;
  }
  template <class Said>
  void add(Said said) {
    all_.emplace_back(std::move(said));
  }

  void add_holds() {
    if (foes_.empty()) return;
    auto hold = deed<commands::grapple>();
    hold.whom = name_of(*foe());
    add(std::move(hold));
    auto push = deed<commands::shove>();
    push.whom = name_of(*foe());
    push.prone = by_.comes(1, 2);
    add(std::move(push));
  }

  void add_aid() {
    for (const creature* const one : friends_) {
      if (one == &who_) continue;
      if (one->life == vitality::dying) {
        auto aid = deed<commands::stabilize>();
        aid.patient = name_of(*one);
        add(std::move(aid));
      } else if (is_standing(*one)) {
        auto help = deed<commands::assist>();
        help.to = name_of(*one);
        add(std::move(help));
      }
    }
  }

  [[nodiscard]] const creature* foe() { return foes_[by_.pick(foes_.size())]; }

  /// Mostly one foe, sometimes several, sometimes a friend or itself.
  [[nodiscard]] std::vector<word> targets() {
    if (foes_.empty() || by_.comes(1, 6)) return {name_of(*friends_[by_.pick(friends_.size())])};
    std::vector<const creature*> some = foes_;
    by_.shuffle(some);
    some.resize(by_.comes(1, 3) ? 1 + by_.pick(some.size()) : 1);
    std::vector<word> names;
    for (const creature* const one : some) names.push_back(name_of(*one));
    return names;
  }

  const creature& who_;
  chance& by_;
  std::vector<const creature*> foes_;
  std::vector<const creature*> friends_;
  std::vector<command> all_;
};

}  // namespace

std::uint64_t chance::next() noexcept {
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
  return mixed ^ (mixed >> 31U);
}

std::vector<command> any_options(const state& now, const creature& who,
                                 const content_lookup& content, chance& by) {
  any_option_list all(now, who, by);
  // Attacks come more often than all the rest: fights are to end.
  for (const action* const what : actions_of(who, content)) {
    all.add_action(*what);
    all.add_action(*what);
  }
  for (const castable_spell& known : spells_of(who, content)) all.add_spell(known);
  all.add_deeds();
  return std::move(all).take();
}

}  // namespace dnd::model::automatic
