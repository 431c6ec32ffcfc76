#include "model/rules/whereabouts.hpp"

#include "model/rules/facts.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

namespace dnd::model::rules {

ruled<small_text> place_named(const ledger& books, const word& name) {
  if (slug_of(name.text) == "nowhere") return small_text();
  const auto found = fact_named(books, name);
  if (!found) return found.error();
  if ((*found)->kind == fact_kind::place) return (*found)->id;
  return refusal{refusal_code::bad_value, fmt::format("{} is no place", (*found)->name),
                 "`place NAME` makes a place known", name.column};
}

small_text place_of(const state& now, const creature_id& who) {
  const life* const known = now.books().lives.find(who.view());
  return known ? known->place : small_text();
}

void go_to(draft& out, std::span<const creature_id> who, const small_text& place) {
  for (const creature_id& id : who) {
    const small_text from = place_of(out.now(), id);
    if (from == place) continue;
    out.emit(place_changed{.creature = id, .place = {from, place}});
  }
}

}  // namespace dnd::model::rules
