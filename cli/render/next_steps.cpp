#include "cli/render/next_steps.hpp"

#include "cli/render/grammar.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::cli {
namespace {

using model::views::combatant_view;
using model::views::health;
using model::views::imposition;
using model::views::state_view;

[[nodiscard]] bool is_waited_for(const combatant_view& one, const state_view& now) {
  if (one.initiative) return false;
  const auto* who = now.find(one.id);
  return who != nullptr && who->looks != health::dead;
}

[[nodiscard]] std::string names_of(const imposition& what, const state_view& now,
                                   const style& look) {
  std::vector<std::string> names;
  for (const auto& id : what.to) {
    const auto* who = now.find(id);
    names.push_back(look.clean(who == nullptr ? id.view() : std::string_view(who->called)));
  }
  return sentences::storyteller::names_text(std::move(names));
}

}  // namespace

std::vector<std::string> waiting_lines(const state_view& now, waiting_detail how,
                                       const layout& where) {
  if (!now.fight) return {};
  std::vector<std::string> names;
  std::string first;
  for (const combatant_view& each : now.fight->order) {
    if (!is_waited_for(each, now)) continue;
    if (first.empty()) first = each.id.str();
    names.push_back(where.look.clean(each.called));
  }
  if (names.empty()) return {};
  const bool is_one = names.size() == 1;
  const std::string who = sentences::storyteller::names_text(std::move(names));
  std::vector<std::string> lines{now.fight->round == 0
                                     ? fmt::format("Waiting for the initiative of {}.", who)
                                     : fmt::format("{} {} no turns before initiative is rolled.",
                                                   who, is_one ? "has" : "have")};
  if (how == waiting_detail::names_and_words)
    lines.push_back(fmt::format("Next: `init {0}`, or `init {0} rolled: 14`{1}.",
                                where.look.clean(first),
                                is_one ? "" : "; `init all` rolls for all of them"));
  return lines;
}

std::vector<std::string> offer_lines(std::span<const imposition> offered, const state_view& now,
                                     offer_form form, const layout& where) {
  std::vector<std::string> lines;
  for (const imposition& each : offered)
    lines.push_back(fmt::format("{} may be {} now: {}", names_of(each, now, where.look),
                                model::to_text(each.what),
                                where.look.paint(tone::accent, where.look.clean(each.line))));
  if (!lines.empty() && form == offer_form::key)
    lines.push_back(where.look.paint(
        tone::faint, offered.size() == 1 ? "`y` does it." : "`y` does all of these."));
  return lines;
}

}  // namespace dnd::cli
