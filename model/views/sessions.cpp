#include "model/views/sessions.hpp"

#include "model/assert.hpp"
#include "model/state.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace dnd::model::views {
namespace {

template <class Event>
constexpr bool marks_sessions() {
  if constexpr (requires(const Event& e) { e.restored.play; }) return true;
  return std::is_same_v<Event, session_started> || std::is_same_v<Event, session_ended>;
}

template <class... Events>
std::vector<std::string_view> marking_types(type_list<Events...>) {
  std::vector<std::string_view> names;
  const auto add = [&](bool marks, std::string_view name) {
    if (marks) names.push_back(name);
  };
  (add(marks_sessions<Events>(), Events::stored_as), ...);
  return names;
}

}  // namespace

bool may_mark_session(std::string_view type) {
  static const auto names = marking_types(event_types{});
  return std::ranges::find(names, type) != names.end();
}

std::optional<session_mark> session_mark_of(seq_t seq, std::int64_t at_ms, const event& what) {
  session_mark mark{.seq = seq, .at_ms = at_ms, .title = {}};
  if (const auto* started = get_if<session_started>(&what)) {
    mark.number = started->number;
    mark.title = started->title;
    return mark;
  }
  if (const auto* ended = get_if<session_ended>(&what)) {
    mark.what = session_mark::kind::ended;
    mark.number = ended->number;
    return mark;
  }
  const session* play = nullptr;
  visit(
      [&](const auto& e) {
        if constexpr (requires { e.restored.play; }) play = e.restored.play.get();
      },
      what);
  if (play == nullptr) return std::nullopt;
  mark.what = session_mark::kind::restored;
  mark.number = play->count;
  mark.running = play->running;
  mark.title = play->title;
  return mark;
}

session_info* session_list::running() noexcept {
  return sessions_.empty() || sessions_.back().ended_ms != 0 ? nullptr : &sessions_.back();
}

void session_list::pass(seq_t seq) {
  DND_ASSERT(seq >= last_);
  if (session_info* now = running(); now != nullptr && seq > last_) {
    now->events += seq - last_;
    now->last = seq;
  }
  last_ = seq;
}

void session_list::read(const commit& what) {
  seq_t seq = what.first;
  for (const event& each : *what.events) (void)read_event(seq++, what.at_ms, each);
}

std::uint32_t session_list::read_event(seq_t seq, std::int64_t at_ms, const event& what) {
  if (const auto mark = session_mark_of(seq, at_ms, what)) return take_mark(*mark);
  pass(seq);
  const session_info* now = running();
  return now == nullptr ? 0 : now->number;
}

void session_list::take(const session_mark& mark) {
  (void)take_mark(mark);
}

std::uint32_t session_list::take_mark(const session_mark& mark) {
  pass(mark.seq - 1);
  const session_info* before = running();
  std::uint32_t number = before == nullptr ? 0 : before->number;
  switch (mark.what) {
    case session_mark::kind::started:
      start(mark);
      break;
    case session_mark::kind::ended:
      if (session_info* now = running()) now->ended_ms = mark.at_ms;
      break;
    case session_mark::kind::restored:
      restore(mark);
      break;
  }
  if (const session_info* after = running()) number = after->number;
  // The event belongs to the session in which it was played, or which begins or goes on with it.
  const auto of = std::ranges::find(sessions_, number, &session_info::number);
  if (of != sessions_.end()) {
    ++of->events;
    of->last = mark.seq;
  }
  last_ = mark.seq;
  return number;
}

void session_list::start(const session_mark& mark) {
  sessions_.push_back({.number = mark.number,
                       .title = mark.title,
                       .started_ms = mark.at_ms,
                       .first = mark.seq,
                       .last = mark.seq});
}

void session_list::restore(const session_mark& mark) {
  while (!sessions_.empty() && sessions_.back().number > mark.number) {
    taken_back_.push_back(std::move(sessions_.back()));
    sessions_.pop_back();
  }
  if (mark.number > (sessions_.empty() ? 0 : sessions_.back().number)) {
    if (!taken_back_.empty() && taken_back_.back().number == mark.number) {
      sessions_.push_back(std::move(taken_back_.back()));
      taken_back_.pop_back();
    } else {
      start(mark);
    }
  }
  if (sessions_.empty()) return;
  session_info& last = sessions_.back();
  if (mark.running) {
    last.ended_ms = 0;
  } else if (last.ended_ms == 0) {
    last.ended_ms = mark.at_ms;
  }
}

}  // namespace dnd::model::views
