#include "model/event.hpp"

#include "model/assert.hpp"

#include <array>

namespace dnd::model {

namespace {

template <class... Events>
constexpr auto names_of(type_list<Events...>) {
  return std::array<std::string_view, sizeof...(Events)>{Events::stored_as...};
}

constexpr auto names = names_of(event_types{});

}  // namespace

constinit const operations_table<event_types> alternatives_of<event>::operations =
    operations_on(event_types{});

std::string_view type_name(std::size_t index) noexcept {
  DND_ASSERT(index < names.size());
  return names[index];
}

std::string_view type_name(const event& what) noexcept {
  return type_name(what.index());
}

std::string_view actor_of(const event& what) noexcept {
  return visit(
      [](const auto& e) -> std::string_view {
        if constexpr (requires { e.actor(); })
          return e.actor().view();
        else
          return {};
      },
      what);
}

}  // namespace dnd::model
