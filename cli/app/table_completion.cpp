#include "cli/app/table_completion.hpp"

#include "model/language/resolve.hpp"

#include <algorithm>
#include <utility>

namespace dnd::cli {
namespace {

[[nodiscard]] const model::creature* actor_of(const model::state& table, std::string_view by) {
  if (by.empty()) {
    const model::encounter* fight = table.fight();
    const model::combatant* place = fight == nullptr ? nullptr : fight->turn_of();
    return place == nullptr ? nullptr : table.find(place->id);
  }
  const auto found = model::resolve_creature(model::word{.text = std::string(by)}, table);
  return found ? *found : nullptr;
}

}  // namespace

std::vector<std::string> action_names(const model::state& table, std::string_view by) {
  std::vector<std::string> names;
  const model::creature* who = actor_of(table, by);
  if (who == nullptr || who->block == nullptr) return names;
  for (const model::action& each : who->block->actions) names.emplace_back(each.name.view());
  return names;
}

model::completion_source completion_source_of(const std::shared_ptr<const model::state>& table) {
  model::completion_source source;
  for (const auto& who : table->creatures()) {
    source.creatures.emplace_back(who->id.view());
    const std::string name(who->name.view());
    auto& words = source.campaign_words;
    if (std::ranges::find(words, name) == words.end()) words.push_back(name);
  }
  source.actions = [table](std::string_view by) { return action_names(*table, by); };
  return source;
}

completer command_completer(std::function<std::shared_ptr<const model::state>()> current,
                            actors::addable_creatures& content) {
  return [current = std::move(current), &content](std::string_view line, std::size_t cursor) {
    model::completion_source source = completion_source_of(current());
    source.content = content.slugs();
    model::completion found = model::complete(line, cursor, source);
    return completion{.begin = found.begin,
                      .end = found.end,
                      .candidates = std::move(found.candidates),
                      .after = " "};
  };
}

}  // namespace dnd::cli
