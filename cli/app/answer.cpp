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
using actors::question;
using actors::response;

[[nodiscard]] std::vector<logged_event> logged(const response& what) {
  std::vector<logged_event> out;
  out.reserve(what.records.size());
  for (const actors::record& each : what.records)
    out.push_back({.seq = each.seq,
                   .at_ms = each.at_ms,
                   .by = each.by,
                   .command = each.command,
                   .what = &each.what});
  return out;
}

/// By the table as it is, else as it was: whoever was just removed has a name too.
[[nodiscard]] name_lookup names_in(const response& what) {
  return [&what](std::string_view id) {
    for (const auto& table : {what.table, what.before})
      if (table && table->find(id) != nullptr) return names_of(*table)(id);
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

[[nodiscard]] std::vector<std::string> status_of(const response& what, const layout& where) {
  DND_ASSERT(what.table != nullptr);
  if (what.focus.empty()) return status_lines(*what.table, where);
  const model::creature* who = what.table->find(what.focus);
  DND_ASSERT(who != nullptr);
  return sheet_lines(*who, where);
}

/// What people read of a command that was carried out or answered.
[[nodiscard]] std::vector<std::string> told(const response& what, const layout& where) {
  if (what.how == outcome::accepted) return narrate(names_in(what), logged(what), where.look);
  switch (what.asked) {
    case question::status:
      return status_of(what, where);
    case question::log: {
      auto lines = log_lines(names_in(what), logged(what), where);
      if (lines.empty()) lines.emplace_back("Nothing has happened yet.");
      return lines;
    }
    case question::help:
      return lines_of(what.topic.empty() ? model::help_text() : model::help_text(what.topic));
    case question::reopen:
      if (what.table) return {fmt::format("Open again, at event {}.", what.table->seq())};
      break;
    case question::none:
    case question::nothing:
    case question::quit:
      break;
  }
  return {};
}

[[nodiscard]] std::string as_json(const given_command& given, const response& what) {
  const answer_extras extras{
      .id = given.terms.id, .repeated = what.repeated, .warnings = what.notices};
  if (what.how == outcome::refused) return json_failed(*what.refusal, extras);
  if (what.how == outcome::failed) return json_failed(with_advice(*what.failure), extras);
  std::vector<std::string> events;
  events.reserve(what.records.size());
  for (const actors::record& each : what.records)
    events.push_back(io::event_object(each.seq, each.what));
  std::optional<seq_range> seq;
  if (what.how == outcome::accepted && !what.records.empty())
    seq = seq_range{what.records.front().seq, what.records.back().seq};
  return json_done(seq, text_of(told(what, {})), events, extras);
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

shown_answer show(const given_command& given, const actors::response& what, answer_format format,
                  const layout& out, const layout& err) {
  shown_answer shown;
  const bool is_fine = what.how == outcome::accepted || what.how == outcome::answered;
  if (!is_fine)
    shown.code = what.how == outcome::failed ? exit_code_of(*what.failure) : exit_code::refused;
  if (format == answer_format::json) {
    shown.out.push_back(as_json(given, what));
  } else if (is_fine) {
    shown.out = told(what, out);
  } else {
    shown.err = problem_of(given, what, err);
  }
  for (const std::string& each : what.notices)
    shown.err.push_back(err.look.paint(tone::warning, "dnd:") + " " + err.look.clean(each));
  return shown;
}

}  // namespace dnd::cli
