#include "model/views/books_view.hpp"

#include "model/calendar.hpp"
#include "model/coins.hpp"
#include "model/counted.hpp"
#include "model/effects/durations.hpp"
#include "model/language/resolve.hpp"
#include "model/plural.hpp"
#include "model/rules/advancement.hpp"
#include "model/rules/experience.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/naming.hpp"
#include "model/views/open_holders.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model::views {
namespace {

book_row experience_row(const state& now, const creature& who) {
  const std::int64_t has = rules::experience_of(now, who);
  const std::int32_t level = rules::level_of(who);
  const std::int32_t due = rules::level_due(now, who);
  book_row row;
  row.text = fmt::format("{}: {} XP, level {}", rules::called(who), has, level);
  const std::int32_t next = std::max(rules::level_for(has), level) + 1;
  const bool has_next = next <= 20;
  if (due > 0) row.text += fmt::format("; level {} is due", due);
  if (has_next)
    row.text += fmt::format("; {} more to level {}", rules::experience_for(next) - has, next);
  row.text += ".";
  row.values = {{"creature", who.id.str()},
                {"experience", has},
                {"level", std::int64_t{level}},
                {"due", std::int64_t{due}}};
  if (has_next) row.values.emplace_back("next", rules::experience_for(next));
  return row;
}

// -- inventory ---------------------------------------------------------------

std::int64_t charges_spent(const item_stack& what) {
  std::int64_t sum = 0;
  for (const spent_charges& each : what.spent) sum += each.spent;
  return sum;
}

/// " (2 charges spent)"; nothing where none are.
std::string spent_text(const item_stack& what) {
  const std::int64_t sum = charges_spent(what);
  if (sum == 0) return {};
  return fmt::format(" ({} {} spent)", sum, sum == 1 ? "charge" : "charges");
}

std::string thing_text(const item_stack& what, const viewer& whose) {
  if (!what.unidentified) return counted_thing(what.count, what.name) + spent_text(what);
  std::string name =
      counted_thing(what.count, what.looks.empty() ? "something unknown" : what.looks);
  if (whose.sees_all()) name += fmt::format(" (unidentified: {})", what.name);
  return name;
}

book_row holder_row(const state& now, const holding& has, const viewer& whose) {
  book_row row;
  const std::int64_t weight = rules::weight_of(now, has.holder.view());
  std::string things = has.coins > 0 ? coins_text(has.coins) : std::string();
  for (const item_stack& each : has.items)
    things += (things.empty() ? "" : ", ") + thing_text(each, whose);
  std::string room;
  const creature* const who = now.find(has.holder);
  std::int64_t most = has.capacity;
  if (who) most = rules::capacity_of(*who);
  if (most > 0) room = fmt::format(" of {}", pounds_text(most));
  std::string called = rules::holder_called(now, has.holder.view());
  if (!called.empty() && called[0] >= 'a' && called[0] <= 'z')
    called[0] = static_cast<char>(called[0] - 'a' + 'A');
  if (has.is_container() && !has.within.empty())
    called += fmt::format(" ({})", rules::holder_called(now, has.within.view()));
  row.text = fmt::format("{}: {}. {}{} lb.", called, things.empty() ? "nothing" : things,
                         pounds_text(weight), room);
  row.values = {
      {"holder", has.holder.str()}, {"coins", has.coins}, {"weight", weight}, {"capacity", most}};
  return row;
}

/// For programs: each thing by itself. Weights are hundredths of a pound.
void add_things(books_view& view, const holding& has, const viewer& whose) {
  for (const item_stack& each : has.items) {
    book_row row;
    const bool hides = each.unidentified && !whose.sees_all();
    row.values = {
        {"holder", has.holder.str()},
        {"item", hides ? std::string() : each.item.str()},
        {"name",
         hides ? (each.looks.empty() ? std::string("something unknown") : each.looks) : each.name},
        {"count", std::int64_t{each.count}},
        {"weight", weight_of(each)}};
    if (each.unidentified) row.values.emplace_back("unidentified", true);
    if (const std::int64_t spent = charges_spent(each); spent > 0 && !hides)
      row.values.emplace_back("spent", spent);
    view.rows.push_back(std::move(row));
  }
}

}  // namespace

ruled<books_view> experience_of_all(const state& now, const std::optional<word>& who) {
  books_view view{.key = "experience", .rows = {}, .nothing = "No character is there."};
  if (who) {
    const auto found = resolve_creature(*who, now);
    if (!found) return found.error();
    if (rules::level_of(**found) == 0)
      return refusal{
          refusal_code::not_available,
          fmt::format("{} is no character and has no experience", rules::called(**found)), "",
          who->column};
    view.rows.push_back(experience_row(now, **found));
    return view;
  }
  for (const auto& each : now.creatures())
    if (each->block->kind == creature_kind::character && rules::level_of(*each) > 0)
      view.rows.push_back(experience_row(now, *each));
  return view;
}

ruled<books_view> inventory_of(const state& now, const std::optional<word>& of,
                               const viewer& whose) {
  books_view view{.key = "inventory", .rows = {}, .nothing = "Nobody has anything."};
  if (of) {
    const auto holder = rules::holder_named(now, *of);
    if (!holder) return holder.error();
    if (!sees_goods_of(now.books(), holder->view(), whose))
      return refusal{refusal_code::not_allowed, "what others have is not for you to see", "",
                     of->column};
    const holding has = rules::holding_of(now, holder->view());
    view.rows.push_back(holder_row(now, has, whose));
    add_things(view, has, whose);
    for (const auto& each : now.books().holdings.all())
      if (each->is_container() && each->within == *holder) {
        view.rows.push_back(holder_row(now, *each, whose));
        add_things(view, *each, whose);
      }
    return view;
  }
  for (const auto& each : now.books().holdings.all()) {
    if (!sees_goods_of(now.books(), each->holder.view(), whose)) continue;
    view.rows.push_back(holder_row(now, *each, whose));
    add_things(view, *each, whose);
  }
  return view;
}

books_view time_of(const state& now) {
  const game_time time = now.time_now();
  const clock_time clock = clock_of(time);
  const calendar& dates = now.books().dates;
  constexpr int dawn_hour = 6;
  const int minutes = (24 + dawn_hour - clock.hour) * 60 - clock.minute;
  const auto until = static_cast<game_time>(minutes > 24 * 60 ? minutes - 24 * 60 : minutes);
  const auto day = static_cast<std::int64_t>(clock.day) - 1;
  books_view view{.key = "time", .rows = {}, .nothing = {}};
  book_row row;
  std::string date = moment_text(dates, time);
  if (!date.empty() && date[0] == 'd') date[0] = 'D';
  row.text = fmt::format("{}. It dawns in {}.", date, span_text(until * rounds_per_minute));
  if (!dates.months.empty()) row.text += fmt::format(" Day {} of the campaign.", clock.day);
  row.values = {{"day", day + 1},
                {"date", date_text(dates, day)},
                {"hour", std::int64_t{clock.hour}},
                {"minute", std::int64_t{clock.minute}},
                {"rounds", static_cast<std::int64_t>(time)}};
  view.rows.push_back(std::move(row));
  return view;
}

}  // namespace dnd::model::views
