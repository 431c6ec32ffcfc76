#include "model/language/resolve.hpp"
#include "model/rules/facts.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/whereabouts.hpp"
#include "model/slug.hpp"
#include "model/views/books_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

/// Who is where, who follows whom, and which parties there are.
namespace dnd::model::views {
namespace {

bool is_open(const fact& what, const viewer& whose) {
  return whose.sees_all() || !what.secret;
}

bool is_shown(const creature& who, const viewer& whose) {
  return !who.concealed || whose.sees_whole(who.id.view());
}

/// What a place is called; empty for none, and for one that the viewer does not know.
std::string called_place(const state& now, const small_text& place, const viewer& whose) {
  const fact* const found = place.empty() ? nullptr : now.books().facts.find(place.view());
  return found && is_open(*found, whose) ? found->name : std::string();
}

/// "Wolf 1 (follows Elara)"
std::string with_leader(const state& now, const creature& who, const viewer& whose) {
  const creature* const leader = now.find(rules::leader_of(now, who));
  if (!leader || !is_shown(*leader, whose)) return rules::called(who);
  return fmt::format("{} (follows {})", rules::called(who), rules::called(*leader));
}

/// Whom `where` shows though nobody has said where it is.
bool is_of_party(const state& now, const creature& who) {
  return who.block->kind == creature_kind::character || !rules::leader_of(now, who).empty();
}

std::string joined_names(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& each : names) all += (all.empty() ? "" : ", ") + each;
  return all;
}

/// Of a group whom the viewer sees, and the names of the places where they are.
struct seen_group {
  std::vector<std::string> members;
  std::vector<std::string> places;
};

seen_group members_seen(const state& now, const creature_group& group, const viewer& whose) {
  seen_group seen;
  for (const creature_id& id : group.members) {
    const creature* const who = now.find(id);
    if (!who || !is_shown(*who, whose)) continue;
    seen.members.push_back(rules::called(*who));
    std::string at = called_place(now, rules::place_of(now, id), whose);
    if (at.empty()) at = "nowhere in particular";
    if (std::ranges::find(seen.places, at) == seen.places.end()) seen.places.push_back(at);
  }
  return seen;
}

book_row group_row(const creature_group& group, const seen_group& seen) {
  book_row row;
  row.text = fmt::format("Party {}: {}. At {}.", group.name.view(), joined_names(seen.members),
                         joined_names(seen.places));
  row.values = {{"group", group.name.str()},
                {"members", joined_names(seen.members)},
                {"place", joined_names(seen.places)}};
  return row;
}

book_row whereabouts_row(const state& now, const creature& who, const viewer& whose) {
  const std::string at = called_place(now, rules::place_of(now, who.id), whose);
  const creature_id leader = rules::leader_of(now, who);
  book_row row;
  row.text = fmt::format("{}: {}.", with_leader(now, who, whose),
                         at.empty() ? "on the table, and nobody said where" : "at " + at);
  row.values = {
      {"id", who.id.str()},
      {"name", who.name.str()},
      {"place", at},
      {"follows",
       now.find(leader) && is_shown(*now.find(leader), whose) ? leader.str() : std::string()}};
  return row;
}

}  // namespace

books_view where_all_are(const state& now, const viewer& whose) {
  books_view view{.key = "where", .rows = {}, .nothing = "Nobody is there who could be anywhere."};
  // By the name of the place; who is nowhere stands last.
  std::map<std::string, std::vector<std::string>> places;
  std::vector<std::string> elsewhere;
  for (const auto& who : now.creatures()) {
    if (!is_shown(*who, whose)) continue;
    const std::string at = called_place(now, rules::place_of(now, who->id), whose);
    if (at.empty() && !is_of_party(now, *who)) continue;
    (at.empty() ? elsewhere : places[at]).push_back(with_leader(now, *who, whose));
  }
  for (const auto& each : now.books().facts.all()) {
    if (each->kind != fact_kind::person || !is_open(*each, whose)) continue;
    const std::string at = called_place(now, each->place, whose);
    if (!at.empty()) places[at].push_back(each->name);
  }
  const auto add = [&](const std::string& place, const std::vector<std::string>& names) {
    book_row row;
    row.text = fmt::format("{}: {}.", place.empty() ? "Nowhere in particular" : place,
                           joined_names(names));
    row.values = {{"place", place}, {"who", joined_names(names)}};
    view.rows.push_back(std::move(row));
  };
  for (const auto& [place, names] : places) add(place, names);
  if (!elsewhere.empty()) add({}, elsewhere);
  for (const creature_group& group : now.groups())
    if (const seen_group seen = members_seen(now, group, whose); !seen.members.empty())
      view.rows.push_back(group_row(group, seen));
  return view;
}

ruled<books_view> where_somebody_is(const state& now, const word& name, const viewer& whose) {
  books_view view{.key = "where", .rows = {}, .nothing = {}};
  if (const creature_group* const group = now.find_group(slug_of(name.text)))
    if (const seen_group seen = members_seen(now, *group, whose); !seen.members.empty()) {
      view.rows.push_back(group_row(*group, seen));
      return view;
    }
  const auto who = resolve_creature(name, now);
  if (who && is_shown(**who, whose)) {
    view.rows.push_back(whereabouts_row(now, **who, whose));
    return view;
  }
  const auto how = whose.sees_all() ? rules::secrets::seen : rules::secrets::hidden;
  const auto known = rules::fact_named(now.books(), name, how);
  if (!known) return who ? known.error() : who.error();
  const fact& what = **known;
  const std::string at = called_place(now, what.place, whose);
  book_row row;
  row.text = fmt::format("{}: {}.", what.name, at.empty() ? "nobody wrote down where" : "at " + at);
  row.values = {{"id", what.id.str()}, {"name", what.name}, {"place", at}};
  view.rows.push_back(std::move(row));
  return view;
}

}  // namespace dnd::model::views
