#include "io/content/library.hpp"

#include "io/content/condition_reader.hpp"
#include "io/content/effect_parts.hpp"
#include "io/content/effect_reader.hpp"
#include "io/content/library_read_entry.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/spell_reader.hpp"
#include "model/bounds.hpp"
#include "model/effects/resolved.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Spells, traits and conditions: what entries of their own say of what a creature can do.
namespace dnd::io::content {

result<model::spell_ptr> library::castable(std::string_view name) {
  std::string slug = model::slug_of(name);
  if (!knows(category::spells, slug)) {
    std::vector<std::string> begun;
    for (std::string& each : slugs(category::spells))
      if (!slug.empty() && each.starts_with(slug)) begun.push_back(std::move(each));
    if (begun.size() == 1) slug = begun.front();
  }
  if (const auto kept = castable_.find(slug); kept != castable_.end()) return kept->second;
  auto read = read_entry(category::spells, slug,
                         [&](const value& root) { return read_castable(root, slug); });
  if (!read) return std::move(read).error();
  auto made = std::make_shared<const model::spell>(*std::move(read));
  castable_.emplace(slug, made);
  return made;
}

result<model::condition_row> library::condition(std::string_view name) {
  return read_entry(category::conditions, name, read_condition);
}

result<model::found_content> library::needed(std::string_view name) {
  if (name.starts_with(model::spell_prefix)) {
    auto spell = castable(name.substr(model::spell_prefix.size()));
    if (!spell) return std::move(spell).error();
    return model::found_content(*std::move(spell));
  }
  if (name.starts_with(model::entry_prefix))
    return whole_entry(name.substr(model::entry_prefix.size()));
  if (name.starts_with(model::built_prefix)) return built(name.substr(model::built_prefix.size()));
  if (name.starts_with(model::file_prefix))
    return from_file(std::string(name.substr(model::file_prefix.size())));
  if (name.starts_with(model::item_prefix)) {
    auto item = goods(name.substr(model::item_prefix.size()));
    if (!item) return std::move(item).error();
    return model::found_content(*std::move(item));
  }
  return with_record(name);
}

namespace {

/// What a shared trait gives besides itself.
struct shared_trait {
  model::trait made;
  std::vector<model::action> actions = {};
  std::vector<model::pool> pools = {};
};

/// What the stat block has of its own goes before.
void give(shared_trait&& shared, model::trait& to, model::stat_block& block) {
  to = std::move(shared.made);
  for (model::action& one : shared.actions)
    if (block.actions.size() < bounds::actions_per_block_max &&
        std::ranges::find(block.actions, one.name, &model::action::name) == block.actions.end())
      block.actions.push_back(std::move(one));
  for (model::pool& one : shared.pools)
    if (std::ranges::find(block.pools, one.name, &model::pool::name) == block.pools.end())
      block.pools.push_back(std::move(one));
}

}  // namespace

result<done> library::add_trait_effects(model::stat_block& block) {
  std::vector<model::trait> traits = block.traits.all();
  for (model::trait& has : traits) {
    if (!has.modifiers.empty() || !has.triggers.empty()) continue;
    const std::string slug = model::slug_of(has.name);
    if (!knows(category::traits, slug)) continue;
    auto read = read_entry(category::traits, slug, [&](const value& root) {
      fields from(root);
      shared_trait shared{.made = {.name = has.name, .usage = has.usage}};
      shared.made.modifiers = read_modifiers(from.optional("modifiers"));
      shared.made.triggers = read_triggers(from.optional("triggers"));
      if (const value actions = from.optional("actions"))
        actions.each([&](const value& item) { shared.actions.push_back(read_given_action(item)); });
      shared.pools = read_pools(from.optional("pools"));
      return shared;
    });
    if (!read) return std::move(read).error();
    give(*std::move(read), has, block);
  }
  block.traits = std::move(traits);
  model::resolve(block.pools, model::numbers_of(block));
  return done{};
}

result<done> library::add_spell_actions(model::stat_block& block, const std::string& path) {
  for (model::spellcasting& casting : block.casting) {
    const model::rules::caster_numbers numbers = model::rules::numbers_of(block, casting);
    for (model::known_spell& known : casting.spells) {
      auto cached = spells_.find(known.spell);
      if (cached == spells_.end()) {
        auto facts = spell(known.spell);
        if (!facts && facts.error().code == ec::not_found) {
          error why = std::move(facts).error();
          why.code = ec::bad_content;
          why.path = path;
          return why;
        }
        if (!facts) return std::move(facts).error();
        cached = spells_.emplace(known.spell, std::move(*facts)).first;
      }
      if (!cached->second.on.empty()) {
        auto answer = castable(known.spell);
        if (!answer) return std::move(answer).error();
        known.reaction = {**answer};
      }
      auto made = model::rules::spell_action(cached->second, casting, known, numbers);
      const auto is_there = [&](const model::action& other) { return other.name == made->name; };
      // What the stat block says itself is more exact than what the spell says.
      if (!made || std::any_of(block.actions.begin(), block.actions.end(), is_there)) continue;
      if (block.actions.size() < bounds::actions_per_block_max)
        block.actions.push_back(std::move(*made));
    }
  }
  return done{};
}

}  // namespace dnd::io::content
