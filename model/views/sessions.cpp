#include "model/views/sessions.hpp"

#include "model/event.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace dnd::model::views {

void session_list::read(const commit& what) {
  for (const event& each : *what.events) (void)read_event(what.at_ms, each);
}

std::uint32_t session_list::read_event(std::int64_t at_ms, const event& what) {
  const session_entry* before = running();
  std::uint32_t number = before == nullptr ? 0 : before->number;
  std::visit(
      [&](const auto& e) {
        if constexpr (requires { e.restored.play; }) {
          if (e.restored.play) restore(at_ms, *e.restored.play);
        }
      },
      what);
  if (const auto* started = std::get_if<session_started>(&what)) {
    sessions_.push_back({.number = started->number, .title = started->title, .started_ms = at_ms});
  } else if (std::holds_alternative<session_ended>(what) && running() != nullptr) {
    running()->ended_ms = at_ms;
  }
  if (const session_entry* after = running()) number = after->number;
  const auto entry = std::ranges::find(sessions_, number, &session_entry::number);
  if (entry != sessions_.end()) ++entry->events;
  return number;
}

session_entry* session_list::running() noexcept {
  return sessions_.empty() || sessions_.back().ended_ms != 0 ? nullptr : &sessions_.back();
}

void session_list::restore(std::int64_t at_ms, const session& play) {
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

}  // namespace dnd::model::views
