#include "io/content/spell_reader.hpp"

#include "io/content/effect_reader.hpp"
#include "io/content/words.hpp"
#include "model/effects/durations.hpp"

#include <string_view>
#include <utility>

namespace dnd::io::content {
namespace {

using model::effect;
using model::effect_kind;
using model::effect_list;

std::string plain_text(const value& at) {
  return at ? at.node().text : std::string();
}

/// "1 action", "1 bonus action", "1 reaction, …", "10 minutes".
model::casting_time casting_time_of(std::string_view text) {
  if (text.find("bonus action") != std::string_view::npos) return model::casting_time::bonus_action;
  if (text.find("reaction") != std::string_view::npos) return model::casting_time::reaction;
  return text.find("action") != std::string_view::npos ? model::casting_time::action
                                                       : model::casting_time::longer;
}

/// "up to 1 minute", "concentration, up to 1 hour", "8 hours"; empty for any other.
std::string duration_of(std::string_view text) {
  for (const std::string_view before :
       {std::string_view("concentration, "), std::string_view("up to ")})
    if (text.starts_with(before)) text.remove_prefix(before.size());
  return model::rounds_in(text) ? std::string(text) : std::string();
}

/// `{4: up to 10 minutes, 5: 8 hours, 9: until dispelled}`.
void read_longer(const value& at, model::spell& into) {
  constexpr std::string_view up_to = "up to ";
  at.each_entry([&](const value& level, const value& time) {
    std::string text = plain_text(time);
    if (text == "until dispelled") text = "permanent";
    const std::string_view span =
        text.starts_with(up_to) ? std::string_view(text).substr(up_to.size()) : text;
    if (!model::is_duration(span))
      time.fail("expected how long it lasts", "Write it like 8 hours, or up to 10 minutes.");
    into.longer.push_back({level.integer_as<std::int16_t>(1, 9), std::move(text)});
  });
}

/// `{3: 8d6, 4: 9d6}` as rows.
void read_rows(const value& at, effect& into) {
  if (!at) return;
  at.each_entry([&](const value& level, const value& dice) {
    into.by_level.push_back({level.integer_as<std::int16_t>(0, 20), plain_text(dice)});
  });
}

/// Missiles or rays, by level.
struct flight {
  std::vector<model::level_dice> count;
};

/// One part of the spell's damage; how many missiles it comes in goes to `flies`.
effect damage_step(const value& at, flight& flies) {
  effect step;
  step.kind = effect_kind::damage;
  fields from(at);
  model::damage_dice part;
  part.type = plain_text(from.optional("type"));
  read_rows(from.optional("by_slot"), step);
  read_rows(from.optional("by_level"), step);
  part.dice = plain_text(from.optional("each"));
  if (part.dice.empty() && !step.by_level.empty()) part.dice = step.by_level.front().dice;
  effect counts;
  read_rows(from.optional("count_by_slot"), counts);
  read_rows(from.optional("count_by_level"), counts);
  if (!counts.by_level.empty()) flies.count = std::move(counts.by_level);
  step.damage.push_back(std::move(part));
  return step;
}

/// A condition that the spell's facts name, put on as long as the spell lasts.
void add_conditions(const value& at, effect_list& into) {
  const model::condition_set kinds = read_conditions(at);
  for (std::size_t i = 0; i < model::condition_count; ++i) {
    const auto kind = static_cast<model::condition>(i);
    if (!kinds.contains(kind)) continue;
    effect step;
    step.kind = effect_kind::apply;
    step.what = to_text(kind);
    step.lasts.emplace_back();
    step.lasts.front().conditions.insert(kind);
    into.push_back(std::move(step));
  }
}

/// The steps of a spell whose facts say all.
effect_list steps_of_facts(fields& from) {
  effect_list steps;
  flight flies;
  if (const value damage = from.optional("damage"))
    damage.each([&](const value& part) { steps.push_back(damage_step(part, flies)); },
                bounds::damage_parts_max);
  const value save = from.optional("save");
  if (const value heal = from.optional("heal")) {
    effect step;
    step.kind = effect_kind::heal;
    read_rows(heal, step);
    if (!step.by_level.empty()) step.what = step.by_level.front().dice;
    steps.push_back(std::move(step));
  }
  if (save) add_conditions(from.optional("conditions"), steps);
  if (const value attack = from.optional("attack")) {
    effect roll;
    roll.kind = effect_kind::attack;
    roll.what = plain_text(attack) == "melee" ? "melee-spell" : "ranged-spell";
    roll.branches.push_back({"hit", std::move(steps)});
    steps = {std::move(roll)};
  } else if (save) {
    effect roll;
    roll.kind = effect_kind::save;
    fields own(save);
    roll.names.push_back(plain_text(own.optional("with")));
    roll.half = plain_text(own.optional("success")) == "half";
    roll.branches.push_back({"failure", std::move(steps)});
    steps = {std::move(roll)};
  }
  if (!flies.count.empty()) {
    effect all;
    all.kind = effect_kind::missiles;
    all.what = flies.count.front().dice;
    all.by_level = std::move(flies.count);
    all.branches.push_back({"each", std::move(steps)});
    steps = {std::move(all)};
  }
  return steps;
}

}  // namespace

model::spell read_castable(const value& root, std::string slug) {
  model::spell made;
  made.slug = std::move(slug);
  fields from(root);
  if (const value name = from.optional("name")) {
    made.name = plain_text(name);
    if (!model::small_text::fits(made.name)) {
      name.fail("is too long for a spell that is cast", "Use at most 63 bytes.");
      made.name.clear();
    }
  }
  if (const value level = from.optional("level")) made.level = level.integer_as<std::uint8_t>(0, 9);
  const std::string casting = plain_text(from.optional("casting_time"));
  made.time = casting_time_of(casting);
  if (made.time == model::casting_time::longer)
    made.casting_rounds = static_cast<std::int32_t>(model::rounds_in(casting).value_or(1));
  if (const value components = from.optional("components"))
    components.each([&](const value& one) { made.verbal = made.verbal || plain_text(one) == "v"; });
  if (const value cost = from.optional("material_cost_gp"))
    made.material_cost_gp = std::atoi(plain_text(cost).c_str());
  made.duration = duration_of(plain_text(from.optional("duration")));
  if (const value rows = from.optional("longer")) read_longer(rows, made);
  if (const value flag = from.optional("concentration")) made.concentration = flag.flag();
  if (const value flag = from.optional("ritual")) made.ritual = flag.flag();
  made.area = static_cast<bool>(from.optional("area"));
  made.self_only = plain_text(from.optional("range")) == "self" && !made.area;
  if (const value on = from.optional("on")) made.on = read_moment(on);
  if (const value effects = from.optional("effects"))
    made.effects = read_effects(effects);
  else
    made.effects = steps_of_facts(from);
  return made;
}

}  // namespace dnd::io::content
