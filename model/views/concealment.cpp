#include "model/views/concealment.hpp"

#include "model/event_fields.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace dnd::model::views {
namespace {

/// Fields that say whom something is about. Others say who had a part in it.
[[nodiscard]] bool says_who(std::string_view field) noexcept {
  constexpr std::string_view names[] = {"creature", "attacker", "target", "caster",
                                        "id",       "reader",   "holder"};
  return std::find(std::begin(names), std::end(names), field) != std::end(names);
}

/// A visitor of an event's fields.
class hidden_remover {
 public:
  hidden_remover(const concealed_creatures& concealed, const viewer& whose)
      : concealed_(concealed), whose_(whose) {}

  /// It is about somebody who is hidden.
  bool is_about_hidden = false;
  std::vector<std::string_view> hidden;

  template <class T>
  void field(std::string_view name, T& value) {
    look_at(name, value);
  }
  template <class T>
  void optional(std::string_view name, T& value) {
    look_at(name, value);
  }
  template <class T>
  void optional(std::string_view name, T& value, const T&) {
    look_at(name, value);
  }

 private:
  void look_at(std::string_view name, small_text& value) {
    if (!concealed_.hides(value.view(), whose_)) return;
    if (says_who(name)) is_about_hidden = true;
    value = small_text();
    hidden.push_back(name);
  }
  void look_at(std::string_view name, std::string& value) {
    if (!concealed_.names_hidden(value, whose_)) return;
    value.clear();
    hidden.push_back(name);
  }
  void look_at(std::string_view name, std::vector<small_text>& values) {
    const auto gone = std::erase_if(
        values, [this](const small_text& each) { return concealed_.hides(each.view(), whose_); });
    if (gone > 0) hidden.push_back(name);
  }
  template <class T>
  requires(has_fields<T>) void look_at(std::string_view name, std::vector<T>& values) {
    const std::size_t before = values.size();
    for (auto at = values.begin(); at != values.end();)
      at = is_hidden_part(*at) ? values.erase(at) : std::next(at);
    if (values.size() != before) hidden.push_back(name);
  }
  void look_at(std::string_view name, std::shared_ptr<const effect_instance>& value) {
    if (value == nullptr) return;
    auto copy = std::make_shared<effect_instance>(*value);
    hidden_remover inside(concealed_, whose_);
    fields<effect_instance>::visit(*copy, inside);
    if (inside.hidden.empty()) return;
    value = std::move(copy);
    hidden.push_back(name);
  }
  /// A question without those who are hidden; none where nobody else is asked.
  void look_at(std::string_view name, std::shared_ptr<const pending_decision>& value) {
    if (value == nullptr) return;
    auto copy = std::make_shared<pending_decision>(*value);
    const auto is_hidden = [this](const creature_id& id) {
      return concealed_.hides(id.view(), whose_);
    };
    std::erase_if(copy->asked, [&](const reaction_choice& each) { return is_hidden(each.who); });
    if (copy->asked.empty()) is_about_hidden = true;
    if (is_hidden(copy->actor)) copy->actor = creature_id();
    if (is_hidden(copy->target)) copy->target = creature_id();
    if (concealed_.names_hidden(copy->what, whose_)) copy->what.clear();
    if (*copy == *value) return;
    value = std::move(copy);
    hidden.push_back(name);
  }
  template <has_fields T>
  void look_at(std::string_view name, T& value) {
    if (is_hidden_part(value)) hidden.push_back(name);
  }
  template <class T>
  requires(!has_fields<T>) void look_at(std::string_view, T&) {}

  template <class T>
  [[nodiscard]] bool is_hidden_part(T& value) {
    hidden_remover inside(concealed_, whose_);
    fields<T>::visit(value, inside);
    return inside.is_about_hidden;
  }

  const concealed_creatures& concealed_;
  const viewer& whose_;
};

/// Takes the names of the hidden out of what somebody bears.
void forget_hidden(creature& who, const std::function<bool(const creature_id&)>& is_hidden) {
  const auto forget = [&is_hidden](creature_id& id) {
    if (is_hidden(id)) id = creature_id();
  };
  forget(who.summoner);
  for (condition_instance& each : who.conditions) {
    forget(each.source);
    forget(each.anchor);
  }
  for (std::size_t at = 0; at < who.effects.size(); ++at) {
    active_effect each = who.effects[at];
    if (!is_hidden(each.what->source) && !is_hidden(each.what->until.anchor)) continue;
    auto copy = std::make_shared<effect_instance>(*each.what);
    forget(copy->source);
    forget(copy->until.anchor);
    each.what = std::move(copy);
    who.effects.replace(at, std::move(each));
  }
}

[[nodiscard]] bool bears_hidden(const creature& who,
                                const std::function<bool(const creature_id&)>& is_hidden) {
  return is_hidden(who.summoner) ||
         std::any_of(who.conditions.begin(), who.conditions.end(),
                     [&](const condition_instance& each) {
                       return is_hidden(each.source) || is_hidden(each.anchor);
                     }) ||
         std::any_of(who.effects.begin(), who.effects.end(), [&](const active_effect& each) {
           return is_hidden(each.what->source) || is_hidden(each.what->until.anchor);
         });
}

/// The question that waits, without those who are hidden; nothing when it is one of theirs alone.
[[nodiscard]] std::shared_ptr<const pending_decision> seen_pending(
    const pending_decision& waits, const std::function<bool(const creature_id&)>& is_hidden) {
  auto copy = std::make_shared<pending_decision>(waits);
  std::erase_if(copy->asked, [&](const reaction_choice& each) { return is_hidden(each.who); });
  if (is_hidden(copy->actor)) copy->actor = creature_id();
  if (is_hidden(copy->target)) copy->target = creature_id();
  if (copy->asked.empty()) return nullptr;
  return copy;
}

}  // namespace

