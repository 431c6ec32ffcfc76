#include "io/import/formats/foundry_items.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/spell_text.hpp"
#include "io/import/stat_words.hpp"
#include "model/dice/simple.hpp"

#include <algorithm>

namespace dnd::io::imports {
namespace {

using model::action_group;

const node* system_of_item(const node& item) {
  const node* system = item.find("system");
  return system == nullptr ? item.find("data") : system;
}

/// Calls `each` with every item and its own record.
template <class Each>
void each_item(const node& actor, Each each) {
  const node* items = actor.find("items");
  if (items == nullptr) return;
  for (const node& item : items->items)
    if (const node* system = system_of_item(item)) each(item, *system);
}

/// What an item does, of version 4 of the system: the first of its activities that says something.
const node* activity_of(const node& system) {
  const node* all = system.find("activities");
  if (all == nullptr) return nullptr;
  for (const auto& [id, each] : all->fields) {
    const std::string type = text_of_node(each.find("type"));
    if (type == "attack" || type == "save" || type == "damage") return &each;
  }
  return all->fields.empty() ? nullptr : &all->fields.front().value;
}

bool has_property(const node& system, std::string_view name) {
  const node* properties = system.find("properties");
  if (properties == nullptr) return false;
  const auto listed = texts_of_node(properties);
  const node* flag = properties->find(name);
  return std::find(listed.begin(), listed.end(), name) != listed.end() ||
         (flag != nullptr && flag->text == "true");
}

action_group group_of(const node& system, const node* activity) {
  std::string type = text_of_node(system.find("activation", "type"));
  if (activity != nullptr)
    if (const std::string own = text_of_node(activity->find("activation", "type")); !own.empty())
      type = own;
  if (type == "bonus") return action_group::bonus_action;
  if (type == "reaction") return action_group::reaction;
  if (type == "legendary") return action_group::legendary;
  if (type == "lair") return action_group::lair;
  if (type == "special" || type == "mythic") return action_group::special;
  return action_group::action;
}

bool does_something(const node& system, const node* activity) {
  const std::string type = text_of_node(system.find("activation", "type"));
  return activity != nullptr || (!type.empty() && type != "none");
}

class item_figures {
 public:
  item_figures(const node& system, const node* activity, creature_maker& into)
      : system_(system), activity_(activity), into_(into) {}

  action_figures read() {
    action_figures figures;
    read_attack(figures);
    read_save(figures);
    read_damage(figures);
    read_usage(figures);
    const node* cost = system_.find("activation", "cost");
    if (activity_ != nullptr && activity_->find("activation", "value") != nullptr)
      cost = activity_->find("activation", "value");
    figures.cost = static_cast<std::uint8_t>(std::clamp(number_of_node(cost).value_or(1), 1, 10));
    return figures;
  }

 private:
  /// Strength, or what the item says, or the better one with a finesse weapon.
  [[nodiscard]] model::ability ability(bool ranged) const {
    std::string name = text_of_node(system_.find("ability"));
    if (activity_ != nullptr)
      if (const std::string own = text_of_node(activity_->find("attack", "ability")); !own.empty())
        name = own;
    if (const auto with = model::parse_ability(name)) return *with;
    const bool deft =
        into_.modifier_of(model::ability::dex) > into_.modifier_of(model::ability::str);
    if (ranged || (has_property(system_, "fin") && deft)) return model::ability::dex;
    return model::ability::str;
  }

