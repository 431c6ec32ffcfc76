#include "model/ledger.hpp"

#include "model/assert.hpp"

namespace dnd::model {

bool is_sound(const calendar& dates) noexcept {
  if (dates.months.empty()) return dates == calendar{};
  if (dates.month < 1 || dates.month > dates.months.size()) return false;
  if (dates.day < 1 || dates.day > dates.months[dates.month - 1U].days) return false;
  return std::all_of(dates.months.begin(), dates.months.end(),
                     [](const calendar_month& each) { return each.days > 0; });
}

const item_stack* find_stack(const holding& of, const item_stack& like) noexcept {
  for (const item_stack& each : of.items)
    if (are_alike(each, like)) return &each;
  return nullptr;
}

void set_count(holding& of, const item_stack& like, std::int32_t count) {
  DND_ASSERT(count >= 0);
  for (auto at = of.items.begin(); at != of.items.end(); ++at) {
    if (!are_alike(*at, like)) continue;
    if (count == 0)
      of.items.erase(at);
    else
      at->count = count;
    return;
  }
  if (count == 0) return;
  const auto after = std::upper_bound(
      of.items.begin(), of.items.end(), like,
      [](const item_stack& a, const item_stack& b) { return a.item.view() < b.item.view(); });
  of.items.insert(after, like)->count = count;
}

}  // namespace dnd::model
