#include "cli/app/far_undo.hpp"

#include "actors/commits_to_undo.hpp"
#include "actors/past.hpp"
#include "cli/app/made_answers.hpp"
#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/views/undone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace dnd::cli {
namespace {

/// `undo to` without `yes`.
[[nodiscard]] std::optional<model::seq_t> unasked_event(std::string_view line) {
  const auto parsed = model::parse_line(line);
  if (!parsed) return std::nullopt;
  const auto* command = std::get_if<model::command>(&*parsed);
  if (command == nullptr) return std::nullopt;
  const auto* back = get_if<model::commands::undo_to>(command);
  if (back == nullptr || back->sure) return std::nullopt;
  return static_cast<model::seq_t>(back->event);
}

/// What `undo to` takes back.
struct far_undo {
  std::size_t count = 0;
  /// Of what that is: commands, or events where there are many.
  bool of_commands = true;
  model::commit_ptr oldest;
  model::commit_ptr newest;
};

/// Nothing when it takes back nothing, or cannot be known.
[[nodiscard]] std::optional<far_undo> looked_at(actors::past& log, model::seq_t event) {
  const io::seq_range range{.first = event + 1, .last = log.last()};
  const auto marks = log.undo_marks(range);
  if (!marks) return std::nullopt;
  const auto passed = model::views::passed_by_undo(*marks);
  const auto read = [&log](const io::seq_range& of, const io::commit_visitor& visit) {
    return log.read(of, visit);
  };
  far_undo out;
  if (range.last - event <= bounds::undo_counted_events_max) {
    const auto all = actors::newest_to_undo(read, range, passed, range.last - event);
    if (!all || all->empty()) return std::nullopt;
    out = {.count = all->size(), .oldest = all->front(), .newest = all->back()};
  } else {
    const auto newest = actors::newest_to_undo(read, range, passed, 1);
    const auto oldest = actors::oldest_to_undo(read, range, passed);
    if (!newest || newest->empty() || !oldest || *oldest == nullptr) return std::nullopt;
    out = {.count = range.last - event - passed.count_in({range.first, range.last}),
           .of_commands = false,
           .oldest = *oldest,
           .newest = newest->back()};
  }
  return out;
}

[[nodiscard]] std::string called(const model::commit& what) {
  return fmt::format("{} ({}: {})", what.first, what.by, what.line);
}

}  // namespace

std::optional<line_answer> ask_before_far_undo(actors::open_campaign& campaign,
                                               std::string_view line) {
  const auto event = unasked_event(line);
  if (!event) return std::nullopt;
  const auto log = campaign.past();
  if (!log) return std::nullopt;
  if (*event >= (*log)->last()) return std::nullopt;
  const auto what = looked_at(**log, *event);
  if (!what || (what->of_commands && what->count <= bounds::undo_unasked_max)) return std::nullopt;
  line_answer answer = answered_now(asked::books, nullptr);
  answer.books = model::views::books_view{.key = "asked", .rows = {}, .nothing = ""};
  answer.books->rows.push_back(
      {.text = fmt::format("This takes back {} {}, from event {} to event {}.", what->count,
                           what->of_commands ? "commands" : "events", called(*what->oldest),
                           called(*what->newest)),
       .values = {}});
  answer.offers.push_back(fmt::format("undo to {} yes", *event));
  answer.books->rows.push_back(
      {.text = fmt::format("Nothing is done yet. y, or `{}`, does it.", answer.offers.front()),
       .values = {}});
  return answer;
}

}  // namespace dnd::cli
