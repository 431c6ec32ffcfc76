#include "cli/app/answer.hpp"

#include "cli/app/advice.hpp"
#include "cli/app/log_view.hpp"
#include "cli/render/errors.hpp"
#include "cli/render/json.hpp"
#include "cli/render/narrator.hpp"
#include "cli/render/sheet.hpp"
#include "cli/render/status.hpp"
#include "io/store/codec/event_codec.hpp"
#include "model/assert.hpp"
#include "model/language/help.hpp"

#include <fmt/format.h>

#include <iterator>

namespace dnd::cli {
namespace {

using actors::outcome;
using actors::response;

/// The events of commits, as people are told of them.
[[nodiscard]] std::vector<logged_event> logged(std::span<const model::commit_ptr> commits) {
  std::vector<logged_event> out;
  for (const model::commit_ptr& each : commits) {
    model::seq_t seq = each->first;
    for (const model::event& event : *each->events) {
      out.push_back({.seq = seq, .at_ms = each->at_ms, .by = {}, .command = {}, .what = &event});
      if (seq++ != each->first) continue;
      out.back().by = each->by;
      out.back().command = each->line;
    }
  }
  return out;
}

[[nodiscard]] std::vector<logged_event> logged(const line_answer& what) {
  if (what.what != asked::log) {
    const model::commit_ptr& made = what.response->what;
    return made == nullptr ? std::vector<logged_event>() : logged(std::span(&made, 1));
  }
  auto events = logged(what.commits);
  if (events.size() > what.events_most)
    events.erase(events.begin(), events.end() - static_cast<std::ptrdiff_t>(what.events_most));
  return events;
}

/// By the state as it is, else as it was: whoever was just removed has a name too.
[[nodiscard]] name_lookup names_in(const response& what) {
  return [&what](std::string_view id) {
    for (const auto& state : {what.after, what.before})
      if (state && state->find(id) != nullptr) return names_of(*state)(id);
    return std::string(id);
  };
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

[[nodiscard]] std::vector<std::string> status_of(const line_answer& what, const layout& where) {
  const model::state& state = *what.response->after;
  if (what.focus.empty()) return status_lines(state, where);
  const model::creature* who = state.find(what.focus);
  DND_ASSERT(who != nullptr);
  return sheet_lines(*who, where);
}

/// What people read of a command that was carried out, or of a question that was answered.
[[nodiscard]] std::vector<std::string> told(const line_answer& what, const layout& where) {
  const response& answer = *what.response;
  switch (what.what) {
    case asked::status:
      return status_of(what, where);
    case asked::log: {
      auto lines = log_lines(names_in(answer), logged(what), where);
      if (lines.empty()) lines.emplace_back("Nothing has happened yet.");
      return lines;
    }
    case asked::help:
      return lines_of(what.topic.empty() ? model::help_text() : model::help_text(what.topic));
    case asked::reopen:
      return {fmt::format("Open again, at event {}.", answer.after->seq())};
    case asked::quit:
      return {};
    case asked::nothing:
      break;
  }
  if (answer.how != outcome::accepted) return {};
  return narrate(names_in(answer), logged(what), where.look);
}

[[nodiscard]] std::string as_json(const given_command& given, const line_answer& all) {
  const response& what = *all.response;
  const answer_extras extras{
      .id = given.terms.id, .repeated = what.repeated, .warnings = what.notices};
  if (what.how == outcome::refused) return json_failed(*what.refusal, extras);
  if (what.how == outcome::failed) return json_failed(with_advice(*what.failure), extras);
  std::vector<std::string> events;
  for (const logged_event& each : logged(all))
    events.push_back(io::event_object(each.seq, *each.what));
  std::optional<seq_range> seq;
  if (what.how == outcome::accepted) seq = seq_range{what.what->first, what.what->last};
  return json_done(seq, text_of(told(all, {})), events, extras);
}

[[nodiscard]] std::vector<std::string> problem_of(const given_command& given, const response& what,
                                                  const layout& where) {
  std::vector<std::string> lines;
  if (given.number) lines.push_back(fmt::format("Line {}:", *given.number));
  auto rest = what.how == outcome::refused ? refusal_lines(given.line, *what.refusal, where)
                                           : error_lines(with_advice(*what.failure), where);
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
  if (format == answer_format::json) {
    shown.out.push_back(as_json(given, all));
  } else if (is_fine) {
    shown.out = told(all, out);
  } else {
    shown.err = problem_of(given, what, err);
  }
  for (const std::string& each : what.notices)
    shown.err.push_back(err.look.paint(tone::warning, "dnd:") + " " + err.look.clean(each));
  return shown;
}

}  // namespace dnd::cli
