#include "cli/app/export_forms.hpp"
#include "cli/render/character_sheet.hpp"
#include "cli/render/stats_answers.hpp"
#include "model/json/writer.hpp"
#include "model/views/stats_view.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace dnd::cli {
namespace {

using model::commands::stats_by;
using model::views::stats_table;

[[nodiscard]] std::string csv_text(const stats_table& of) {
  std::string out;
  // RFC 4180 ends lines so, and so do spreadsheets.
  for (const std::string& line : csv_lines(of)) out += line + "\r\n";
  return out;
}

[[nodiscard]] std::int64_t csv_number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

[[nodiscard]] stats_table figures_by(const exported_campaign& what, stats_by by) {
  model::commands::stats asked;
  asked.by = by;
  return model::views::stats_of(what.figures, "campaign", asked, model::views::viewer::gm()).table;
}

[[nodiscard]] stats_table commits_table(const exported_campaign& what) {
  stats_table out;
  for (const std::string_view name : {"seq", "at", "by", "command", "session", "undone"})
    out.columns.push_back({std::string(name), std::string(name)});
  for (const told_command& each : what.commands)
    out.rows.push_back({csv_number(each.seq), moment_text(each.at_ms), each.by, each.line,
                        std::int64_t{each.session}, std::int64_t{each.undone}});
  return out;
}

[[nodiscard]] stats_table events_table(const exported_campaign& what) {
  stats_table out;
  for (const std::string_view name : {"seq", "command_seq", "type", "session", "undone", "event"})
    out.columns.push_back({std::string(name), std::string(name)});
  for (const told_command& each : what.commands)
    for (std::size_t i = 0; i < each.events.size(); ++i)
      out.rows.push_back({csv_number(each.seq + i), csv_number(each.seq), each.types[i],
                          std::int64_t{each.session}, std::int64_t{each.undone}, each.events[i]});
  return out;
}

[[nodiscard]] stats_table creatures_table(const exported_campaign& what) {
  stats_table out;
  for (const std::string_view name : {"session", "id", "name", "kind", "hp", "max_hp",
                                      "temporary_hp", "armor_class", "life", "conditions"})
    out.columns.push_back({std::string(name), std::string(name)});
  for (const told_roster& at : what.rosters)
    for (const model::views::roster_row& each : at.rows)
      out.rows.push_back(
          {at.session == 0 ? std::string("now") : std::to_string(at.session), each.id, each.name,
           std::string(each.is_character ? "character" : "monster"), std::int64_t{each.hp},
           std::int64_t{each.max_hp}, std::int64_t{each.temporary_hp},
           std::int64_t{each.armor_class}, each.life, each.conditions});
  return out;
}

[[nodiscard]] stats_table sessions_table(const exported_campaign& what) {
  stats_table out;
  for (const std::string_view name :
       {"number", "title", "started", "ended", "first_seq", "last_seq", "events"})
    out.columns.push_back({std::string(name), std::string(name)});
  for (const auto& each : what.sessions)
    out.rows.push_back({std::int64_t{each.number}, each.title, moment_text(each.started_ms),
                        each.ended_ms == 0 ? std::string() : moment_text(each.ended_ms),
                        csv_number(each.first), csv_number(each.last), csv_number(each.events)});
  return out;
}

void add_rows(json::writer& out, std::string_view name, const stats_table& of) {
  out.open(name, '[');
  for (const auto& row : of.rows) {
    out.open('{');
    for (std::size_t i = 0; i < row.size(); ++i) {
      out.key(of.columns[i].name);
      if (const auto* text = std::get_if<std::string>(&row[i]))
        out.text(*text);
      else if (const auto* number = std::get_if<std::int64_t>(&row[i]))
        out.number(*number);
      else
        out.raw(fmt::format("{:.6g}", std::get<double>(row[i])));
    }
    out.close('}');
  }
  out.close(']');
}

void add_json_commits(json::writer& out, const exported_campaign& what) {
  out.open("commits", '[');
  for (const told_command& each : what.commands) {
    out.open('{');
    out.key("seq").count(each.seq);
    out.key("at").text(moment_text(each.at_ms));
    out.key("by").text(each.by);
    out.key("command").text(each.line);
    out.key("session").count(each.session);
    out.key("undone").truth(each.undone);
    out.open("told", '[');
    for (const std::string& line : each.told) out.text(line);
    out.close(']');
    out.open("events", '[');
    for (const std::string& object : each.events) out.raw(object);
    out.close(']');
    out.close('}');
  }
  out.close(']');
}

}  // namespace

std::vector<actors::named_text> export_csv(const exported_campaign& what) {
  return {{"sessions.csv", csv_text(sessions_table(what))},
          {"commits.csv", csv_text(commits_table(what))},
          {"events.csv", csv_text(events_table(what))},
          {"creatures.csv", csv_text(creatures_table(what))},
          {"creature_figures.csv", csv_text(figures_by(what, stats_by::creature))},
          {"attack_figures.csv", csv_text(figures_by(what, stats_by::attack))},
          {"die_figures.csv", csv_text(figures_by(what, stats_by::die))}};
}

std::string export_json(const exported_campaign& what) {
  json::writer out;
  out.open('{');
  out.key("format").count(1);
  out.key("campaign").text(what.name);
  out.key("world").text(what.world);
  out.key("seq").count(what.last);
  add_rows(out, "sessions", sessions_table(what));
  add_json_commits(out, what);
  add_rows(out, "creatures", creatures_table(what));
  out.open("sheets", '[');
  for (const auto& sheet : what.sheets) {
    out.open('{');
    add_sheet_text(out, sheet);
    out.close('}');
  }
  out.close(']');
  add_rows(out, "creature_figures", figures_by(what, stats_by::creature));
  add_rows(out, "attack_figures", figures_by(what, stats_by::attack));
  add_rows(out, "die_figures", figures_by(what, stats_by::die));
  out.close('}');
  return std::move(out).take() + "\n";
}

}  // namespace dnd::cli
