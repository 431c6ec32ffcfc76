#include "cli/app/past_questions.hpp"

#include "actors/engine.hpp"
#include "actors/past_search.hpp"
#include "cli/app/made_answers.hpp"
#include "cli/app/own_past_questions.hpp"
#include "model/bounds.hpp"
#include "model/views/past_view.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dnd::cli {
namespace {

namespace game = model::commands;
namespace views = model::views;
using actors::outcome;

/// What a question needs.
struct asking {
  actors::open_campaign& campaign;
  actors::past& log;
  const actors::state_ptr& now;
};

[[nodiscard]] model::refusal nobody_was_called(const views::asked_figure& whose,
                                               const model::word& typed) {
  return {.code = model::refusal_code::unknown_creature,
          .message = "nobody was ever called \"" + whose.called + "\" here",
          .hint = "Who has left answers to their id, such as goblin-2; `log` has it.",
          .column = typed.column};
}

/// Whether the subject is there, or ever was as far as was looked.
[[nodiscard]] bool is_there(const asking& from, const views::asked_figure& whose) {
  return whose.subject.empty() ||
         !(views::parts_of(*from.now, whose.subject) == views::subject_parts());
}

/// By name alone; empty where all are meant. The word must outlive it.
[[nodiscard]] std::function<bool(std::string_view)> named_by(const views::figure_word& which) {
  if (which.means_all()) return {};
  return [&which](std::string_view name) { return which.means(name); };
}

/// Says how far back was looked, where that is not the beginning.
[[nodiscard]] views::books_view with_limit(views::books_view view, bool is_cut, model::seq_t from) {
  if (is_cut)
    view.rows.push_back(
        {.text = "What is older than event " + std::to_string(from) + " was not looked at.",
         .values = {}});
  return view;
}
[[nodiscard]] views::books_view with_limit(views::books_view view,
                                           const actors::found_changes& found) {
  return with_limit(std::move(view), found.is_cut, found.from);
}

[[nodiscard]] line_answer answer(const asking& from, const game::value_history& what) {
  const auto of = views::figure_asked(what.what, *from.now, views::name_place::first);
  if (!of) return refused_answer(of.error());
  const std::size_t wanted = static_cast<std::size_t>(what.last);
  auto found = find_changes(from.log, {.subject = of->subject,
                                       .wanted =
                                           [&](const views::figure_change& each) {
                                             // Coming and leaving change all values: that counts
                                             // once.
                                             if (of->which.means_all() && each.moves)
                                               return each.figure == views::present_figure;
                                             return of->which.means(each.figure);
                                           },
                                       .named = named_by(of->which),
                                       .count = wanted + 1});
  if (!found) return failed_answer(std::move(found).error());
  if (found->all.empty() && !is_there(from, *of))
    return refused_answer(nobody_was_called(*of, what.what));
  const bool is_whole = found->all.size() <= wanted;
  if (!is_whole) found->all.pop_back();
  std::reverse(found->all.begin(), found->all.end());
  return answered_books(with_limit(views::told_history(*of, found->all, is_whole), *found),
                        from.now);
}

[[nodiscard]] line_answer answer_event(const asking& from, model::seq_t seq) {
  auto found = actors::commit_of(from.log, seq);
  if (!found && found.error().code == io::ec::not_found)
    return refused_answer({.code = model::refusal_code::bad_value,
                           .message = found.error().what,
                           .hint = found.error().todo,
                           .column = {}});
  if (!found) return failed_answer(std::move(found).error());
  return answered_books(views::told_event(*found, seq), from.now);
}

[[nodiscard]] line_answer answer(const asking& from, const game::why& what) {
  if (const model::seq_t seq = views::event_asked(what.what); seq > 0)
    return answer_event(from, seq);
  const auto of = views::figure_asked(what.what, *from.now, views::name_place::last);
  if (!of) return refused_answer(of.error());
  if (of->typed.empty() && !is_there(from, *of))
    return refused_answer({.code = model::refusal_code::bad_value,
                           .message = "it is not said whose value is meant",
                           .hint = "Such as `why hp goblin-2`, or the number of an event.",
                           .column = what.what.column});
  if (of->typed.empty())
    return refused_answer(
        {.code = model::refusal_code::bad_value,
         .message = "which value of " + of->called + " is not said",
         .hint = "Such as `why hp " + of->called + "`; `blame` shows all of them.",
         .column = what.what.column});
  const actors::change_search sought{
      .subject = of->subject,
      .wanted = [&](const views::figure_change& each) { return of->which.means(each.figure); },
      .named = named_by(of->which)};
  auto found = actors::last_change_of_each(from.log, sought);
  if (!found) return failed_answer(std::move(found).error());
  std::stable_sort(found->all.begin(), found->all.end(),
                   [](const auto& a, const auto& b) { return a.seq > b.seq; });
  // What is not there any more was changed all the same.
  if (found->all.empty()) found = actors::find_changes(from.log, sought);
  if (!found) return failed_answer(std::move(found).error());
  if (found->all.empty() && !is_there(from, *of))
    return refused_answer(nobody_was_called(*of, what.what));
  return answered_books(with_limit(views::told_why(*of, found->all, *from.now), *found), from.now);
}

[[nodiscard]] line_answer answer(const asking& from, const game::when_did& what) {
  const auto of = views::moment_asked(what.what, *from.now);
  if (!of) return refused_answer(of.error());
  constexpr std::size_t moments_told = 10;
  const auto found = find_changes(from.log, {.subject = of->whose.subject,
                                             .wanted = of->is_it,
                                             .named = of->named,
                                             .count = moments_told});
  if (!found) return failed_answer(found.error());
  if (found->all.empty() && !is_there(from, of->whose)) {
    const auto ever = find_changes(from.log, {.subject = of->whose.subject});
    if (!ever) return failed_answer(ever.error());
    if (ever->all.empty()) return refused_answer(nobody_was_called(of->whose, what.what));
  }
  std::vector<views::told_moment> told;
  for (const views::event_change& each : found->all) {
    views::told_moment& one = told.emplace_back();
    one.what = each;
    const auto then = from.log.state_at(each.seq - 1);
    if (!then) return failed_answer(then.error());
    if (then->fight() == nullptr) continue;
    one.fight = then->fight()->number;
    one.round = then->fight()->round;
  }
  return answered_books(with_limit(views::told_when(*of, told), *found), from.now);
}

[[nodiscard]] line_answer answer_harm(const asking& from, views::harm which,
                                      const model::word& whom) {
  const auto of = views::subject_asked(whom, *from.now);
  if (!of) return refused_answer(of.error());
  const auto commits = from.campaign.last_commits(bounds::log_last_max);
  if (!commits) return failed_answer(commits.error());
  auto told = views::told_harm(which, *of, *commits);
  if (told.rows.empty() && !is_there(from, *of)) {
    const auto ever = find_changes(from.log, {.subject = of->subject});
    if (!ever) return failed_answer(ever.error());
    if (ever->all.empty()) return refused_answer(nobody_was_called(*of, whom));
  }
  const model::seq_t begin = commits->empty() ? 1 : commits->front()->first;
  return answered_books(with_limit(std::move(told), begin > 1, begin), from.now);
}

[[nodiscard]] line_answer answer(const asking& from, const game::who_healed& what) {
  return answer_harm(from, views::harm::healed, what.whom);
}

[[nodiscard]] line_answer answer(const asking& from, const game::who_hurt& what) {
  return answer_harm(from, views::harm::hurt, what.whom);
}

[[nodiscard]] line_answer answer(const asking& from, const game::blame& what) {
  const auto of = views::subject_asked(what.who, *from.now);
  if (!of) return refused_answer(of.error());
  if (!is_there(from, *of)) {
    const auto who = views::figure_asked(what.who, *from.now, views::name_place::first);
    if (!who) return refused_answer(who.error());
    return refused_answer(nobody_was_called(*of, what.who));
  }
  const auto found = actors::last_change_of_each(from.log, {.subject = of->subject});
  if (!found) return failed_answer(found.error());
  return answered_books(with_limit(views::told_blame(*of, found->all, *from.now), *found),
                        from.now);
}

[[nodiscard]] line_answer answer(const asking& from, const game::diff& what) {
  const auto of = views::range_asked(what.range, from.log.last());
  if (!of) return refused_answer(of.error());
  auto found = actors::differences_between(from.log, of->from, of->to);
  if (!found) return failed_answer(std::move(found).error());
  std::vector<views::told_difference> told;
  for (actors::difference& each : *found)
    told.push_back(
        {.change = std::move(each.change), .seq = each.seq, .what = std::move(each.what)});
  return answered_books(views::told_differences(*of, told), from.now);
}

[[nodiscard]] line_answer answer(const asking& from, const game::what_if& what) {
  // The same question at the same event has the same answer.
  const auto tried = from.campaign.try_out({.lines = what.lines,
                                            .times = static_cast<std::size_t>(what.times),
                                            .seed = from.log.last()});
  if (!tried) return failed_answer(tried.error());
  if (!*tried) {
    // The column is that of another line.
    model::refusal why = (*tried).error();
    why.column.reset();
    return refused_answer(std::move(why));
  }
  return answered_books((*tried)->told(), from.now);
}

template <class Verb, class... Verbs>
[[nodiscard]] std::optional<line_answer> answer_any(const asking& from, const model::question& what,
                                                    model::type_list<Verb, Verbs...>) {
  if (const auto* one = get_if<Verb>(&what)) return answer(from, *one);
  if constexpr (sizeof...(Verbs) > 0)
    return answer_any(from, what, model::type_list<Verbs...>());
  else
    return std::nullopt;
}

template <class... Verbs>
[[nodiscard]] bool is_any(const model::question& what, model::type_list<Verbs...>) {
  return (holds_alternative<Verbs>(what) || ...);
}

}  // namespace

std::optional<line_answer> ask_why(actors::open_campaign& campaign, const model::question& what,
                                   const log_reader& from) {
  if (!is_any(what, game::past_question_verbs())) return std::nullopt;
  if (!from.whose.sees_all()) {
    if (auto own = ask_own_past(campaign, what, from)) return own;
    return refused_answer({.code = model::refusal_code::not_allowed,
                           .message = "why something is so the game master alone may ask",
                           .hint = {},
                           .column = {}});
  }
  const auto log = campaign.past();
  if (!log) return failed_answer(log.error());
  return answer_any({campaign, **log, from.now}, what, game::past_question_verbs());
}

}  // namespace dnd::cli
