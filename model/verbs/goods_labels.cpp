#include "model/verbs/goods_labels.hpp"

#include "model/coins.hpp"
#include "model/language/wording.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

namespace dnd::model {

namespace commands {

homemade read_homemade(language::value_reader& given) {
  using namespace language::goods;
  return {.is = given.has(made),
          .weight = given.optional_word(weight),
          .cost = given.optional_word(cost)};
}

void print_homemade(language::line_writer& line, const homemade& what) {
  using namespace language::goods;
  line.optional_word(weight, what.weight).optional_word(cost, what.cost).flag(made, what.is);
}

}  // namespace commands

namespace rules {

namespace {

constexpr std::int32_t pounds_max = 1'000'000;

/// A thing without an entry.
ruled<item_stack> made_up(const wanted_goods& what, const commands::homemade& made) {
  const std::string slug = slug_of(what.item.text);
  if (slug.empty() || what.item.text.size() > bounds::creature_name_bytes_max)
    return refusal{refusal_code::bad_name,
                   fmt::format("{} is no name for a thing", language::shown(what.item.text)),
                   fmt::format("at most {} bytes with a letter or a digit among them",
                               bounds::creature_name_bytes_max),
                   what.item.column};
  item_stack thing{.item = slug, .name = what.item.text, .count = what.count};
  if (made.weight) {
    const auto weight = pounds_in(*made.weight);
    if (!weight) return weight.error();
    thing.weight = *weight;
  }
  if (made.cost) {
    const auto cost = price_in(*made.cost);
    if (!cost) return cost.error();
    thing.cost = *cost;
  }
  return thing;
}

}  // namespace

ruled<std::int32_t> pounds_in(const word& typed) {
  const refusal no{refusal_code::bad_value,
                   fmt::format("{} is no weight", language::shown(typed.text)),
                   "a number of pounds, such as 3 or 0.5", typed.column};
  std::string_view text = typed.text;
  for (const std::string_view unit : {" lb", " pounds", " pound"})
    if (text.ends_with(unit)) text.remove_suffix(unit.size());
  const auto dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  std::string_view rest = dot == std::string_view::npos ? "" : text.substr(dot + 1);
  if (rest.size() > 2 || whole.empty() || (dot != std::string_view::npos && rest.empty()))
    return no;
  std::int32_t sum = 0;
  const auto [end, wrong] = std::from_chars(whole.data(), whole.data() + whole.size(), sum);
  if (wrong != std::errc() || end != whole.data() + whole.size() || sum < 0 || sum > pounds_max)
    return no;
  sum *= 100;
  std::int32_t place = 10;
  for (const char digit : rest) {
    if (digit < '0' || digit > '9') return no;
    sum += (digit - '0') * place;
    place /= 10;
  }
  return sum;
}

ruled<std::int64_t> price_in(const word& typed) {
  if (const auto coins = coins_in(typed.text)) return *coins;
  return refusal{refusal_code::bad_value,
                 fmt::format("{} is no price", language::shown(typed.text)),
                 "a number and a coin: 15 gp, 3 gp 5 sp", typed.column};
}

ruled<std::vector<item_stack>> new_items(const draft& out, const wanted_goods& what,
                                         const commands::homemade& made) {
  if (made.is) {
    auto thing = made_up(what, made);
    if (!thing) return std::move(thing).error();
    return std::vector<item_stack>{*std::move(thing)};
  }
  if (made.weight || made.cost) {
    const word& given = made.weight ? *made.weight : *made.cost;
    return refusal{refusal_code::unexpected_text, "its entry says what a thing weighs and costs",
                   "`homemade` makes one without an entry", given.column};
  }
  const item_ptr entry = out.item_called(what.item.text);
  if (!entry)
    return refusal{refusal_code::unknown_content,
                   fmt::format("there is no thing {}", language::shown(what.item.text)),
                   "things come from `equipment` and `magic-items`; `homemade` makes up others",
                   what.item.column};
  std::vector<item_stack> things = entry->contents;
  if (things.empty()) things.push_back(entry->one);
  for (item_stack& each : things) {
    if (each.count > bounds::item_count_max / what.count)
      return refusal{refusal_code::too_many, "that many are too many", "", what.item.column};
    each.count *= what.count;
  }
  return things;
}

}  // namespace rules

}  // namespace dnd::model
