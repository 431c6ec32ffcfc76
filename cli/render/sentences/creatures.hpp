#pragma once

#include "cli/render/roll_text.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/sentences/storyteller.hpp"

#include <fmt/format.h>

namespace dnd::cli::sentences {

/// Equal newcomers with numbers after their names.
inline bool share_a_sentence(const model::creature_added& a, const model::creature_added& b) {
  return a.number > 0 && b.number > 0 && a.hp_dice.empty() && b.hp_dice.empty() && a.hp == b.hp &&
         a.max_hp == b.max_hp && (a.block == b.block || *a.block == *b.block);
}

inline std::string hp_text(const model::creature_added& e) {
  return e.hp == e.max_hp ? fmt::format("{} hp", e.hp) : fmt::format("{}/{} hp", e.hp, e.max_hp);
}

inline void tell(storyteller& to, const model::creature_added& e) {
  const std::string names = to.group_names<model::creature_added>();
  if (to.hides("stat_block")) {
    to.say(fmt::format("{} {}.", names, to.tells_several() ? "join" : "joins"));
    return;
  }
  const std::string kind = to.clean(kind_text(*e.block));
  if (to.tells_several()) {
    to.say(fmt::format("{} ({}) join: {}, AC {} each.", names, kind, hp_text(e),
                       e.block->armor_class));
    return;
  }
  std::string hp = hp_text(e);
  if (!e.hp_dice.empty())
    hp += fmt::format(" ({} {})", to.clean(e.block->hit_dice), faces_text(e.hp_dice, to.look()));
  const std::string who =
      kind.empty() || kind == names ? names : fmt::format("{} ({})", names, kind);
  to.say(fmt::format("{} joins: {}, AC {}.", who, hp, e.block->armor_class));
}

inline void tell(storyteller& to, const model::shape_taken& e) {
  std::string line =
      fmt::format("{} takes the shape of {}", to.name(e.creature), to.clean(e.shape));
  if (!to.hides("stat_block") && e.block) {
    const std::string hp = e.own_hp ? fmt::format("{} hp, ", e.hp.after) : std::string();
    line += fmt::format(": {}AC {}", hp, e.block->armor_class);
  }
  to.say_within(line + ".");
}

inline void tell(storyteller& to, const model::character_changed& e) {
  std::string line = fmt::format("{}: {}", to.name(e.creature), to.clean(e.what));
  if (!to.hides("max_hp") && e.max_hp.before != e.max_hp.after)
    line += fmt::format(", {} hp at most in place of {}", e.max_hp.after, e.max_hp.before);
  if (!e.hp_dice.empty()) line += fmt::format(" (rolled {})", faces_text(e.hp_dice, to.look()));
  to.say_within(line + ".");
  for (const std::string& each : e.news) to.say_within(to.clean(each) + ".");
}

inline void tell(storyteller& to, const model::shape_left& e) {
  std::string line = fmt::format("{} has its own shape again", to.name(e.creature));
  if (!to.hides("hp") && e.hp.before != e.hp.after) line += fmt::format(": {} hp", e.hp.after);
  to.say(line + ".");
}

inline void tell(storyteller& to, const model::creature_removed& e) {
  to.say(fmt::format("{} leaves.", to.name(e.creature)));
}

}  // namespace dnd::cli::sentences
