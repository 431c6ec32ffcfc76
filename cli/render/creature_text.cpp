#include "cli/render/creature_text.hpp"

#include "cli/render/effect_text.hpp"
#include "cli/render/grammar.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace dnd::cli {

using model::views::condition_view;
using model::views::creature_view;

std::vector<std::string> condition_texts(const creature_view& who) {
  std::vector<std::string> out;
  model::condition_set seen;
  for (const condition_view& each : who.conditions) {
    if (seen.contains(each.kind)) continue;
    seen.insert(each.kind);
    // The instance that lasts longest says for how long; 0 has no end.
    std::int32_t rounds = each.rounds;
    for (const condition_view& other : who.conditions) {
      if (other.kind != each.kind || rounds == 0) continue;
      rounds = other.rounds == 0 ? 0 : std::max(rounds, other.rounds);
    }
    std::string text(model::to_text(each.kind));
    if (rounds > 0) text += fmt::format(" ({})", counted(rounds, "round"));
    out.push_back(std::move(text));
  }
  return out;
}

std::string life_text(const creature_view& who) {
  if (!who.life) return {};
  switch (*who.life) {
    case model::vitality::conscious:
      return {};
    case model::vitality::stable:
      return "stable";
    case model::vitality::dead:
      return "dead";
    case model::vitality::dying:
      break;
  }
  std::vector<std::string> saves;
  if (who.death_saves && who.death_saves->successes > 0)
    saves.push_back(counted(who.death_saves->successes, "success", "successes"));
  if (who.death_saves && who.death_saves->failures > 0)
    saves.push_back(counted(who.death_saves->failures, "failure"));
  return saves.empty() ? "dying" : fmt::format("dying ({})", listed(saves));
}

std::vector<std::string> state_texts(const creature_view& who) {
  std::vector<std::string> out;
  if (std::string life = life_text(who); !life.empty()) out.push_back(std::move(life));
  // What else the dead bear is nothing to anybody.
  if (who.looks == model::views::health::dead) return out;
  if (!who.shape.empty()) out.push_back("as " + who.shape);
  std::ranges::move(condition_texts(who), std::back_inserter(out));
  if (who.exhaustion > 0) out.push_back(fmt::format("exhaustion {}", who.exhaustion));
  std::ranges::move(effect_names(who), std::back_inserter(out));
  if (who.inspired) out.emplace_back("inspired");
  return out;
}

}  // namespace dnd::cli
