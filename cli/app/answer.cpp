#include "cli/app/answer.hpp"

#include "cli/app/advice.hpp"
#include "cli/app/log_view.hpp"
#include "cli/render/entries/entry_json.hpp"
#include "cli/render/entries/entry_lines.hpp"
#include "cli/render/entries/found_lines.hpp"
#include "cli/render/errors.hpp"
#include "cli/render/event_json.hpp"
#include "cli/render/json.hpp"
#include "cli/render/narration.hpp"
#include "cli/render/sheet.hpp"
#include "cli/render/status.hpp"
#include "model/assert.hpp"
#include "model/language/help.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/log_filter.hpp"
#include "model/views/state_view.hpp"

#include <fmt/format.h>

#include <iterator>

namespace dnd::cli {
namespace {

using actors::outcome;
using actors::response;

using model::views::commit_part;
using model::views::commit_view;
using model::views::event_view;
using model::views::state_view;
using model::views::viewer;

/// An answer as it may be shown.
struct seen_answer {
  const line_answer& what;
  std::vector<commit_view> commits;
  /// Of an answer that shows it.
  std::optional<state_view> state;
};

[[nodiscard]] seen_answer seen_by(const viewer& whose, const line_answer& what) {
  const response& how = *what.response;
  seen_answer out{.what = what, .commits = {}, .state = {}};
  const model::views::known_states known{.before = how.before.get(), .after = how.after.get()};
  if (how.how == outcome::accepted) out.commits.push_back(view_of(*how.what, whose, known));
  if (what.what == asked::log) {
    model::views::log_filter wanted({.last = what.events_most});
    for (const model::commit_ptr& each : what.commits) wanted.read(each);
    for (const commit_part& each : wanted.take())
      out.commits.push_back(view_of(each, whose, known));
  }
  const bool shows_state = what.what == asked::status || what.what == asked::reopen;
  if (shows_state && how.after != nullptr) out.state = view_of(*how.after, whose);
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
  if (seen.what.focus.empty()) return status_lines(*seen.state, where);
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
    case asked::look:
      return entry_lines(what.entries, where);
    case asked::find:
      return found_lines(what.found, where);
    case asked::log: {
      auto lines = log_lines(seen.commits, where);
      if (lines.empty()) lines.emplace_back("Nothing has happened yet.");
      return lines;
    }
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
  return narrate(seen.commits, where.look);
}

/// The answer to a question about the content, as data.
[[nodiscard]] std::string data_of(const line_answer& what) {
  if (what.what == asked::look) return entries_json(what.entries);
  if (what.what == asked::find) return found_json(what.found);
  return {};
}

[[nodiscard]] std::string as_json(const given_command& given, const seen_answer& seen) {
  const response& what = *seen.what.response;
  const std::string data = data_of(seen.what);
  const answer_extras extras{
      .id = given.terms.id, .repeated = what.repeated, .warnings = what.notices, .data = data};
  if (what.how == outcome::refused) return json_failed(*what.refusal, extras);
  if (what.how == outcome::failed) return json_failed(with_advice(*what.failure), extras);
  std::vector<std::string> events;
  for (const commit_view& commit : seen.commits)
    for (const event_view& each : commit.events) events.push_back(event_object(each));
  std::optional<seq_range> seq;
  if (what.how == outcome::accepted && !seen.commits.empty())
    seq = seq_range{seen.commits.front().first, seen.commits.back().last};
  return json_done(seq, text_of(lines_for_people(seen, {})), events, extras);
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
                  const layout& out, const layout& err) {
  shown_answer shown;
  const response& what = *all.response;
  const bool is_fine = what.how == outcome::accepted || what.how == outcome::answered;
  if (!is_fine)
    shown.code = what.how == outcome::failed ? exit_code_of(*what.failure) : exit_code::refused;
  // Whoever sits at the command line is the game master.
  const seen_answer seen = seen_by(viewer::gm(), all);
  if (format == answer_format::json) {
    shown.out.push_back(as_json(given, seen));
  } else if (is_fine) {
    shown.out = lines_for_people(seen, out);
  } else {
    shown.err = problem_of(given, what, err);
  }
  for (const std::string& each : what.notices)
    shown.err.push_back(err.look.paint(tone::warning, "dnd:") + " " + err.look.clean(each));
  return shown;
}

}  // namespace dnd::cli
