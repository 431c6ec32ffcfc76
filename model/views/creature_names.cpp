#include "model/views/creature_names.hpp"

#include "model/event_fields.hpp"

#include <memory>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

namespace dnd::model::views {
namespace {

/// A visitor of an event's fields that looks each short text up as if it were an id. What is none,
/// such as the name of a weapon, is found nowhere, so that no list of fields has to be kept.
class name_finder {
 public:
  name_finder(creature_names& names, const known_states& where) : names_(names), where_(where) {}

  template <class T>
  void field(std::string_view, const T& value) {
    look_at(value);
  }
  template <class T>
  void optional(std::string_view, const T& value) {
    look_at(value);
  }
  template <class T>
  void optional(std::string_view, const T& value, const T&) {
    look_at(value);
  }

 private:
  void look_at(const small_text& value) {
    if (value.empty() || names_.find(value.view()) != names_.end()) return;
    for (const state* each : {where_.after, where_.before}) {
      const creature* who = each == nullptr ? nullptr : each->find(value);
      if (who == nullptr) continue;
      names_.emplace(value.str(), called(*who));
      return;
    }
    look_for_fact(value);
  }
  void look_for_fact(const small_text& value) {
    for (const state* each : {where_.after, where_.before}) {
      const fact* known = each == nullptr ? nullptr : each->books().facts.find(value.view());
      if (known == nullptr) continue;
      names_.emplace(value.str(), known->name);
      return;
    }
  }
  /// Where somebody is, and was: places have names as creatures do.
  void look_at(const change<small_text>& value) {
    look_at(value.before);
    look_at(value.after);
  }
  void look_at(const creature_part& part) { look_at(part.id); }
  template <class T>
  void look_at(const std::vector<T>& values) {
    if constexpr (has_fields<T> || std::is_same_v<T, small_text>)
      for (const T& each : values) look_at(each);
  }
  /// Stat blocks and whole creatures mention nobody but the creature itself.
  template <class T>
  void look_at(const std::shared_ptr<T>&) {}
  void look_at(const std::shared_ptr<const pending_decision>& what) {
    if (what) look_at(*what);
  }
  template <has_fields T>
  void look_at(const T& value) {
    fields<T>::visit(value, *this);
  }
  template <class T>
  requires(!has_fields<T>) void look_at(const T&) {}

  creature_names& names_;
  const known_states& where_;
};

void learn_newcomers(creature_names& names, const event& what) {
  if (const auto* added = get_if<creature_added>(&what)) {
    const bool own = added->number == 0 && !added->name.empty();
    names[added->creature.str()] = own ? added->name.str() : added->creature.str();
    return;
  }
  visit(
      [&names](const auto& e) {
        if constexpr (requires { e.restored.creatures; }) {
          for (const creature_part& each : e.restored.creatures)
            if (each.value != nullptr) names[each.id.str()] = std::string(called(*each.value));
        }
      },
      what);
}

}  // namespace

std::string_view called(const creature& who) noexcept {
  return who.number == 0 && !who.name.empty() ? who.name.view() : who.id.view();
}

std::string_view called(std::string_view id, const state& now) noexcept {
  const creature* who = now.find(id);
  return who == nullptr ? id : called(*who);
}

creature_names names_in(const commit& what, const known_states& where) {
  creature_names names;
  for (const event& each : *what.events) learn_newcomers(names, each);
  name_finder finder(names, where);
  for (const event& each : *what.events)
    visit([&finder](const auto& e) { fields<std::decay_t<decltype(e)>>::visit(e, finder); }, each);
  return names;
}

}  // namespace dnd::model::views
