#include "cli/app/commands.hpp"

#include "actors/questions.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/app/played_campaign.hpp"
#include "cli/app/shown_time.hpp"
#include "model/json/writer.hpp"
#include "model/language/print.hpp"
#include "model/views/sessions.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

using model::views::session_info;

/// One command of the game on the campaign that is meant.
[[nodiscard]] exit_code play_one(context& with, const model::command& what) {
  const auto which = chosen_campaign(with, with.typed.value("--campaign").value_or(""));
  if (!which) return fail(with, which.error());
  const auto played = played_campaign::open(with, *which);
  if (!played) return fail(with, played.error());
  const given_command given{.line = model::print(what)};
  const line_answer answer = answer_line((*played)->campaign(), given);
  const shown_answer shown = show(given, answer, with.format, with.out.out(), with.out.err());
  with.out.print(shown.out);
  with.out.flush();
  if (!shown.err.empty()) with.out.complain(shown.err);
  return worse(shown.code, (*played)->close(with));
}

void add_session(json::writer& out, const session_info& each) {
  out.open('{');
  out.key("number").count(each.number);
  out.key("title").text(each.title);
  out.key("started").text(time_text(each.started_ms));
  out.key("ended");
  each.ended_ms == 0 ? out.null() : out.text(time_text(each.ended_ms));
  out.key("events").count(each.events);
  out.close('}');
}

[[nodiscard]] std::vector<std::string> session_lines(std::span<const session_info> sessions,
                                                     const layout& where) {
  if (sessions.empty()) return {"There was no session yet."};
  std::vector<table_row> rows;
  for (const session_info& each : sessions) {
    table_cell ended{shown_time(each.ended_ms, where), tone::faint};
    if (each.ended_ms == 0) ended = {"running", tone::good};
    rows.push_back({{std::to_string(each.number)},
                    {where.look.clean(each.title), tone::strong},
                    {shown_time(each.started_ms, where), tone::faint},
                    ended,
                    {std::to_string(each.events)}});
  }
  return table_lines({{"#", alignment::right},
                      {"Title", alignment::left, 12},
                      {"Started"},
                      {"Ended"},
                      {"Events", alignment::right}},
                     rows, where);
}

}  // namespace

exit_code session_start_command(context& with) {
  return play_one(with, model::commands::start_session{
                            .title = fmt::format("{}", fmt::join(with.typed.words, " "))});
}

exit_code session_save_command(context& with) {
  return play_one(with, model::commands::save_session{});
}

exit_code session_end_command(context& with) {
  return play_one(with, model::commands::end_session{});
}

exit_code session_list_command(context& with) {
  const auto which = chosen_campaign(with, with.typed.value("--campaign").value_or(""));
  if (!which) return fail(with, which.error());
  const auto sessions = actors::questions(with.ops, *which).sessions();
  if (!sessions) return fail(with, sessions.error());
  if (with.format == answer_format::text)
    return answer(with, session_lines(*sessions, with.out.out()));
  json::writer out;
  out.open('{');
  out.open("sessions", '[');
  for (const session_info& each : *sessions) add_session(out, each);
  out.close(']');
  out.close('}');
  return answer(with, std::move(out).take());
}

}  // namespace dnd::cli
