#include "cli/app/answer.hpp"

#include "cli/app/log_view.hpp"
#include "cli/render/errors.hpp"
#include "cli/render/event_json.hpp"
#include "cli/render/json.hpp"
#include "cli/render/narration.hpp"
#include "cli/render/sheet.hpp"
#include "cli/render/status.hpp"
#include "model/assert.hpp"
#include "model/language/help.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/state_view.hpp"

#include <fmt/format.h>

#include <iterator>

namespace dnd::cli {
namespace {

using actors::outcome;
using actors::question;
using actors::response;

using model::views::commit_part;
using model::views::commit_view;
using model::views::event_view;
using model::views::state_view;
using model::views::viewer;

// -- from records to commits: to go when the engine's answer holds commits ---

/// Records in the order of the log, the first of which may be in the middle of a command.
[[nodiscard]] std::vector<commit_part> commits_of(std::span<const actors::record> records) {
  std::vector<commit_part> out;
  while (!records.empty()) {
    const actors::record& head = records.front();
    auto commit = std::make_shared<model::commit>();
    auto events = std::make_shared<std::vector<model::event>>();
    commit_part part;
    commit->first = head.seq;
    // Its first event is not among the records, so another one stands in for it, and is not seen.
    if (head.command.empty()) {
      --commit->first;
      events->push_back(head.what);
    }
    std::size_t size = 0;
    do {
      part.seqs.push_back(records[size].seq);
      events->push_back(records[size].what);
    } while (++size < records.size() && records[size].command.empty());
    commit->last = part.seqs.back();
    commit->at_ms = head.at_ms;
    commit->by = head.by;
    commit->line = head.command;
    commit->events = std::move(events);
    part.what = std::move(commit);
    out.push_back(std::move(part));
    records = records.subspan(size);
  }
  return out;
}

// ----------------------------------------------------------------------------

/// An answer as it may be shown.
struct seen_answer {
  const response& what;
  std::vector<commit_view> commits;
  /// Where the answer brings the state along.
  std::optional<state_view> state;
};

[[nodiscard]] seen_answer seen_by(const viewer& whose, const response& what) {
  seen_answer out{.what = what, .commits = {}, .state = {}};
  for (const commit_part& each : commits_of(what.records))
    out.commits.push_back(
        view_of(each, whose, {.before = what.before.get(), .after = what.table.get()}));
  const bool asks_for_state = what.asked == question::status || what.asked == question::reopen;
  if (asks_for_state && what.table != nullptr) out.state = view_of(*what.table, whose);
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

/// What people read of a command that was carried out or answered.
[[nodiscard]] std::vector<std::string> told(const seen_answer& seen, const layout& where) {
  const response& what = seen.what;
  if (what.how == outcome::accepted) return narrate(seen.commits, where.look);
  switch (what.asked) {
    case question::status:
      return status_of(seen, where);
    case question::log: {
      auto lines = log_lines(seen.commits, where);
      if (lines.empty()) lines.emplace_back("Nothing has happened yet.");
      return lines;
    }
    case question::help:
      return lines_of(what.topic.empty() ? model::help_text() : model::help_text(what.topic));
    case question::reopen:
      if (seen.state) return {fmt::format("Open again, at event {}.", seen.state->seq)};
      break;
    case question::none:
    case question::nothing:
    case question::quit:
      break;
  }
  return {};
}

[[nodiscard]] std::string as_json(const given_command& given, const seen_answer& seen) {
  const response& what = seen.what;
  const answer_extras extras{
      .id = given.terms.id, .repeated = what.repeated, .warnings = what.notices};
  if (what.how == outcome::refused) return json_failed(*what.refusal, extras);
  if (what.how == outcome::failed) return json_failed(*what.failure, extras);
  std::vector<std::string> events;
  for (const commit_view& commit : seen.commits)
    for (const event_view& each : commit.events) events.push_back(event_object(each));
  std::optional<seq_range> seq;
  if (what.how == outcome::accepted && !seen.commits.empty())
    seq = seq_range{seen.commits.front().first, seen.commits.back().last};
  return json_done(seq, text_of(told(seen, {})), events, extras);
}

[[nodiscard]] std::vector<std::string> problem_of(const given_command& given, const response& what,
                                                  const layout& where) {
  std::vector<std::string> lines;
  if (given.number) lines.push_back(fmt::format("Line {}:", *given.number));
  auto rest = what.how == outcome::refused ? refusal_lines(given.line, *what.refusal, where)
                                           : error_lines(*what.failure, where);
  std::ranges::move(rest, std::back_inserter(lines));
  return lines;
}

}  // namespace

shown_answer show(const given_command& given, const actors::response& what, answer_format format,
                  const layout& out, const layout& err) {
  shown_answer shown;
  const bool is_fine = what.how == outcome::accepted || what.how == outcome::answered;
  if (!is_fine)
    shown.code = what.how == outcome::failed ? exit_code_of(*what.failure) : exit_code::refused;
  // Whoever sits at the command line is the game master.
  const seen_answer seen = seen_by(viewer::gm(), what);
  if (format == answer_format::json) {
    shown.out.push_back(as_json(given, seen));
  } else if (is_fine) {
    shown.out = told(seen, out);
  } else {
    shown.err = problem_of(given, what, err);
  }
  for (const std::string& each : what.notices)
    shown.err.push_back(err.look.paint(tone::warning, "dnd:") + " " + err.look.clean(each));
  return shown;
}

}  // namespace dnd::cli
