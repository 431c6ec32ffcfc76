#include "model/rules/able.hpp"

#include "model/effects/modifiers.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

namespace dnd::model::rules {

objection refuse_unable(const state& now, const creature_id& id, std::string_view wanted,
                        std::optional<std::size_t> column) {
  const creature& who = *now.find(id);
  if (who.life == vitality::dead)
    return refusal{refusal_code::creature_dead,
                   fmt::format("{} is dead and cannot {}", called(who), wanted), "", column};
  // SRD, Incapacitated: no actions and no reactions. The word for people is what brought it about.
  if (is_helpless(who))
    return refusal{
        refusal_code::incapacitated,
        fmt::format("{} is {} and cannot {}", called(who), what_keeps(who, deed::act), wanted),
        who.life == vitality::conscious ? "`turn` passes its turn" : "`heal` brings it back",
        column};
  const combatant* place = now.fight() ? now.fight()->find(id) : nullptr;
  if (place && place->surprised)
    return refusal{
        refusal_code::not_available,
        fmt::format("{} is surprised and cannot act before its first turn has ended", called(who)),
        "`turn` passes its turn", column};
  return std::nullopt;
}

ruled<creature_id> able_to_act(const state& now, const std::optional<word>& by,
                               std::string_view verb, std::string_view deed) {
  auto who = acting(now, by, verb);
  if (!who) return who;
  if (auto no = refuse_unable(now, *who, deed, column_of(by))) return *std::move(no);
  return who;
}

std::optional<std::size_t> column_of(const std::optional<word>& named) noexcept {
  return named ? std::optional(named->column) : std::nullopt;
}

}  // namespace dnd::model::rules