  void read_attack(action_figures& figures) {
    std::string kind = text_of_node(system_.find("actionType"));
    if (activity_ != nullptr && text_of_node(activity_->find("type")) == "attack") {
      const std::string way = text_of_node(activity_->find("attack", "type", "value"));
      const std::string class_of =
          text_of_node(activity_->find("attack", "type", "classification"));
      const bool ranged_weapon = text_of_node(system_.find("type", "value")).ends_with('R');
      kind = (way == "ranged" || (way.empty() && ranged_weapon)) ? "r" : "m";
      kind += class_of == "spell" ? "sak" : "wak";
    }
    if (kind.size() != 4 || !kind.ends_with("ak")) return;
    ranged_ = kind.front() == 'r';
    model::attack_profile attack;
    attack.spell = kind[1] == 's';
    const node* bonus = system_.find("attack", "bonus");
    if (bonus == nullptr) bonus = system_.find("attackBonus");
    if (activity_ != nullptr && activity_->find("attack", "bonus") != nullptr)
      bonus = activity_->find("attack", "bonus");
    int to_hit = into_.modifier_of(ability(ranged_)) + into_.proficiency_bonus() +
                 number_of_node(bonus).value_or(0);
    const node* flat =
        activity_ == nullptr ? system_.find("attack", "flat") : activity_->find("attack", "flat");
    if (flat != nullptr && flat->text == "true") to_hit = number_of_node(bonus).value_or(to_hit);
    attack.to_hit = static_cast<std::int16_t>(std::clamp(to_hit, -10, 50));
    const auto feet = [](const node* from) {
      return static_cast<std::int16_t>(std::clamp(number_of_node(from).value_or(0), 0, 26'400));
    };
    const bool thrown = !ranged_ && has_property(system_, "thr");
    const std::int16_t distance = feet(system_.find("range", "value"));
    const std::int16_t reach = feet(system_.find("range", "reach"));
    attack.form = thrown    ? model::attack_form::melee_or_ranged
                  : ranged_ ? model::attack_form::ranged
                            : model::attack_form::melee;
    if (!ranged_)
      attack.reach_ft = reach > 0 ? reach : thrown || distance == 0 ? std::int16_t{5} : distance;
    if (ranged_ || thrown) {
      attack.range_ft = distance;
      attack.long_range_ft = feet(system_.find("range", "long"));
      if (attack.long_range_ft < attack.range_ft) attack.long_range_ft = 0;
    }
    figures.attack = attack;
  }

  void read_save(action_figures& figures) {
    const node* save = system_.find("save");
    if (activity_ != nullptr && activity_->has("save")) save = activity_->find("save");
    if (save == nullptr) return;
    const node* which = save->find("ability");
    const auto names = texts_of_node(which);
    const auto with = model::parse_ability(names.empty() ? std::string() : names.front());
    if (!with) return;
    const node* dc = save->find("dc");
    auto value = number_of_node(dc);
    std::string scaling = text_of_node(save->find("scaling"));
    if (dc != nullptr && dc->is(node_kind::record)) {
      value = number_of_node(dc->find("formula"));
      scaling = text_of_node(dc->find("calculation"));
    }
    if (!value)
      if (const auto own = model::parse_ability(scaling))
        value = 8 + into_.proficiency_bonus() + into_.modifier_of(*own);
    if (!value || *value < 1 || *value > 50) return;
    figures.save = {*with, static_cast<std::int16_t>(*value), model::save_effect::none};
    const bool halves =
        activity_ != nullptr && text_of_node(activity_->find("damage", "onSave")) == "half";
    if (halves) figures.save->on_success = model::save_effect::half;
  }

  /// "1d6 + @mod" with the modifier in place of its name.
  [[nodiscard]] std::string filled_in(std::string dice) const {
    const std::size_t at = dice.find("@mod");
    if (at != std::string::npos) {
      const int modifier = into_.modifier_of(ability(ranged_));
      dice.replace(at, 4, std::to_string(modifier));
    }
    std::string tight;
    for (const char letter : dice.substr(0, dice.find('[')))
      if (letter != ' ') tight += letter;
    for (std::size_t twice = tight.find("+-"); twice != std::string::npos; twice = tight.find("+-"))
      tight.erase(twice, 1);
    if (const std::size_t zero = tight.find("+0");
        zero != std::string::npos && zero + 2 == tight.size())
      tight.erase(zero);
    return tight;
  }

  void add_damage(const std::string& dice, const std::string& type, action_figures& figures) {
    auto part = damage_of(filled_in(dice), type);
    if (!part.dice.empty() && figures.damage.size() < 16) figures.damage.push_back(std::move(part));
  }

  /// `{number: 1, denomination: 6, bonus: "@mod", types: [piercing]}`.
  void add_part(const node& part, bool weapon, action_figures& figures) {
    const auto number = number_of_node(part.find("number"));
    const auto faces = number_of_node(part.find("denomination"));
    std::string dice = text_of_node(part.find("custom", "formula"));
    if (dice.empty() && number && faces)
      dice = std::to_string(*number) + "d" + std::to_string(*faces);
    const std::string bonus = text_of_node(part.find("bonus"));
    if (!bonus.empty())
      dice += "+" + bonus;
    else if (weapon && !dice.empty())
      dice += "+@mod";
    const auto types = texts_of_node(part.find("types"));
    if (!dice.empty() && !types.empty()) add_damage(dice, types.front(), figures);
  }

  void read_damage(action_figures& figures) {
    const node* damage = system_.find("damage");
    if (damage != nullptr) {
      if (const node* parts = damage->find("parts"))
        for (const node& part : parts->items) {
          if (part.items.size() >= 2)
            add_damage(text_of_node(&part.items[0]), text_of_node(&part.items[1]), figures);
        }
      if (const node* base = damage->find("base")) add_part(*base, true, figures);
    }
    if (activity_ == nullptr) return;
    if (const node* parts = activity_->find("damage", "parts"))
      for (const node& part : parts->items) add_part(part, false, figures);
  }

  void read_usage(action_figures& figures) {
    const auto recharge = number_of_node(system_.find("recharge", "value"));
    const node* uses = system_.find("uses");
    if (recharge && *recharge >= 2 && *recharge <= 6) {
      figures.usage = {model::usage_kind::recharge, static_cast<std::int16_t>(*recharge), {}};
      return;
    }
    if (uses == nullptr) return;
    const auto most = number_of_node(uses->find("max"));
    std::string per = text_of_node(uses->find("per"));
    if (const node* recovery = uses->find("recovery");
        recovery != nullptr && !recovery->items.empty()) {
      per = text_of_node(recovery->items.front().find("period"));
      if (per == "recharge")
        figures.usage = {
            model::usage_kind::recharge,
            static_cast<std::int16_t>(std::clamp(
                number_of_node(recovery->items.front().find("formula")).value_or(6), 2, 6)),
            {}};
    }
    if (!most || *most < 1 || *most > 100 || per.empty() || per == "recharge") return;
    const bool daily = per == "day" || per == "dawn" || per == "dusk";
    figures.usage = {daily ? model::usage_kind::per_day : model::usage_kind::per_rest,
                     static_cast<std::int16_t>(*most),
                     {}};
  }

  const node& system_;
  const node* activity_;
  creature_maker& into_;
  bool ranged_ = false;
};

void add_spell(const node& item, const node& system, model::spellcasting& casting) {
  const int level = number_of_node(system.find("level")).value_or(0);
  const auto most = number_of_node(system.find("uses", "max"));
  add_spell_names(text_of_node(item.find("name")), level, most.value_or(0), casting);
}

void read_item_spells(const node& actor, model::spellcasting casting, creature_maker& into) {
  if (casting.spells.empty()) return;
  const node* system = system_of_item(actor);
  const node* attributes = system == nullptr ? nullptr : system->find("attributes");
  const auto with = model::parse_ability(
      attributes == nullptr ? std::string() : text_of_node(attributes->find("spellcasting")));
  casting.with = with.value_or(model::ability::intelligence);
  const int modifier = into.modifier_of(casting.with) + into.proficiency_bonus();
  casting.save_dc = static_cast<std::int16_t>(std::clamp(8 + modifier, 1, 50));
  casting.to_hit = static_cast<std::int16_t>(std::clamp(modifier, -10, 50));
  if (const node* slots = system->find("spells"))
    for (std::size_t level = 1; level <= casting.slots.size(); ++level) {
      const node* each = slots->find("spell" + std::to_string(level));
      if (each == nullptr) continue;
      const node* most = each->find("override");
      if (!number_of_node(most)) most = each->find("max");
      if (!number_of_node(most)) most = each->find("value");
      casting.slots[level - 1] =
          static_cast<std::uint8_t>(std::clamp(number_of_node(most).value_or(0), 0, 99));
    }
  if (!with) into.notes().guess("spellcasting with Intelligence");
  into.spellcasting(std::move(casting));
}

}  // namespace

worn_items worn_items_of(const node& actor) {
  worn_items worn;
  each_item(actor, [&](const node& item, const node& system) {
    const node* armor = system.find("armor");
    if (text_of_node(item.find("type")) != "equipment" || armor == nullptr) return;
    const node* equipped = system.find("equipped");
    if (equipped != nullptr && equipped->text == "false") return;
    const int value = number_of_node(armor->find("value")).value_or(0);
    const node* kind = system.find("type", "value");
    if (kind == nullptr) kind = armor->find("type");
    const std::string type = text_of_node(kind);
    if (type == "shield") worn.shield = std::clamp(value, 0, 10);
    if (type == "heavy") worn.armor = {value, 0};
    if (type == "medium") worn.armor = {value, 2};
    if (type == "light") worn.armor = {value, 99};
  });
  return worn;
}

void read_foundry_items(const node& actor, creature_maker& into) {
  model::spellcasting casting;
  each_item(actor, [&](const node& item, const node& system) {
    const std::string type = text_of_node(item.find("type"));
    const std::string name = text_of_node(item.find("name"));
    const node* description = system.find("description");
    const std::string text = description != nullptr && description->is(node_kind::record)
                                 ? text_of_node(description->find("value"))
                                 : text_of_node(description);
    const node* activity = activity_of(system);
    if (type == "spell") {
      add_spell(item, system, casting);
    } else if (type == "weapon" || (type == "feat" && does_something(system, activity))) {
      into.action(group_of(system, activity), name, text,
                  item_figures(system, activity, into).read());
    } else if (type == "feat") {
      add_trait(name, text, into);
    } else if (type == "class") {
      into.creature().character_class = name;
      into.creature().level += number_of_node(system.find("levels")).value_or(0);
    } else if (type == "race") {
      into.creature().race = name;
    } else {
      into.notes().leave_out("the " + plain_line(type, 30) + " " + plain_line(name, 60));
    }
  });
  read_item_spells(actor, std::move(casting), into);
}

}  // namespace dnd::io::imports
