#include "model/calendar.hpp"
#include "model/coins.hpp"
#include "model/slug.hpp"
#include "model/state.hpp"
#include "model/views/books_view.hpp"
#include "model/views/creature_names.hpp"
#include "model/views/redaction.hpp"
#include "model/views/undone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

/// What the log tells of the past.
namespace dnd::model::views {
namespace {

struct told {
  /// "note", "event", "written", "session", "level", "death" of a character, "kill" of anybody
  /// else, "fight".
  std::string_view kind;
  std::string text;
  /// The day that it is about, where it says one; counted from the campaign's first, which is 0.
  std::optional<std::int64_t> day = {};
};

constexpr std::int64_t day_of_time(game_time when) {
  constexpr game_time first_morning = 8 * 600;
  constexpr game_time day = 14'400;
  return static_cast<std::int64_t>((when + first_morning) / day);
}

std::string_view fact_name(std::string_view slug, const state& now) {
  const fact* known = now.books().facts.find(slug);
  return known == nullptr ? slug : std::string_view(known->name);
}

/// Whom the events have brought: they may have left since.
class newcomers {
 public:
  void meet(const event& what) {
    const auto* added = get_if<creature_added>(&what);
    if (added == nullptr) return;
    if (added->block->kind == creature_kind::monster) monsters_.insert(added->creature.str());
    if (added->number == 0) names_[added->creature.str()] = added->name.str();
  }
  /// What somebody is called whom the state does not know any more.
  [[nodiscard]] std::string name(std::string_view id, const state& now) const {
    const auto left = now.find(id) == nullptr ? names_.find(id) : names_.end();
    return left == names_.end() ? std::string(called(id, now)) : left->second;
  }
  /// What is said of death and return when it is about one of them.
  void tell_apart(const event& what, told& said) const {
    const auto* died = get_if<vitality_changed>(&what);
    const auto* rose = get_if<creature_revived>(&what);
    const bool is_of_monster = (died != nullptr && monsters_.contains(died->creature.str())) ||
                               (rose != nullptr && monsters_.contains(rose->creature.str()));
    if (is_of_monster) said.kind = "kill";
  }

