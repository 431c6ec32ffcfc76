#include "cli/app/stats_questions.hpp"

#include "actors/engine.hpp"
#include "cli/app/made_answers.hpp"
#include "model/figures/counter.hpp"
#include "model/views/fight_course.hpp"
#include "model/views/stats_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace dnd::cli {
namespace {

using model::commands::stats_by;
using model::commands::stats_scope;
using model::figures::account;
namespace views = model::views;

[[nodiscard]] line_answer stats_refused(std::string message, std::string hint,
                                        model::refusal_code code = model::refusal_code::bad_value) {
  return refused_answer(
      {.code = code, .message = std::move(message), .hint = std::move(hint), .column = {}});
}

[[nodiscard]] line_answer stats_told(views::stats_view view, const actors::state_ptr& now) {
  line_answer answer = answered_now(asked::stats, now);
  answer.stats = std::move(view);
  return answer;
}

/// A fight, and where it stands in the log.
struct asked_fight {
  std::uint32_t number = 0;
  model::seq_t first = 0;
  model::seq_t last = 0;
};

/// The fight that is on counts too. Nothing where there was none with this number.
[[nodiscard]] std::optional<asked_fight> fight_asked(const account& all,
                                                     std::optional<std::uint32_t> number,
                                                     model::seq_t last) {
  const bool is_on = all.now.fight != 0;
  if (is_on && number.value_or(all.now.fight) == all.now.fight)
    return asked_fight{.number = all.now.fight, .first = all.now.fight_first, .last = last};
  for (auto part = all.segments.rbegin(); part != all.segments.rend(); ++part)
    for (auto each = part->of.fights.rbegin(); each != part->of.fights.rend(); ++each)
      if (number.value_or(each->number) == each->number)
        return asked_fight{.number = each->number, .first = each->first, .last = each->last};
  return std::nullopt;
}

[[nodiscard]] line_answer answer_fight(actors::past& log, const account& all,
                                       const model::commands::stats& what,
                                       const actors::state_ptr& now) {
  const auto fight = fight_asked(all, what.number, log.last());
  if (!fight && !what.number)
    return stats_refused("there was no fight yet", "`encounter start` starts one.");
  if (!fight)
    return stats_refused(fmt::format("there was no fight {}", *what.number),
                         "`stats fight` is about the last one.");
  auto before = log.state_at(fight->first - 1);
  if (!before) return failed_answer(std::move(before).error());
  views::undone_finder finder;
  std::vector<model::commit_ptr> commits;
  const auto read =
      log.read({.first = fight->first, .last = fight->last}, [&](const model::commit_ptr& each) {
        finder.read(*each);
        commits.push_back(each);
        return true;
      });
  if (!read) return failed_answer(read.error());
  const views::undone_events undone = finder.find();
  views::fight_follower follower(*std::move(before), fight->number, undone);
  for (const model::commit_ptr& each : commits)
    if (!follower.read(*each))
      return failed_answer(
          {.code = io::ec::corrupt,
           .what = fmt::format("the log contradicts itself near event {}", each->first),
           .todo = "Check the campaign."});
  return stats_told(views::stats_of(std::move(follower).take(), what.form), now);
}

[[nodiscard]] bool had_session(const account& all, std::uint32_t number) {
  return std::ranges::any_of(all.segments,
                             [number](const auto& each) { return each.session == number; });
}

[[nodiscard]] std::string session_title(const account& all, std::uint32_t number) {
  std::string out = fmt::format("session {}", number);
  for (const model::figures::segment& each : all.segments)
    if (each.session == number && !each.title.empty()) return out + ": " + each.title;
  return out;
}

}  // namespace

std::optional<line_answer> ask_stats(actors::open_campaign& campaign, const model::question& what,
                                     const actors::state_ptr& now, const views::viewer& whose) {
  const auto* const asked_for = get_if<model::commands::stats>(&what);
  if (asked_for == nullptr) return std::nullopt;
  const bool is_of_creatures = asked_for->scope != stats_scope::fight &&
                               asked_for->by.value_or(stats_by::creature) == stats_by::creature;
  if (!whose.sees_all() && !is_of_creatures)
    return stats_refused("these figures are the game master's",
                         "`stats by creature` has those of your own characters.",
                         model::refusal_code::not_allowed);
  const auto log = campaign.past();
  if (!log) return failed_answer(log.error());
  std::optional<std::uint32_t> session;
  const bool is_running = now->play().running;
  if (asked_for->scope == stats_scope::session)
    session = asked_for->number.value_or(now->play().count);
  else if (asked_for->scope == stats_scope::usual && is_running)
    session = now->play().count;
  const auto all = (*log)->figures(session);
  if (!all) return failed_answer(all.error());
  if (asked_for->scope == stats_scope::fight) {
    if (asked_for->by)
      return stats_refused("a fight is not counted together",
                           "`stats fight` shows hit points over it; `stats session by creature`.");
    return answer_fight(**log, *all, *asked_for, now);
  }
  if (session && (*session == 0 || !had_session(*all, *session)))
    return stats_refused(*session == 0 ? "there was no session yet"
                                       : fmt::format("there was no session {}", *session),
                         "`stats campaign` is about all that was played.");
  return stats_told(
      views::stats_of(all->sum(session), session ? session_title(*all, *session) : "campaign",
                      *asked_for, whose),
      now);
}

}  // namespace dnd::cli
