#include "model/rules/exported_character.hpp"

#include "model/assert.hpp"
#include "model/coins.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/record_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <vector>

namespace dnd::model::rules {

namespace {

/// What somebody has, and what is in the containers that it carries.
holding all_of(const state& now, const creature& who) {
  holding all = holding_of(now, who.id.view());
  for (const auto& each : now.books().holdings.all()) {
    if (!each->is_container() || !is_within(now, each->holder.view(), who.id.view())) continue;
    all.coins += each->coins;
    for (const item_stack& what : each->items) {
      const item_stack* const there = find_stack(all, what);
      set_count(all, what, what.count + (there ? there->count : 0));
    }
  }
  return all;
}

/// Uses of a thing that are gone: "[{pool: charges, count: 3, refill: {dawn: 1d6+1}}]".
std::string spent_text(const std::vector<spent_charges>& spent) {
  std::string text;
  for (const spent_charges& gone : spent) {
    text += fmt::format("{}{{pool: {}, count: {}", text.empty() ? "" : ", ",
                        yaml_text(gone.pool.view()), gone.spent);
    if (!gone.refill.empty())
      text += gone.regained.empty()
                  ? fmt::format(", refill: {}", yaml_text(gone.refill))
                  : fmt::format(", refill: {{{}: {}}}", yaml_text(gone.refill), gone.regained);
    text += "}";
  }
  return "[" + text + "]";
}

std::string stack_text(const item_stack& what) {
  std::string text =
      fmt::format("{{item: {}, name: {}", yaml_text(what.item.view()), yaml_text(what.name));
  if (what.count != 1) text += fmt::format(", count: {}", what.count);
  if (what.weight != 0) text += fmt::format(", weight: {}", pounds_text(what.weight));
  if (what.cost != 0) text += fmt::format(", cost: {}", yaml_text(coins_text(what.cost)));
  if (what.lot != 1) text += fmt::format(", quantity: {}", what.lot);
  if (what.unidentified) text += ", unidentified: true";
  if (!what.looks.empty()) text += fmt::format(", looks: {}", yaml_text(what.looks));
  if (!what.spent.empty()) text += ", spent: " + spent_text(what.spent);
  return text + "}";
}

std::string inventory_text(const holding& has) {
  std::string text;
  for (const item_stack& each : has.items) text += (text.empty() ? "" : ", ") + stack_text(each);
  return "[" + text + "]";
}

}  // namespace

std::string exported_yaml(const state& now, const creature& who) {
  DND_ASSERT(who.record != nullptr);
  character_record record = *who.record;
  const life* const known = now.books().lives.find(who.id.view());
  // Who was there before the books were kept has what its file says.
  if (known == nullptr || !known->equipped) return yaml_of(record);
  constexpr std::array<std::string_view, 3> belongings = {"equipment", "coins", "inventory"};
  std::erase_if(record.others, [&](const kept_field& one) {
    return std::ranges::find(belongings, one.field) != belongings.end();
  });
  record.experience = static_cast<std::int32_t>(
      std::min<std::int64_t>(known->experience, std::numeric_limits<std::int32_t>::max()));
  const holding has = all_of(now, who);
  if (has.coins > 0) record.others.push_back({"coins", yaml_text(coins_text(has.coins))});
  record.others.push_back({"inventory", inventory_text(has)});
  return yaml_of(record);
}

}  // namespace dnd::model::rules
