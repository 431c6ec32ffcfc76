#include "cli/app/log_forms.hpp"

#include "cli/app/commit_json.hpp"
#include "cli/app/log_view.hpp"
#include "cli/app/shown_time.hpp"
#include "cli/render/deeds.hpp"
#include "cli/render/event_json.hpp"
#include "cli/render/markup.hpp"
#include "cli/render/narration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::cli {
namespace {

using model::commands::log_form;
using model::views::commit_view;

[[nodiscard]] std::vector<std::string> log_as_table(const std::vector<commit_view>& commits,
                                                    const layout& where) {
  const bool has_lines = std::any_of(commits.begin(), commits.end(),
                                     [](const commit_view& each) { return !each.line.empty(); });
  std::vector<table_column> columns{
      {.title = "Event", .align = alignment::right}, {.title = "Time"}, {.title = "By"}};
  if (has_lines) columns.push_back({.title = "Command", .least = 12});
  columns.push_back({.title = "What", .least = 12});
  std::vector<table_row> rows;
  for (const commit_view& each : commits) {
    table_row& row = rows.emplace_back();
    row.push_back({.text = std::to_string(each.first), .meaning = tone::accent});
    row.push_back({.text = shown_time(each.at_ms, where), .meaning = tone::faint});
    row.push_back({.text = where.look.clean(each.name_of(each.by))});
    if (has_lines) row.push_back({.text = where.look.clean(each.line)});
    std::string deed = deed_text(each, {});
    if (each.undone) deed += " (undone)";
    row.push_back({.text = where.look.clean(deed)});
  }
  return table_lines(columns, rows, where);
}

[[nodiscard]] std::vector<std::string> log_as_markdown(const std::vector<commit_view>& commits,
                                                       const layout& where) {
  std::vector<std::string> lines;
  for (const commit_view& each : commits) {
    std::string head = fmt::format("- **{}** {} {}", each.first, shown_time(each.at_ms, where),
                                   markdown_text(where.look.clean(each.name_of(each.by))));
    if (!each.line.empty()) head += ": " + markdown_code(where.look.clean(each.line));
    if (each.undone) head += " *(undone)*";
    lines.push_back(std::move(head));
    for (const std::string& told : narrate(each)) {
      const auto text = told.find_first_not_of(' ');
      if (text == std::string::npos) continue;
      lines.push_back("  - " + markdown_text(where.look.clean(told.substr(text))));
    }
  }
  return lines;
}

[[nodiscard]] std::vector<std::string> log_as_json_lines(const std::vector<commit_view>& commits) {
  std::vector<std::string> lines;
  for (const commit_view& each : commits)
    lines.push_back(each.undone ? marked_undone(commit_json(each)) : commit_json(each));
  return lines;
}

/// What people read after a page that is not the last.
[[nodiscard]] std::string way_on(const log_page& page) {
  if (page.is_cut)
    return page.more.empty()
               ? "What is older was not looked at."
               : fmt::format("What is older than event {} was not looked at: `{}` goes on.",
                             page.before, page.more);
  return page.more.empty() ? std::string() : fmt::format("There is more: `{}`.", page.more);
}

}  // namespace

std::vector<std::string> log_page_lines(const log_page& page, const layout& where) {
  if (page.form == log_form::json_lines) return log_as_json_lines(page.commits);
  std::vector<std::string> lines;
  if (!page.commits.empty()) {
    switch (page.form) {
      case log_form::table:
        lines = log_as_table(page.commits, where);
        break;
      case log_form::markdown:
        lines = log_as_markdown(page.commits, where);
        break;
      default:
        lines = log_lines(page.commits, where);
    }
  } else {
    lines.push_back(page.is_chosen ? "No command fits." : "Nothing has happened yet.");
  }
  if (const std::string more = way_on(page); !more.empty()) lines.push_back(where.look.clean(more));
  return lines;
}

}  // namespace dnd::cli
