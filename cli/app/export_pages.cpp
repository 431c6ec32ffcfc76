#include "cli/app/export_forms.hpp"
#include "cli/render/stats_answers.hpp"
#include "cli/render/style.hpp"
#include "cli/render/svg_chart.hpp"
#include "model/views/stats_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace dnd::cli {
namespace {

using model::commands::stats_by;
using model::views::stats_view;

constexpr stats_by exported_tables[] = {stats_by::creature, stats_by::attack, stats_by::die,
                                        stats_by::turn};

[[nodiscard]] stats_view table_by(const exported_campaign& what, stats_by by) {
  model::commands::stats asked;
  asked.by = by;
  return model::views::stats_of(what.figures, "campaign", asked, model::views::viewer::gm());
}

[[nodiscard]] std::string heading_of(stats_by by) {
  switch (by) {
    case stats_by::creature:
      return "By creature";
    case stats_by::attack:
      return "By attack";
    case stats_by::die:
      return "Luck";
    case stats_by::turn:
      break;
  }
  return "Turns";
}

/// "Session 3: The mill"
[[nodiscard]] std::string session_heading(const exported_campaign& what, std::uint32_t number) {
  if (number == 0) return "Between sessions";
  std::string out = fmt::format("Session {}", number);
  for (const auto& each : what.sessions)
    if (each.number == number && !each.title.empty()) out += ": " + each.title;
  return out;
}

/// One that belongs to the one before it.
[[nodiscard]] bool is_continued(std::string_view line) {
  return line.starts_with(' ');
}

[[nodiscard]] std::string_view without_blanks(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(' '), line.size()));
}

/// Calls `heading` where another session begins, and `line` with each sentence that stands.
template <class Heading, class Line>
void tell_story(const exported_campaign& what, Heading heading, Line line) {
  bool is_first = true;
  std::uint32_t session = 0;
  for (const told_command& each : what.commands) {
    if (each.undone || each.told.empty()) continue;
    if (is_first || each.session != session) heading(each);
    is_first = false;
    session = each.session;
    for (const std::string& one : each.told) line(one);
  }
}

[[nodiscard]] std::string row_text(const model::views::stats_value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return fmt::format("{:.2f}", std::get<double>(value));
}

constexpr std::string_view page_style =
    "body{font:16px/1.5 serif;max-width:50em;margin:2em auto;padding:0 1em;color:#222}"
    "h1,h2,h3{font-family:sans-serif;line-height:1.2}"
    "li li{color:#555}table{border-collapse:collapse;font:13px sans-serif}"
    "td,th{border:1px solid #ccc;padding:2px 6px;text-align:right}"
    "td:first-child,th:first-child{text-align:left}.when{color:#777}svg{max-width:100%}";

[[nodiscard]] std::string html_table(const stats_view& of) {
  std::string out = "<table><thead><tr>";
  for (const auto& each : of.table.columns) out += "<th>" + xml_escaped(each.title) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const auto& row : of.table.rows) {
    out += "<tr>";
    for (const auto& value : row) out += "<td>" + xml_escaped(row_text(value)) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

void add_html_figures(std::string& out, const exported_campaign& what) {
  out += "<h2>Figures</h2>\n";
  for (const stats_by by : exported_tables) {
    const stats_view of = table_by(what, by);
    if (of.table.rows.empty()) continue;
    out += "<h3>" + heading_of(by) + "</h3>\n" + html_table(of);
    if (!of.chart.labels.empty())
      for (const std::string& each : svg_lines(of.chart)) out += each + "\n";
    for (const std::string& each : of.notes) out += "<p>" + xml_escaped(each) + "</p>\n";
  }
}

void add_html_sheets(std::string& out, const exported_campaign& what) {
  if (what.sheets.empty()) return;
  out += "<h2>Characters</h2>\n";
  for (const auto& sheet : what.sheets) {
    out += "<h3>" + xml_escaped(sheet.name) + "</h3>\n<p>" + xml_escaped(sheet.about) + "</p>\n";
    for (const auto& section : sheet.sections) {
      out += "<p><strong>" + xml_escaped(section.heading) + "</strong></p>\n<ul>\n";
      for (const std::string& line : section.lines) out += "<li>" + xml_escaped(line) + "</li>\n";
      out += "</ul>\n";
    }
  }
}

}  // namespace

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char each = text[i];
    const bool is_special =
        std::string_view("\\`*_{}[]<>#|~$^@&").find(each) != std::string_view::npos;
    // What would begin a list or a heading.
    const bool begins = i == 0 && std::string_view("+-=!").find(each) != std::string_view::npos;
    const bool is_number_end =
        (each == '.' || each == ')') && i > 0 && i < 10 &&
        std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i),
                    [](char c) { return c >= '0' && c <= '9'; });
    if (is_special || begins || is_number_end) out += '\\';
    out += each == '\n' || each == '\r' ? ' ' : each;
  }
  return out;
}

