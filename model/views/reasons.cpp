#include "model/views/reasons.hpp"

#include "model/assert.hpp"

#include <variant>

namespace dnd::model::views {
namespace {

constexpr std::uint8_t failures_fatal = 3;
constexpr std::uint8_t exhaustion_fatal = 6;

/// What was left when the hit points were gone, of the hit whose last packet stands at `index`: the
/// packets of a hit follow each other.
[[nodiscard]] std::int32_t beyond_zero(const std::vector<event>& events, std::size_t index,
                                       const creature_id& who) {
  std::int32_t beyond = 0;
  for (std::size_t at = index + 1; at-- > 0;) {
    const auto* dealt = get_if<damage_dealt>(&events[at]);
    if (dealt == nullptr || dealt->target != who) break;
    beyond += dealt->amount - (dealt->temp_hp.before - dealt->temp_hp.after) -
              (dealt->hp.before - dealt->hp.after);
  }
  return beyond;
}

/// Who was conscious and died at once of this damage.
[[nodiscard]] std::optional<death_reason> felled(std::int32_t beyond, const creature* who) {
  const death_reason massive{.cause = death_cause::massive_damage, .beyond = beyond};
  const death_reason dropped{.cause = death_cause::no_hit_points};
  if (who != nullptr && who->block != nullptr)
    return who->block->kind == creature_kind::character ? massive : dropped;
  // Of one who is not known, only what left nothing over cannot have been massive.
  if (beyond > 0) return std::nullopt;
  return dropped;
}

}  // namespace

const creature* known_creature(std::string_view id, const known_states& where) noexcept {
  for (const state* each : {where.after, where.before}) {
    const creature* who = each == nullptr ? nullptr : each->find(id);
    if (who != nullptr) return who;
  }
  return nullptr;
}

std::optional<death_reason> why_died(const commit& what, std::size_t index,
                                     const known_states& where) {
  const std::vector<event>& events = *what.events;
  const auto* changed = get_if<vitality_changed>(&events[index]);
  DND_ASSERT(changed != nullptr);
  if (changed->state.after != vitality::dead) return std::nullopt;
  const creature_id& who = changed->creature;
  const death_reason failed{.cause = death_cause::third_failure};
  for (std::size_t at = index; at-- > 0;) {
    const event& each = events[at];
    if (const auto* save = get_if<death_save_rolled>(&each))
      if (save->creature == who && save->failures.after >= failures_fatal) return failed;
    if (const auto* hit = get_if<death_failures_added>(&each))
      if (hit->creature == who && hit->failures.after >= failures_fatal) return failed;
    if (const auto* tired = get_if<exhaustion_changed>(&each))
      if (tired->creature == who && tired->level.after >= exhaustion_fatal)
        return death_reason{.cause = death_cause::exhaustion};
    const auto* dealt = get_if<damage_dealt>(&each);
    if (dealt == nullptr || dealt->target != who) continue;
    const std::int32_t beyond = beyond_zero(events, at, who);
    // Who lay there already: without a third failure it was too much at once.
    if (changed->state.before != vitality::conscious)
      return death_reason{.cause = death_cause::massive_damage, .beyond = beyond};
    return felled(beyond, known_creature(who, where));
  }
  return std::nullopt;
}

std::optional<rules::pool_size> uses_of(const action_used& what, const known_states& where) {
  const creature* who = known_creature(what.creature, where);
  if (who == nullptr || who->block == nullptr) return std::nullopt;
  return rules::size_of_pool(*who->block, what.pool);
}

}  // namespace dnd::model::views
