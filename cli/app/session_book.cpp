#include "cli/app/session_book.hpp"

#include "model/event.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <variant>

namespace dnd::cli {

void session_book::read(std::int64_t at_ms, const model::event& what) {
  const session_entry* before = running();
  number_ = before == nullptr ? 0 : before->number;
  std::visit(
      [&](const auto& e) {
        if constexpr (requires { e.restored.play; }) {
          if (e.restored.play) restore(at_ms, *e.restored.play);
        }
      },
      what);
  if (const auto* started = std::get_if<model::session_started>(&what)) {
    sessions_.push_back({.number = started->number, .title = started->title, .started_ms = at_ms});
  } else if (std::holds_alternative<model::session_ended>(what) && running() != nullptr) {
    running()->ended_ms = at_ms;
  }
  if (const session_entry* after = running()) number_ = after->number;
  const auto entry = std::ranges::find(sessions_, number_, &session_entry::number);
  if (entry != sessions_.end()) ++entry->events;
}

session_entry* session_book::running() noexcept {
  return sessions_.empty() || sessions_.back().ended_ms != 0 ? nullptr : &sessions_.back();
}

void session_book::restore(std::int64_t at_ms, const model::session& play) {
  while (!sessions_.empty() && sessions_.back().number > play.count) {
    taken_back_.push_back(std::move(sessions_.back()));
    sessions_.pop_back();
  }
  if (play.count > (sessions_.empty() ? 0 : sessions_.back().number)) {
    session_entry again{.number = play.count, .title = play.title, .started_ms = at_ms};
    if (!taken_back_.empty() && taken_back_.back().number == play.count) {
      again = std::move(taken_back_.back());
      taken_back_.pop_back();
    }
    sessions_.push_back(std::move(again));
  }
  if (sessions_.empty()) return;
  session_entry& last = sessions_.back();
  if (play.running) {
    last.ended_ms = 0;
  } else if (last.ended_ms == 0) {
    last.ended_ms = at_ms;
  }
}

}  // namespace dnd::cli
