#include "cli/render/steps_text.hpp"

#include "model/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace dnd::cli {
namespace {

using model::effect;
using model::effect_kind;
using texts = std::vector<std::string>;

std::string listed(const texts& all) {
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  return out;
}

/// "STR or DEX".
std::string alternatives(const std::vector<std::string>& names) {
  texts all;
  for (const std::string& name : names)
    all.push_back(model::parse_ability(name) ? upper(name) : name);
  return fmt::format("{}", fmt::join(all, " or "));
}

std::string damage_text(const effect& step) {
  texts parts;
  for (const model::damage_dice& part : step.damage)
    parts.push_back(part.type.empty() ? part.dice : fmt::format("{} {}", part.dice, part.type));
  if (parts.empty() && !step.by_level.empty()) parts.push_back(step.by_level.front().dice);
  return fmt::format("{}", fmt::join(parts, " + "));
}

std::string with_dc(const effect& step) {
  return step.count.empty() ? std::string() : " DC " + step.count;
}

std::string cast_text(const effect& step) {
  std::string text = step.what == model::cast_any     ? "casts a spell"
                     : step.what == model::cast_known ? "casts a spell that it knows"
                                                      : "casts " + step.what;
  if (step.number > 0) text += fmt::format(" at level {}", step.number);
  return text + with_dc(step);
}

std::string with_branch(std::string text, const effect& step, std::string_view branch) {
  const std::string inner = steps_text(model::branch_of(step, branch));
  return inner.empty() ? text : fmt::format("{}: {}", text, inner);
}

/// The names of what can be chosen.
std::string choice_text(const effect& step) {
  texts names;
  for (const model::effect_branch& one : step.branches) names.push_back(one.name);
  return "one of " + listed(names);
}

std::string step_text(const effect& step) {
  switch (step.kind) {
    case effect_kind::attack:
      return with_branch(step.what + " attack", step, "hit");
    case effect_kind::save:
      return with_branch(fmt::format("{} save{}{}", alternatives(step.names), with_dc(step),
                                     step.half ? ", half" : ""),
                         step, "failure");
    case effect_kind::check:
    case effect_kind::contest:
      return with_branch(
          fmt::format("{} {}{}", alternatives(step.names),
                      step.kind == effect_kind::check ? "check" : "contest", with_dc(step)),
          step, "success");
    case effect_kind::damage:
      return damage_text(step);
    case effect_kind::heal:
      return "heals " + step.what;
    case effect_kind::temp_hp:
      return step.what + " temporary hit points";
    case effect_kind::apply:
      return step.what;
    case effect_kind::remove:
      return "ends " + listed(step.names);
    case effect_kind::regain:
      return "brings back " + step.what;
    case effect_kind::choose:
      return choice_text(step);
    case effect_kind::roll:
      return step.what + " on a table";
    case effect_kind::missiles:
      return with_branch(step.what + " missiles", step, "each");
    case effect_kind::hit_point_pool:
      return with_branch(step.what + " hit points of creatures", step, "each");
    case effect_kind::cast:
      return cast_text(step);
    case effect_kind::summon:
      return "calls " + listed(step.names);
    case effect_kind::transform:
      return "another shape";
    case effect_kind::kill:
      return "death";
    case effect_kind::stabilize:
      return "stabilizes";
    case effect_kind::exhaustion:
      return step.what + " exhaustion";
    case effect_kind::push:
      return fmt::format("pushes {} ft.", step.what);
    case effect_kind::pull:
      return fmt::format("pulls {} ft.", step.what);
    case effect_kind::teleport:
      return fmt::format("teleports {} ft.", step.what);
    case effect_kind::revive:
      return fmt::format("back to life with {} hit points", step.what);
    case effect_kind::does:
      return step.what;
    case effect_kind::strike:
      return fmt::format("one {} attack", step.what);
    case effect_kind::object:
      return "puts " + step.what + " there";
    case effect_kind::split:
      return "splits";
    case effect_kind::spend:
    case effect_kind::tell:
      return {};
  }
  return {};
}

}  // namespace

std::string steps_text(const model::effect_list& steps) {
  texts all;
  for (const effect& step : steps)
    if (std::string text = step_text(step); !text.empty()) all.push_back(std::move(text));
  return listed(all);
}

}  // namespace dnd::cli
