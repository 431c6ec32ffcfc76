#include "model/language/wording.hpp"
#include "model/rules/goods.hpp"
#include "model/slug.hpp"
#include "model/verbs/goods.hpp"
#include "model/verbs/goods_labels.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

/// What things are kept in, and who has what.
namespace dnd::model::commands {

namespace {

using namespace language;
using rules::draft;

}  // namespace

// -- container -------------------------------------------------------------

namespace {

constexpr label_spec container_name{.kind = value_kind::name,
                                    .needed = need::required,
                                    .placeholder = "NAME",
                                    .help = "what it is called"};
constexpr label_spec container_of{.name = "of",
                                  .kind = value_kind::holder,
                                  .placeholder = "HOLDER",
                                  .help = "who carries it, or where it is"};
constexpr label_spec container_holds{.name = "holds",
                                     .kind = value_kind::item,
                                     .placeholder = "LB",
                                     .help = "how many pounds it holds; otherwise any number"};
constexpr label_spec container_labels[] = {container_of, container_holds, goods::weight};
constexpr flag_spec container_weightless{
    .name = "weightless", .help = "it weighs the same whatever is in it, as a bag of holding"};
constexpr flag_spec container_gone{.name = "gone", .help = "it is there no more; it is empty"};
constexpr flag_spec container_flags[] = {container_weightless, container_gone};
constexpr std::string_view container_examples[] = {
    "container Old Chest of: ground holds: 300 weight: 25",
    "container Bag of Holding of: Elara holds: 500 weight: 15 weightless",
    "container Old Chest gone"};

objection set_weights(container_set& made, const container& asked) {
  if (asked.holds) {
    const auto holds = rules::pounds_in(*asked.holds);
    if (!holds) return holds.error();
    made.capacity = *holds;
  }
  if (asked.weight) {
    const auto weighs = rules::pounds_in(*asked.weight);
    if (!weighs) return weighs.error();
    made.weight = *weighs;
  }
  return std::nullopt;
}

objection remove_container(draft& out, const container& asked, const small_text& key) {
  const holding* const has = key.empty() ? nullptr : out.now().books().holdings.find(key.view());
  if (!has)
    return refusal{refusal_code::not_available,
                   fmt::format("there is no container {}", shown(asked.name.text)),
                   "`inventory` shows those that there are", asked.name.column};
  const bool is_outer = rules::weight_of(out.now(), key.view()) > has->weight;
  if (has->coins > 0 || !has->items.empty() || is_outer)
    return refusal{refusal_code::not_available, fmt::format("{} is not empty", has->name),
                   "`take` takes out what is in it", asked.name.column};
  const small_text within = has->within;
  out.emit(container_set{.container = key, .name = {}, .within = {}});
  if (!within.empty()) rules::settle_load(out, within);
  return std::nullopt;
}

}  // namespace

constinit const verb_spec container::row{
    .name = "container",
    .subject = container_name,
    .labels = container_labels,
    .flags = container_flags,
    .summary = "makes something that holds coins and things, or moves it",
    .details =
        "`give`, `take` and `inventory` take its name as a holder. Who carries it carries "
        "what is in it.",
    .examples = container_examples};

container container::read(value_reader& given) {
  return {.name = given.new_name(container_name).value_or(word{}),
          .of = given.optional_word(container_of),
          .holds = given.optional_word(container_holds),
          .weight = given.optional_word(goods::weight),
          .weightless = given.has(container_weightless),
          .gone = given.has(container_gone)};
}

void container::print(line_writer& line) const {
  line.words(container_name, {name}).optional_word(container_of, of);
  line.optional_word(container_holds, holds).optional_word(goods::weight, weight);
  line.flag(container_weightless, weightless).flag(container_gone, gone);
}

objection container::decide(draft& out) const {
  const small_text key = rules::container_named(out.now(), name.text);
  if (gone) return remove_container(out, *this, key);
  const std::string slug = slug_of(name.text);
  const bool means_something = slug == stash_holder || slug == ground_holder || slug.empty();
  if (means_something)
    return refusal{refusal_code::bad_name, fmt::format("{} is no name", shown(name.text)),
                   "give another name", name.column};
  if (key.empty() && out.now().books().holdings.size() >= bounds::holders_max)
    return refusal{
        refusal_code::too_many,
        fmt::format("{} have something already, and that is the most", bounds::holders_max), "",
        name.column};
  container_set made{
      .container = std::string(container_prefix) + slug, .name = name.text, .within = {}};
  small_text before;
  if (!key.empty()) {
    const holding& has = *out.now().books().holdings.find(key.view());
    made = {.container = key,
            .name = has.name,
            .within = has.within,
            .weight = has.weight,
            .capacity = has.capacity,
            .weightless = has.weightless || weightless};
    before = has.within;
  } else {
    made.weightless = weightless;
  }
  if (of) {
    const auto within = rules::holder_named(out.now(), *of);
    if (!within) return within.error();
    if (rules::is_within(out.now(), within->view(), made.container.view()))
      return refusal{refusal_code::bad_value, "nothing is in itself", "name another holder",
                     of->column};
    made.within = *within;
  }
  if (auto no = set_weights(made, *this)) return no;
  out.emit(std::move(made));
  if (!before.empty()) rules::settle_load(out, before);
  rules::settle_load(out, small_text(std::string(container_prefix) + slug));
  return std::nullopt;
}

// -- inventory -------------------------------------------------------------

namespace {

constexpr label_spec inventory_of{
    .kind = value_kind::holder, .placeholder = "WHO", .help = "one holder; otherwise all"};
constexpr std::string_view inventory_examples[] = {"inventory", "inventory Grog",
                                                   "inventory stash"};
constexpr std::string_view inventory_shorts[] = {"inv"};

}  // namespace

constinit const verb_spec inventory::row{
    .name = "inventory",
    .shorts = inventory_shorts,
    .subject = inventory_of,
    .summary = "shows who has what, and what it weighs",
    .details = "Players see what their characters have, and what is in the stash and lies about.",
    .examples = inventory_examples};

inventory inventory::read(value_reader& given) {
  return {given.optional_word(inventory_of)};
}

void inventory::print(line_writer& line) const {
  line.optional_word(inventory_of, of);
}

}  // namespace dnd::model::commands
