#pragma once

#include "model/apply_result.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Sessions: stretches of the log. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct session_started {
  static constexpr std::string_view stored_as = "session_started";
  std::uint32_t number = 0;
  std::string title;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.optional("title", e.title);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct session_saved {
  static constexpr std::string_view stored_as = "session_saved";
  std::uint32_t number = 0;  ///< 0 outside of a session.

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct session_ended {
  static constexpr std::string_view stored_as = "session_ended";
  std::uint32_t number = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using session_events = type_list<session_started, session_saved, session_ended>;

}  // namespace dnd::model
