#include "cli/render/alike.hpp"

#include <string_view>

namespace dnd::cli {
namespace {

/// The id without its number: "zombie" of "zombie-1".
[[nodiscard]] std::string_view stem_of(std::string_view id) noexcept {
  const std::size_t end = id.find_last_not_of("0123456789");
  if (end == std::string_view::npos || end + 1 == id.size() || id[end] != '-') return id;
  return id.substr(0, end);
}

[[nodiscard]] bool alike(const model::creature_added& a, const model::creature_added& b) {
  return a.number > 0 && b.number > 0 && a.hp_dice.empty() && b.hp_dice.empty() && a.hp == b.hp &&
         a.max_hp == b.max_hp && (a.block == b.block || *a.block == *b.block);
}

[[nodiscard]] bool alike(const model::combatant_joined& a, const model::combatant_joined& b) {
  return a.surprised == b.surprised;
}

/// Identical creatures share one roll. SRD: Initiative.
[[nodiscard]] bool alike(const model::initiative_rolled& a, const model::initiative_rolled& b) {
  return a.d20 == b.d20 && a.mode == b.mode && a.modifier == b.modifier &&
         stem_of(a.creature) != a.creature.view() && stem_of(a.creature) == stem_of(b.creature);
}

template <class T>
[[nodiscard]] bool both_alike(const model::event& a, const model::event& b) {
  const auto* one = std::get_if<T>(&a);
  const auto* other = std::get_if<T>(&b);
  return one != nullptr && other != nullptr && alike(*one, *other);
}

}  // namespace

bool are_alike(const model::event& a, const model::event& b) {
  return both_alike<model::creature_added>(a, b) || both_alike<model::combatant_joined>(a, b) ||
         both_alike<model::initiative_rolled>(a, b);
}

}  // namespace dnd::cli