// -- concealed_creatures -----------------------------------------------------

bool concealed_creatures::hides(std::string_view creature, const viewer& whose) const {
  return !concealed_.empty() && concealed_.contains(creature) && !whose.sees_whole(creature);
}

bool concealed_creatures::names_hidden(std::string_view text, const viewer& whose) const {
  if (text.empty()) return false;
  return std::any_of(concealed_.begin(), concealed_.end(), [&](const std::string& id) {
    if (whose.sees_whole(id)) return false;
    if (text.find(id) != std::string_view::npos) return true;
    const auto name = names_.find(id);
    return name != names_.end() && text.find(name->second) != std::string_view::npos;
  });
}

void concealed_creatures::set(std::string_view id, bool concealed) {
  if (concealed) {
    concealed_.emplace(id);
  } else if (const auto found = concealed_.find(id); found != concealed_.end()) {
    concealed_.erase(found);
  }
}

void concealed_creatures::add(const concealed_creatures& other) {
  concealed_.insert(other.concealed_.begin(), other.concealed_.end());
  names_.insert(other.names_.begin(), other.names_.end());
}

void concealed_creatures::apply(const event& what) {
  if (const auto* added = get_if<creature_added>(&what)) {
    set(added->creature.view(), added->concealed);
    if (added->number == 0) names_[added->creature.str()] = added->name.str();
  } else if (const auto* removed = get_if<creature_removed>(&what)) {
    set(removed->creature.view(), false);
  } else if (const auto* concealed = get_if<creature_concealed>(&what)) {
    set(concealed->creature.view(), true);
  } else if (const auto* revealed = get_if<creature_revealed>(&what)) {
    set(revealed->creature.view(), false);
  } else {
    visit(
        [this](const auto& e) {
          if constexpr (requires { e.restored.creatures; }) apply_patch(e.restored);
        },
        what);
  }
}

void concealed_creatures::apply_patch(const state_patch& restored) {
  for (const creature_part& each : restored.creatures) {
    set(each.id.view(), each.value != nullptr && each.value->concealed);
    if (each.value != nullptr && each.value->number == 0)
      names_[each.id.str()] = each.value->name.str();
  }
  for (const creature_change& each : restored.changes)
    if (each.concealed) set(each.id.view(), *each.concealed);
}

concealed_creatures concealed_in(const state& now) {
  concealed_creatures out;
  for (const auto& each : now.creatures())
    out.apply(creature_added{.creature = each->id,
                             .name = each->name,
                             .number = each->number,
                             .hp = 0,
                             .max_hp = 0,
                             .hp_dice = {},
                             .block = nullptr,
                             .concealed = each->concealed});
  return out;
}

// -- events and states -------------------------------------------------------

bool leave_out_hidden(event& what, const concealed_creatures& concealed, const viewer& whose,
                      std::vector<std::string_view>& hidden) {
  if (concealed.is_empty() || whose.sees_all()) return true;
  hidden_remover remove(concealed, whose);
  visit([&remove](auto& e) { fields<std::decay_t<decltype(e)>>::visit(e, remove); }, what);
  hidden.insert(hidden.end(), remove.hidden.begin(), remove.hidden.end());
  return !remove.is_about_hidden;
}

bool has_hidden(const state& now, const viewer& whose) noexcept {
  if (whose.sees_all()) return false;
  return std::any_of(now.creatures().begin(), now.creatures().end(), [&](const auto& each) {
    return each->concealed && !whose.sees_whole(each->id.view());
  });
}

state visible_state(const state& now, const viewer& whose) {
  state seen = now;
  if (!has_hidden(now, whose)) return seen;
  const auto is_hidden = [&](const creature_id& id) {
    const creature* const who = id.empty() ? nullptr : now.find(id);
    return who != nullptr && who->concealed && !whose.sees_whole(id.view());
  };
  for (const auto& each : now.creatures()) {
    if (is_hidden(each->id)) {
      const auto gone [[maybe_unused]] = creature_removed{.creature = each->id}.apply_to(seen);
    } else if (bears_hidden(*each, is_hidden)) {
      forget_hidden(*seen.edit(each->id), is_hidden);
    }
  }
  if (now.pending() != nullptr) seen.set_pending(seen_pending(*now.pending(), is_hidden));
  return seen;
}

}  // namespace dnd::model::views
