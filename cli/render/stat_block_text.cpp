#include "cli/render/stat_block_text.hpp"

#include "cli/render/condition_terms.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/steps_text.hpp"
#include "model/enum_text.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

using texts = std::vector<std::string>;

void add_feet(texts& out, std::string_view what, int feet) {
  if (feet > 0) out.push_back(fmt::format("{}{} ft.", what, feet));
}

template <class Enum, std::size_t Count>
[[nodiscard]] texts names_in(model::enum_set<Enum, Count> set) {
  texts out;
  for (std::size_t i = 0; i < Count; ++i)
    if (set.contains(static_cast<Enum>(i))) out.emplace_back(model::to_text(static_cast<Enum>(i)));
  return out;
}

[[nodiscard]] std::string save_text(const model::saving_throw& save) {
  return fmt::format("{} save DC {}{}", short_name(save.with), save.dc,
                     save.on_success == model::save_effect::half ? " for half" : "");
}

[[nodiscard]] std::string attack_text(const model::attack_profile& attack) {
  constexpr std::string_view forms[] = {"melee", "ranged", "melee or ranged"};
  texts out{fmt::format("{}{} {}", forms[static_cast<std::size_t>(attack.form)],
                        attack.spell ? " spell" : "", with_sign(attack.to_hit))};
  add_feet(out, "reach ", attack.reach_ft);
  if (attack.long_range_ft > 0) {
    out.push_back(fmt::format("range {}/{} ft.", attack.range_ft, attack.long_range_ft));
  } else {
    add_feet(out, "range ", attack.range_ft);
  }
  return listed(out);
}

[[nodiscard]] std::string damage_part_text(const model::damage_part& part) {
  std::string out = fmt::format("{} {}", part.dice, model::to_text(part.type));
  if (part.save) out += fmt::format(" ({})", save_text(*part.save));
  return out;
}

}  // namespace

texts ability_texts(const std::array<std::int16_t, model::ability_count>& bonuses) {
  texts out;
  for (std::size_t i = 0; i < bonuses.size(); ++i)
    out.push_back(
        fmt::format("{} {}", short_name(static_cast<model::ability>(i)), with_sign(bonuses[i])));
  return out;
}

texts skill_texts(const model::stat_block& block) {
  texts out;
  for (std::size_t i = 0; i < block.skills.size(); ++i) {
    const auto skill = static_cast<model::skill>(i);
    const auto score = block.abilities[static_cast<std::size_t>(model::ability_of(skill))];
    if (block.skills[i] != model::ability_modifier(score))
      out.push_back(fmt::format("{} {}", title_of(skill), with_sign(block.skills[i])));
  }
  return out;
}

texts speed_texts(const model::speeds& speed) {
  texts out;
  add_feet(out, "", speed.walk);
  add_feet(out, "fly ", speed.fly);
  if (speed.hover && !out.empty()) out.back() += " (hover)";
  add_feet(out, "swim ", speed.swim);
  add_feet(out, "climb ", speed.climb);
  add_feet(out, "burrow ", speed.burrow);
  return out;
}

texts sense_texts(const model::senses& sight) {
  texts out;
  add_feet(out, "darkvision ", sight.darkvision);
  add_feet(out, "blindsight ", sight.blindsight);
  add_feet(out, "tremorsense ", sight.tremorsense);
  add_feet(out, "truesight ", sight.truesight);
  out.push_back(fmt::format("passive Perception {}", sight.passive_perception));
  return out;
}

texts defence_texts(const model::stat_block& block) {
  texts out;
  for (const model::damage_defence& each : block.defences) {
    std::string text =
        fmt::format("{} to {}", model::stored_name(each.kind), joined(names_in(each.types)));
    texts limits;
    if (each.nonmagical_only) limits.emplace_back("nonmagical");
    if (each.except_silvered) limits.emplace_back("not silvered");
    if (each.except_adamantine) limits.emplace_back("not adamantine");
    if (!limits.empty()) text += fmt::format(" ({})", listed(limits));
    out.push_back(std::move(text));
  }
  texts beings;
  for (std::size_t i = 0; i < model::condition_count; ++i)
    if (const auto kind = static_cast<model::condition>(i);
        block.condition_immunities.contains(kind))
      beings.emplace_back(being(kind));
  if (!beings.empty()) out.push_back("cannot be " + joined(beings, "or"));
  return out;
}

std::string spell_text(const model::spellcasting& casting) {
  texts parts{fmt::format("{}, DC {}, to hit {}", short_name(casting.with), casting.save_dc,
                          with_sign(casting.to_hit))};
  texts slots;
  for (std::size_t i = 0; i < casting.slots.size(); ++i)
    if (casting.slots[i] > 0)
      slots.push_back(fmt::format("{} of level {}", casting.slots[i], i + 1));
  if (!slots.empty()) parts.push_back("slots: " + listed(slots));
  texts spells;
  for (const model::known_spell& each : casting.spells)
    spells.push_back(each.per_day > 0 ? fmt::format("{} ({}/day)", each.spell, each.per_day)
                                      : each.spell);
  if (!spells.empty()) parts.push_back(listed(spells));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string usage_text(const model::usage_limit& usage, std::uint16_t spent) {
  std::string out;
  switch (usage.kind) {
    case model::usage_kind::at_will:
      return {};
    case model::usage_kind::recharge:
      out = usage.value >= 6 ? "recharge 6" : fmt::format("recharge {}-6", usage.value);
      return spent > 0 ? out + ", spent" : out;
    case model::usage_kind::per_day:
      out = fmt::format("{}/day", usage.value);
      break;
    case model::usage_kind::per_rest:
      out = fmt::format("{}/rest", usage.value);
      break;
  }
  return spent > 0 ? fmt::format("{}, {} spent", out, spent) : out;
}

std::string action_text(const model::action& what, std::uint16_t spent) {
  texts out;
  if (what.attack) out.push_back(attack_text(*what.attack));
  if (what.save) out.push_back(save_text(*what.save));
  if (!what.area.empty()) out.push_back(what.area);
  texts damage;
  for (const model::damage_part& each : what.damage) damage.push_back(damage_part_text(each));
  if (!damage.empty()) out.push_back(fmt::format("{}", fmt::join(damage, " + ")));
  texts steps;
  for (const model::multiattack_step& each : what.multiattack)
    steps.push_back(fmt::format("{} x {}", each.count, each.action.view()));
  if (!steps.empty()) out.push_back(listed(steps));
  if (std::string does = steps_text(what.effects); !does.empty() && out.empty())
    out.push_back(std::move(does));
  if (!what.may_impose.empty()) out.push_back("may impose " + joined(names_in(what.may_impose)));
  if (what.escape_dc > 0) out.push_back(fmt::format("escape DC {}", what.escape_dc));
  if (what.legendary_cost > 1) out.push_back(fmt::format("costs {}", what.legendary_cost));
  if (std::string usage = usage_text(what.usage, spent); !usage.empty())
    out.push_back(std::move(usage));
  return listed(out);
}

}  // namespace dnd::cli
