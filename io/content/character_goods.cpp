#include "io/content/character_goods.hpp"

#include "io/content/effect_parts.hpp"
#include "io/content/words.hpp"
#include "model/bounds.hpp"
#include "model/coins.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace dnd::io::content {
namespace {

/// One name of a thing has room in what is kept of it.
std::string short_name(std::string name) {
  if (name.size() > bounds::creature_name_bytes_max) name.resize(bounds::creature_name_bytes_max);
  return name;
}

void add_thing(model::stat_block& into, model::item_stack what) {
  if (what.item.empty()) return;
  for (model::item_stack& each : into.goods)
    if (are_alike(each, what)) {
      each.count = std::min(each.count + what.count, bounds::item_count_max);
      return;
    }
  if (into.goods.size() < bounds::item_kinds_max) into.goods.push_back(std::move(what));
}

/// Equipment by its slug. What there is none of was told where the field was read.
void add_equipment(fact_source& facts, model::stat_block& into, const std::string& slug,
                   std::int32_t count) {
  const auto found = facts.item(slug);
  if (!found) return;
  model::item_stack one = entry_of(*found, slug).one;
  one.count = count;
  if (found->contents.empty()) return add_thing(into, std::move(one));
  for (const auto& [inside, times] : found->contents) {
    const auto part = facts.item(inside);
    if (!part) continue;
    model::item_stack each = entry_of(*part, inside).one;
    each.count = std::min(times * count, bounds::item_count_max);
    add_thing(into, std::move(each));
  }
}

/// The name of an entry of a list, which may be `{key: name, …}`.
std::string name_of_entry(const value& item, std::string_view key) {
  if (!item.is(yaml_kind::mapping)) return item.node().text;
  fields own(item);
  const value name = own.optional(key);
  return name ? name.node().text : std::string();
}

void add_magic_item(fact_source& facts, model::stat_block& into, const value& item) {
  const std::string slug = model::slug_of(name_of_entry(item, "item"));
  auto found = facts.magic_item(slug);
  if (!found) return;
  model::item_stack one = entry_of(*std::move(found), slug).one;
  if (item.is(yaml_kind::mapping)) {
    fields own(item);
    if (const value count = own.optional("count"))
      one.count = count.integer_as<std::int32_t>(1, 1'000);
  }
  add_thing(into, std::move(one));
}

model::item_form form_of(const item_facts& facts) {
  switch (facts.kind) {
    case item_kind::other:
      return model::item_form::other;
    case item_kind::weapon:
      return model::item_form::weapon;
    case item_kind::shield:
      return model::item_form::shield;
    case item_kind::armor:
      break;
  }
  switch (facts.armor.weight) {
    case model::rules::armor_weight::light:
      return model::item_form::light_armor;
    case model::rules::armor_weight::medium:
      return model::item_form::medium_armor;
    case model::rules::armor_weight::heavy:
      return model::item_form::heavy_armor;
  }
  return model::item_form::other;
}

/// What is worn, wielded and carried, each where the file says it.
void read_belongings(fact_source& facts, fields& from, model::stat_block& into) {
  if (const value armor = from.optional("armor"))
    add_equipment(facts, into, model::slug_of(armor.node().text), 1);
  if (const value shield = from.optional("shield"))
    if (shield.node().text == "true") add_equipment(facts, into, "shield", 1);
  if (const value weapons = from.optional("weapons"); weapons.is(yaml_kind::sequence))
    weapons.each([&](const value& item) {
      add_equipment(facts, into, model::slug_of(name_of_entry(item, "weapon")), 1);
    });
  if (const value items = from.optional("items"); items.is(yaml_kind::sequence))
    items.each([&](const value& item) { add_magic_item(facts, into, item); });
  if (const value more = from.optional("equipment"))
    more.each_entry([&](const value& name, const value& count) {
      const std::string slug = model::slug_of(name.text());
      if (known_fact(name, facts.item(slug)))
        add_equipment(facts, into, slug, count.integer_as<std::int32_t>(1, 1'000));
    });
}

/// `[{pool: charges, count: 3, refill: {dawn: 1d6+1}}]`
void read_spent(const value& at, model::item_stack& one) {
  constexpr std::size_t pools_max = 16;
  at.each(
      [&](const value& each) {
        fields own(each);
        model::spent_charges gone;
        model::pool back;
        if (const value pool = own.required("pool")) gone.pool = read_small(pool);
        if (const value count = own.required("count"))
          gone.spent = count.integer_as<std::uint16_t>(1, 1'000);
        if (const value refill = own.optional("refill")) read_refill(refill, back);
        own.finish();
        gone.refill = std::move(back.refill);
        gone.regained = std::move(back.regained);
        one.spent.push_back(std::move(gone));
      },
      pools_max);
}

void read_own_facts(fields& own, model::item_stack& one) {
  if (const value weight = own.optional("weight")) one.weight = read_weight(weight);
  if (const value lot = own.optional("quantity")) one.lot = lot.integer_as<std::int32_t>(1, 1'000);
  if (const value cost = own.optional("cost")) one.cost = read_price(cost);
  if (const value hidden = own.optional("unidentified")) one.unidentified = hidden.flag();
  if (const value looks = own.optional("looks"))
    one.looks = looks.text(bounds::creature_name_bytes_max);
  if (const value spent = own.optional("spent")) read_spent(spent, one);
}

/// A thing as the content has it; without a name where that has none.
model::item_stack known_thing(fact_source& facts, const value& item) {
  const std::string slug = model::slug_of(item.text(bounds::creature_name_bytes_max));
  if (auto found = facts.item(slug)) return entry_of(*found, slug).one;
  if (auto magic = facts.magic_item(slug)) return entry_of(*std::move(magic), slug).one;
  model::item_stack one;
  if (model::small_text::fits(slug)) one.item = slug;
  return one;
}

/// `torch`, `{item: torch, count: 3}`, or, with a name, all that is to be known of it: `{item:
/// old-map, name: Old Map, weight: 0.5}`.
void read_possession(fact_source& facts, const value& at, model::stat_block& into) {
  model::item_stack one;
  if (!at.is(yaml_kind::mapping)) {
    one = known_thing(facts, at);
  } else {
    fields own(at);
    const value item = own.required("item");
    const value name = own.optional("name");
    if (item) one = known_thing(facts, item);
    if (name) one = {.item = one.item, .name = name.text(bounds::creature_name_bytes_max)};
    if (const value count = own.optional("count"))
      one.count = count.integer_as<std::int32_t>(1, bounds::item_count_max);
    read_own_facts(own, one);
    own.finish();
  }
  if (one.name.empty())
    at.fail("is nothing that the content knows", "Write {item: old-map, name: Old Map}.");
  else
    add_thing(into, std::move(one));
}

}  // namespace

model::item_entry entry_of(const item_facts& facts, std::string_view slug) {
  model::item_entry made;
  made.one = {.item = slug,
              .name = short_name(facts.name),
              .count = 1,
              .weight = facts.weight,
              .cost = facts.cost,
              .lot = facts.lot};
  made.category = facts.category;
  made.kind = facts.section;
  made.form = form_of(facts);
  made.actions = facts.actions;
  made.used_up = facts.uses > 0;
  made.uses = std::max(facts.uses, std::int16_t{1});
  return made;
}

model::item_entry entry_of(magic_item_facts facts, std::string_view slug) {
  model::item_entry made;
  made.one = {.item = slug,
              .name = short_name(facts.gives.name),
              .count = 1,
              .weight = facts.weight,
              .cost = facts.cost};
  made.category = facts.category;
  made.rarity = facts.rarity;
  made.attunement = facts.attunement;
  made.attunement_by = std::move(facts.attunement_by);
  made.cursed = facts.cursed;
  made.bases = std::move(facts.bases);
  made.used_up = facts.is_used_up();
  made.actions = std::move(facts.gives.actions);
  made.pools = std::move(facts.gives.pools);
  return made;
}

void read_goods(fact_source& facts, fields& from, model::stat_block& into) {
  const value all = from.optional("inventory");
  if (all)
    all.each([&](const value& at) { read_possession(facts, at, into); }, bounds::item_kinds_max);
  else
    read_belongings(facts, from, into);
  if (const value more = from.optional("equipment"); more && all)
    more.fail("stands beside inventory, which is all that there is", "Keep one of them.");
  if (const value coins = from.optional("coins")) {
    const auto copper = model::coins_in(coins.text());
    if (copper)
      into.coins = *copper;
    else
      coins.fail("is no sum of coins", "Write numbers and coins: 15 gp 3 sp.");
  }
  if (const value experience = from.optional("experience"))
    into.experience = experience.integer_as<std::int64_t>(0, bounds::experience_max);
}

}  // namespace dnd::io::content
