#include "cli/render/json.hpp"

#include "cli/render/effect_text.hpp"
#include "model/effects/durations.hpp"
#include "model/enum_text.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

using model::views::combatant_view;
using model::views::creature_view;
using model::views::fight_view;
using model::views::hit_points_view;
using model::views::state_view;

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

/// Left out before the first minute has passed.
void add_time(json::writer& out, model::game_time time) {
  const model::clock_time clock = model::clock_of(time);
  if (clock == model::clock_of(0)) return;
  out.open("time", '{');
  out.key("rounds").count(time);
  out.key("day").count(clock.day);
  out.key("clock").text(fmt::format("{:02}:{:02}", clock.hour, clock.minute));
  out.close('}');
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

void add_creature(json::writer& out, const creature_view& who, const combatant_view* place) {
  out.open('{');
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
  out.close('}');
}

/// Left out where there are none, as mostly.
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

/// Left out where nothing waits, as mostly.
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

/// Of all creatures, or of the one with the id `focus`.
void add_state(json::writer& out, const state_view& now, std::string_view focus) {
  add_session(out, now);
  add_fight(out, now.fight);
  add_time(out, now.time);
  add_pending(out, now.pending);
  out.open("creatures", '[');
  for (const creature_view& who : now.creatures)
    if (focus.empty() || who.id.view() == focus)
      add_creature(out, who, now.fight ? now.fight->find(who.id) : nullptr);
  out.close(']');
  add_groups(out, now);
}

void add_seq(json::writer& out, const std::optional<seq_range>& seq) {
  out.open("seq", '[');
  if (seq) {
    out.count(seq->first);
    out.count(seq->last);
  }
  out.close(']');
}

void add_turned_back(json::writer& out, const turned_back& back) {
  out.open(back.what, '[');
  for (const turned_back::command& each : back.commands) {
    out.open('{');
    add_seq(out, each.seq);
    out.key("by").text(each.by);
    out.key("command").text(each.line);
    out.key("text").text(each.text);
    out.close('}');
  }
  out.close(']');
  out.key("encounter");
  back.stands.fight == 0 ? out.null() : out.count(back.stands.fight);
  out.key("turn");
  back.stands.turn.empty() ? out.null() : out.text(back.stands.turn);
}

void add_extras(json::writer& out, const answer_extras& extras) {
  if (extras.back != nullptr) add_turned_back(out, *extras.back);
  if (!extras.id.empty()) out.key("id").text(extras.id);
  if (extras.repeated) out.key("repeated").truth(true);
  if (!extras.data.empty()) out.raw(extras.data);
  if (extras.pending != nullptr) add_pending(out, *extras.pending);
  if (extras.warnings.empty()) return;
  out.open("warnings", '[');
  for (const std::string& each : extras.warnings) out.text(each);
  out.close(']');
}

}  // namespace

std::string json_done(std::string_view kind, std::optional<seq_range> seq, std::string_view text,
                      std::span<const std::string> events, const answer_extras& extras) {
  json::writer out;
  open_answer(out, kind);
  add_seq(out, seq);
  out.key("text").text(text);
  out.open("events", '[');
  for (const std::string& each : events) out.raw(each);
  out.close(']');
  add_extras(out, extras);
  out.close('}');
  return std::move(out).take();
}

std::string json_failed(std::string_view kind, const model::refusal& why,
                        const answer_extras& extras) {
  json::writer out;
  open_answer(out, kind, why);
  add_extras(out, extras);
  out.close('}');
  return std::move(out).take();
}

std::string json_failed(std::string_view kind, const io::error& why, const answer_extras& extras) {
  json::writer out;
  open_answer(out, kind, why);
  add_extras(out, extras);
  out.close('}');
  return std::move(out).take();
}

std::string json_campaign(const campaign_facts& facts, const state_view& now) {
  json::writer out;
  out.open('{');
  out.key("world").text(facts.world);
  out.key("campaign").text(facts.campaign);
  out.key("seq").count(now.seq);
  if (!facts.state_hash.empty()) out.key("state_hash").text(facts.state_hash);
  add_state(out, now, "");
  out.close('}');
  return std::move(out).take();
}

std::string json_state(const state_view& now, std::string_view focus) {
  json::writer out;
  out.open('{');
  out.key("seq").count(now.seq);
  add_state(out, now, focus);
  out.close('}');
  return std::move(out).take();
}

}  // namespace dnd::cli
