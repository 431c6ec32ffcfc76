#include "model/views/evening_people.hpp"

#include "model/views/creature_names.hpp"

#include <utility>

namespace dnd::model::views {
namespace {

/// "Goblin" of "Goblin 3".
[[nodiscard]] std::string kind_called(const small_text& name, std::uint32_t number) {
  std::string out = name.str();
  const std::string ending = " " + std::to_string(number);
  if (number > 0 && out.ends_with(ending)) out.erase(out.size() - ending.size());
  return out;
}

}  // namespace

evening_people::evening_people(const state& before, viewer whose) : whose_(std::move(whose)) {
  for (const auto& each : before.creatures()) add(*each);
}

void evening_people::add(const creature& who) {
  person& one = all_[who.id.str()];
  one.called = called(who);
  one.kind = kind_called(who.name, who.number);
  one.is_character = who.block != nullptr && who.block->kind == creature_kind::character;
  if (!who.summoner.empty()) one.is_character = of(who.summoner.view()).is_character;
  one.is_dead = who.life == vitality::dead;
  one.is_down = who.life != vitality::conscious;
  one.has_figures = whose_.sees_figures(who.id.view());
  if (!one.has_figures) return;
  one.hp = who.hp;
  one.max_hp = who.max_hp;
}

void evening_people::meet(const commit& what) {
  for (const event& each : *what.events) {
    const auto* added = get_if<creature_added>(&each);
    if (added == nullptr) continue;
    person one;
    one.called =
        added->number == 0 && !added->name.empty() ? added->name.str() : added->creature.str();
    one.kind = kind_called(added->name, added->number);
    one.is_character = added->block != nullptr && added->block->kind == creature_kind::character;
    if (!added->summoner.empty()) one.is_character = of(added->summoner.view()).is_character;
    one.has_figures = whose_.sees_figures(added->creature.view());
    if (one.has_figures) {
      one.hp = added->hp;
      one.max_hp = added->max_hp;
    }
    all_.insert_or_assign(added->creature.str(), std::move(one));
  }
}

evening_people::person& evening_people::of(std::string_view id) {
  const auto found = all_.find(id);
  if (found != all_.end()) return found->second;
  person& one = all_[std::string(id)];
  one.called = id;
  one.kind = id;
  return one;
}

}  // namespace dnd::model::views
