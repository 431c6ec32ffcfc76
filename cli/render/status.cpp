#include "cli/render/status.hpp"

#include "cli/render/creature_table.hpp"
#include "cli/render/grammar.hpp"
#include "model/effects/durations.hpp"
#include "model/natural_order.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dnd::cli {
namespace {

using model::views::combatant_view;
using model::views::creature_view;
using model::views::fight_view;
using model::views::state_view;

/// "Group kobolds: kobold-1, kobold-2": what can be typed for them.
void add_groups(std::vector<std::string>& to, const state_view& now, const layout& where) {
  for (const model::creature_group& each : now.groups) {
    std::vector<std::string> names;
    for (const model::creature_id& id : each.members) {
      const creature_view* who = now.find(id);
      names.push_back(where.look.clean(who == nullptr ? id.view() : who->called));
    }
    // Members stand by the bytes of their ids.
    model::sort_naturally(names);
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

/// "Elara may answer: Shield, or pass.": what a command waits for, and who.
void add_pending(std::vector<std::string>& to, const model::views::pending_view& waits,
                 const layout& where) {
  if (!waits.line.empty())
    to.push_back(fmt::format("Waiting for an answer: {}", where.look.clean(waits.line)));
  for (const model::views::asked_view& one : waits.asked) {
    std::vector<std::string> words;
    for (const model::small_text& name : one.reactions) words.push_back(where.look.clean(name));
    words.emplace_back("pass");
    to.push_back(
        fmt::format("{} may answer: {}", where.look.clean(one.called), fmt::join(words, ", ")));
  }
}

}  // namespace

std::string standing_text(const state_view& now, const style& look) {
  std::string out = "No session";
  if (now.session) {
    out = fmt::format("Session {}", now.session->number);
    if (!now.session->title.empty()) out += fmt::format(" ({})", look.clean(now.session->title));
  }
  // Before the first minute has passed there is nothing to say of it.
  const model::clock_time clock = model::clock_of(now.time);
  if (!(clock == model::clock_of(0)))
    out += fmt::format(", day {}, {:02}:{:02}", clock.day, clock.hour, clock.minute);
  if (!now.light.empty()) out += now.light == "dim" ? ", in dim light" : ", in the dark";
  if (now.fight) out += ", " + fight_text(*now.fight, look);
  return out + ".";
}

std::vector<std::string> status_lines(const state_view& now, const layout& where) {
  std::vector<std::string> out{standing_text(now, where.look)};
  if (now.pending) add_pending(out, *now.pending, where);
  if (now.creatures.empty()) {
    out.emplace_back("Nobody is at the table.");
    return out;
  }
  for (std::string& line : creature_table_lines(now, where)) out.push_back(std::move(line));
  add_groups(out, now, where);
  return out;
}

}  // namespace dnd::cli