 private:
  std::set<std::string> monsters_;
  std::map<std::string, std::string, std::less<>> names_;
};

told tell(const note_added& e) {
  return {.kind = "note", .text = e.text};
}
told tell(const world_event& e) {
  const std::int64_t day = e.days_before > 0 ? -std::int64_t{e.days_before} : day_of_time(e.at);
  return {.kind = "event", .text = e.text, .day = day};
}
told tell(const fact_recorded& e) {
  std::string text = e.fact.name;
  if (!e.fact.status.empty()) text += fmt::format(": {}", e.fact.status);
  if (!e.fact.text.empty()) text += fmt::format(". {}", e.fact.text);
  return {.kind = "written", .text = std::move(text), .day = day_of_time(e.fact.since)};
}
told tell(const fact_changed& e, const newcomers&, const state& now) {
  std::string text = e.name;
  if (e.status.before != e.status.after) text += fmt::format(": {}", e.status.after);
  if (e.progress.before != e.progress.after)
    text += fmt::format(": {} → {}", e.progress.before, e.progress.after);
  if (e.text.before != e.text.after) text += fmt::format(". {}", e.text.after);
  if (e.place.before != e.place.after && !e.place.after.empty())
    text += fmt::format(", at {}", fact_name(e.place.after.view(), now));
  return {.kind = "written", .text = std::move(text), .day = day_of_time(e.changed.after)};
}
told tell(const session_started& e) {
  return {.kind = "session",
          .text = e.title.empty() ? fmt::format("Session {}", e.number)
                                  : fmt::format("Session {}: {}", e.number, e.title),
          .day = day_of_time(e.at)};
}
told tell(const experience_gained& e, const newcomers& met, const state& now) {
  if (e.level_due == 0) return {};
  return {
      .kind = "level",
      .text = fmt::format("Level {} is due for {}", e.level_due, met.name(e.creature.view(), now))};
}
told tell(const vitality_changed& e, const newcomers& met, const state& now) {
  if (e.state.after != vitality::dead) return {};
  return {.kind = "death", .text = fmt::format("{} dies", met.name(e.creature.view(), now))};
}
told tell(const creature_revived& e, const newcomers& met, const state& now) {
  return {.kind = "death", .text = fmt::format("{} lives again", met.name(e.creature.view(), now))};
}
told tell(const encounter_started& e) {
  return {.kind = "fight", .text = fmt::format("Fight {}", e.number)};
}
template <class Event>
told tell(const Event&) {
  return {};
}

template <class Event>
told told_of(const Event& e, const newcomers& met, const state& now) {
  if constexpr (requires { tell(e, met, now); })
    return tell(e, met, now);
  else
    return tell(e);
}

/// Deaths of those who are concealed would be told with all others.
bool is_secret_kind(std::string_view kind, const viewer& whose) {
  return !whose.sees_all() && (kind == "death" || kind == "kill");
}

/// Calls `visit` with what each event tells that stands and that the viewer may see.
void each_told(past commits, const state& now, const viewer& whose,
               const std::function<void(const commit&, const event&, told)>& visit) {
  undone_finder finder;
  for (const commit_ptr& each : commits) finder.read(*each);
  const undone_events undone = finder.find();
  newcomers met;
  for (const commit_ptr& each : commits) {
    if (undone.contains(each->first)) continue;
    for (const event& what : *each->events) {
      met.meet(what);
      told said = model::visit([&](const auto& e) { return told_of(e, met, now); }, what);
      met.tell_apart(what, said);
      if (said.text.empty() || is_secret_kind(said.kind, whose)) continue;
      if (!whose.sees_all() && !seen_by(whose, std::make_shared<const event>(what))) continue;
      visit(*each, what, std::move(said));
    }
  }
}

book_row row_of(const commit& from, const told& said, std::string_view when) {
  book_row row;
  row.text = when.empty() ? said.text : fmt::format("{}: {}", when, said.text);
  row.values = {{"seq", static_cast<std::int64_t>(from.first)},
                {"kind", std::string(said.kind)},
                {"text", said.text},
                {"when", std::string(when)}};
  return row;
}

std::string date_of_told(const told& said, const calendar& dates) {
  if (!said.day) return {};
  std::string date = date_text(dates, *said.day);
  if (!date.empty() && date[0] == 'd') date[0] = 'D';
  return date;
}

}  // namespace

books_view told_about(past commits, std::string_view words, const state& now, const viewer& whose) {
  books_view view{.key = "about", .rows = {}, .nothing = "Nothing names that."};
  const std::string slug = slug_of(words);
  if (slug.empty()) return view;
  // Whole words, and what belongs to somebody: "Gundren's".
  const auto names_it = [&](std::string_view text) {
    const std::string all = fmt::format("-{}-", slug_of(text));
    return all.find(fmt::format("-{}-", slug)) != std::string::npos ||
           all.find(fmt::format("-{}s-", slug)) != std::string::npos;
  };
  each_told(commits, now, whose, [&](const commit& from, const event&, const told& said) {
    if (said.kind == "fight" || said.kind == "level" || said.kind == "death" || said.kind == "kill")
      return;
    if (!names_it(said.text)) return;
    view.rows.push_back(row_of(from, said, date_of_told(said, now.books().dates)));
  });
  return view;
}

books_view told_timeline(past commits, std::size_t last, const state& now, const viewer& whose) {
  books_view view{.key = "timeline", .rows = {}, .nothing = "Nothing has happened yet."};
  struct entry {
    std::int64_t day;
    book_row row;
  };
  std::vector<entry> all;
  std::int64_t today = 0;
  each_told(commits, now, whose, [&](const commit& from, const event& what, told said) {
    if (said.kind == "note" || said.kind == "fight" || said.kind == "kill") return;
    // What says no day of its own happened on the day of what did so before it.
    if (said.day && !holds_alternative<world_event>(what)) today = *said.day;
    if (!said.day) said.day = today;
    all.push_back(
        {.day = *said.day, .row = row_of(from, said, date_of_told(said, now.books().dates))});
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const entry& a, const entry& b) { return a.day < b.day; });
  const std::size_t from = all.size() > last ? all.size() - last : 0;
  for (std::size_t i = from; i < all.size(); ++i) view.rows.push_back(std::move(all[i].row));
  return view;
}

}  // namespace dnd::model::views
