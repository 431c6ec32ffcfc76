#include "model/automatic/answers.hpp"

#include "model/assert.hpp"
#include "model/rules/reaction_options.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::automatic {

namespace {

/// Spells below it are let through.
constexpr std::int16_t least_countered = 2;

command pass_of(const creature_id& who) {
  return commands::pass{.by = word{.text = who.str()}};
}

command reaction_of(const creature_id& who, const small_text& name) {
  commands::reaction said;
  said.name = {.text = name.str()};
  said.by = word{.text = who.str()};
  return said;
}

bool is_worth_it(const state& now, const creature& who, const small_text& name) {
  const pending_decision& what = *now.pending();
  if (what.on == reaction_moment::spell_cast && what.total < least_countered) return false;
  const rules::reaction_window at{.on = what.on,
                                  .actor = what.actor,
                                  .target = what.target,
                                  .what = what.what,
                                  .total = what.total,
                                  .against = what.against};
  return std::ranges::any_of(rules::reactions_of(who, what.on), [&](const auto& one) {
    return one.name == name && rules::worth_of(one, at) == rules::reaction_worth::helps;
  });
}

}  // namespace

std::vector<command> good_answers(const state& now) {
  DND_ASSERT(now.pending() != nullptr);
  const reaction_choice& asked = now.pending()->asked.front();
  std::vector<command> all;
  if (const creature* const who = now.find(asked.who))
    for (const small_text& name : asked.reactions)
      if (is_worth_it(now, *who, name)) all.push_back(reaction_of(asked.who, name));
  all.push_back(pass_of(asked.who));
  return all;
}

std::vector<command> any_answers(const state& now, chance& by) {
  DND_ASSERT(now.pending() != nullptr);
  const reaction_choice& asked = now.pending()->asked[by.pick(now.pending()->asked.size())];
  std::vector<command> all;
  for (const small_text& name : asked.reactions) all.push_back(reaction_of(asked.who, name));
  by.shuffle(all);
  if (by.comes(1, 2)) all.clear();
  all.push_back(pass_of(asked.who));
  all.emplace_back(commands::let_pass{});
  return all;
}

}  // namespace dnd::model::automatic
