#include "cli/app/command_completion.hpp"

#include "model/language/resolve.hpp"
#include "model/natural_order.hpp"

#include <algorithm>
#include <utility>

namespace dnd::cli {
namespace {

using model::views::creature_view;
using model::views::state_view;
using model::views::state_view_ptr;

[[nodiscard]] const creature_view* actor_of(const state_view& now, std::string_view by) {
  if (by.empty()) {
    const auto* place = now.fight ? now.fight->turn_of() : nullptr;
    return place == nullptr ? nullptr : now.find(place->id);
  }
  std::vector<model::creature_label> labels;
  for (const creature_view& who : now.creatures) labels.push_back({who.id, who.name});
  const auto found = model::resolve_creature(model::word{.text = std::string(by)}, labels);
  return found ? &now.creatures[*found] : nullptr;
}

}  // namespace

std::vector<std::string> action_names(const state_view& now, std::string_view by) {
  std::vector<std::string> names;
  const creature_view* who = actor_of(now, by);
  if (who == nullptr || who->block == nullptr) return names;
  for (const model::action& each : who->block->actions) names.emplace_back(each.name.view());
  return names;
}

model::completion_source completion_source_of(const state_view_ptr& now) {
  model::completion_source source;
  for (const creature_view& who : now->creatures) {
    source.creatures.emplace_back(who.id.view());
    const std::string name(who.name.view());
    auto& words = source.campaign_words;
    if (std::ranges::find(words, name) == words.end()) words.push_back(name);
  }
  model::sort_naturally(source.creatures);
  source.groups = now->group_words;
  source.items = now->items;
  source.holders = now->holders;
  source.facts = now->facts;
  source.actions = [now](std::string_view by) { return action_names(*now, by); };
  return source;
}

completer command_completer(std::function<state_view_ptr()> current, content_words content) {
  return [current = std::move(current), content = std::move(content)](std::string_view line,
                                                                      std::size_t cursor) {
    model::completion_source source = completion_source_of(current());
    if (content.addable) source.content = content.addable();
    source.entries = content.entries;
    source.sought = content.sought;
    model::completion found = model::complete(line, cursor, source);
    return completion{.begin = found.begin,
                      .end = found.end,
                      .candidates = std::move(found.candidates),
                      .after = " "};
  };
}

}  // namespace dnd::cli
