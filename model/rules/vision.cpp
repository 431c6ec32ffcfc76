#include "model/rules/vision.hpp"

#include "model/effects/modifiers.hpp"
#include "model/rules/sides.hpp"

#include <algorithm>
#include <string_view>

namespace dnd::model::rules {

namespace {

using feet = std::optional<std::int32_t>;

bool reaches(std::int32_t far_ft, const feet& distance_ft) {
  return far_ft > 0 && (!distance_ft || *distance_ft <= far_ft);
}

/// "20", or "15/30" where the dim light beyond is not as wide as the bright one.
shed_light light_in(std::string_view value) noexcept {
  const auto bar = value.find('/');
  shed_light made;
  made.bright_ft = number_in(value.substr(0, bar)).value_or(0);
  made.dim_ft =
      bar == std::string_view::npos ? made.bright_ft : number_in(value.substr(bar + 1)).value_or(0);
  return made;
}

/// What the ruling leaves, with nothing that shines.
sight_by of_the_place(const draft& out) {
  switch (out.house().light) {
    case light_ruling::dim:
      return sight_by::dim;
    case light_ruling::dark:
      return sight_by::none;
    case light_ruling::bright:
      break;
  }
  return sight_by::bright;
}

sight_by brighter(sight_by one, sight_by other) {
  return std::min(one, other);
}

sight_by lit_by(const shed_light& light, const feet& distance_ft) {
  if (reaches(light.bright_ft, distance_ft)) return sight_by::bright;
  if (light.dim_ft > 0 && reaches(light.bright_ft + light.dim_ft, distance_ft))
    return sight_by::dim;
  return sight_by::none;
}

/// With what sees in the dark. SRD: Blindsight, Darkvision, Truesight.
sight_by with_senses(const creature& seer, const feet& distance_ft, sight_by light) {
  if (light == sight_by::bright) return light;
  const senses has = senses_of(seer);
  if (reaches(has.blindsight, distance_ft) || reaches(has.truesight, distance_ft))
    return sight_by::bright;
  if (!reaches(has.darkvision, distance_ft)) return light;
  return light == sight_by::dim ? sight_by::bright : sight_by::dim;
}

}  // namespace

shed_light light_from(const creature& who) noexcept {
  shed_light best;
  each_modifier(who, modifier_key::light, [&](const owned_modifier& has) {
    if (!counts_for(has, who, {})) return;
    const shed_light one = light_in(has.what->value);
    if (one.bright_ft > best.bright_ft ||
        (one.bright_ft == best.bright_ft && one.dim_ft > best.dim_ft))
      best = one;
  });
  return best;
}

sight_by sight_of(const draft& out, const creature& seer, const creature& seen,
                  const std::optional<std::int32_t>& distance_ft) {
  sight_by light = of_the_place(out);
  if (light == sight_by::bright) return light;
  // Nobody knows where the others stand: those of a side stand together.
  const state& now = out.now();
  const creature_kind side = side_of(now, seen);
  for (const std::shared_ptr<creature>& each : now.creatures()) {
    const bool beside = each->id == seen.id || (each->id != seer.id && side_of(now, *each) == side);
    light = brighter(light, lit_by(light_from(*each), beside ? feet{0} : distance_ft));
  }
  return with_senses(seer, distance_ft, light);
}

sight_by sight_around(const draft& out, const creature& seer) {
  sight_by light = of_the_place(out);
  if (light == sight_by::bright) return light;
  const state& now = out.now();
  for (const std::shared_ptr<creature>& each : now.creatures())
    if (each->id == seer.id || side_of(now, *each) == side_of(now, seer))
      light = brighter(light, lit_by(light_from(*each), std::nullopt));
  return with_senses(seer, std::nullopt, light);
}

}  // namespace dnd::model::rules
