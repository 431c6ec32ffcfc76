#include "cli/render/character_sheet.hpp"

#include "cli/render/markup.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace dnd::cli {
namespace {

using model::commands::sheet_form;
using model::views::character_sheet;
using model::views::sheet_section;

/// Sections whose lines are short stand in one line, and the others a line each.
std::string in_one_line(const sheet_section& section) {
  std::string text;
  for (const std::string& line : section.lines) text += (text.empty() ? "" : "; ") + line;
  return text;
}

std::vector<std::string> as_text(const character_sheet& sheet) {
  std::vector<std::string> lines = {sheet.name + ": " + sheet.about};
  for (const sheet_section& section : sheet.sections)
    lines.push_back("  " + section.heading + ": " + in_one_line(section));
  return lines;
}

std::vector<std::string> as_markdown(const character_sheet& sheet) {
  std::vector<std::string> lines = {"# " + markdown_text(sheet.name), "",
                                    markdown_text(sheet.about)};
  for (const sheet_section& section : sheet.sections) {
    lines.insert(lines.end(), {"", "## " + section.heading, ""});
    for (const std::string& line : section.lines) lines.push_back("- " + markdown_text(line));
  }
  return lines;
}

std::vector<std::string> as_html(const character_sheet& sheet) {
  std::vector<std::string> lines = {
      "<!DOCTYPE html>",
      "<html lang=\"en\"><head><meta charset=\"utf-8\">",
      fmt::format("<title>{}</title>", html_text(sheet.name)),
      "<style>body{font-family:serif;columns:2;max-width:60em;margin:2em auto}",
      "section{break-inside:avoid}h1,h2{margin:.5em 0 .2em}ul{margin:0}</style>",
      "</head><body>",
      fmt::format("<h1>{}</h1><p>{}</p>", html_text(sheet.name), html_text(sheet.about))};
  for (const sheet_section& section : sheet.sections) {
    lines.push_back(fmt::format("<section><h2>{}</h2><ul>", section.heading));
    for (const std::string& line : section.lines)
      lines.push_back(fmt::format("<li>{}</li>", html_text(line)));
    lines.emplace_back("</ul></section>");
  }
  lines.emplace_back("</body></html>");
  return lines;
}

std::vector<std::string> as_file(const character_sheet& sheet) {
  std::vector<std::string> lines;
  std::string_view rest = sheet.file;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

}  // namespace

std::vector<std::string> character_sheet_lines(const character_sheet& sheet, sheet_form form) {
  switch (form) {
    case sheet_form::text:
      return as_text(sheet);
    case sheet_form::markdown:
      return as_markdown(sheet);
    case sheet_form::html:
      return as_html(sheet);
    case sheet_form::file:
      return as_file(sheet);
  }
  return {};
}

void add_sheet_text(json::writer& out, const character_sheet& sheet) {
  out.key("name").text(sheet.name);
  out.key("about").text(sheet.about);
  out.open("sections", '[');
  for (const sheet_section& section : sheet.sections) {
    out.open('{');
    out.key("heading").text(section.heading);
    out.open("lines", '[');
    for (const std::string& line : section.lines) out.text(line);
    out.close(']');
    out.close('}');
  }
  out.close(']');
}

std::string character_sheet_data(const character_sheet& sheet) {
  json::writer out;
  out.open('{');
  out.open("sheet", '{');
  add_sheet_text(out, sheet);
  out.key("file").text(sheet.file);
  out.close('}');
  out.close('}');
  const std::string object = std::move(out).take();
  return object.substr(1, object.size() - 2);
}

}  // namespace dnd::cli
