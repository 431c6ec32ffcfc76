#include "model/calendar.hpp"
#include "model/enum_text.hpp"
#include "model/language/resolve.hpp"
#include "model/rules/facts.hpp"
#include "model/rules/naming.hpp"
#include "model/slug.hpp"
#include "model/views/books_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// What is so in the world.
namespace dnd::model::views {
namespace {

bool is_seen(const fact& what, const viewer& whose) {
  return whose.sees_all() || !what.secret;
}

/// The name of a place; empty where there is none, or the viewer does not know it.
std::string place_name(const ledger& books, const small_text& place, const viewer& whose) {
  const fact* const found = place.empty() ? nullptr : books.facts.find(place.view());
  return found && is_seen(*found, whose) ? found->name : std::string();
}

/// Who is known to be there, with a blank between: "Elara, Grog".
std::string who_is_at(const state& now, const small_text& place, const viewer& whose) {
  std::string all;
  const auto add = [&](std::string_view name) {
    all += (all.empty() ? "" : ", ") + std::string(name);
  };
  for (const auto& each : now.books().lives.all()) {
    if (!(each->place == place)) continue;
    const creature* const who = now.find(each->creature);
    if (who && who->concealed && !whose.sees_whole(who->id.view())) continue;
    if (!who && !whose.sees_all()) continue;
    add(who ? rules::called(*who) : each->creature.view());
  }
  for (const auto& each : now.books().facts.all())
    if (each->kind == fact_kind::person && each->place == place && is_seen(*each, whose))
      add(each->name);
  return all;
}

std::string sentence(std::string text) {
  return text.empty() || text.ends_with('.') || text.ends_with('!') || text.ends_with('?')
             ? text
             : text + ".";
}

book_row fact_row(const state& now, const fact& what, const viewer& whose) {
  book_row row;
  row.text = what.name;
  if (what.kind == fact_kind::clock)
    row.text += fmt::format(": {} of {}", what.progress, what.parts);
  else if (!what.status.empty())
    row.text += fmt::format(": {}", what.status);
  row.text = sentence(std::move(row.text));
  constexpr std::int32_t usual = 100;
  if (what.kind == fact_kind::shop && what.progress != usual)
    row.text += fmt::format(" Prices: {} %.", what.progress);
  const std::string at = place_name(now.books(), what.place, whose);
  if (!what.text.empty()) row.text += " " + sentence(what.text);
  if (!at.empty()) row.text += fmt::format(" At {}.", at);
  const std::string there =
      what.kind == fact_kind::place ? who_is_at(now, what.id, whose) : std::string();
  if (!there.empty()) row.text += fmt::format(" There: {}.", there);
  if (what.secret) row.text += " (for the game master)";
  row.values = {{"id", what.id.str()}, {"kind", std::string(stored_name(what.kind))},
                {"name", what.name},   {"status", what.status},
                {"text", what.text},   {"place", at.empty() ? std::string() : what.place.str()}};
  if (what.kind == fact_kind::clock) {
    row.values.emplace_back("progress", std::int64_t{what.progress});
    row.values.emplace_back("parts", std::int64_t{what.parts});
  }
  if (what.kind == fact_kind::shop) row.values.emplace_back("prices", std::int64_t{what.progress});
  if (what.secret) row.values.emplace_back("secret", true);
  return row;
}

}  // namespace

books_view quests_of(const state& now, const viewer& whose) {
  books_view view{.key = "quests", .rows = {}, .nothing = "No quest is written down."};
  for (const std::string_view status : {"open", "done", "failed"})
    for (const auto& each : now.books().facts.all())
      if (each->kind == fact_kind::quest && each->status == status && is_seen(*each, whose))
        view.rows.push_back(fact_row(now, *each, whose));
  return view;
}

books_view world_of(const state& now, const viewer& whose) {
  books_view view{.key = "world", .rows = {}, .nothing = "Nothing of the world is written down."};
  struct heading {
    fact_kind kind;
    std::string_view text;
  };
  constexpr std::array<heading, 5> headings{{{fact_kind::place, "Places"},
                                             {fact_kind::faction, "Factions"},
                                             {fact_kind::person, "People"},
                                             {fact_kind::shop, "Shops"},
                                             {fact_kind::clock, "Clocks"}}};
  for (const heading& part : headings) {
    bool is_first = true;
    for (const auto& each : now.books().facts.all()) {
      if (each->kind != part.kind || !is_seen(*each, whose)) continue;
      book_row row = fact_row(now, *each, whose);
      row.text = fmt::format("{}{}", is_first ? fmt::format("{}: ", part.text) : "  ", row.text);
      is_first = false;
      view.rows.push_back(std::move(row));
    }
  }
  return view;
}

ruled<books_view> known_of(const state& now, const word& name, const viewer& whose) {
  if (slug_of(name.text) == "here") return where_all_are(now, whose);
  books_view view{.key = "known", .rows = {}, .nothing = {}};
  const auto how = whose.sees_all() ? rules::secrets::seen : rules::secrets::hidden;
  if (const fact* found = rules::find_fact(now.books(), name.text, how)) {
    book_row row = fact_row(now, *found, whose);
    std::string kind(stored_name(found->kind));
    kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
    row.text = fmt::format("{}: {} Since {}.", kind, row.text,
                           moment_text(now.books().dates, found->since));
    view.rows.push_back(std::move(row));
  }
  const auto who = resolve_creature(name, now);
  if (who) {
    const creature& there = **who;
    const life* const known = now.books().lives.find(there.id.view());
    const std::string at = known ? place_name(now.books(), known->place, whose) : std::string();
    book_row row;
    row.text =
        fmt::format("{} is on the table{}{}.", rules::called(there), at.empty() ? "" : ", at ", at);
    row.values = {{"id", there.id.str()}, {"name", there.name.str()}, {"place", at}};
    view.rows.push_back(std::move(row));
  }
  if (!view.rows.empty()) return view;
  auto no = rules::fact_named(now.books(), name, how);
  return std::move(no).error();
}

}  // namespace dnd::model::views
