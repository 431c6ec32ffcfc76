#include "model/rules/sides.hpp"

#include "model/rules/followers.hpp"
#include "model/rules/objects.hpp"

namespace dnd::model::rules {

namespace {

/// What the last effect says that says anything about it; empty when none does.
std::string_view said_side(const creature& who) noexcept {
  std::string_view said;
  for (const active_effect& has : who.effects)
    if (!has.what->does.side.empty()) said = has.what->does.side;
  return said;
}

creature_kind other_side(creature_kind side) noexcept {
  return side == creature_kind::monster ? creature_kind::character : creature_kind::monster;
}

}  // namespace

creature_kind side_of(const state& now, const creature& who) noexcept {
  // Who was brought may bring others; nobody comes before who brought it, but an id may be given
  // out again, so that the way is bounded.
  constexpr int longest_way = 16;
  bool turned = false;
  const creature* one = &who;
  for (int step = 0; step < longest_way; ++step) {
    const creature_id& above = one->summoner.empty() ? follows(*one) : one->summoner;
    const creature* const by = above.empty() ? nullptr : now.find(above);
    if (by == nullptr) break;
    if (said_side(*one) == hostile_side) turned = !turned;
    one = by;
  }
  const creature_kind side = one->block->kind;
  return turned ? other_side(side) : side;
}

std::vector<creature_id> living_characters(const state& now) {
  std::vector<creature_id> all;
  for (const auto& who : now.creatures())
    if (who->block->kind == creature_kind::character && who->life != vitality::dead)
      all.push_back(who->id);
  return all;
}

bool is_on_no_side(const creature& who) noexcept {
  return who.block->type == object_type || said_side(who) == no_side;
}

bool are_foes(const state& now, const creature& one, const creature& other) noexcept {
  return !is_on_no_side(one) && !is_on_no_side(other) && side_of(now, one) != side_of(now, other);
}

}  // namespace dnd::model::rules
