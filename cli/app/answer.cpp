#include "cli/app/answer.hpp"

#include "cli/app/advice.hpp"
#include "cli/app/answer_data.hpp"
#include "cli/app/log_forms.hpp"
#include "cli/render/books_answers.hpp"
#include "cli/render/character_sheet.hpp"
#include "cli/render/deeds.hpp"
#include "cli/render/effect_text.hpp"
#include "cli/render/entries/entry_json.hpp"
#include "cli/render/entries/entry_lines.hpp"
#include "cli/render/entries/found_lines.hpp"
#include "cli/render/errors.hpp"
#include "cli/render/event_json.hpp"
#include "cli/render/fight_lines.hpp"
#include "cli/render/json.hpp"
#include "cli/render/narration.hpp"
#include "cli/render/next_steps.hpp"
#include "cli/render/sheet.hpp"
#include "cli/render/stats_answers.hpp"
#include "cli/render/status.hpp"
#include "cli/render/table_answers.hpp"
#include "cli/render/turn_card.hpp"
#include "model/assert.hpp"
#include "model/language/first_words.hpp"
#include "model/language/help.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/impositions.hpp"
#include "model/views/state_view.hpp"
#include "model/views/turn_card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <variant>

namespace dnd::cli {
namespace {

using actors::outcome;
using actors::response;

using model::views::commit_view;
using model::views::event_view;
using model::views::state_view;
using model::views::viewer;

/// An answer as it may be shown.
struct seen_answer {
  const line_answer& what;
  reading how;
  std::vector<commit_view> commits;
  /// Of an answer that shows it, or something of it.
  std::optional<state_view> state;
  /// Of a turn that begins.
  std::optional<model::views::turn_card> card;
  std::vector<model::views::imposition> offered;
  /// What a command waits for, of an answer that does not show the state.
  std::optional<model::views::pending_view> pending;
};

template <class... Events>
[[nodiscard]] bool tells_of(const commit_view& commit) {
  return std::any_of(commit.events.begin(), commit.events.end(), [](const event_view& each) {
    return (holds_alternative<Events>(each.what()) || ...);
  });
}

/// What is to be known or done next.
void add_next(seen_answer& out, const viewer& whose) {
  const response& how = *out.what.response;
  if (how.after == nullptr) return;
  const commit_view& commit = out.commits.front();
  if (out.how == reading::dialogue && tells_of<model::turn_started>(commit))
    out.card = turn_card_of(*how.after, whose);
  if (tells_of<model::saving_throw_rolled>(commit))
    out.offered = impositions_of(*how.what, *how.after, whose);
  const bool tells_order = tells_of<model::combatant_joined, model::initiative_rolled>(commit);
  if (!out.offered.empty() || tells_order) out.state = view_of(*how.after, whose);
}

/// What the game master sees of the commits of an answer.
void add_commits(seen_answer& out, const model::views::known_states& known) {
  const response& how = *out.what.response;
  const viewer whose = viewer::gm();
  if (how.how == outcome::accepted) {
    commit_view& made = out.commits.emplace_back(view_of(*how.what, whose, known));
    for (const model::commit_ptr& each : how.taken_back)
      made.taken_back.push_back(view_of(*each, whose, known));
    if (!made.taken_back.empty() && how.after != nullptr)
      made.stands = model::views::standing_of(*how.after, how.before.get());
  }
  for (const model::commit_ptr& each : out.what.fight.commits)
    out.commits.push_back(view_of(*each, whose, known));
}

[[nodiscard]] seen_answer seen_by(const onlooker& who, const line_answer& what, reading way) {
  const viewer& whose = who.whose;
  const response& how = *what.response;
  seen_answer out{.what = what,
                  .how = way,
                  .commits = {},
                  .state = {},
                  .card = {},
                  .offered = {},
                  .pending = {}};
  const model::views::known_states known{.before = how.before.get(), .after = how.after.get()};
  if (what.log)
    out.commits = what.log->commits;
  else if (who.commits != nullptr)
    out.commits = *who.commits;
  else
    add_commits(out, known);
  // A first answer that is given again has the state of today.
  if (how.how == outcome::accepted && !how.repeated && !out.commits.empty()) add_next(out, whose);
  const bool shows_state = what.what == asked::status || what.what == asked::effects ||
                           what.what == asked::reopen || what.what == asked::fight;
  if (shows_state && how.after != nullptr) out.state = view_of(*how.after, whose);
  if (what.what == asked::status && what.focus.empty() && how.after != nullptr)
    out.card = turn_card_of(*how.after, whose);
  if (out.state && who.commits != nullptr) out.state->seq = who.seen_to;
  const bool tells_pending = !shows_state || what.what == asked::fight;
  if (tells_pending && how.after != nullptr) out.pending = pending_of(*how.after, whose);
  return out;
}

[[nodiscard]] std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

[[nodiscard]] std::vector<std::string> status_of(const seen_answer& seen, const layout& where) {
  DND_ASSERT(seen.state);
  if (seen.what.focus.empty()) {
    auto lines = status_lines(*seen.state, where);
    // A turn of which nothing was used is no news.
    const bool is_used = seen.card && seen.card->left && !seen.card->left->is_whole;
    if (is_used)
      lines.push_back(fmt::format("{}. {}", where.look.clean(seen.card->who.called),
                                  turn_left_text(*seen.card)));
    return lines;
  }
  const model::views::creature_view* who = seen.state->find(seen.what.focus);
  DND_ASSERT(who != nullptr);
  return sheet_lines(*who, where);
}

/// What people read of a command that was carried out, or of a question that was answered.
[[nodiscard]] std::vector<std::string> lines_for_people(const seen_answer& seen,
                                                        const layout& where) {
  const line_answer& what = seen.what;
  switch (what.what) {
    case asked::status:
      return status_of(seen, where);
    case asked::effects:
      DND_ASSERT(seen.state);
      return effect_lines(*seen.state, what.focus, where);
    case asked::difficulty:
      return difficulty_lines(what.difficulty, where);
    case asked::sheet: {
      auto lines = character_sheet_lines(what.sheet, what.sheet_form);
      for (std::string& line : lines) line = where.look.clean(line);
      return lines;
    }
    case asked::books:
      return books_lines(*what.books, where);
    case asked::stats:
      return stats_lines(*what.stats, where);
    case asked::passive:
      return passive_lines(what.passive, where);
    case asked::rulings:
      return ruling_lines(what.house, where);
    case asked::look:
      return entry_lines(what.entries, where);
    case asked::find:
      return found_lines(what.found, where);
    case asked::log:
      DND_ASSERT(what.log);
      return log_page_lines(*what.log, where);
    case asked::fight:
      return fight_lines(seen.commits, what.fight.ending, seen.state ? &*seen.state : nullptr,
                         where);
    case asked::help:
      return lines_of(what.topic.empty() ? model::help_text() : model::help_text(what.topic));
    case asked::reopen:
      if (seen.state) return {fmt::format("Open again, at event {}.", seen.state->seq)};
      return {};
    case asked::quit:
      return {};
    case asked::nothing:
      break;
  }
  auto lines = narrate(seen.commits, where.look);
  const auto add = [&lines](std::vector<std::string> more) {
    std::ranges::move(more, std::back_inserter(lines));
  };
  if (what.books) add(books_lines(*what.books, where));
  if (!seen.state && !seen.card) return lines;
  if (seen.card) add(turn_card_lines(*seen.card, where));
  if (!seen.state) return lines;
  const commit_view& commit = seen.commits.front();
  const bool has_joined = tells_of<model::combatant_joined>(commit);
  if (has_joined || tells_of<model::initiative_rolled>(commit))
    add(waiting_lines(*seen.state,
                      has_joined ? waiting_detail::names_and_words : waiting_detail::names, where));
  const offer_form form = seen.how == reading::dialogue ? offer_form::key : offer_form::command;
  add(offer_lines(seen.offered, *seen.state, form, where));
  return lines;
}

/// What a program is told of an undo or a redo besides.
[[nodiscard]] std::optional<turned_back> turned_back_by(const seen_answer& seen) {
  if (seen.commits.size() != 1 || !seen.commits.front().stands) return std::nullopt;
  const commit_view& by = seen.commits.front();
  const bool redone = holds_alternative<model::command_redone>(by.events.front().what());
  turned_back out{.what = redone ? "redone" : "undone", .commands = {}, .stands = *by.stands};
  for (const commit_view& each : by.taken_back)
    out.commands.push_back({.seq = {each.first, each.last},
                            .by = each.by,
                            .line = each.line,
                            .text = deed_text(each, {})});
  return out;
}

/// The answer to a question, as data.
[[nodiscard]] std::string data_of(const seen_answer& seen) {
  switch (seen.what.what) {
    case asked::status:
      DND_ASSERT(seen.state);
      return "\"state\":" + json_state(*seen.state, seen.what.focus);
    case asked::effects:
      DND_ASSERT(seen.state);
      return effects_data(*seen.state, seen.what.focus);
    case asked::difficulty:
      return difficulty_data(seen.what.difficulty);
    case asked::sheet:
      return character_sheet_data(seen.what.sheet);
    case asked::books:
      return books_data(*seen.what.books);
    case asked::stats:
      return stats_data(*seen.what.stats);
    case asked::passive:
      return passive_data(seen.what.passive);
    case asked::rulings:
      return rulings_data(seen.what.house);
    case asked::look:
      return entries_json(seen.what.entries);
    case asked::find:
      return found_json(seen.what.found);
    case asked::help:
      return help_data(seen.what.topic);
    case asked::log:
      return log_data(seen.commits, seen.what.log->before);
    case asked::fight:
      return fight_data(seen.commits, seen.what.fight.ending);
    default:
      return {};
  }
}

/// The verb that is answered, whatever short word it was given by.
[[nodiscard]] std::string_view kind_of_answer(std::string_view line) {
  const model::language::verb_spec* const verb = model::language::begins_with_verb(line);
  return verb == nullptr ? "unknown" : verb->name;
}

[[nodiscard]] std::string as_json(const given_command& given, const seen_answer& seen) {
  const response& what = *seen.what.response;
  const std::string_view kind = kind_of_answer(given.line);
  const bool is_fine = what.how == outcome::accepted || what.how == outcome::answered;
  // A fight that could not go on was played up to there.
  const bool has_data = is_fine || !seen.what.fight.commits.empty();
  const std::string data = has_data ? data_of(seen) : std::string();
  const auto back = turned_back_by(seen);
  const answer_extras extras{.id = given.terms.id,
                             .repeated = what.repeated,
                             .back = back ? &*back : nullptr,
                             .warnings = what.notices,
                             .data = data,
                             .pending = &seen.pending};
  if (what.how == outcome::refused) return json_failed(kind, *what.refusal, extras);
  if (what.how == outcome::failed) return json_failed(kind, with_advice(*what.failure), extras);
  std::vector<std::string> events;
  for (const commit_view& commit : seen.commits)
    for (const event_view& each : commit.events) {
      std::string object = event_object(each);
      events.push_back(commit.undone ? marked_undone(object) : std::move(object));
    }
  std::optional<seq_range> seq;
  const bool has_made = what.how == outcome::accepted || seen.what.what == asked::fight;
  if (has_made && !seen.commits.empty())
    seq = seq_range{seen.commits.front().first, seen.commits.back().last};
  return json_done(kind, seq, text_of(lines_for_people(seen, {})), events, extras);
}

[[nodiscard]] std::vector<std::string> problem_of(const given_command& given, const response& what,
                                                  const layout& where) {
  std::vector<std::string> lines;
  if (given.number) lines.push_back(fmt::format("Line {}:", *given.number));
  auto rest = what.how == outcome::refused
                  ? refusal_lines(given.line, *what.refusal, where)
                  : error_lines(with_advice(*what.failure), where, speaker::game);
  std::ranges::move(rest, std::back_inserter(lines));
  return lines;
}

}  // namespace

shown_answer show(const given_command& given, const line_answer& all, answer_format format,
                  const layout& out, const layout& err, reading how, const onlooker& who) {
  shown_answer shown;
  const response& what = *all.response;
  const bool is_fine = what.how == outcome::accepted || what.how == outcome::answered;
  if (!is_fine)
    shown.code = what.how == outcome::failed ? exit_code_of(*what.failure) : exit_code::refused;
  const seen_answer seen = seen_by(who, all, how);
  for (const model::views::imposition& each : seen.offered) shown.offered.push_back(each.line);
  shown.offered.insert(shown.offered.end(), all.offers.begin(), all.offers.end());
  if (format == answer_format::json) {
    shown.out.push_back(as_json(given, seen));
  } else if (is_fine) {
    shown.out = lines_for_people(seen, out);
  } else {
    if (all.what == asked::fight && !seen.commits.empty())
      shown.out = fight_lines(seen.commits, std::nullopt, nullptr, out);
    shown.err = problem_of(given, what, err);
  }
  for (const std::string& each : what.notices)
    shown.err.push_back(err.look.paint(tone::warning, "dnd:") + " " + err.look.clean(each));
  return shown;
}

}  // namespace dnd::cli
