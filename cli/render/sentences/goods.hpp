#pragma once

#include "cli/render/sentences/storyteller.hpp"
#include "model/coins.hpp"
#include "model/ledger.hpp"
#include "model/plural.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli::sentences {

/// What people call who has something: "Grog", "the stash", "old chest".
[[nodiscard]] inline std::string holder_text(const storyteller& to, std::string_view holder) {
  if (holder == model::stash_holder) return "the stash";
  if (holder == model::ground_holder) return "the ground";
  if (!holder.starts_with(model::container_prefix)) return to.name(holder);
  std::string name(holder.substr(model::container_prefix.size()));
  std::replace(name.begin(), name.end(), '-', ' ');
  return to.clean(name);
}

/// The same where a sentence begins with it: "The stash".
[[nodiscard]] inline std::string first_holder_text(const storyteller& to, std::string_view holder) {
  std::string text = holder_text(to, holder);
  if (holder == model::stash_holder || holder == model::ground_holder) text.front() = 'T';
  return text;
}

/// "20 Arrows", "Rope", "an odd ring" as long as nobody knows what it is.
[[nodiscard]] inline std::string things_text(const storyteller& to, const model::item_stack& item) {
  const bool looks = item.unidentified && !item.looks.empty();
  std::string name = to.clean(model::counted_thing(item.count, looks ? item.looks : item.name));
  if (looks && !item.name.empty()) name += fmt::format(" ({})", to.clean(item.name));
  if (item.unidentified && !looks) name += " (unidentified)";
  return name;
}

inline void tell(storyteller& to, const model::coins_changed& e) {
  const std::string who = first_holder_text(to, e.holder.view());
  const std::int64_t by = e.coins.after - e.coins.before;
  if (to.hides("coins")) return to.say(fmt::format("{} has another number of coins.", who));
  const std::string amount = model::coins_text(by < 0 ? -by : by);
  const std::string left = fmt::format(" ({} now)", model::coins_text(e.coins.after));
  using enum model::goods_reason;
  if (by < 0 && (e.why == paid || e.why == bought))
    return to.say(fmt::format("{} pays {}{}.", who, amount, left));
  if (by < 0) return to.say(fmt::format("{} loses {}{}.", who, amount, left));
  if (e.why == sold) return to.say(fmt::format("{} is paid {}{}.", who, amount, left));
  to.say(fmt::format("{} gets {}{}.", who, amount, left));
}

inline void tell(storyteller& to, const model::coins_moved& e) {
  to.say(fmt::format("{} go from {} to {}.", model::coins_text(e.amount),
                     holder_text(to, e.from.view()), holder_text(to, e.to.view())));
}

inline void tell(storyteller& to, const model::items_changed& e) {
  const std::string who = first_holder_text(to, e.holder.view());
  const std::string what = things_text(to, e.item);
  const std::string left = to.hides("has") ? std::string() : fmt::format(" ({} left)", e.has.after);
  using enum model::goods_reason;
  switch (e.why) {
    case given:
    case treasure:
      return to.say(fmt::format("{} gets {}.", who, what));
    case lost:
      return to.say(fmt::format("{} loses {}.", who, what));
    case bought:
      return to.say(fmt::format("{} buys {}.", who, what));
    case sold:
      return to.say(fmt::format("{} sells {}.", who, what));
    case paid:
      return to.say(fmt::format("{} pays with {}.", who, what));
    case used:
      return to.say_within(fmt::format("{} uses up {}{}.", who, what, left));
    case eaten:
      return to.say(fmt::format("{} eats {}{}.", who, what, left));
    case burned:
      return to.say(fmt::format("{} lights {}{}.", who, what, left));
    case shot:
      return to.say_within(fmt::format("{} shoots {}{}.", who, what, left));
    case gathered:
      return to.say(fmt::format("{} gathers {} ({} now).", who, what, e.has.after));
    case made:
      return to.say(e.has.after > e.has.before ? fmt::format("{} has {} again.", who, what)
                                               : fmt::format("{} uses {}.", who, what));
  }
}

inline void tell(storyteller& to, const model::items_moved& e) {
  const std::string what = things_text(to, e.item);
  if (e.to.view() == model::ground_holder)
    return to.say(fmt::format("{} drops {}.", first_holder_text(to, e.from.view()), what));
  to.say(fmt::format("{} {} from {} to {}.", what, e.item.count == 1 ? "goes" : "go",
                     holder_text(to, e.from.view()), holder_text(to, e.to.view())));
}

inline void tell(storyteller& to, const model::item_identified& e) {
  const std::string looks = e.item.looks.empty() ? "the thing" : to.clean(e.item.looks);
  to.say(fmt::format("{}: {} is {}.", first_holder_text(to, e.holder.view()), looks,
                     to.clean(e.item.name)));
}

/// That they go along with the thing is nothing new; what comes back is.
inline void tell(storyteller& to, const model::charges_changed& e) {
  if (!e.uses.empty()) return;
  const auto all = [](const std::vector<model::spent_charges>& of) {
    int sum = 0;
    for (const model::spent_charges& each : of) sum += each.spent;
    return sum;
  };
  const int back = all(e.item.spent) - all(e.spent);
  if (back < 0)
    return to.say_within(fmt::format("{} of {}: {} {} gone.", things_text(to, e.item),
                                     holder_text(to, e.holder.view()), all(e.spent),
                                     all(e.spent) == 1 ? "use is" : "uses are"));
  to.say(fmt::format(
      "{} ({}): {} {} back{}.", things_text(to, e.item), holder_text(to, e.holder.view()), back,
      back == 1 ? "charge comes" : "charges come", e.item.count == 1 ? "" : " to each"));
}

inline void tell(storyteller& to, const model::container_set& e) {
  if (e.name.empty())
    return to.say(fmt::format("{} is gone.", holder_text(to, e.container.view())));
  const std::string where =
      e.within.empty() ? std::string() : fmt::format(" ({})", holder_text(to, e.within.view()));
  const std::string room = e.capacity == 0
                               ? std::string()
                               : fmt::format(", holds {} lb", model::pounds_text(e.capacity));
  to.say(fmt::format("{} is there{}{}.", to.clean(e.name), where, room));
}

/// How much lies about is told by what is gathered.
inline void tell(storyteller&, const model::ammunition_counted&) {}

}  // namespace dnd::cli::sentences
