#include "cli/render/table_json.hpp"

#include "cli/render/creature_text.hpp"
#include "cli/render/effect_text.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/stat_block_text.hpp"
#include "cli/render/state_json.hpp"
#include "cli/render/steps_text.hpp"
#include "model/enum_text.hpp"
#include "model/json/writer.hpp"
#include "model/rules/spell_slots.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::cli {
namespace {

using model::views::combatant_view;
using model::views::creature_view;
using model::views::option_view;
using model::views::uses_left;

/// "half-orc barbarian 5", "young green dragon"; empty where the name says it already, and where
/// the stat block is hidden.
[[nodiscard]] std::string about_text(const creature_view& who) {
  if (who.block == nullptr) return {};
  const model::stat_block& block = *who.block;
  const bool says_it = block.classes.empty() &&
                       (who.called.starts_with(block.slug.view()) || who.name.view() == block.name);
  return says_it ? std::string() : kind_text(block);
}

[[nodiscard]] int spent_in(const creature_view& who, std::string_view pool) {
  for (const model::views::spent_view& each : who.spent)
    if (each.pool.view() == pool) return each.spent;
  return 0;
}

void add_slots(json::writer& out, const creature_view& who) {
  out.open("slots", '[');
  for (int level = 1; who.block != nullptr && level <= 9; ++level) {
    const std::string_view pool = model::rules::slot_pool(level);
    const int most = model::rules::slots_of(*who.block, pool);
    if (most == 0) continue;
    out.open('{');
    out.key("level").number(level);
    out.key("left").number(std::max(most - spent_in(who, pool), 0));
    out.key("most").number(most);
    out.close('}');
  }
  out.close(']');
}

void add_pool(json::writer& out, std::string_view name, int left,
              const model::rules::pool_size& of) {
  out.open('{');
  out.key("name").text(name);
  out.key("left").number(left);
  out.key("most").number(of.uses);
  out.key("recharge");
  of.kind == model::usage_kind::recharge ? out.number(of.recharges_on) : out.null();
  out.close('}');
}

/// Limited uses, each pool once.
void add_pools(json::writer& out, const creature_view& who) {
  out.open("pools", '[');
  std::vector<model::small_text> seen;
  const auto add = [&](const model::small_text& pool) {
    if (model::rules::level_of_pool(pool.view()) > 0) return;
    if (std::find(seen.begin(), seen.end(), pool) != seen.end()) return;
    seen.push_back(pool);
    const auto size = model::rules::size_of_pool(*who.block, pool.view());
    if (size)
      add_pool(out, pool.view(), std::max(size->uses - spent_in(who, pool.view()), 0), *size);
  };
  if (who.block != nullptr) {
    for (const model::action& each : who.block->actions)
      if (each.usage.kind != model::usage_kind::at_will) add(model::rules::pool_of(each));
    for (const model::pool& each : who.block->pools) add(each.name);
    if (who.block->legendary_actions > 0) add(model::small_text(model::rules::legendary_pool));
  }
  out.close(']');
}

void add_lasting(json::writer& out, const creature_view& who) {
  out.open("lasting", '[');
  for (const model::views::effect_view& each : who.effects) {
    out.open('{');
    out.key("number").count(each.number);
    out.key("name").text(each.name);
    out.key("source");
    each.source.empty() ? out.null() : out.text(each.source_called);
    out.key("concentration").truth(each.concentration);
    out.open("conditions", '[');
    for (std::size_t i = 0; i < model::condition_count; ++i)
      if (const auto kind = static_cast<model::condition>(i); each.conditions.contains(kind))
        out.text(model::to_text(kind));
    out.close(']');
    out.key("rounds");
    each.lasts.rounds_left ? out.count(*each.lasts.rounds_left) : out.null();
    out.key("text").text(lasts_text(each.lasts, {}));
    out.close('}');
  }
  out.close(']');
}

void add_more(json::writer& out, const creature_view& who) {
  out.key("called").text(who.called);
  out.key("about").text(about_text(who));
  out.key("looks").text(to_text(who.looks));
  if (who.concealed) out.key("concealed").truth(true);
  out.key("speed");
  who.walking_speed ? out.number(*who.walking_speed) : out.null();
  add_slots(out, who);
  add_pools(out, who);
  out.key("spell_dc");
  who.block != nullptr && !who.block->casting.empty()
      ? out.number(who.block->casting.front().save_dc)
      : out.null();
  add_lasting(out, who);
  out.open("condition_texts", '[');
  for (const std::string& each : condition_texts(who)) out.text(each);
  out.close(']');
}

void add_turn(json::writer& out, const std::optional<model::views::turn_card>& turn) {
  out.key("turn");
  if (!turn) return out.null();
  out.open('{');
  out.key("creature").text(turn->who.id);
  out.key("surprised").truth(turn->surprised);
  out.key("next").text(turn->next);
  out.key("new_round").truth(turn->next_begins_round);
  out.key("left");
  if (turn->left) {
    out.open('{');
    out.key("action").truth(turn->left->action);
    out.key("attacks").count(turn->left->attacks);
    out.key("bonus_action").truth(turn->left->bonus_action);
    out.key("reaction").truth(turn->left->reaction);
    out.key("feet").number(turn->left->feet);
    out.close('}');
  } else {
    out.null();
  }
  out.close('}');
}

[[nodiscard]] bool has_attack(const model::effect_list& steps) noexcept {
  return std::any_of(steps.begin(), steps.end(), [](const model::effect& each) {
    return each.kind == model::effect_kind::attack ||
           std::any_of(each.branches.begin(), each.branches.end(),
                       [](const auto& branch) { return has_attack(branch.steps); });
  });
}

/// "+5, ranged-spell attack: 1d10 fire", "DEX save DC 14, half: 8d6 fire".
[[nodiscard]] std::string text_of(const model::spell& what, const model::spellcasting* casting) {
  std::string text = steps_text(what.effects);
  if (casting == nullptr) return text;
  constexpr std::string_view save = " save";
  const auto at = text.find(save);
  if (at != std::string::npos && text.compare(at + save.size(), 3, " DC") != 0)
    text.insert(at + save.size(), fmt::format(" DC {}", casting->save_dc));
  return has_attack(what.effects) ? fmt::format("{:+}, {}", casting->to_hit, text) : text;
}

/// What it does: "melee +6, reach 5 ft., 1d12+3 slashing".
[[nodiscard]] std::string text_of(const option_view& what) {
  if (what.deed != nullptr) {
    model::action deed = *what.deed;
    // How often is said beside it.
    deed.usage = {};
    return action_text(deed, 0);
  }
  return what.cast ? text_of(*what.cast, what.casting) : std::string();
}

void add_option(json::writer& out, const option_view& what, std::size_t rank) {
  out.open('{');
  out.key("group").text(to_text(what.group));
  out.key("name").text(what.name);
  out.key("cost").text(to_text(what.cost));
  out.key("line").text(what.line);
  out.key("label").text(what.label);
  out.key("after").text(what.after);
  out.key("targets").text(to_text(what.targets));
  out.key("aim").text(to_text(what.aim));
  out.key("missiles").truth(what.missiles);
  out.open("choices", '[');
  for (const std::string& each : what.choices) out.text(each);
  out.close(']');
  out.key("wants").text(what.wants);
  out.open("levels", '[');
  for (const model::views::option_level& each : what.levels) {
    out.open('{');
    out.key("level").count(each.level);
    out.key("left").count(each.left);
    out.close('}');
  }
  out.close(']');
  out.key("uses");
  what.uses ? add_pool(out, what.name, what.uses->left, what.uses->of) : out.null();
  out.key("level");
  what.cast ? out.count(what.cast->level) : out.null();
  out.key("concentration").truth(what.cast && what.cast->concentration);
  out.key("text").text(text_of(what));
  out.open("odds", '[');
  for (const model::views::option_odds& each : what.odds) {
    out.open('{');
    out.key("target").text(each.target);
    out.key("mode").text(model::stored_name(each.mode));
    out.key("why").text(each.why);
    out.close('}');
  }
  out.close(']');
  out.key("open").truth(what.open);
  out.key("why").text(what.why);
  out.key("still_hits");
  what.still_hits ? out.truth(*what.still_hits) : out.null();
  out.key("rank");
  rank > 0 ? out.count(rank) : out.null();
  out.close('}');
}

}  // namespace