std::string export_markdown(const exported_campaign& what) {
  std::string out = "# " + markdown_escaped(what.name) + "\n";
  tell_story(
      what,
      [&](const told_command& first) {
        out += fmt::format("\n## {}\n\n*{}*\n\n",
                           markdown_escaped(session_heading(what, first.session)),
                           time_text(first.at_ms));
      },
      [&](const std::string& line) {
        out += (is_continued(line) ? "    - " : "- ") +
               markdown_escaped(style().clean(without_blanks(line))) + "\n";
      });
  if (!what.sheets.empty()) out += "\n## Characters\n";
  for (const auto& sheet : what.sheets) {
    out += "\n### " + markdown_escaped(sheet.name) + "\n\n" + markdown_escaped(sheet.about) + "\n";
    for (const auto& section : sheet.sections) {
      out += "\n**" + markdown_escaped(section.heading) + "**\n\n";
      for (const std::string& line : section.lines) out += "- " + markdown_escaped(line) + "\n";
    }
  }
  out += "\n## Figures\n";
  for (const stats_by by : exported_tables) {
    const stats_view of = table_by(what, by);
    if (of.table.rows.empty()) continue;
    out += "\n### " + heading_of(by) + "\n\n|";
    for (const auto& each : of.table.columns) out += " " + markdown_escaped(each.title) + " |";
    out += "\n|";
    for (std::size_t i = 0; i < of.table.columns.size(); ++i) out += i == 0 ? " --- |" : " ---: |";
    out += "\n";
    for (const auto& row : of.table.rows) {
      out += "|";
      for (const auto& value : row) out += " " + markdown_escaped(row_text(value)) + " |";
      out += "\n";
    }
    for (const std::string& each : of.notes) out += "\n" + markdown_escaped(each) + "\n";
  }
  return out;
}

std::string export_html(const exported_campaign& what) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n"
      "<style>{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n",
      xml_escaped(what.name), page_style);
  // A list in a list stands in an item of it.
  bool in_list = false;
  bool in_item = false;
  bool in_inner = false;
  const auto end_inner = [&] {
    if (std::exchange(in_inner, false)) out += "</ul>\n";
  };
  const auto end_item = [&] {
    end_inner();
    if (std::exchange(in_item, false)) out += "</li>\n";
  };
  const auto end_list = [&] {
    end_item();
    if (std::exchange(in_list, false)) out += "</ul>\n";
  };
  tell_story(
      what,
      [&](const told_command& first) {
        end_list();
        out +=
            fmt::format("<h2>{}</h2>\n<p class=\"when\">{}</p>\n",
                        xml_escaped(session_heading(what, first.session)), time_text(first.at_ms));
      },
      [&](const std::string& line) {
        if (!std::exchange(in_list, true)) out += "<ul>\n";
        const std::string text = xml_escaped(style().clean(without_blanks(line)));
        if (is_continued(line) && in_item) {
          if (!std::exchange(in_inner, true)) out += "\n<ul>\n";
          out += "<li>" + text + "</li>\n";
          return;
        }
        end_item();
        out += "<li>" + text;
        in_item = true;
      });
  end_list();
  add_html_sheets(out, what);
  add_html_figures(out, what);
  return out + "</body>\n</html>\n";
}

}  // namespace dnd::cli
