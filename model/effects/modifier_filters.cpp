#include "model/effects/modifier_filters.hpp"

#include "model/slug.hpp"

#include <algorithm>

namespace dnd::model {

namespace {

bool begins_a_word(std::string_view text, std::string_view word) noexcept {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
    if (begins) return true;
  }
  return false;
}

bool has_sense(const creature& who, std::int16_t feet, modifier_key key) noexcept {
  return feet > 0 || has_modifier(who, key);
}

/// Whether the other one bears what the bearer of the modifier put on it.
bool is_marked(std::string_view name, const creature& bearer, const creature& other) noexcept {
  return std::ranges::any_of(other.effects, [&](const active_effect& has) {
    const std::string_view called = has.what->name.view();
    return has.what->source == bearer.id && (called == name || slug_of(called) == slug_of(name));
  });
}

bool is_held_by(const creature& who, const creature_id& holder) noexcept {
  return std::ranges::any_of(who.conditions, [&](const condition_instance& has) {
    return has.kind == condition::grappled && has.source == holder;
  });
}

}  // namespace

bool is_of_type(const creature& who, std::string_view type) noexcept {
  if (begins_a_word(who.block->type, type)) return true;
  bool counts = false;
  each_modifier(who, modifier_key::counts_as, [&](const owned_modifier& has) {
    counts = counts || std::ranges::find(has.what->words, type) != has.what->words.end();
  });
  return counts;
}

bool has_effect_called(const creature& who, std::string_view name) noexcept {
  return std::ranges::any_of(who.effects, [&](const active_effect& has) {
    return has.what->name.view() == name || slug_of(has.what->name.view()) == name;
  });
}

bool has_any_of(const creature& who, const std::vector<std::string>& words) noexcept {
  return std::ranges::any_of(words, [&](const std::string& word) {
    if (const auto kind = parse_condition(word)) return effective_conditions(who).contains(*kind);
    if (word == "aware") return senses_unseen(who);
    return has_effect_called(who, word);
  });
}

bool names_cause(const std::vector<std::string>& words, std::string_view cause) noexcept {
  if (cause.empty()) return false;
  const std::string slug = slug_of(cause);
  return std::ranges::any_of(words, [&](const std::string& word) { return slug == slug_of(word); });
}

std::optional<bool> is_other(std::string_view word, const creature& bearer,
                             const modifier_context& roll) noexcept {
  constexpr std::string_view marked = "marked ";
  const creature* const other = roll.other;
  if (word == "surprised") return roll.surprised;
  if (word == "waiting") return roll.waiting;
  if (word == "held") return other != nullptr && is_held_by(*other, bearer.id);
  if (word == "hurt") return other != nullptr && other->hp < effective_max_hp(*other);
  if (word == "favored")
    return other != nullptr &&
           std::ranges::any_of(bearer.block->enemies,
                               [&](const std::string& type) { return is_of_type(*other, type); });
  if (word == "blindsight")
    return other != nullptr &&
           has_sense(*other, other->block->sight.blindsight, modifier_key::blindsight);
  if (word == "truesight")
    return other != nullptr &&
           has_sense(*other, other->block->sight.truesight, modifier_key::truesight);
  if (word == "seeing") return other != nullptr && sees_invisible(*other);
  if (word == "aware") return other != nullptr && senses_unseen(*other);
  if (word.starts_with(marked))
    return other != nullptr && is_marked(word.substr(marked.size()), bearer, *other);
  if (roll.attack.empty() || other == nullptr) return std::nullopt;
  if (const auto kind = parse_condition(word)) return effective_conditions(*other).contains(*kind);
  return std::nullopt;
}

bool moves_slowly(const creature& who) noexcept {
  return who.turn.moved_ft * 2 <= who.block->speed.walk;
}

bool senses_unseen(const creature& attacker) noexcept {
  bool senses = false;
  each_modifier(attacker, modifier_key::no_disadvantage, [&](const owned_modifier& has) {
    const std::vector<std::string>& about = has.what->against;
    modifier_context roll;
    roll.unseen = true;
    senses = senses ||
             (has.what->on.contains(roll_kind::attack) &&
              std::ranges::find(about, "unseen") != about.end() && counts_for(has, attacker, roll));
  });
  return senses;
}

bool sees_invisible(const creature& who) noexcept {
  return has_sense(who, who.block->sight.truesight, modifier_key::truesight) ||
         has_modifier(who, modifier_key::sees_invisible);
}

}  // namespace dnd::model
