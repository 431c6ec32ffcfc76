#include "model/views/state_view.hpp"

#include "model/language/selection.hpp"
#include "model/views/concealment.hpp"
#include "model/views/creature_names.hpp"
#include "model/views/open_holders.hpp"

#include <algorithm>

namespace dnd::model::views {
namespace {

[[nodiscard]] fight_view seen_fight(const encounter& fight, const state& now) {
  fight_view out{.number = fight.number, .round = fight.round, .order = {}, .current = {}};
  out.order.reserve(fight.order.size());
  for (const combatant& each : fight.order) {
    combatant_view& place = out.order.emplace_back();
    place.id = each.id;
    place.called = called(each.id, now);
    if (each.rolled) place.initiative = each.initiative;
    place.surprised = each.surprised;
  }
  if (fight.turn_of() != nullptr) out.current = fight.current;
  return out;
}

void add_books(state_view& out, const ledger& books, const viewer& whose) {
  if (books.is_empty()) return;
  for (const auto& each : books.facts.all())
    if (whose.sees_all() || !each->secret) out.facts.push_back(each->name);
  out.holders = {std::string(stash_holder), std::string(ground_holder)};
  for (const auto& each : books.holdings.all())
    if (each->is_container() && sees_goods_of(books, each->holder.view(), whose))
      out.holders.push_back(each->name);
  if (!whose.sees_all()) return;
  for (const auto& each : books.holdings.all())
    for (const item_stack& what : each->items) out.items.push_back(what.item.str());
  std::sort(out.items.begin(), out.items.end());
  out.items.erase(std::unique(out.items.begin(), out.items.end()), out.items.end());
}

/// Of a state without those whom the viewer is not to know of.
[[nodiscard]] state_view view_of_visible(const state& now, const viewer& whose) {
  state_view out;
  out.seq = now.seq();
  out.time = now.time_now();
  if (const small_text light = now.ruling("light"); light.view() != "bright")
    out.light = light.str();
  out.sessions = now.play().count;
  if (now.play().running)
    out.session = session_view{.number = now.play().count, .title = now.play().title};
  if (now.fight() != nullptr) out.fight = seen_fight(*now.fight(), now);
  out.pending = pending_of(now, whose);
  out.creatures.reserve(now.creatures().size());
  for (const auto& who : now.creatures()) {
    out.creatures.push_back(view_of(*who, whose));
    if (!who->effects.empty()) out.creatures.back().effects = effects_of(*who, now, whose);
  }
  add_books(out, now.books(), whose);
  if (!whose.sees_all()) return out;
  out.groups.assign(now.groups().begin(), now.groups().end());
  out.group_words = model::group_words(now);
  return out;
}

}  // namespace

const combatant_view* fight_view::find(std::string_view id) const noexcept {
  const auto found = std::find_if(order.begin(), order.end(), [id](const combatant_view& each) {
    return each.id.view() == id;
  });
  return found == order.end() ? nullptr : &*found;
}

const creature_view* state_view::find(std::string_view id) const noexcept {
  const auto found = std::lower_bound(
      creatures.begin(), creatures.end(), id,
      [](const creature_view& each, std::string_view wanted) { return each.id.view() < wanted; });
  return found == creatures.end() || found->id.view() != id ? nullptr : &*found;
}

state_view view_of(const state& all, const viewer& whose) {
  if (has_hidden(all, whose)) return view_of_visible(visible_state(all, whose), whose);
  return view_of_visible(all, whose);
}

}  // namespace dnd::model::views
