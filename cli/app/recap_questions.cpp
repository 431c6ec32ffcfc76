#include "cli/app/recap_questions.hpp"

#include "cli/app/made_answers.hpp"
#include "cli/render/evening_text.hpp"
#include "model/bounds.hpp"
#include "model/rulings.hpp"
#include "model/views/asked_sessions.hpp"
#include "model/views/concealment.hpp"
#include "model/views/evening.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace dnd::cli {
namespace {

namespace game = model::commands;
namespace views = model::views;
using actors::outcome;

/// A session as it is told.
struct told_session {
  std::string title;
  std::uint32_t number = 0;
  std::vector<evening_paragraph> paragraphs;
};

[[nodiscard]] io::result<told_session> tell_session(actors::seen_past& log,
                                                    const views::session_info& session,
                                                    evening_length length) {
  auto before = log.state_at(session.first - 1);
  if (!before) return std::move(before).error();
  const auto undone = log.undone({.first = session.first, .last = session.last});
  if (!undone) return undone.error();
  views::evening_reader reader(session, *before, log.whose());
  const auto read = log.read({.first = session.first, .last = session.last},
                             [&](const model::commit_ptr& each, const views::commit_view& seen) {
                               views::commit_view marked = seen;
                               marked.undone = undone->contains(each->first);
                               reader.read(*each, marked);
                               return true;
                             });
  if (!read) return read.error();
  const views::told_evening evening = reader.finish();
  return told_session{.title = evening_title(evening),
                      .number = session.number,
                      .paragraphs = evening_paragraphs(evening, length)};
}

void add_recap_rows(views::books_view& view, const told_session& told) {
  const auto number = [](model::seq_t seq) { return static_cast<std::int64_t>(seq); };
  view.rows.push_back({.text = "",
                       .values = {{"kind", std::string("session")},
                                  {"session", std::int64_t{told.number}},
                                  {"text", told.title}}});
  std::int64_t paragraph = 0;
  for (const evening_paragraph& each : told.paragraphs) {
    ++paragraph;
    for (const evening_sentence& one : each)
      view.rows.push_back({.text = "",
                           .values = {{"seq", number(one.events.first)},
                                      {"last", number(one.events.last)},
                                      {"kind", std::string(one.kind)},
                                      {"session", std::int64_t{told.number}},
                                      {"paragraph", paragraph},
                                      {"text", one.text}}});
  }
}

[[nodiscard]] evening_form evening_form_of(game::recap_form form) {
  switch (form) {
    case game::recap_form::markdown:
      return evening_form::markdown;
    case game::recap_form::html:
      return evening_form::html;
    default:
      return evening_form::text;
  }
}

/// The sessions that are to be told: of which nothing can be told yet is passed over where none was
/// named.
[[nodiscard]] io::result<std::vector<told_session>> tell_sessions(
    actors::seen_past& log, const std::vector<views::session_info>& meant,
    const std::vector<views::session_info>& all, const game::recap& what) {
  const auto length = what.brief ? evening_length::brief : evening_length::full;
  std::vector<told_session> out;
  for (const views::session_info& each : meant) {
    auto told = tell_session(log, each, length);
    if (!told) return std::move(told).error();
    out.push_back(*std::move(told));
  }
  if (!what.session && out.front().paragraphs.empty() && all.size() > 1) {
    auto told = tell_session(log, all[all.size() - 2], length);
    if (!told) return std::move(told).error();
    if (!told->paragraphs.empty()) out.front() = *std::move(told);
  }
  return out;
}

[[nodiscard]] std::optional<model::refusal> too_long_for_recap(
    const std::vector<views::session_info>& meant) {
  std::uint64_t events = 0;
  for (const views::session_info& each : meant) events += each.last - each.first + 1;
  if (events <= bounds::recap_events_max) return std::nullopt;
  return model::refusal{
      .code = model::refusal_code::bad_value,
      .message =
          fmt::format("these sessions have {} events, which is too much for one recap", events),
      .hint = fmt::format("At most {} at once: ask for fewer sessions.", bounds::recap_events_max),
      .column = {}};
}

}  // namespace

line_answer ask_recap(actors::open_campaign& campaign, const game::recap& what,
                      const log_reader& from) {
  const auto past = campaign.past();
  if (!past) return failed_answer(past.error());
  // What all may know the game master tells by the numbers of the log.
  const bool is_for_all = what.players && from.whose.sees_all();
  const auto health = model::in_force(campaign.report().house, *from.now).health;
  const views::viewer whose = is_for_all ? views::viewer::spectator().with(health) : from.whose;
  const actors::state_ptr names =
      is_for_all ? std::make_shared<const model::state>(visible_state(*from.now, whose)) : from.now;
  actors::seen_past log(
      **past, whose, names, from.places,
      is_for_all ? actors::seen_past::numbers::of_log : actors::seen_past::numbers::seen);
  const auto all = log.sessions();
  if (!all) return failed_answer(all.error());
  views::books_view view{
      .key = "recap", .rows = {}, .nothing = "Nothing is told of an earlier session."};
  if (!all->empty() || what.session) {
    const auto meant = views::sessions_asked(what.session, *all);
    if (!meant) return refused_answer(meant.error());
    if (auto no = too_long_for_recap(*meant)) return refused_answer(*std::move(no));
    const auto told = tell_sessions(log, *meant, *all, what);
    if (!told) return failed_answer(told.error());
    for (const told_session& each : *told) {
      add_recap_rows(view, each);
      if (!view.page.empty()) view.page.emplace_back();
      auto lines = evening_lines(each.title, each.paragraphs,
                                 {.form = evening_form_of(what.form), .with_events = what.events});
      view.page.insert(view.page.end(), lines.begin(), lines.end());
    }
  }
  return answered_books(std::move(view), from.now);
}

std::optional<views::books_view> recap_before(actors::open_campaign& campaign,
                                              std::uint32_t session, const actors::state_ptr& now) {
  const auto past = campaign.past();
  if (!past) return std::nullopt;
  actors::seen_past log(**past, views::viewer::gm(), now);
  const auto all = log.sessions();
  if (!all) return std::nullopt;
  for (auto each = all->rbegin(); each != all->rend(); ++each) {
    if (each->number >= session) continue;
    if (too_long_for_recap({*each})) return std::nullopt;
    const auto told = tell_session(log, *each, evening_length::brief);
    if (!told || told->paragraphs.empty()) return std::nullopt;
    views::books_view view{.key = "recap", .rows = {}, .nothing = ""};
    add_recap_rows(view, *told);
    view.page = evening_lines(fmt::format("Last time ({}):", told->title), told->paragraphs,
                              {.form = evening_form::text, .with_events = false});
    return view;
  }
  return std::nullopt;
}

}  // namespace dnd::cli
