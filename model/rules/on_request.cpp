#include "model/rules/on_request.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/language/wording.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::model::rules {

namespace {

bool is_one_of(roll_kind kind, requested_rolls rolls) {
  return std::ranges::find(rolls, kind) != rolls.end();
}

/// Whether a modifier counts for one of the rolls, as far as its key says.
bool is_about(const modifier& one, requested_rolls rolls) {
  switch (one.key) {
    case modifier_key::to_hit:
    case modifier_key::damage:
    case modifier_key::spell_attack:
    case modifier_key::critical_range:
    case modifier_key::critical_dice:
      return is_one_of(roll_kind::attack, rolls);
    case modifier_key::save:
      return is_one_of(roll_kind::save, rolls);
    case modifier_key::check:
    case modifier_key::expertise:
      return is_one_of(roll_kind::check, rolls);
    case modifier_key::initiative:
      return is_one_of(roll_kind::initiative, rolls);
    case modifier_key::resist:
    case modifier_key::immune:
    case modifier_key::vulnerable:
    case modifier_key::reduce_damage:
      return is_one_of(roll_kind::attacked, rolls);
    case modifier_key::reroll:
    case modifier_key::minimum:
      return !is_one_of(roll_kind::attacked, rolls);
    case modifier_key::advantage:
    case modifier_key::disadvantage:
      return std::ranges::any_of(rolls, [&](roll_kind kind) { return one.on.contains(kind); });
    default:
      return false;
  }
}

/// Calls `visit` with each modifier that counts for such rolls only when it is asked for.
template <class Visit>
void each_on_request(const creature& who, requested_rolls rolls, Visit visit) {
  for (std::size_t i = 0; i < modifier_key_count; ++i)
    each_modifier(who, static_cast<modifier_key>(i), [&](const owned_modifier& has) {
      if (has.what->on_request && is_about(*has.what, rolls)) visit(has);
    });
}

/// Calls `visit` with each trait and its trigger that goes off at a hit only when it is asked for.
template <class Visit>
void each_rider(const creature& who, requested_rolls rolls, Visit visit) {
  if (!is_one_of(roll_kind::attack, rolls)) return;
  for (const trait& has : who.block->traits)
    for (const trigger& one : has.triggers)
      if (one.on_request) visit(has, one);
}

constexpr std::size_t names_listed_most = 8;

std::vector<std::string_view> views_of(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

/// What one word asks for.
struct request {
  std::string from;
  std::string pool;
};

/// Riders on a hit are paid for when it hits. Errors: `not_available` without a use left.
objection ask_for_riders(const creature& who, const word& asked, requested_rolls rolls,
                         std::vector<std::string>& into) {
  objection no;
  each_rider(who, rolls, [&](const trait& has, const trigger& one) {
    if (!slug_of(has.name).starts_with(slug_of(asked.text))) return;
    if (!one.pool.empty() && !has_use_of(who, one.pool))
      no = refusal{refusal_code::not_available,
                   fmt::format("{} has no use of {} left for {}", called(who), one.pool, has.name),
                   "a rest brings it back", asked.column};
    if (std::ranges::find(into, has.name) == into.end()) into.push_back(has.name);
  });
  return no;
}

std::vector<request> requests_of(const creature& who, const word& asked, requested_rolls rolls) {
  std::vector<request> found;
  each_on_request(who, rolls, [&](const owned_modifier& has) {
    if (!slug_of(has.from).starts_with(slug_of(asked.text))) return;
    request one{std::string(has.from), has.what->pool};
    // Several modifiers of one thing are one request.
    if (std::ranges::none_of(found, [&](const request& other) {
          return other.from == one.from && other.pool == one.pool;
        }))
      found.push_back(std::move(one));
  });
  return found;
}

struct owned_requests {
  creature_id owner;
  std::vector<request> what;
};

/// One's own come first.
owned_requests find_requests(const draft& out, const creature_id& who, const word& asked,
                             requested_rolls rolls, std::span<const creature_id> others) {
  owned_requests found{who, requests_of(out.at(who), asked, rolls)};
  for (const creature_id& other : others)
    if (found.what.empty())
      found = {other, requests_of(out.at(other), asked, {roll_kind::attacked})};
  return found;
}

}  // namespace

ruled<std::vector<std::string>> ask_for(draft& out, const creature_id& who,
                                        std::span<const word> words, requested_rolls rolls,
                                        std::span<const creature_id> others) {
  std::vector<std::string> asked_for;
  for (const word& asked : words) {
    const owned_requests found = find_requests(out, who, asked, rolls, others);
    const std::size_t before = asked_for.size();
    if (auto no = ask_for_riders(out.at(who), asked, rolls, asked_for)) return *std::move(no);
    if (found.what.empty() && asked_for.size() == before) {
      const std::vector<std::string> names = names_to_ask_for(out.at(who), rolls);
      return refusal{
          refusal_code::not_available,
          fmt::format("{} has no \"{}\" to use for this roll", called(out.at(who)), asked.text),
          names.empty()
              ? "leave `using:` out"
              : "`using:` may name " + language::listed(views_of(names), names_listed_most),
          asked.column};
    }
    for (const request& one : found.what) {
      const small_text name =
          small_text::fits(one.from) ? small_text(one.from) : small_text("modifier");
      if (!one.pool.empty())
        if (auto no = spend_pool(out, found.owner, name, one.pool, 1)) return *std::move(no);
      asked_for.push_back(one.from);
    }
  }
  return asked_for;
}

void use_up(draft& out, const creature_id& who, std::span<const std::string> asked_for) {
  for (const std::string& name : asked_for) {
    const creature* const has = out.now().find(who);
    if (has == nullptr) return;
    const active_effect* const effect = find_effect(*has, name);
    if (effect != nullptr && effect->what->does.once)
      end_effect(out, who, effect->what->number, effect_end::used);
  }
}

std::vector<std::string> names_to_ask_for(const creature& who, requested_rolls rolls) {
  std::vector<std::string> names;
  each_on_request(who, rolls, [&](const owned_modifier& has) {
    if (std::ranges::find(names, has.from) == names.end()) names.emplace_back(has.from);
  });
  each_rider(who, rolls, [&](const trait& has, const trigger&) {
    if (std::ranges::find(names, has.name) == names.end()) names.push_back(has.name);
  });
  return names;
}

}  // namespace dnd::model::rules
