#include "model/views/past_view.hpp"

#include "model/effects/modifiers.hpp"
#include "model/enum_text.hpp"
#include "model/views/undone.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

namespace dnd::model::views {
namespace {

std::int64_t number_of(seq_t seq) {
  return static_cast<std::int64_t>(seq);
}

/// What people call a figure: "1st-level slots spent".
std::string figure_name(std::string_view name) {
  std::string out(name);
  if (name.starts_with("spent.")) out = fmt::format("{} spent", name.substr(6));
  for (char& each : out)
    if (each == '_' || each == '.') each = ' ';
  return out;
}

std::string_view or_none(const std::string& text) {
  return text.empty() ? std::string_view("none") : std::string_view(text);
}

/// "hp 22 → 13", "comes", "hp 22 when it comes".
std::string change_text(const figure_change& change) {
  if (change.figure == present_figure) return change.before.empty() ? "comes" : "leaves";
  if (change.moves)
    return fmt::format("{} {} when it {}", figure_name(change.figure),
                       or_none(change.before.empty() ? change.after : change.before),
                       change.before.empty() ? "comes" : "leaves");
  if (change.before == change.after && !change.after.empty())
    return fmt::format("{} {}, told as before and not the same", figure_name(change.figure),
                       or_none(change.after));
  return fmt::format("{} {} → {}", figure_name(change.figure), or_none(change.before),
                     or_none(change.after));
}

void add_command(book_row& row, const commit& what) {
  row.values.emplace_back("by", what.by);
  row.values.emplace_back("command", what.line);
  row.values.emplace_back("first", number_of(what.first));
  row.values.emplace_back("last", number_of(what.last));
  row.values.emplace_back("at", what.at_ms);
}

book_row row_of(const event_change& each) {
  book_row row;
  row.values = {{"seq", number_of(each.seq)},
                {"subject", each.change.subject},
                {"figure", each.change.figure},
                {"before", each.change.before},
                {"after", each.change.after}};
  add_command(row, *each.what);
  return row;
}

std::string event_text(const event& what) {
  std::string out(type_name(what));
  std::replace(out.begin(), out.end(), '_', ' ');
  std::string parts;
  for (const figure& each : figures_of(what)) {
    if (each.usual || each.text.empty()) continue;
    std::string name = each.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", name, each.text);
  }
  return parts.empty() ? out : fmt::format("{}: {}", out, parts);
}

/// The events of a command up to one of them: the rolls that led to it.
void add_events(books_view& view, const commit& what, seq_t upto) {
  for (seq_t seq = what.first; seq <= std::min(upto, what.last); ++seq) {
    const event& each = (*what.events)[static_cast<std::size_t>(seq - what.first)];
    book_row& row = view.rows.emplace_back();
    row.text = fmt::format("{}: {}", seq, event_text(each));
    row.values = {{"seq", number_of(seq)}, {"type", std::string(type_name(each))}};
    for (const figure& one : figures_of(each)) row.values.emplace_back(one.name, one.text);
  }
}

/// What counts for a number that is made of several, such as armor class.
void add_modifiers(books_view& view, const creature& who, modifier_key key) {
  each_modifier(who, key, [&](const owned_modifier& has) {
    if (!counts_for(has, who, {})) return;
    std::string text = fmt::format("It counts: {} of {}", has.what->value, has.from);
    if (has.effect != nullptr && !has.effect->source.empty())
      text += fmt::format(", by {}", has.effect->source.view());
    view.rows.push_back({.text = text + ".",
                         .values = {{"counts", std::string(stored_name(key))},
                                    {"value", std::string(has.what->value)},
                                    {"from", std::string(has.from)}}});
  });
}

void add_makings(books_view& view, const figure_word& which, const creature& who) {
  if (!who.block) return;
  if (which.means("ac") && !which.means("hp")) {
    const std::int64_t own = who.block->armor_class;
    view.rows.push_back({.text = fmt::format("By itself it is {}.", own),
                         .values = {{"counts", std::string("own")}, {"value", own}}});
    for (const modifier_key key : {modifier_key::base_armor_class, modifier_key::armor_class,
                                   modifier_key::armor_class_at_least})
      add_modifiers(view, who, key);
  } else if (which.means("speed") && !which.means("hp")) {
    add_modifiers(view, who, modifier_key::speed);
  } else if (which.means("max_hp") && !which.means("hp")) {
    add_modifiers(view, who, modifier_key::max_hp);
  }
}

std::string possessive(const std::string& called) {
  return called.empty() || called.back() == 's' ? called + "'" : called + "'s";
}

}  // namespace

std::string command_text(const commit& what) {
  return what.line.empty() ? what.by : fmt::format("{}: {}", what.by, what.line);
}

bool is_news(const figure_change& change) {
  if (change.moves) return change.figure == present_figure;
  // There was no such value, and now there is one that says nothing; or the other way round.
  const bool comes = change.before.empty() || change.after.empty();
  return !(comes && or_none(change.before) == or_none(change.after));
}

std::string difference_text(const figure_change& change) {
  return fmt::format("{}: {}", change.subject.empty() ? "the campaign" : change.subject,
                     change_text(change));
}

books_view told_history(const asked_figure& of, std::span<const event_change> all, bool is_whole) {
  books_view view{.key = "history",
                  .rows = {},
                  .nothing = of.typed.empty()
                                 ? fmt::format("Nothing has happened to {}.", of.called)
                                 : fmt::format("{} {} never changed.", possessive(of.called),
                                               figure_name(of.typed))};
  for (const event_change& each : all) {
    book_row row = row_of(each);
    row.text =
        fmt::format("{}: {} ({})", each.seq, change_text(each.change), command_text(*each.what));
    view.rows.push_back(std::move(row));
  }
  if (!is_whole && !view.rows.empty())
    view.rows.push_back(
        {.text = "There are older ones: `last:` says how many are shown.", .values = {}});
  return view;
}

books_view told_since(const asked_figure& of, std::span<const event_change> last) {
  books_view view{
      .key = "why",
      .rows = {},
      .nothing = fmt::format("No event ever changed {} of {}.", figure_name(of.typed), of.called)};
  for (const event_change& each : last) {
    book_row row = row_of(each);
    const std::string name =
        fmt::format("{} {}", possessive(of.called), figure_name(each.change.figure));
    row.text = each.change.moves
                   ? fmt::format("{} is {} since event {}, when it came to be ({}).", name,
                                 or_none(each.change.after), each.seq, command_text(*each.what))
                   : fmt::format("{} is {} since event {}; it was {} ({}).", name,
                                 or_none(each.change.after), each.seq, or_none(each.change.before),
                                 command_text(*each.what));
    view.rows.push_back(std::move(row));
  }
  return view;
}

books_view told_why(const asked_figure& of, std::span<const event_change> last, const state& now) {
  books_view view = told_since(of, last);
  if (last.empty()) return view;
  if (const creature* who = now.find(of.subject)) add_makings(view, of.which, *who);
  add_events(view, *last.front().what, last.front().seq);
  return view;
}

books_view told_event(const commit_ptr& what, seq_t seq) {
  books_view view{.key = "why", .rows = {}, .nothing = ""};
  book_row row;
  row.text = fmt::format("Event {} is of the command of events {} to {} ({}).", seq, what->first,
                         what->last, command_text(*what));
  row.values = {{"seq", number_of(seq)}};
  add_command(row, *what);
  view.rows.push_back(std::move(row));
  add_events(view, *what, seq);
  return view;
}

books_view told_when(const asked_moment& of, std::span<const told_moment> all) {
  books_view view{
      .key = "when",
      .rows = {},
      .nothing = fmt::format("The log knows of no time when {} {}.", of.whose.called, of.told)};
  for (const told_moment& each : all) {
    book_row row = row_of(each.what);
    const std::string where =
        each.fight == 0 ? "" : fmt::format(", in round {} of fight {}", each.round, each.fight);
    row.text = fmt::format("{} {} with event {}{} ({}).", of.whose.called, of.told, each.what.seq,
                           where, command_text(*each.what.what));
    row.values.emplace_back("fight", std::int64_t{each.fight});
    row.values.emplace_back("round", std::int64_t{each.round});
    view.rows.push_back(std::move(row));
  }
  return view;
}

books_view told_blame(const asked_figure& of, std::span<const event_change> all, const state& now) {
  books_view view{.key = "blame",
                  .rows = {},
                  .nothing = fmt::format("Nothing has ever happened to {}.", of.called)};
  std::map<std::string, std::string> texts;
  const auto figures =
      of.subject.empty() ? figures_of_campaign(now) : figures_of(parts_of(now, of.subject));
  for (const figure& each : figures) texts.emplace(each.name, each.text);
  // What came with somebody and was never touched since is told in one line.
  std::map<seq_t, std::vector<std::string>> came_with;
  for (const event_change& each : all) {
    book_row row = row_of(each);
    const std::string& value = texts[each.change.figure];
    if (each.change.moves)
      came_with[each.seq].push_back(figure_name(each.change.figure));
    else
      row.text = fmt::format("{} {}: event {} ({})", figure_name(each.change.figure),
                             or_none(value), each.seq, command_text(*each.what));
    view.rows.push_back(std::move(row));
  }
  for (const auto& [seq, names] : came_with)
    view.rows.push_back({.text = fmt::format("Since event {}, when it came to be: {}.", seq,
                                             fmt::join(names, ", ")),
                         .values = {}});
  return view;
}

books_view told_differences(const asked_range& of, std::span<const told_difference> all) {
  books_view view{.key = "diff",
                  .rows = {},
                  .nothing = fmt::format("Nothing is different after event {} and after event {}.",
                                         of.from, of.to)};
  for (const told_difference& each : all) {
    book_row row;
    row.values = {{"subject", each.change.subject},
                  {"figure", each.change.figure},
                  {"before", each.change.before},
                  {"after", each.change.after},
                  {"seq", number_of(each.seq)}};
    // Of who came or left that is enough for people.
    const bool is_detail = !is_news(each.change);
    if (!is_detail) row.text = difference_text(each.change);
    if (each.what != nullptr && is_detail) add_command(row, *each.what);
    if (each.what != nullptr && !is_detail) {
      row.text += fmt::format(" (event {}, {})", each.seq, command_text(*each.what));
      add_command(row, *each.what);
    }
    view.rows.push_back(std::move(row));
  }
  return view;
}

namespace {

/// Who did so much to somebody with an event; nothing for all other events.
struct deed_to {
  std::string by;
  std::int64_t amount = 0;
};
std::optional<deed_to> deed_in(const event& what, harm which, std::string_view whom) {
  if (which == harm::healed) {
    const auto* one = get_if<healed>(&what);
    if (one == nullptr || one->target.view() != whom) return std::nullopt;
    return deed_to{.by = one->source.str(), .amount = one->amount};
  }
  const auto* one = get_if<damage_dealt>(&what);
  if (one == nullptr || one->target.view() != whom || one->amount == 0) return std::nullopt;
  return deed_to{.by = one->source.str(), .amount = one->amount};
}

}  // namespace

books_view told_harm(harm which, const asked_figure& whom, past commits) {
  const std::string_view told = which == harm::healed ? "healed" : "hurt";
  books_view view{
      .key = "who", .rows = {}, .nothing = fmt::format("Nobody {} {}.", told, whom.called)};
  undone_finder finder;
  for (const commit_ptr& each : commits) finder.read(*each);
  const undone_events undone = finder.find();
  struct share {
    std::int64_t amount = 0;
    std::vector<seq_t> events;
  };
  std::map<std::string, share> shares;
  for (const commit_ptr& each : commits)
    for (seq_t seq = each->first; seq <= each->last; ++seq) {
      const auto deed = deed_in((*each->events)[static_cast<std::size_t>(seq - each->first)], which,
                                whom.subject);
      if (!deed || undone.contains(seq)) continue;
      share& one = shares[deed->by.empty() ? "gm" : deed->by];
      one.amount += deed->amount;
      one.events.push_back(seq);
    }
  std::vector<std::pair<std::string, share>> sorted(shares.begin(), shares.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.amount > b.second.amount; });
  for (const auto& [by, one] : sorted) {
    constexpr std::size_t listed_max = 20;
    const std::size_t from = one.events.size() > listed_max ? one.events.size() - listed_max : 0;
    const std::span<const seq_t> listed = std::span(one.events).subspan(from);
    view.rows.push_back({.text = fmt::format("{} {} {} by {}: event{} {}{}.", by, told, whom.called,
                                             one.amount, one.events.size() == 1 ? "" : "s",
                                             from > 0 ? "… " : "", fmt::join(listed, ", ")),
                         .values = {{"by", by},
                                    {"amount", one.amount},
                                    {"times", static_cast<std::int64_t>(one.events.size())},
                                    {"last", number_of(one.events.back())}}});
  }
  return view;
}

}  // namespace dnd::model::views
