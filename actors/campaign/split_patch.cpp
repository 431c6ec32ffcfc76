#include "actors/campaign/split_patch.hpp"

#include "model/bounds.hpp"
#include "model/json/field_encoder.hpp"
#include "model/patch.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dnd::actors {

namespace {

/// Room for one combatant in JSON: its id, two numbers and the names of the fields.
constexpr std::size_t combatant_bytes = 192;
/// Room for the names and numbers of a fight's change besides.
constexpr std::size_t fight_change_bytes = 64;
constexpr std::size_t combatants_per_part = bounds::event_fields_bytes_max / 2 / combatant_bytes;

class parts {
 public:
  /// The part that has room for so many more bytes.
  model::state_patch& with_room(std::size_t bytes) {
    if (used_ + bytes > bounds::event_fields_bytes_max / 2 && used_ > 0) {
      done_.emplace_back();
      used_ = 0;
    }
    used_ += bytes;
    return done_.back();
  }
  std::vector<model::state_patch> take() { return std::move(done_); }

 private:
  std::vector<model::state_patch> done_{1};
  std::size_t used_ = 0;
};

using order_of_fight = std::vector<model::combatant>;

/// How many of an order stand in the part that the fight begins in.
std::size_t kept_of(const order_of_fight& order) {
  return std::min(combatants_per_part, order.size());
}

/// The rest of an order.
void split_order(const order_of_fight& order, parts& into) {
  for (std::size_t at = kept_of(order); at < order.size();) {
    const auto count = std::min(combatants_per_part, order.size() - at);
    auto& part = into.with_room(count * combatant_bytes);
    const auto from = order.begin() + static_cast<std::ptrdiff_t>(at);
    part.combatants.insert(part.combatants.end(), from, from + static_cast<std::ptrdiff_t>(count));
    at += count;
  }
}

void split_fight(const model::encounter& fight, parts& into) {
  auto head = std::make_shared<model::encounter>(fight);
  head->order.resize(kept_of(fight.order));
  into.with_room(head->order.size() * combatant_bytes).fight = std::move(head);
  split_order(fight.order, into);
}

void split_fight_change(const model::encounter_change& change, parts& into) {
  auto head = std::make_shared<model::encounter_change>(change);
  if (head->order) head->order->resize(kept_of(*change.order));
  const std::size_t kept = head->order ? head->order->size() : 0;
  into.with_room(kept * combatant_bytes + fight_change_bytes).fight_change = std::move(head);
  if (change.order) split_order(*change.order, into);
}

/// Two stat blocks may be more than one line has room for: that of a creature's own shape comes
/// after it.
void split_shapes(model::creature_part& part, std::vector<model::creature_change>& changes) {
  if (!part.value || !part.value->own) return;
  auto without = std::make_shared<model::creature>(*part.value);
  without->own = nullptr;
  model::creature_change rest;
  rest.id = part.id;
  rest.own = part.value->own;
  changes.push_back(std::move(rest));
  part.value = std::move(without);
}

/// Each part of a list where there is room for it.
template <class Part>
void split_list(std::vector<Part>& list, std::vector<Part> model::state_patch::*where,
                parts& into) {
  std::string text;
  for (Part& part : list) {
    text.clear();
    model::field_encoder::write(text, part);
    (into.with_room(text.size() + 1).*where).push_back(std::move(part));
  }
}

}  // namespace

std::vector<model::state_patch> split_patch(model::state_patch whole) {
  parts result;
  auto& first = result.with_room(0);
  first.play = std::move(whole.play);
  first.encounters = whole.encounters;
  first.time = whole.time;
  first.effects_given = whole.effects_given;
  std::string text;
  for (auto& part : whole.creatures) {
    split_shapes(part, whole.changes);
    text.clear();
    model::field_encoder::write(text, part);
    result.with_room(text.size() + 1).creatures.push_back(std::move(part));
  }
  split_list(whole.changes, &model::state_patch::changes, result);
  if (whole.pending) {
    text.clear();
    model::field_encoder::write(text, *whole.pending);
    result.with_room(text.size() + 1).pending = std::move(whole.pending);
  }
  for (const auto& ruling : whole.rulings) result.with_room(256).rulings.push_back(ruling);
  for (const auto& number : whole.numbers) result.with_room(128).numbers.push_back(number);
  split_list(whole.groups, &model::state_patch::groups, result);
  split_list(whole.holdings, &model::state_patch::holdings, result);
  split_list(whole.lives, &model::state_patch::lives, result);
  split_list(whole.facts, &model::state_patch::facts, result);
  if (whole.dates) {
    text.clear();
    model::field_encoder::write(text, *whole.dates);
    result.with_room(text.size() + 1).dates = std::move(whole.dates);
  }
  if (whole.fight && *whole.fight)
    split_fight(**whole.fight, result);
  else if (whole.fight)
    result.with_room(8).fight = std::move(whole.fight);
  if (whole.fight_change) split_fight_change(*whole.fight_change, result);
  return result.take();
}

}  // namespace dnd::actors
