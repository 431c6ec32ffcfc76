#include "cli/repl/question_text.hpp"

#include "cli/repl/completion.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dnd::cli {
namespace {

using model::guide::option;
using model::guide::question;

/// More than this go into columns.
constexpr std::size_t listed_one_by_one_max = 40;

/// Scores are numbers themselves: what has a prefix gets none before it.
std::vector<std::string> option_lines(const question& asked, const layout& where) {
  const std::vector<option>& options = asked.options;
  const bool is_numbered = asked.prefix.empty();
  const bool has_texts =
      std::ranges::any_of(options, [](const option& one) { return !one.text.empty(); });
  std::vector<table_column> columns = {{.title = "", .align = alignment::right}};
  if (is_numbered) columns.push_back({.title = ""});
  if (has_texts) columns.push_back({.title = ""});
  columns.push_back({.title = ""});
  std::vector<table_row> rows;
  for (std::size_t i = 0; i < options.size(); ++i) {
    table_row& row = rows.emplace_back();
    if (is_numbered) row.push_back({.text = std::to_string(i + 1), .meaning = tone::faint});
    row.push_back({.text = where.look.clean(options[i].value), .meaning = tone::strong});
    if (has_texts) row.push_back({.text = where.look.clean(options[i].text)});
    row.push_back({.text = where.look.clean(options[i].note), .meaning = tone::faint});
  }
  return table_lines(columns, rows, where);
}

std::vector<std::string> option_columns(const std::vector<option>& options, const layout& where) {
  std::vector<std::string> values;
  for (const option& each : options) values.push_back(each.value);
  return candidate_lines(values, where);
}

}  // namespace

std::vector<std::string> question_lines(const model::guide::step& at, const layout& where) {
  DND_ASSERT(at.next.has_value());
  const question& asked = *at.next;
  std::vector<std::string> lines;
  if (!at.figures.empty())
    lines.push_back(where.look.paint(tone::faint, "So far: " + where.look.clean(at.figures)));
  std::string text = where.look.paint(tone::strong, where.look.clean(asked.text));
  if (asked.may_pass) text += where.look.paint(tone::faint, "  (an empty line passes it over)");
  lines.push_back(std::move(text));
  auto options = asked.options.size() > listed_one_by_one_max ? option_columns(asked.options, where)
                                                              : option_lines(asked, where);
  std::ranges::move(options, std::back_inserter(lines));
  return lines;
}

std::string question_prompt(const question& asked, const style& look) {
  const std::string name = asked.label.empty() ? "name" : asked.label;
  return look.paint(tone::accent, look.clean(name) + " > ");
}

}  // namespace dnd::cli
