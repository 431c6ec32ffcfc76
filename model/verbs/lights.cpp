#include "model/verbs/lights.hpp"

#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/able.hpp"
#include "model/rules/lights.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rulings.hpp"
#include "model/slug.hpp"
#include "model/verbs/rulings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::model {

namespace rules {

namespace {

/// "torch", "lantern": by its slug, or the beginning of it that only one of the creature's has.
const light_source* light_meant(const draft& out, const creature& who, std::string_view typed,
                                bool that_burns) {
  std::string slug = slug_of(typed);
  if (slug == "oil-lamp") slug = "lamp";
  const light_source* found = light_of(slug);
  if (!found && slug.ends_with("es")) found = light_of(slug.substr(0, slug.size() - 2));
  if (!found && slug.ends_with('s')) found = light_of(slug.substr(0, slug.size() - 1));
  if (found) return found;
  const holding* const has = out.now().books().holdings.find(who.id.view());
  for (const std::string_view item :
       {"candle", "lamp", "lantern-bullseye", "lantern-hooded", "torch"}) {
    const light_source* const one = light_of(item);
    const bool is_there =
        that_burns ? burning(who, *one) != nullptr
                   : has != nullptr && std::ranges::any_of(has->items, [&](const item_stack& each) {
                       return each.item.view() == item;
                     });
    if (is_there && (slug.empty() || item.starts_with(slug) || slug_of(one->name).ends_with(slug) ||
                     slug_of(one->name).starts_with(slug)))
      return one;
  }
  return nullptr;
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec light_what{
    .kind = value_kind::item,
    .needed = need::required,
    .placeholder = "WHAT",
    .help = "a torch, candle, lamp or lantern that it has; or bright, dim or dark: the place"};
constexpr label_spec douse_what{.kind = value_kind::item,
                                .placeholder = "WHAT",
                                .help = "which light; otherwise the one that burns"};
constexpr label_spec light_labels[] = {labels::by_actor};
constexpr flag_spec light_flags[] = {labels::for_free};
constexpr std::string_view light_examples[] = {"light torch by: Grog", "light hooded lantern",
                                               "light dark"};
constexpr std::string_view douse_examples[] = {"douse by: Grog", "douse torch by: Grog"};

bool is_light_of_a_place(std::string_view typed) {
  const std::string word = slug_of(typed);
  const auto values = find_ruling("light")->values;
  return std::ranges::find(values, word, &ruling_value::word) != values.end();
}

refusal gives_no_light(const word& what) {
  return {refusal_code::not_available, fmt::format("{} gives no light", shown(what.text)),
          "candles, torches, lamps and lanterns do; spells of light are cast", what.column};
}

}  // namespace

constinit const verb_spec light::row{
    .name = "light",
    .subject = light_what,
    .labels = light_labels,
    .flags = light_flags,
    .summary = "lights a torch, a candle, a lamp or a lantern",
    .details =
        "It burns for an hour, and a lamp or a lantern for six on a flask of oil, and goes out by "
        "itself as time passes. In a fight it is an action. With `bright`, `dim` or `dark` it "
        "says how light it is where play is, as `ruling light:` does: who sees nothing in the "
        "dark is blind to whom no light reaches.",
    .examples = light_examples};

light light::read(value_reader& given) {
  return {.what = given.one_word(light_what), .who = read_doer(given)};
}

void light::print(line_writer& line) const {
  line.words(light_what, {what});
  print_doer(line, who);
}

objection light::decide(rules::draft& out) const {
  using namespace rules;
  if (is_light_of_a_place(what.text)) {
    if (who.by || who.free)
      return refusal{refusal_code::bad_value, "nobody does that: it is how light the place is",
                     "leave out `by:` and `free`", what.column};
    ruling made;
    made.light = what;
    return made.decide(out);
  }
  const auto id = able_to_act(out.now(), who.by, "light", "light anything");
  if (!id) return id.error();
  const light_source* const meant = light_meant(out, out.at(*id), what.text, false);
  if (!meant) return gives_no_light(what);
  payment cost = payment_of(*id, who, meant->name);
  cost.is_deed = false;
  if (auto no = pay(out, cost)) return no;
  auto no = kindle(out, *id, *meant);
  if (no && !no->column) no->column = what.column;
  return no;
}

constinit const verb_spec douse::row{.name = "douse",
                                     .subject = douse_what,
                                     .labels = light_labels,
                                     .flags = light_flags,
                                     .summary = "puts out a light that somebody carries",
                                     .details = "What is left of it burns on when it is lit again.",
                                     .examples = douse_examples};

douse douse::read(value_reader& given) {
  return {.what = given.optional_word(douse_what), .who = read_doer(given)};
}

void douse::print(line_writer& line) const {
  line.optional_word(douse_what, what);
  print_doer(line, who);
}

objection douse::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = able_to_act(out.now(), who.by, "douse", "put anything out");
  if (!id) return id.error();
  const light_source* const meant =
      light_meant(out, out.at(*id), what ? what->text : std::string(), true);
  if (!meant && what) return gives_no_light(*what);
  if (!meant || !burning(out.at(*id), *meant))
    return refusal{
        refusal_code::not_available,
        fmt::format("no {} burns on {}", meant ? meant->name : "light", called(out.at(*id))),
        "`effects` shows what does", what ? std::optional(what->column) : std::nullopt};
  payment cost = payment_of(*id, who, meant->name);
  cost.cost = turn_cost::object;
  cost.is_deed = false;
  if (auto no = pay(out, cost)) return no;
  put_out(out, *id, *meant);
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
