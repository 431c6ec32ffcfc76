#include "cli/render/state_json.hpp"

#include "cli/render/effect_text.hpp"
#include "model/effects/durations.hpp"
#include "model/enum_text.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

using model::views::combatant_view;
using model::views::creature_view;
using model::views::fight_view;
using model::views::hit_points_view;
using model::views::state_view;

void add_hit_points(json::writer& out, const std::optional<hit_points_view>& hp) {
  const auto add = [&](std::string_view name, std::int32_t value) {
    out.key(name);
    hp ? out.number(value) : out.null();
  };
  const hit_points_view known = hp.value_or(hit_points_view());
  add("hp", known.now);
  add("max_hp", known.most);
  add("temp_hp", known.temporary);
}

void add_conditions(json::writer& out, const creature_view& who) {
  out.open("conditions", '[');
  for (std::size_t i = 0; i < model::condition_count; ++i) {
    const auto kind = static_cast<model::condition>(i);
    if (who.in_effect.contains(kind)) out.text(model::to_text(kind));
  }
  out.close(']');
  out.open("condition_details", '[');
  for (const model::views::condition_view& each : who.conditions) {
    out.open('{');
    out.key("name").text(model::to_text(each.kind));
    out.key("rounds");
    each.rounds > 0 ? out.number(each.rounds) : out.null();
    out.key("source");
    each.source.empty() ? out.null() : out.text(each.source);
    out.close('}');
  }
  out.close(']');
}

void add_death_saves(json::writer& out, const creature_view& who) {
  out.key("death_saves");
  if (!who.death_saves) {
    out.null();
    return;
  }
  out.open('{');
  out.key("successes").count(who.death_saves->successes);
  out.key("failures").count(who.death_saves->failures);
  out.close('}');
}

/// Left out where there are none. `effects` says more of them.
void add_effects(json::writer& out, const creature_view& who) {
  if (who.effects.empty()) return;
  out.open("effects", '[');
  for (const model::views::effect_view& each : who.effects) {
    out.open('{');
    out.key("name").text(each.name);
    out.key("source");
    each.source.empty() ? out.null() : out.text(each.source);
    out.key("concentration").truth(each.concentration);
    out.key("text").text(lasts_text(each.lasts, {}));
    out.close('}');
  }
  out.close(']');
}

void add_place(json::writer& out, const combatant_view* place) {
  out.key("initiative");
  if (place != nullptr && place->initiative) {
    out.number(*place->initiative);
  } else {
    out.null();
  }
  out.key("surprised").truth(place != nullptr && place->surprised);
}

}  // namespace

void add_session(json::writer& out, const state_view& now) {
  out.key("session");
  if (now.session) {
    out.open('{');
    out.key("number").count(now.session->number);
    out.key("title").text(now.session->title);
    out.close('}');
  } else {
    out.null();
  }
  out.key("sessions").count(now.sessions);
}

void add_fight(json::writer& out, const std::optional<fight_view>& fight) {
  out.key("encounter");
  if (!fight) {
    out.null();
    return;
  }
  out.open('{');
  out.key("number").count(fight->number);
  out.key("round").count(fight->round);
  out.key("turn");
  if (const combatant_view* place = fight->turn_of()) {
    out.text(place->id);
  } else {
    out.null();
  }
  out.open("order", '[');
  for (const combatant_view& each : fight->order) out.text(each.id);
  out.close(']');
  out.close('}');
}

void add_time(json::writer& out, model::game_time time) {
  const model::clock_time clock = model::clock_of(time);
  if (clock == model::clock_of(0)) return;
  out.open("time", '{');
  out.key("rounds").count(time);
  out.key("day").count(clock.day);
  out.key("clock").text(fmt::format("{:02}:{:02}", clock.hour, clock.minute));
  out.close('}');
}

void add_light(json::writer& out, const std::string& light) {
  if (!light.empty()) out.key("light").text(light);
}

void add_pending(json::writer& out, const std::optional<model::views::pending_view>& waits) {
  if (!waits) return;
  const auto add = [&](std::string_view name, std::string_view text) {
    out.key(name);
    text.empty() ? out.null() : out.text(text);
  };
  const auto add_number = [&](std::string_view name, const std::optional<std::int16_t>& value) {
    out.key(name);
    value ? out.number(*value) : out.null();
  };
  out.open("pending", '{');
  out.key("on").text(model::stored_name(waits->on));
  add("actor", waits->actor);
  add("target", waits->target);
  add("what", waits->what);
  add_number("total", waits->total);
  add_number("against", waits->against);
  out.open("asked", '[');
  for (const model::views::asked_view& each : waits->asked) {
    out.open('{');
    out.key("creature").text(each.id);
    out.open("reactions", '[');
    for (const model::small_text& name : each.reactions) out.text(name);
    out.close(']');
    out.close('}');
  }
  out.close(']');
  add("command", waits->line);
  out.close('}');
}

void add_creature(json::writer& out, const creature_view& who, const combatant_view* place) {
  out.key("id").text(who.id);
  out.key("name").text(who.name);
  out.key("kind").text(model::to_text(who.kind));
  out.key("slug");
  who.block == nullptr ? out.null() : out.text(who.block->slug);
  add_hit_points(out, who.hp);
  out.key("ac");
  who.armor_class ? out.number(*who.armor_class) : out.null();
  out.key("life").text(who.life ? model::stored_name(*who.life) : to_text(who.looks));
  add_conditions(out, who);
  out.key("exhaustion").count(who.exhaustion);
  add_death_saves(out, who);
  add_place(out, place);
  out.open("spent", '[');
  for (const model::views::spent_view& each : who.spent) {
    out.open('{');
    out.key("pool").text(each.pool);
    out.key("spent").count(each.spent);
    out.close('}');
  }
  out.close(']');
  add_effects(out, who);
  if (who.inspired) out.key("inspired").truth(true);
  if (!who.shape.empty()) out.key("shape").text(who.shape);
  if (!who.summoner.empty()) out.key("summoner").text(who.summoner);
}

void add_groups(json::writer& out, const state_view& now) {
  if (now.groups.empty()) return;
  out.open("groups", '[');
  for (const model::creature_group& each : now.groups) {
    out.open('{');
    out.key("name").text(each.name);
    out.open("members", '[');
    for (const model::creature_id& id : each.members) out.text(id);
    out.close(']');
    out.close('}');
  }
  out.close(']');
}

}  // namespace dnd::cli
