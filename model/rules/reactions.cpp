#include "model/rules/reactions.hpp"

#include "model/rules/d20.hpp"
#include "model/rules/reaction_use.hpp"
#include "model/rules/sides.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

/// What one creature does in a moment.
struct reaction_verdict {
  std::optional<reaction_use> use;
  /// What it is to be asked about; empty: it is not.
  std::vector<small_text> asked;
};

const reaction_answer* find_answer(const reaction_course& course, std::uint32_t moment,
                                   const creature_id& who) {
  for (const reaction_answer& one : course.answers)
    if (one.moment == moment && one.who == who) return &one;
  return nullptr;
}

reaction_verdict verdict_of(draft& out, const reaction_window& at, std::uint32_t moment,
                            const creature_id& id) {
  std::vector<reaction_option> usable = usable_reactions(out, at, id);
  reaction_verdict verdict;
  if (const reaction_answer* const given = find_answer(out.course(), moment, id)) {
    const auto meant = std::ranges::find(usable, given->reaction, &reaction_option::name);
    if (meant != usable.end())
      verdict.use = {.who = id, .with = std::move(*meant), .slot = given->slot};
    return verdict;
  }
  for (reaction_option& one : usable) {
    const reaction_worth worth = worth_of(one, at);
    const reaction_order order = order_of(out.at(id), one.name);
    const bool ordered = order == reaction_order::always ||
                         (order == reaction_order::helps && worth == reaction_worth::helps);
    if (ordered) {
      verdict.use = {.who = id, .with = std::move(one), .slot = 0, .ordered = true};
      return verdict;
    }
    if (order == reaction_order::ask && worth != reaction_worth::nothing)
      verdict.asked.push_back(one.name);
  }
  return verdict;
}

void ask(draft& out, const reaction_window& at, std::uint32_t moment,
         std::vector<reaction_choice> whom) {
  reaction_course& course = out.course();
  auto open = std::make_shared<pending_decision>();
  open->on = at.on;
  open->actor = at.actor;
  open->target = at.target;
  open->what = at.what;
  open->total = narrow(at.total);
  open->against = narrow(at.against);
  open->asked = std::move(whom);
  open->moment = moment;
  for (const drawn_face& one : out.dice().drawn()) open->faces.push_back(one.face);
  const auto left = out.dice().left();
  open->more.assign(left.begin(), left.end());
  open->answers = course.answers;
  course.open = std::move(open);
}

/// `settles` carries on with a reaction that works: true when nobody else needs to answer.
void hold_window(draft& out, const reaction_window& at, std::span<const creature_id> all,
                 const std::function<bool(const creature_id&)>& settles) {
  reaction_course& course = out.course();
  if (course.open) return;
  std::vector<creature_id> able;
  for (const creature_id& id : all)
    if (!usable_reactions(out, at, id).empty()) able.push_back(id);
  if (able.empty()) return;
  const std::uint32_t moment = ++course.moments;
  for (const creature_id& id : able) {
    const reaction_verdict verdict = verdict_of(out, at, moment, id);
    if (!verdict.use) continue;
    // An answer may be answered itself, which is another moment.
    const auto made = use_reaction(out, at, *verdict.use);
    if (course.open) return;
    if (!made) {
      course.problem = made.error();
      return;
    }
    if (*made == reaction_outcome::works && settles(id)) return;
  }
  if (course.let_pass || out.house().reactions == reaction_ruling::off) return;
  std::vector<reaction_choice> left;
  for (const creature_id& id : able) {
    if (find_answer(course, moment, id)) continue;
    reaction_verdict verdict = verdict_of(out, at, moment, id);
    if (!verdict.use && !verdict.asked.empty())
      left.push_back({.who = id, .reactions = std::move(verdict.asked)});
  }
  if (!left.empty()) ask(out, at, moment, std::move(left));
}

}  // namespace

void answer_hit(draft& out, const reaction_window& at) {
  hold_window(out, at, std::span(&at.target, 1), [](const creature_id&) { return true; });
}

bool answer_failed_save(draft& out, const reaction_window& at) {
  bool made = false;
  hold_window(out, at, std::span(&at.target, 1), [&](const creature_id&) { return made = true; });
  return made;
}

creature_id answer_spell(draft& out, const reaction_window& at) {
  std::vector<creature_id> others;
  const creature_kind side = side_of(out.now(), out.at(at.actor));
  for (const auto& who : out.now().creatures())
    if (side_of(out.now(), *who) != side && !reactions_of(*who, at.on).empty())
      others.push_back(who->id);
  creature_id by;
  hold_window(out, at, others, [&](const creature_id& who) {
    by = who;
    return true;
  });
  return by;
}

void answer_damage(draft& out, const reaction_window& at) {
  hold_window(out, at, std::span(&at.target, 1), [](const creature_id&) { return true; });
}

}  // namespace dnd::model::rules
