#include "cli/repl/completion.hpp"

#include "cli/render/text_width.hpp"
#include "model/assert.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dnd::cli {
namespace {

constexpr std::size_t list_gap = 2;
constexpr std::size_t candidates_shown = 120;

/// The longest text that all candidates begin with, whole characters only.
[[nodiscard]] std::string common_prefix(const std::vector<std::string>& candidates) {
  std::string_view prefix = candidates.front();
  for (const std::string& each : candidates) {
    const auto end = std::mismatch(prefix.begin(), prefix.end(), each.begin(), each.end()).first;
    prefix = prefix.substr(0, static_cast<std::size_t>(end - prefix.begin()));
  }
  std::size_t whole = 0;
  while (whole < prefix.size()) {
    const auto next = model::first_character(prefix.substr(whole));
    if (!next.valid) break;
    whole += next.bytes;
  }
  return std::string(prefix.substr(0, whole));
}

}  // namespace

completion_edit edit_of(std::string_view line, const completion& found) {
  DND_ASSERT(found.begin <= found.end && found.end <= line.size());
  const std::string_view typed = line.substr(found.begin, found.end - found.begin);
  completion_edit out{.begin = found.begin, .end = found.end, .text = std::string(typed)};
  if (found.candidates.empty()) return out;
  if (found.candidates.size() == 1) {
    out.text = found.candidates.front();
    // Not twice, when what follows stands there already.
    if (!line.substr(found.end).starts_with(found.after)) out.text += found.after;
    return out;
  }
  const std::string common = common_prefix(found.candidates);
  if (common.size() > typed.size()) {
    out.text = common;
  } else {
    out.wants_list = true;
  }
  return out;
}

std::vector<std::string> candidate_lines(const std::vector<std::string>& candidates,
                                         const layout& where) {
  const std::size_t count = std::min(candidates.size(), candidates_shown);
  std::vector<std::string> shown;
  std::size_t widest = 1;
  for (std::size_t i = 0; i < count; ++i) {
    shown.push_back(shortened(where.look.clean(candidates[i]), where.width, where.look));
    widest = std::max(widest, model::display_width(shown.back()));
  }
  const std::size_t columns =
      std::max<std::size_t>((where.width + list_gap) / (widest + list_gap), 1);
  const std::size_t rows = (count + columns - 1) / columns;
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < rows; ++row) {
    std::string line;
    for (std::size_t at = row; at < count; at += rows)
      line += at + rows < count ? padded(shown[at], widest + list_gap) : shown[at];
    lines.push_back(std::move(line));
  }
  if (count < candidates.size())
    lines.push_back(
        fmt::format("{} and {} more", where.look.ellipsis(), candidates.size() - count));
  return lines;
}

}  // namespace dnd::cli