std::string json_table(const table_facts& what) {
  const model::views::state_view& now = what.now;
  json::writer out;
  out.open('{');
  out.key("world").text(what.world);
  out.key("campaign").text(what.campaign);
  out.key("seq").count(now.seq);
  add_session(out, now);
  add_fight(out, now.fight);
  add_time(out, now.time);
  add_light(out, now.light);
  add_pending(out, now.pending);
  add_turn(out, what.turn);
  out.open("creatures", '[');
  for (const creature_view& who : now.creatures) {
    out.open('{');
    add_creature(out, who, now.fight ? now.fight->find(who.id) : nullptr);
    add_more(out, who);
    out.close('}');
  }
  out.close(']');
  add_groups(out, now);
  out.close('}');
  return std::move(out).take();
}

std::string json_options(std::string_view creature, model::seq_t seq,
                         std::span<const option_view> options) {
  std::vector<const option_view*> ranked;
  for (const option_view& each : options)
    if (each.open && each.worth > 0) ranked.push_back(&each);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto* one, const auto* other) { return one->worth > other->worth; });
  const auto rank_of = [&](const option_view& what) -> std::size_t {
    const auto found = std::find(ranked.begin(), ranked.end(), &what);
    return found == ranked.end() ? 0 : static_cast<std::size_t>(found - ranked.begin()) + 1;
  };
  json::writer out;
  out.open('{');
  out.key("creature").text(creature);
  out.key("seq").count(seq);
  out.open("options", '[');
  for (const option_view& each : options) add_option(out, each, rank_of(each));
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

}  // namespace dnd::cli
