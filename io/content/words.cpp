#include "io/content/words.hpp"

#include "model/rules/encounter_difficulty.hpp"

#include "model/coins.hpp"
#include "model/name_key.hpp"
#include "model/slug.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace dnd::io::content {
namespace {

constexpr std::array<std::string_view, 6> sizes = {"tiny",  "small", "medium",
                                                   "large", "huge",  "gargantuan"};
constexpr std::array<std::string_view, 2> save_effects = {"none", "half"};
constexpr int dc_max = 50;

}  // namespace

model::ability read_ability(const value& at) {
  if (at.is(yaml_kind::scalar))
    if (const auto found = model::parse_ability(at.node().text)) return *found;
  return static_cast<model::ability>(at.one_of(model::ability_names()));
}

model::skill read_skill(const value& at) {
  return static_cast<model::skill>(at.one_of(model::skill_names()));
}

model::damage_type read_damage_type(const value& at) {
  return static_cast<model::damage_type>(at.one_of(model::damage_type_names()));
}

model::creature_size read_size(const value& at) {
  return static_cast<model::creature_size>(at.one_of(sizes));
}

model::condition_set read_conditions(const value& at) {
  model::condition_set conditions;
  if (!at) return conditions;
  at.each(
      [&](const value& item) {
        conditions.insert(static_cast<model::condition>(item.one_of(model::condition_names())));
      },
      model::condition_count);
  return conditions;
}

std::int64_t read_price(const value& at) {
  const auto copper = model::coins_in(at.node().text);
  if (!copper) at.fail("is no price", "Write a number and a coin: 15 gp.");
  return copper.value_or(0);
}

std::int32_t read_weight(const value& at) {
  return static_cast<std::int32_t>(std::llround(at.number(0, 1'000'000) * 100));
}

std::string read_dice(const value& at) {
  const std::string text = at.text(bounds::dice_text_bytes_max);
  if (text.empty()) return "1";
  const auto dice = model::parse_simple(text);
  if (dice) return model::print(*dice);
  at.fail("\"" + text + "\" is not dice: " + dice.error().message,
          "Write them as 2d6+5, 1d8 or 3.");
  return "1";
}

model::saving_throw read_save(const value& at) {
  model::saving_throw save;
  if (!at) return save;
  fields from(at);
  if (const value with = from.required("with")) save.with = read_ability(with);
  if (const value dc = from.required("dc")) save.dc = dc.integer_as<std::int16_t>(1, dc_max);
  if (const value success = from.optional("success"))
    save.on_success = static_cast<model::save_effect>(success.one_of(save_effects));
  from.finish();
  return save;
}

model::damage_part read_damage(const value& at) {
  model::damage_part part{.dice = "1", .type = {}, .save = {}};
  if (at.is(yaml_kind::mapping)) {
    fields from(at);
    if (const value dice = from.required("dice")) part.dice = read_dice(dice);
    if (const value type = from.required("type")) part.type = read_damage_type(type);
    if (const value save = from.optional("save")) part.save = read_save(save);
    from.finish();
    return part;
  }
  const std::string text = at.text();
  const std::size_t gap = text.rfind(' ');
  const std::string example = "Write it as 1d6+1 bludgeoning.";
  if (text.empty()) return part;
  if (gap == std::string::npos) {
    at.fail("\"" + text + "\" is not dice and a damage type", example);
    return part;
  }
  const auto dice = model::parse_simple(text.substr(0, gap));
  const auto type = model::parse_damage_type(text.substr(gap + 1));
  if (!dice) {
    at.fail("\"" + text.substr(0, gap) + "\" is not dice: " + dice.error().message, example);
  } else if (!type) {
    at.fail("\"" + text.substr(gap + 1) + "\" is not a damage type", example);
  } else {
    part.dice = model::print(*dice);
    part.type = *type;
  }
  return part;
}

model::small_text read_small(const value& at, std::size_t bytes_max) {
  return at.text(std::min(bytes_max, model::small_text::capacity));
}

std::string read_slug(const value& at) {
  const std::string text = at.text(model::small_text::capacity);
  std::string slug = model::slug_of(text);
  // Letters beyond ASCII may stand in either case: files are found by them in either case too.
  const bool is_name = slug == text || (!model::is_ascii(text) && slug == model::name_key(text));
  if (!is_name) at.fail("\"" + text + "\" is not the name of an entry", "Write " + slug + ".");
  return model::small_text::fits(slug) ? slug : text;
}

model::usage_limit read_usage(fields& from, pool_alone alone) {
  model::usage_limit usage;
  const value recharge = from.optional("recharge");
  const value per_day = from.optional("per_day");
  const value per_rest = from.optional("per_rest");
  const value pool = from.optional("pool");
  const int given = int{bool(recharge)} + int{bool(per_day)} + int{bool(per_rest)};
  if (given > 1) (per_rest ? per_rest : per_day).fail("stands beside another limit of use");
  if (recharge) {
    usage.kind = model::usage_kind::recharge;
    usage.value = recharge.integer_as<std::int16_t>(2, 6);
  } else if (per_day) {
    usage.kind = model::usage_kind::per_day;
    usage.value = per_day.integer_as<std::int16_t>(1, 100);
  } else if (per_rest) {
    usage.kind = model::usage_kind::per_rest;
    usage.value = per_rest.integer_as<std::int16_t>(1, 100);
  }
  if (pool) {
    usage.pool = read_small(pool);
    if (given == 0 && alone == pool_alone::refused)
      pool.fail("shares uses, but none of recharge, per_day, per_rest says how many");
  }
  return usage;
}

std::int16_t read_challenge(const value& at) {
  constexpr std::array<std::string_view, 3> fractions = {"1/8", "1/4", "1/2"};
  constexpr std::array<std::int16_t, 3> eighths = {1, 2, 4};
  if (at.is(yaml_kind::scalar)) {
    const auto found = std::find(fractions.begin(), fractions.end(), at.node().text);
    if (found != fractions.end())
      return eighths[static_cast<std::size_t>(found - fractions.begin())];
    if (at.node().text.find('/') != std::string::npos) {
      at.fail("\"" + at.node().text + "\" is not a challenge rating",
              "Accepted: 1/8, 1/4, 1/2, 0 to 30.");
      return 0;
    }
  }
  return static_cast<std::int16_t>(8 * at.integer(0, 30));
}

std::int16_t proficiency_of_challenge(std::int16_t eighths) noexcept {
  const int rating = eighths / 8;
  return static_cast<std::int16_t>(rating < 5 ? 2 : 2 + (rating - 1) / 4);
}

std::int32_t xp_of_challenge(std::int16_t eighths) noexcept {
  return model::rules::experience_of_challenge(eighths);
}

}  // namespace dnd::io::content
