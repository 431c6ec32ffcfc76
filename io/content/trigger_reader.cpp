#include "io/content/trigger_reader.hpp"

#include "io/content/effect_parts.hpp"
#include "io/content/effect_reader.hpp"
#include "io/content/effect_words.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::content {
namespace {

model::trigger read_trigger(const value& at) {
  constexpr std::array<std::string_view, 14> words{
      "turn_start", "turn_end",    "hit",        "missed",    "hit_by",       "damaged", "kill",
      "drop",       "save_failed", "short_rest", "long_rest", "combat_start", "exposed", "time"};
  model::trigger made;
  fields from(at);
  if (const value on = from.required("on")) made.on = words[on.one_of(words)];
  made.effects = read_effects(from.optional("effects"));
  if (const value reaction = from.optional("reaction")) made.reaction = reaction.flag();
  if (const value pool = from.optional("pool")) made.pool = pool.text(60);
  if (const value once = from.optional("once_per_turn")) made.once_per_turn = once.flag();
  if (const value weapon = from.optional("weapon")) made.weapon = read_weapon_kinds(weapon);
  if (const value types = from.optional("types")) made.types = read_damage_types(types);
  if (const value types = from.optional("unless_damaged_by"))
    made.unless_damaged_by = read_damage_types(types);
  made.when = read_when(from.optional("when"));
  if (const value asked = from.optional("optional")) made.on_request = asked.flag();
  if (made.on_request && made.on != "hit" && made.on != "missed")
    at.fail("only what happens at a hit or a miss can be asked for", "Use `on: hit`.");
  read_trigger_time(from, made);
  from.finish();
  return made;
}

}  // namespace

/// Which saves and spells a reaction answers.
void read_answered(fields& from, model::action& into) {
  if (const value with = from.optional("with"))
    for (const std::string& name :
         names_at(with, [](const value& item) { return std::string(to_text(read_ability(item))); }))
      into.on_with.insert(*model::parse_ability(name));
  into.on_against = read_words(from.optional("against"));
  if (const value level = from.optional("level_at_most"))
    into.on_level_at_most = level.integer_as<std::int16_t>(1, bounds::spell_level_max);
  if (const value alone = from.optional("alone")) into.on_alone = alone.flag();
}

std::vector<model::trigger> read_triggers(const value& at) {
  std::vector<model::trigger> made;
  if (at) at.each([&](const value& item) { made.push_back(read_trigger(item)); }, 20);
  return made;
}

}  // namespace dnd::io::content
