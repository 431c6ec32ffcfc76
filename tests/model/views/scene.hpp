#pragma once

#include "io/content/condition_reader.hpp"
#include "model/commit.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Grog, whom somebody plays, and a zombie, whom the game master plays.
namespace dnd::tests::views {

inline std::shared_ptr<model::creature> creature_of(std::string id, std::string name,
                                                    std::uint32_t number) {
  auto block = std::make_shared<model::stat_block>();
  block->slug = number == 0 ? id : "zombie";
  block->name = name;
  block->armor_class = 8;
  if (number == 0) block->kind = model::creature_kind::character;
  auto who = std::make_shared<model::creature>();
  who->id = id;
  who->name = name;
  who->number = number;
  who->block = std::move(block);
  who->hp = who->max_hp = 20;
  who->rows = io::content::builtin_condition_rows();
  return who;
}

inline model::state two_creatures() {
  model::state now;
  now.set_rows(io::content::builtin_condition_rows());
  now.put(creature_of("grog", "Grog", 0));
  now.put(creature_of("zombie-1", "Zombie", 1));
  return now;
}

inline model::commit_ptr commit_of(model::seq_t first, std::vector<model::event> events,
                                   std::string by = "gm") {
  auto out = std::make_shared<model::commit>();
  out->first = first;
  out->last = first + events.size() - 1;
  out->at_ms = 1;
  out->by = std::move(by);
  out->line = "as typed";
  out->id = "a-1";
  out->events = std::make_shared<const std::vector<model::event>>(std::move(events));
  return out;
}

inline model::command_undone undo_of(model::seq_t first, model::seq_t last) {
  model::command_undone out;
  out.first = first;
  out.last = last;
  return out;
}
inline model::command_redone redo_of(model::seq_t undone) {
  model::command_redone out;
  out.undone = undone;
  return out;
}
inline model::encounter_discarded discard_of(std::uint32_t number) {
  model::encounter_discarded out;
  out.number = number;
  return out;
}

}  // namespace dnd::tests::views
