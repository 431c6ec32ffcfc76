#include "io/content/gifts.hpp"

#include "io/content/creature_reader.hpp"
#include "io/content/effect_reader.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"

namespace dnd::io::content {
namespace {

std::string word_of(const value& at) {
  return at ? at.node().text : std::string();
}

std::vector<std::string> slugs_of(const value& at) {
  std::vector<std::string> slugs;
  if (at) at.each([&](const value& item) { slugs.push_back(word_of(item)); });
  return slugs;
}

}  // namespace

std::vector<shape_field> gift_fields() {
  using namespace shapes;
  return {optional("proficiencies", list(to({category::proficiencies}))),
          optional("martial_arts", map(integer(1, 20), dice())),
          optional("magical_strikes", flag())};
}

gift_facts read_gift(const value& root) {
  gift_facts gift;
  fields from(root);
  gift.name = word_of(from.optional("name"));
  gift.of_class = word_of(from.optional("class"));
  if (const value level = from.optional("level"))
    gift.from_level = level.integer_as<std::int16_t>(1, 20);
  gift.proficiencies = slugs_of(from.optional("proficiencies"));
  gift.modifiers = read_modifiers(from.optional("modifiers"));
  gift.triggers = read_triggers(from.optional("triggers"));
  if (const value actions = from.optional("actions"))
    actions.each([&](const value& item) { gift.actions.push_back(read_given_action(item)); });
  gift.pools = read_pools(from.optional("pools"));
  if (const value dice = from.optional("martial_arts"))
    dice.each_entry([&](const value& level, const value& row) {
      gift.martial_arts[level.integer_as<int>(1, 20)] = read_dice(row);
    });
  if (const value magical = from.optional("magical_strikes")) gift.magical_strikes = magical.flag();
  if (const value with = from.optional("casts_with")) gift.casts_with = read_ability(with);
  if (const value spells = from.optional("known_spells"))
    gift.known_spells = read_spells(spells, value(spells, nullptr, "spells_per_day"));
  gift.does_something = from.optional("effects") || !gift.modifiers.empty() ||
                        !gift.triggers.empty() || !gift.actions.empty() || !gift.pools.empty() ||
                        !gift.martial_arts.empty() || gift.magical_strikes;
  return gift;
}

subrace_facts read_subrace(const value& root) {
  subrace_facts subrace;
  fields from(root);
  subrace.name = word_of(from.optional("name"));
  if (const value speed = from.optional("speed"))
    subrace.speed_ft = speed.integer_as<std::int16_t>(0, 200);
  subrace.traits = slugs_of(from.optional("traits"));
  return subrace;
}

subclass_facts read_subclass(const value& root) {
  subclass_facts subclass;
  fields from(root);
  subclass.name = word_of(from.optional("name"));
  subclass.of = word_of(from.optional("class"));
  if (const value levels = from.optional("levels"))
    levels.each([&](const value& row) {
      fields own(row);
      const value level = own.optional("level");
      const std::vector<std::string> features = slugs_of(own.optional("features"));
      if (!level) return;
      auto& all = subclass.features[level.integer_as<int>(1, 20)];
      all.insert(all.end(), features.begin(), features.end());
    });
  return subclass;
}

proficiency_facts read_proficiency(const value& root) {
  fields from(root);
  return {word_of(from.optional("kind")), word_of(from.optional("of"))};
}

}  // namespace dnd::io::content
