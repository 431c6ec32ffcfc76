#include "cli/render/status.hpp"

#include "cli/render/bar.hpp"
#include "cli/render/creature_text.hpp"
#include "cli/render/grammar.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dnd::cli {
namespace {

using model::views::combatant_view;
using model::views::creature_view;
using model::views::fight_view;
using model::views::health;
using model::views::state_view;

/// Below this width there are no bars, and the order of turns stands for the initiative.
constexpr std::size_t width_for_all = 60;
constexpr std::size_t name_least = 8;

[[nodiscard]] tone health_tone(const creature_view& who) {
  if (who.looks == health::dead) return tone::faint;
  if (who.hp) {
    if (who.hp->now * std::int64_t{4} <= who.hp->most) return tone::bad;
    return who.hp->now * std::int64_t{2} <= who.hp->most ? tone::warning : tone::good;
  }
  if (who.looks == health::dying) return tone::bad;
  return who.looks == health::bloodied ? tone::warning : tone::good;
}

/// Everything else that is to be known of a creature: "dying (1 failure), poisoned (3 rounds)".
[[nodiscard]] std::string condition_text(const creature_view& who, bool surprised) {
  std::vector<std::string> out = state_texts(who);
  if (surprised) out.emplace_back("surprised");
  return listed(out);
}

/// Makes the lines of the table of creatures.
class creature_table {
 public:
  creature_table(const state_view& now, const layout& where) : now_(now), where_(where) {}

  [[nodiscard]] std::vector<std::string> lines() {
    if (now_.fight)
      for (const combatant_view& each : now_.fight->order)
        if (const creature_view* who = now_.find(each.id)) add(*who, &each);
    for (const creature_view& who : now_.creatures)
      if (!now_.fight || now_.fight->find(who.id) == nullptr) add(who, nullptr);
    return table_lines(columns(), rows_, where_);
  }

 private:
  [[nodiscard]] bool is_wide() const { return where_.width >= width_for_all; }

  [[nodiscard]] std::vector<table_column> columns() const {
    std::vector<table_column> out;
    if (now_.fight) {
      out.push_back({.title = ""});
      if (is_wide()) out.push_back({.title = "init", .align = alignment::right});
    }
    out.push_back({.title = "who", .least = name_least});
    if (is_wide()) out.push_back({.title = ""});
    out.push_back({.title = "hp", .align = alignment::right});
    out.push_back({.title = "temp", .align = alignment::right});
    out.push_back({.title = "ac", .align = alignment::right});
    out.push_back({.title = "conditions"});
    return out;
  }

  void add(const creature_view& who, const combatant_view* place) {
    table_row out;
    if (now_.fight) add_turn(out, place);
    const tone name_tone = who.looks == health::dead ? tone::faint : tone::plain;
    out.push_back({where_.look.clean(who.called), name_tone});
    add_hit_points(out, who);
    out.push_back({who.block == nullptr ? "" : fmt::format("{}", who.block->armor_class)});
    out.push_back({condition_text(who, place != nullptr && place->surprised)});
    rows_.push_back(std::move(out));
  }

  void add_turn(table_row& out, const combatant_view* place) const {
    const bool has_turn = place != nullptr && place == now_.fight->turn_of();
    out.push_back({has_turn ? ">" : "", tone::strong});
    if (!is_wide()) return;
    const bool has_rolled = place != nullptr && place->initiative;
    out.push_back({has_rolled ? fmt::format("{}", *place->initiative)
                              : std::string(place == nullptr ? "" : "?")});
  }

  void add_hit_points(table_row& out, const creature_view& who) const {
    const tone colour = health_tone(who);
    if (!who.hp) {
      if (is_wide()) out.push_back({""});
      out.push_back({std::string(to_text(who.looks)), colour});
      out.push_back({""});
      return;
    }
    const auto [now, most, temporary] = *who.hp;
    if (is_wide()) out.push_back({bar(now, most, hp_bar_cells, where_.look), colour});
    out.push_back({fmt::format("{}/{}", now, most), colour});
    out.push_back({temporary > 0 ? fmt::format("+{}", temporary) : std::string()});
  }

  const state_view& now_;
  const layout& where_;
  std::vector<table_row> rows_;
};

/// "Group kobolds: kobold-1, kobold-2": what can be typed for them.
void add_groups(std::vector<std::string>& to, const state_view& now, const layout& where) {
  for (const model::creature_group& each : now.groups) {
    std::vector<std::string> names;
    for (const model::creature_id& id : each.members) {
      const creature_view* who = now.find(id);
      names.push_back(where.look.clean(who == nullptr ? id.view() : who->called));
    }
    const std::string term = fmt::format("Group {}:", where.look.clean(each.name.view()));
    const std::size_t width = model::display_width(term) + 1;
    for (std::string& line : definition_lines(term, listed(names), width, where))
      to.push_back(std::move(line));
  }
}

[[nodiscard]] std::string fight_text(const fight_view& fight, const style& look) {
  std::string out = fmt::format("encounter {}", fight.number);
  if (const combatant_view* place = fight.turn_of())
    return out + fmt::format(", round {}, {}'s turn", fight.round, look.clean(place->called));
  const auto waiting = std::count_if(fight.order.begin(), fight.order.end(),
                                     [](const combatant_view& each) { return !each.initiative; });
  if (waiting > 0) out += fmt::format(", waiting for {} to roll initiative", waiting);
  return out;
}

}  // namespace

std::string standing_text(const state_view& now, const style& look) {
  std::string out = "No session";
  if (now.session) {
    out = fmt::format("Session {}", now.session->number);
    if (!now.session->title.empty()) out += fmt::format(" ({})", look.clean(now.session->title));
  }
  if (now.fight) out += ", " + fight_text(*now.fight, look);
  return out + ".";
}

std::vector<std::string> status_lines(const state_view& now, const layout& where) {
  std::vector<std::string> out{standing_text(now, where.look)};
  if (now.creatures.empty()) {
    out.emplace_back("Nobody is at the table.");
    return out;
  }
  for (std::string& line : creature_table(now, where).lines()) out.push_back(std::move(line));
  add_groups(out, now, where);
  return out;
}

}  // namespace dnd::cli
