#include "cli/app/far_undo.hpp"

#include "actors/past.hpp"
#include "cli/app/made_answers.hpp"
#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/views/undone.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

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

[[nodiscard]] bool turns_back_itself(const model::commit& what) {
  const model::event& first = what.events->front();
  return holds_alternative<model::command_undone>(first) ||
         holds_alternative<model::command_redone>(first);
}

/// What counts of the commits after an event.
[[nodiscard]] std::vector<model::commit_ptr> standing_after(actors::past& log, model::seq_t event) {
  std::vector<model::commit_ptr> all;
  const auto read = log.read({.first = event + 1}, [&](const model::commit_ptr& each) {
    all.push_back(each);
    return true;
  });
  if (!read) return {};
  model::views::undone_finder finder;
  for (const model::commit_ptr& each : all) finder.read(*each);
  const auto undone = finder.find();
  std::erase_if(all, [&](const model::commit_ptr& each) {
    return turns_back_itself(*each) || undone.contains(each->first);
  });
  return all;
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
  const model::seq_t last = (*log)->last();
  if (*event >= last || last - *event > bounds::undo_events_max) return std::nullopt;
  const auto all = standing_after(**log, *event);
  if (all.size() <= bounds::undo_unasked_max) return std::nullopt;
  line_answer answer = answered_now(asked::books, nullptr);
  answer.books = model::views::books_view{.key = "asked", .rows = {}, .nothing = ""};
  answer.books->rows.push_back(
      {.text = fmt::format("This takes back {} commands, from event {} to event {}.", all.size(),
                           called(*all.front()), called(*all.back())),
       .values = {}});
  answer.offers.push_back(fmt::format("undo to {} yes", *event));
  answer.books->rows.push_back(
      {.text = fmt::format("Nothing is done yet. y, or `{}`, does it.", answer.offers.front()),
       .values = {}});
  return answer;
}

}  // namespace dnd::cli
