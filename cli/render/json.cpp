#include "cli/render/json.hpp"

#include "cli/render/state_json.hpp"
#include "model/json/writer.hpp"

namespace dnd::cli {
namespace {

using model::views::creature_view;
using model::views::state_view;

/// Of all creatures, or of the one with the id `focus`.
void add_state(json::writer& out, const state_view& now, std::string_view focus) {
  add_session(out, now);
  add_fight(out, now.fight);
  add_time(out, now.time);
  add_light(out, now.light);
  add_pending(out, now.pending);
  out.open("creatures", '[');
  for (const creature_view& who : now.creatures)
    if (focus.empty() || who.id.view() == focus) {
      out.open('{');
      add_creature(out, who, now.fight ? now.fight->find(who.id) : nullptr);
      out.close('}');
    }
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
