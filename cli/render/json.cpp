#include "cli/render/json.hpp"

#include "cli/render/json_text.hpp"
#include "model/enum_text.hpp"

namespace dnd::cli {
namespace {

void add_count(json_text& out, std::string_view name, std::optional<std::uint64_t> value) {
  if (value) out.key(name).count(*value);
}

void add_session(json_text& out, const model::session& play) {
  out.key("session");
  if (play.running) {
    out.open('{');
    out.key("number").count(play.count);
    out.key("title").text(play.title);
    out.close('}');
  } else {
    out.null();
  }
  out.key("sessions").count(play.count);
}

void add_fight(json_text& out, const model::encounter* fight) {
  out.key("encounter");
  if (fight == nullptr) {
    out.null();
    return;
  }
  out.open('{');
  out.key("number").count(fight->number);
  out.key("round").count(fight->round);
  out.key("turn");
  if (const model::combatant* place = fight->turn_of()) {
    out.text(place->id);
  } else {
    out.null();
  }
  out.open("order", '[');
  for (const model::combatant& each : fight->order) out.text(each.id);
  out.close(']');
  out.close('}');
}

void add_conditions(json_text& out, const model::creature& who) {
  model::condition_set in_effect;
  // The dead bear what was imposed on them, and nothing follows from it any more.
  if (who.life != model::vitality::dead) in_effect = model::effective_conditions(who);
  for (const model::condition_instance& each : who.conditions) in_effect.insert(each.kind);
  if (who.exhaustion > 0) in_effect.insert(model::condition::exhaustion);
  out.open("conditions", '[');
  for (std::size_t i = 0; i < model::condition_count; ++i) {
    const auto kind = static_cast<model::condition>(i);
    if (in_effect.contains(kind)) out.text(model::to_text(kind));
  }
  out.close(']');
  out.open("condition_details", '[');
  for (const model::condition_instance& each : who.conditions) {
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

void add_place(json_text& out, const model::combatant* place) {
  out.key("initiative");
  if (place != nullptr && place->rolled) {
    out.number(place->initiative);
  } else {
    out.null();
  }
  out.key("surprised").raw(place != nullptr && place->surprised ? "true" : "false");
}

void add_creature(json_text& out, const model::creature& who, const model::encounter* fight) {
  out.open('{');
  out.key("id").text(who.id);
  out.key("name").text(who.name);
  out.key("kind").text(model::to_text(who.block->kind));
  out.key("slug").text(who.block->slug);
  out.key("hp").number(who.hp);
  out.key("max_hp").number(model::effective_max_hp(who));
  out.key("temp_hp").number(who.temp_hp);
  out.key("ac").number(who.block->armor_class);
  out.key("life").text(model::stored_name(who.life));
  add_conditions(out, who);
  out.key("exhaustion").count(who.exhaustion);
  out.open("death_saves", '{');
  out.key("successes").count(who.death_successes);
  out.key("failures").count(who.death_failures);
  out.close('}');
  add_place(out, fight == nullptr ? nullptr : fight->find(who.id));
  out.open("spent", '[');
  for (const model::pool_use& each : who.spent) {
    out.open('{');
    out.key("pool").text(each.pool);
    out.key("spent").count(each.spent);
    out.close('}');
  }
  out.close(']');
  out.close('}');
}

void add_extras(json_text& out, const answer_extras& extras) {
  if (!extras.id.empty()) out.key("id").text(extras.id);
  if (extras.repeated) out.key("repeated").truth(true);
  if (extras.warnings.empty()) return;
  out.open("warnings", '[');
  for (const std::string& each : extras.warnings) out.text(each);
  out.close(']');
}

}  // namespace

std::string json_done(std::optional<seq_range> seq, std::string_view text,
                      std::span<const std::string> events, const answer_extras& extras) {
  json_text out;
  out.open('{');
  out.key("ok").raw("true");
  out.open("seq", '[');
  if (seq) {
    out.count(seq->first);
    out.count(seq->last);
  }
  out.close(']');
  out.key("text").text(text);
  out.open("events", '[');
  for (const std::string& each : events) out.raw(each);
  out.close(']');
  add_extras(out, extras);
  out.close('}');
  return std::move(out).take();
}

std::string json_failed(const json_problem& problem, const answer_extras& extras) {
  json_text out;
  out.open('{');
  out.key("ok").raw("false");
  out.open("error", '{');
  out.key("code").text(problem.code);
  out.key("message").text(problem.message);
  out.key("hint").text(problem.hint);
  if (!problem.path.empty()) out.key("path").text(problem.path);
  add_count(out, "line", problem.line);
  add_count(out, "column", problem.column);
  add_count(out, "byte", problem.byte);
  add_count(out, "seq", problem.seq);
  out.close('}');
  add_extras(out, extras);
  out.close('}');
  return std::move(out).take();
}

std::string json_failed(const model::refusal& why, const answer_extras& extras) {
  return json_failed({.code = model::refusal_name(why.code),
                      .message = why.message,
                      .hint = why.hint,
                      .column = why.column},
                     extras);
}

std::string json_failed(const io::error& why, const answer_extras& extras) {
  // Where it happened has fields of its own; what the system said belongs to the sentence.
  const std::string message =
      io::render({.code = why.code, .what = why.what, .system_errno = why.system_errno});
  return json_failed({.code = io::ec_name(why.code),
                      .message = message,
                      .hint = why.todo,
                      .column = why.column,
                      .path = why.path,
                      .line = why.line,
                      .byte = why.byte,
                      .seq = why.seq},
                     extras);
}

std::string json_campaign(const campaign_facts& facts, const model::state& table) {
  json_text out;
  out.open('{');
  out.key("world").text(facts.world);
  out.key("campaign").text(facts.campaign);
  out.key("seq").count(table.seq());
  out.key("state_hash").text(facts.state_hash);
  add_session(out, table.play());
  add_fight(out, table.fight());
  out.open("creatures", '[');
  for (const auto& who : table.creatures()) add_creature(out, *who, table.fight());
  out.close(']');
  out.close('}');
  return std::move(out).take();
}

}  // namespace dnd::cli
