#include "model/coins.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/goods.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace dnd::model::rules {

namespace {

constexpr std::int64_t hundredths_per_pound = 100;
/// SRD: 50 coins weigh a pound.
constexpr std::int64_t coin_hundredths = 2;

/// The name of the effect of a load; empty for a light one.
std::string_view effect_of(load how) noexcept {
  switch (how) {
    case load::light:
      return "";
    case load::encumbered:
      return "Encumbered";
    case load::heavily_encumbered:
      return "Heavily Encumbered";
    case load::overloaded:
      return "Overloaded";
  }
  DND_ASSERT(false);
}

lasting lasting_of(load how, std::int32_t speed) {
  lasting does;
  does.duration = "permanent";
  modifier slow;
  slow.key = modifier_key::speed;
  slow.value = how == load::encumbered           ? "-10"
               : how == load::heavily_encumbered ? "-20"
                                                 : fmt::format("{}", 5 - std::max(speed, 5));
  does.modifiers.push_back(slow);
  if (how != load::heavily_encumbered) return does;
  modifier clumsy;
  clumsy.key = modifier_key::disadvantage;
  for (const ability each : {ability::str, ability::dex, ability::con}) clumsy.with.insert(each);
  for (const roll_kind each : {roll_kind::attack, roll_kind::check, roll_kind::save})
    clumsy.on.insert(each);
  does.modifiers.push_back(clumsy);
  return does;
}

/// Null for whoever is not on the table.
const creature* bearer_of(const state& now, std::string_view holder) {
  std::string at(holder);
  for (;;) {
    if (const creature* who = now.find(at)) return who;
    const holding* const has = now.books().holdings.find(at);
    if (!has || !has->is_container() || has->within.empty()) return nullptr;
    at = has->within.str();
  }
}

}  // namespace

std::int64_t weight_of(const state& now, std::string_view holder) {
  const ledger& books = now.books();
  const holding* const has = books.holdings.find(holder);
  std::int64_t sum = 0;
  if (has) {
    sum += has->weight;
    if (has->weightless) return sum;
    sum += pieces_of(has->coins) * coin_hundredths;
    for (const item_stack& each : has->items) sum += model::weight_of(each);
  }
  for (const auto& each : books.holdings.all())
    if (each->is_container() && each->within.view() == holder)
      sum += weight_of(now, each->holder.view());
  return sum;
}

std::int64_t capacity_of(const creature& who) noexcept {
  constexpr std::int64_t per_point = 15;
  std::int64_t pounds = score_of(who, ability::str) * per_point * hundredths_per_pound;
  const auto size = static_cast<int>(size_of(who));
  if (size_of(who) == creature_size::tiny) return pounds / 2;
  for (int i = static_cast<int>(creature_size::medium); i < size; ++i) pounds *= 2;
  return pounds;
}

load load_of(const draft& out, const creature& who) {
  const std::int64_t weight = weight_of(out.now(), who.id.view());
  const std::int64_t most = capacity_of(who);
  if (weight > most) return load::overloaded;
  if (out.house().load == load_ruling::capacity) return load::light;
  if (weight > most * 10 / 15) return load::heavily_encumbered;
  return weight > most * 5 / 15 ? load::encumbered : load::light;
}

void settle_load(draft& out, const small_text& holder) {
  const creature* const who = bearer_of(out.now(), holder.view());
  if (!who) return;
  const creature_id id = who->id;
  const load how = load_of(out, *who);
  const std::string_view wanted = effect_of(how);
  for (const load each : {load::encumbered, load::heavily_encumbered, load::overloaded}) {
    if (each == how) continue;
    if (const active_effect* has = find_effect(out.at(id), effect_of(each)))
      end_effect(out, id, has->what->number, effect_end::removed);
  }
  if (how == load::light || find_effect(out.at(id), wanted) != nullptr) return;
  new_effect made;
  made.name = wanted;
  put_effect(out, id, made, lasting_of(how, walking_speed_of(out.at(id))));
}

}  // namespace dnd::model::rules
