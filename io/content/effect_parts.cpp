#include "io/content/effect_parts.hpp"

#include "io/content/effect_reader.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"
#include "model/effects/dice_words.hpp"
#include "model/effects/durations.hpp"
#include "model/enum_text.hpp"
#include "model/rules/checks.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace dnd::io::content {
namespace {

/// A number, words such as "1+mod", or rows by level.
void read_uses(const value& at, model::pool& into) {
  if (at.is(yaml_kind::mapping)) {
    at.each_entry([&](const value& level, const value& uses) {
      into.by_level.push_back({level.integer_as<std::int16_t>(1, 20), read_dice_words(uses)});
    });
    return;
  }
  into.formula = read_dice_words(at);
}

/// What a creature bears, what it is, and how it stands to the user of the effect.
void read_standing(fields& from, model::effect_filter& into) {
  into.under = read_words(from.optional("under"));
  into.not_under = read_words(from.optional("not_under"));
  if (const value kinds = from.optional("not_immune_to"))
    into.not_immune_to = read_conditions(kinds);
  if (const value rating = from.optional("challenge_at_most"))
    into.challenge_at_most = std::to_string(read_challenge(rating));
  into.alignment = read_words(from.optional("alignment"));
  into.not_alignment = read_words(from.optional("not_alignment"));
  into.trait = read_words(from.optional("trait"));
  into.not_trait = read_words(from.optional("not_trait"));
  if (const value pool = from.optional("pool_empty")) into.pool_empty = pool.text(60);
  if (const value held = from.optional("held")) into.held = held.flag();
  if (const value advantage = from.optional("advantage")) into.advantage = advantage.flag();
}

}  // namespace

std::string read_plain(const value& at) {
  if (at.is(yaml_kind::scalar)) return at.node().text;
  at.fail("expected a word or a number");
  return {};
}

std::string read_check_name(const value& at) {
  std::string name = at.text(40);
  if (name == model::rules::casting_check) return name;
  if (!name.empty() && !model::parse_skill(name) && !model::parse_ability(name))
    at.fail("expected a skill or an ability");
  return name;
}

std::string read_moment(const value& at) {
  const auto& words = model::enum_text<model::reaction_moment>::names;
  return std::string(words[at.one_of(words)]);
}

std::string read_duration(const value& at) {
  std::string text = at.text(60);
  if (!model::is_duration(text))
    at.fail("expected how long it lasts",
            "Write it like 1 minute, 2d4 hours or end of target's next turn.");
  return text;
}

std::string read_dice_words(const value& at) {
  std::string text = read_plain(at);
  if (!model::is_dice_text(text))
    at.fail("expected a number or dice", "Write it like 3, 2d8 or 1d8+mod.");
  return text;
}

std::vector<model::effect_filter> read_when(const value& at) {
  if (!at) return {};
  model::effect_filter made;
  fields from(at);
  made.type = read_words(from.optional("type"));
  made.not_type = read_words(from.optional("not_type"));
  if (const value size = from.optional("size_at_most"))
    made.size_at_most = to_text(read_size(size));
  if (const value size = from.optional("size_at_least"))
    made.size_at_least = to_text(read_size(size));
  if (const value has = from.optional("has")) made.has = read_conditions(has);
  if (const value lacks = from.optional("lacks")) made.lacks = read_conditions(lacks);
  if (const value hp = from.optional("hp_at_most"))
    made.hp_at_most = hp.integer_as<std::int32_t>(1, 100'000);
  if (const value hp = from.optional("hp_at_least"))
    made.hp_at_least = hp.integer_as<std::int32_t>(1, 100'000);
  if (const value half = from.optional("below_half")) made.below_half = half.flag();
  if (const value score = from.optional("int_at_most"))
    made.int_at_most = score.integer_as<std::int16_t>(1, 30);
  if (const value kinds = from.optional("immune_to")) made.immune_to = read_conditions(kinds);
  if (const value critical = from.optional("critical")) made.critical = critical.flag();
  if (const value killed = from.optional("killed")) made.killed = killed.flag();
  if (const value scores = from.optional("ability_at_most"))
    scores.each_entry(
        [&](const value& name, const value& most) {
          made.ability = to_text(read_ability(name));
          made.ability_at_most = most.integer_as<std::int16_t>(0, 30);
        },
        1);
  if (const value level = from.optional("level_at_least"))
    made.level_at_least = level.integer_as<std::int16_t>(1, 9);
  read_standing(from, made);
  if (const value ruling = from.optional("ruling")) {
    constexpr std::array<std::string_view, 6> words{"initiative group", "initiative individual",
                                                    "turns counted",    "turns free",
                                                    "reactions ask",    "reactions off"};
    made.ruling = words[ruling.one_of(words)];
  }
  from.finish();
  return {std::move(made)};
}

void read_refill(const value& at, model::pool& into) {
  constexpr std::array<std::string_view, 6> moments_of_refill{"turn",      "round", "short rest",
                                                              "long rest", "dawn",  "never"};
  if (!at.is(yaml_kind::mapping)) {
    into.refill = moments_of_refill[at.one_of(moments_of_refill)];
    return;
  }
  at.each_entry(
      [&](const value& moment, const value& dice) {
        into.refill = moments_of_refill[moment.one_of(moments_of_refill)];
        into.regained = read_dice_words(dice);
      },
      1);
}

std::vector<model::pool> read_pools(const value& at) {
  std::vector<model::pool> made;
  if (!at) return made;
  at.each([&](const value& item) {
    model::pool one;
    fields from(item);
    if (const value name = from.required("name")) one.name = read_small(name);
    if (const value uses = from.optional("uses")) read_uses(uses, one);
    if (const value refill = from.optional("refill")) read_refill(refill, one);
    one.emptied = read_effects(from.optional("empty"));
    from.finish();
    made.push_back(std::move(one));
  });
  return made;
}

}  // namespace dnd::io::content
