#include "cli/render/effect_text.hpp"

#include "cli/render/text_width.hpp"
#include "model/effects/durations.hpp"
#include "model/enum_text.hpp"
#include "model/json/writer.hpp"
#include "model/natural_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::cli {
namespace {

using model::views::creature_view;
using model::views::effect_view;
using model::views::state_view;

struct time_unit {
  model::game_time rounds;
  std::string_view name;
};
constexpr std::array<time_unit, 4> time_units{{{model::rounds_per_day, "day"},
                                               {model::rounds_per_hour, "hour"},
                                               {model::rounds_per_minute, "minute"},
                                               {1, "round"}}};

[[nodiscard]] std::string count_text(model::game_time count, std::string_view unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

/// The creatures that have effects, or the one that is asked for.
[[nodiscard]] std::vector<const creature_view*> bearers(const state_view& now,
                                                        std::string_view focus) {
  std::vector<const creature_view*> out;
  for (const creature_view& who : now.creatures)
    if (!who.effects.empty() && (focus.empty() || who.id.view() == focus)) out.push_back(&who);
  std::ranges::sort(out, [](const creature_view* a, const creature_view* b) {
    return model::natural_less(a->id.view(), b->id.view());
  });
  return out;
}

/// "Bless from Mira, 9 minutes left"; "concentrates on Bless, 9 minutes left".
[[nodiscard]] std::string effect_text(const effect_view& what, std::string_view bearer,
                                      const style& look) {
  const std::string name = look.clean(what.name);
  std::string text = what.concentration ? "concentrates on " + name : name;
  if (what.level > 0) text += fmt::format(" (level {})", what.level);
  if (!what.source.empty() && what.source.view() != bearer)
    text += " from " + look.clean(what.source_called);
  return text + ", " + lasts_text(what.lasts, look);
}

/// Whether the name only says what the conditions of the creature say.
[[nodiscard]] bool is_a_condition(const effect_view& what) {
  const auto kind = model::parse_condition(what.name.view());
  return kind && what.conditions.contains(*kind);
}

void add_effect(json::writer& out, const creature_view& who, const effect_view& what) {
  out.open('{');
  out.key("creature").text(who.id);
  out.key("number").count(what.number);
  out.key("name").text(what.name);
  out.key("source");
  what.source.empty() ? out.null() : out.text(what.source);
  out.key("concentration").truth(what.concentration);
  out.key("spell").truth(what.spell);
  out.key("level").count(what.level);
  out.key("until").text(model::stored_name(what.lasts.kind));
  out.key("rounds_left");
  what.lasts.rounds_left ? out.count(*what.lasts.rounds_left) : out.null();
  out.key("text").text(lasts_text(what.lasts, {}));
  out.close('}');
}

}  // namespace

std::string time_text(model::game_time rounds) {
  for (const time_unit& one : time_units)
    if (rounds >= one.rounds && rounds % one.rounds == 0)
      return count_text(rounds / one.rounds, one.name);
  return count_text(rounds, "round");
}

std::string time_left_text(model::game_time rounds) {
  for (const time_unit& one : time_units) {
    const model::game_time count = rounds / one.rounds;
    if (count >= 2 || (count == 1 && rounds % one.rounds == 0)) return count_text(count, one.name);
  }
  return count_text(rounds, "round");
}

std::string lasts_text(const model::views::lasts_view& lasts, const style& look) {
  switch (lasts.kind) {
    case model::lasting_kind::permanent:
      return "until it is ended";
    case model::lasting_kind::short_rest:
      return "until a rest";
    case model::lasting_kind::long_rest:
      return "until a long rest";
    case model::lasting_kind::time:
      break;
  }
  if (lasts.this_turn) return "to the end of this turn";
  if (!lasts.turn_of.empty())
    return fmt::format("to the {} of {}'s next turn", model::stored_name(lasts.boundary),
                       look.clean(lasts.turn_of));
  return time_left_text(lasts.rounds_left.value_or(0)) + " left";
}

std::vector<std::string> effect_names(const creature_view& who) {
  std::vector<std::string> out;
  for (const effect_view& each : who.effects) {
    if (is_a_condition(each)) continue;
    const bool held = std::ranges::any_of(who.effects, [&](const effect_view& other) {
      return other.name == each.name && other.concentration;
    });
    std::string text = each.name.str();
    if (held) text += " (concentration)";
    if (std::ranges::find(out, text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

std::vector<std::string> effect_lines(const state_view& now, std::string_view focus,
                                      const layout& where) {
  std::vector<std::string> out;
  for (const creature_view* who : bearers(now, focus))
    for (const effect_view& each : who->effects)
      for (std::string& line : wrapped(fmt::format("{}: {}.", where.look.clean(who->called),
                                                   effect_text(each, who->id.view(), where.look)),
                                       where.width))
        out.push_back(std::move(line));
  if (!out.empty()) return out;
  const creature_view* const who = focus.empty() ? nullptr : now.find(focus);
  out.push_back(who ? fmt::format("No effect is on {}.", where.look.clean(who->called))
                    : std::string("No effect is on anybody."));
  return out;
}

std::string effects_data(const state_view& now, std::string_view focus) {
  json::writer out;
  out.open('{');
  out.open("effects", '[');
  for (const creature_view* who : bearers(now, focus))
    for (const effect_view& each : who->effects) add_effect(out, *who, each);
  out.close(']');
  out.close('}');
  const std::string object = std::move(out).take();
  return object.substr(1, object.size() - 2);
}

}  // namespace dnd::cli
