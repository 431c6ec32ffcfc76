#include "cli/app/own_past_questions.hpp"

#include "actors/seen_past.hpp"
#include "cli/app/made_answers.hpp"
#include "cli/render/narration.hpp"
#include "model/bounds.hpp"
#include "model/views/own_past.hpp"
#include "model/views/past_view.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace dnd::cli {
namespace {

namespace game = model::commands;
namespace views = model::views;
using actors::outcome;

/// Somebody else's past: the answer is the same whether there is such a one or not.
[[nodiscard]] model::refusal not_their_own(const model::word& typed) {
  return {.code = model::refusal_code::not_allowed,
          .message = "the past of others is for who plays them",
          .hint = "`history`, `why` and their like answer players about their own characters.",
          .column = typed.column};
}

[[nodiscard]] bool is_own(const views::viewer& whose, const std::string& subject) {
  const auto& mine = whose.characters();
  return std::any_of(mine.begin(), mine.end(),
                     [&](const model::small_text& each) { return each.view() == subject; });
}

/// Newest first, up to `count` of them; what was taken back is none.
[[nodiscard]] io::result<std::vector<views::event_change>> own_changes(
    actors::seen_past& log, const std::string& subject, std::size_t count,
    const std::function<bool(const views::figure_change&)>& wanted) {
  std::vector<views::event_change> out;
  const auto walked =
      actors::walk_seen_back(log, {}, bounds::search_events_all, [&](actors::seen_stretch stretch) {
        for (auto each = stretch.commits.rbegin(); each != stretch.commits.rend(); ++each) {
          if (each->undone) continue;
          auto changes = changes_seen(*each, subject);
          for (auto one = changes.rbegin(); one != changes.rend(); ++one) {
            if (!wanted(one->change)) continue;
            out.push_back(std::move(*one));
            if (out.size() == count) return false;
          }
        }
        return true;
      });
  if (!walked) return walked.error();
  return out;
}

/// What a question needs.
struct own_asking {
  actors::seen_past& log;
  const actors::state_ptr& now;
};

[[nodiscard]] line_answer own_answer(const own_asking& from, const game::value_history& what) {
  const auto of = views::figure_asked(what.what, *from.now, views::name_place::first);
  if (!of) return refused_answer(of.error());
  if (!is_own(from.log.whose(), of->subject)) return refused_answer(not_their_own(what.what));
  const std::size_t wanted = static_cast<std::size_t>(what.last);
  auto found = own_changes(from.log, of->subject, wanted + 1, [&](const auto& each) {
    return of->which.means_all() || of->which.means(each.figure);
  });
  if (!found) return failed_answer(std::move(found).error());
  const bool is_whole = found->size() <= wanted;
  if (!is_whole) found->pop_back();
  std::reverse(found->begin(), found->end());
  return answered_books(told_history(*of, *found, is_whole), from.now);
}

/// What is told of the command of an event that they see.
[[nodiscard]] io::result<std::optional<views::commit_view>> seen_commit_of(actors::seen_past& log,
                                                                           model::seq_t number) {
  std::optional<views::commit_view> out;
  const auto end = log.seq_of(number);
  if (!end) return end.error();
  const auto walked = actors::walk_seen_back(
      log, {.first = 1, .last = *end}, bounds::log_search_events_max,
      [&](actors::seen_stretch stretch) {
        for (views::commit_view& each : stretch.commits)
          if (each.first <= number && number <= each.last) out = each;
        // Numbers only fall from here on.
        return !out && (stretch.commits.empty() || stretch.commits.front().first > number);
      });
  if (!walked) return walked.error();
  return out;
}

void add_told_lines(views::books_view& view, const views::commit_view& what) {
  for (std::string& line : narrate(what))
    view.rows.push_back({.text = std::move(line), .values = {}});
}

[[nodiscard]] line_answer own_event(const own_asking& from, const model::word& typed,
                                    model::seq_t number) {
  const auto found = seen_commit_of(from.log, number);
  if (!found) return failed_answer(found.error());
  if (!*found)
    return refused_answer({.code = model::refusal_code::bad_value,
                           .message = "you have seen no event " + std::to_string(number),
                           .hint = "`log` has the numbers of those that you have seen.",
                           .column = typed.column});
  views::books_view view{.key = "why", .rows = {}, .nothing = ""};
  const views::commit_view& what = **found;
  view.rows.push_back({.text = "",
                       .values = {{"seq", static_cast<std::int64_t>(number)},
                                  {"by", what.by},
                                  {"first", static_cast<std::int64_t>(what.first)},
                                  {"last", static_cast<std::int64_t>(what.last)}}});
  add_told_lines(view, what);
  return answered_books(std::move(view), from.now);
}

[[nodiscard]] line_answer own_answer(const own_asking& from, const game::why& what) {
  if (const model::seq_t number = views::event_asked(what.what); number > 0)
    return own_event(from, what.what, number);
  const auto of = views::figure_asked(what.what, *from.now, views::name_place::last);
  if (!of) return refused_answer(of.error());
  if (!is_own(from.log.whose(), of->subject)) return refused_answer(not_their_own(what.what));
  if (of->typed.empty())
    return refused_answer({.code = model::refusal_code::bad_value,
                           .message = "which value of " + of->called + " is not said",
                           .hint = "Such as `why hp " + of->called + "`.",
                           .column = what.what.column});
  const auto found = own_changes(from.log, of->subject, 1,
                                 [&](const auto& each) { return of->which.means(each.figure); });
  if (!found) return failed_answer(found.error());
  views::books_view view = told_since(*of, *found);
  view.nothing = "You have seen no event that changed it.";
  if (!found->empty()) {
    const auto told = seen_commit_of(from.log, found->front().seq);
    if (!told) return failed_answer(told.error());
    if (*told) add_told_lines(view, **told);
  }
  return answered_books(std::move(view), from.now);
}

[[nodiscard]] line_answer own_answer(const own_asking& from, const game::when_did& what) {
  const auto of = views::moment_asked(what.what, *from.now);
  if (!of) return refused_answer(of.error());
  if (!is_own(from.log.whose(), of->whose.subject)) return refused_answer(not_their_own(what.what));
  constexpr std::size_t moments_told = 10;
  const auto found = own_changes(from.log, of->whose.subject, moments_told, of->is_it);
  if (!found) return failed_answer(found.error());
  std::vector<views::told_moment> told;
  for (const views::event_change& each : *found) told.emplace_back().what = each;
  return answered_books(told_when(*of, told), from.now);
}

[[nodiscard]] line_answer own_harm(const own_asking& from, views::harm which,
                                   const model::word& whom) {
  const auto of = views::subject_asked(whom, *from.now);
  if (!of) return refused_answer(of.error());
  if (!is_own(from.log.whose(), of->subject)) return refused_answer(not_their_own(whom));
  std::vector<model::commit_ptr> commits;
  const auto walked = actors::walk_seen_back(
      from.log, {}, bounds::search_events_all, [&](actors::seen_stretch stretch) {
        for (auto each = stretch.commits.rbegin(); each != stretch.commits.rend(); ++each)
          if (!each->undone) commits.push_back(commit_seen(*each));
        return commits.size() < bounds::log_last_max;
      });
  if (!walked) return failed_answer(walked.error());
  std::reverse(commits.begin(), commits.end());
  return answered_books(told_harm(which, *of, commits), from.now);
}

[[nodiscard]] line_answer own_answer(const own_asking& from, const game::who_healed& what) {
  return own_harm(from, views::harm::healed, what.whom);
}

[[nodiscard]] line_answer own_answer(const own_asking& from, const game::who_hurt& what) {
  return own_harm(from, views::harm::hurt, what.whom);
}

using own_past_verbs = model::type_list<game::value_history, game::why, game::when_did,
                                        game::who_healed, game::who_hurt>;

template <class... Verbs>
[[nodiscard]] std::optional<line_answer> own_answer_any(const own_asking& from,
                                                        const model::question& what,
                                                        model::type_list<Verbs...>) {
  std::optional<line_answer> out;
  const auto try_one = [&]<class Verb>(const Verb* one) {
    if (one != nullptr) out = own_answer(from, *one);
  };
  (try_one(get_if<Verbs>(&what)), ...);
  return out;
}

template <class... Verbs>
[[nodiscard]] bool is_own_past(const model::question& what, model::type_list<Verbs...>) {
  return (holds_alternative<Verbs>(what) || ...);
}

}  // namespace

std::optional<line_answer> ask_own_past(actors::open_campaign& campaign,
                                        const model::question& what, const log_reader& from) {
  if (!is_own_past(what, own_past_verbs())) return std::nullopt;
  const auto past = campaign.past();
  if (!past) return failed_answer(past.error());
  actors::seen_past log(**past, from.whose, from.now, from.places);
  return own_answer_any({log, from.now}, what, own_past_verbs());
}

}  // namespace dnd::cli
