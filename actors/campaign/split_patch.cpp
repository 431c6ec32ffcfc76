#include "actors/campaign/split_patch.hpp"

#include "model/bounds.hpp"
#include "model/json/field_encoder.hpp"
#include "model/patch.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace dnd::actors {

namespace {

/// Room for one combatant in JSON: its id, two numbers and the names of the fields.
constexpr std::size_t combatant_bytes = 192;
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

void split_fight(const model::encounter& fight, parts& into) {
  auto head = std::make_shared<model::encounter>(fight);
  const auto kept = std::min(combatants_per_part, fight.order.size());
  head->order.resize(kept);
  into.with_room(kept * combatant_bytes).fight = std::move(head);
  for (std::size_t at = kept; at < fight.order.size();) {
    const auto count = std::min(combatants_per_part, fight.order.size() - at);
    auto& part = into.with_room(count * combatant_bytes);
    const auto from = fight.order.begin() + static_cast<std::ptrdiff_t>(at);
    part.combatants.insert(part.combatants.end(), from, from + static_cast<std::ptrdiff_t>(count));
    at += count;
  }
}

}  // namespace

std::vector<model::state_patch> split_patch(model::state_patch whole) {
  parts result;
  auto& first = result.with_room(0);
  first.play = std::move(whole.play);
  first.encounters = whole.encounters;
  std::string text;
  for (auto& part : whole.creatures) {
    text.clear();
    model::field_encoder::write(text, part);
    result.with_room(text.size() + 1).creatures.push_back(std::move(part));
  }
  for (const auto& number : whole.numbers) result.with_room(128).numbers.push_back(number);
  if (whole.fight && *whole.fight)
    split_fight(**whole.fight, result);
  else if (whole.fight)
    result.with_room(8).fight = std::move(whole.fight);
  return result.take();
}

}  // namespace dnd::actors
