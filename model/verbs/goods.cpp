#include "model/verbs/goods.hpp"

#include "model/coins.hpp"
#include "model/language/wording.hpp"
#include "model/rules/gear.hpp"
#include "model/rules/naming.hpp"
#include "model/slug.hpp"
#include "model/verbs/goods_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace dnd::model::commands {

namespace {

using namespace language;
using rules::draft;

constexpr label_spec give_to{.name = "to",
                             .kind = value_kind::holder,
                             .needed = need::required,
                             .placeholder = "WHOM",
                             .help = "a creature, `stash`, `ground` or a container"};
constexpr label_spec give_from{.name = "from",
                               .kind = value_kind::holder,
                               .placeholder = "HOLDER",
                               .help = "who gives it; otherwise it comes from the game master"};
constexpr label_spec give_looks{
    .name = "looks",
    .kind = value_kind::name,
    .placeholder = "TEXT",
    .help = "what it looks like as long as nobody knows what it is: it is unidentified"};
constexpr label_spec give_labels[] = {give_to,    give_from,     goods::count,
                                      give_looks, goods::weight, goods::cost};
constexpr flag_spec give_unidentified{.name = "unidentified",
                                      .help = "players do not see what it is, until `identify`"};
constexpr flag_spec give_flags[] = {give_unidentified, goods::made};
constexpr std::string_view give_examples[] = {
    "give 15 gp to: Grog", "give rope and: 10 torches to: Elara from: Grog",
    "give ring of protection to: Mira looks: odd silver ring",
    "give rusty key to: stash homemade weight: 0.1"};

constexpr label_spec take_from{.name = "from",
                               .kind = value_kind::holder,
                               .needed = need::required,
                               .placeholder = "HOLDER",
                               .help = "a creature, `stash`, `ground` or a container"};
constexpr label_spec take_to{.name = "to",
                             .kind = value_kind::holder,
                             .placeholder = "HOLDER",
                             .help = "who gets it; otherwise it is gone"};
constexpr label_spec take_labels[] = {take_from, take_to, goods::count};
constexpr std::string_view take_examples[] = {"take 3 gp from: Grog",
                                              "take longsword from: ground to: Elara"};

/// What is left of a list of things that was read, with a place for who gets them.
struct changes {
  draft& out;
  small_text from;
  small_text to;

  /// All of one: coins or things that are there.
  [[nodiscard]] objection move(const rules::wanted_goods& what) {
    if (what.coins > 0) {
      if (!to.empty()) return rules::move_coins(out, from, to, what.coins);
      return rules::take_coins(out, from, what.coins, goods_reason::lost);
    }
    auto stack = rules::stack_named(out.now(), from, what.item);
    if (!stack) return std::move(stack).error();
    stack->count = what.count;
    if (!to.empty()) return rules::move_items(out, from, to, *stack);
    return rules::take_items(out, from, *stack, goods_reason::lost);
  }

  void settle() {
    if (!from.empty()) rules::settle_load(out, from);
    if (!to.empty()) rules::settle_load(out, to);
  }
};

objection refuse_same(const changes& hands, std::optional<std::size_t> column) {
  if (!(hands.from == hands.to)) return std::nullopt;
  return refusal{
      refusal_code::bad_value,
      fmt::format("{} has it already", rules::holder_called(hands.out.now(), hands.to.view())),
      "name two holders", column};
}

/// The column of what was asked for, where a rule did not know it.
objection at_thing(objection no, const word& what) {
  if (no && !no->column) no->column = what.column;
  return no;
}

}  // namespace

// -- give ------------------------------------------------------------------

constinit const verb_spec give::row{
    .name = "give",
    .subject = goods::what,
    .labels = give_labels,
    .flags = give_flags,
    .summary = "gives coins and things to somebody",
    .details =
        "With `from:` they change hands; without it they are new. Things are entries of the "
        "content (`look rope`), or `homemade`.",
    .examples = give_examples};

give give::read(value_reader& given) {
  return {.what = given.words(goods::what),
          .to = given.one_word(give_to),
          .from = given.optional_word(give_from),
          .count = given.number(goods::count).value_or(1),
          .looks = given.new_name(give_looks),
          .unidentified = given.has(give_unidentified),
          .made = read_homemade(given)};
}

void give::print(line_writer& line) const {
  line.words(goods::what, what).words(give_to, {to}).optional_word(give_from, from);
  if (count != 1) line.number(goods::count, count);
  line.optional_word(give_looks, looks).flag(give_unidentified, unidentified);
  print_homemade(line, made);
}

namespace {

/// Things that come from nowhere but the game master.
objection give_new(draft& out, const give& asked, const small_text& to,
                   const rules::wanted_goods& what) {
  if (what.coins > 0) return rules::add_coins(out, to, what.coins, goods_reason::given);
  auto things = rules::new_items(out, what, asked.made);
  if (!things) return std::move(things).error();
  for (item_stack& each : *things) {
    each.unidentified = asked.unidentified || asked.looks.has_value();
    if (asked.looks) each.looks = asked.looks->text;
    if (auto no = rules::add_items(out, to, each, goods_reason::given)) return no;
  }
  return std::nullopt;
}

objection refuse_from(const give& asked) {
  const bool describes =
      asked.looks || asked.unidentified || asked.made.is || asked.made.weight || asked.made.cost;
  if (!asked.from || !describes) return std::nullopt;
  return refusal{refusal_code::unexpected_text, "what is there already is what it is",
                 "leave out `from:`, or what describes the thing", asked.from->column};
}

}  // namespace

objection give::decide(draft& out) const {
  if (auto no = refuse_from(*this)) return no;
  const auto whom = rules::holder_named(out.now(), to);
  if (!whom) return whom.error();
  changes hands{.out = out, .from = {}, .to = *whom};
  if (from) {
    const auto who = rules::holder_named(out.now(), *from);
    if (!who) return who.error();
    hands.from = *who;
    if (auto no = refuse_same(hands, from->column)) return no;
  }
  for (const word& each : what) {
    const auto wanted = rules::goods_in(each, count);
    if (!wanted) return wanted.error();
    auto no = from ? hands.move(*wanted) : give_new(out, *this, *whom, *wanted);
    if (no) return at_thing(std::move(no), each);
  }
  hands.settle();
  return std::nullopt;
}

// -- take ------------------------------------------------------------------

constinit const verb_spec take::row{
    .name = "take",
    .subject = goods::what,
    .labels = take_labels,
    .summary = "takes coins and things from somebody",
    .details = "With `to:` somebody else gets them; without it they are gone.",
    .examples = take_examples};

take take::read(value_reader& given) {
  return {.what = given.words(goods::what),
          .from = given.one_word(take_from),
          .to = given.optional_word(take_to),
          .count = given.number(goods::count).value_or(1)};
}

void take::print(line_writer& line) const {
  line.words(goods::what, what).words(take_from, {from}).optional_word(take_to, to);
  if (count != 1) line.number(goods::count, count);
}

objection take::decide(draft& out) const {
  const auto who = rules::holder_named(out.now(), from);
  if (!who) return who.error();
  changes hands{.out = out, .from = *who, .to = {}};
  if (to) {
    const auto whom = rules::holder_named(out.now(), *to);
    if (!whom) return whom.error();
    hands.to = *whom;
    if (auto no = refuse_same(hands, to->column)) return no;
  }
  for (const word& each : what) {
    const auto wanted = rules::goods_in(each, count);
    if (!wanted) return wanted.error();
    if (auto no = hands.move(*wanted)) return at_thing(std::move(no), each);
  }
  hands.settle();
  return std::nullopt;
}

// -- identify --------------------------------------------------------------

namespace {

constexpr label_spec identify_what{.kind = value_kind::item,
                                   .needed = need::required,
                                   .placeholder = "WHAT",
                                   .help = "what it looks like, or what it is"};
constexpr label_spec identify_of{.name = "of",
                                 .kind = value_kind::holder,
                                 .placeholder = "HOLDER",
                                 .help = "who has it; otherwise the only one who has such a thing"};
constexpr label_spec identify_labels[] = {identify_of};
constexpr std::string_view identify_examples[] = {"identify odd silver ring",
                                                  "identify odd silver ring of: Mira"};

/// The only one who has something that nobody knows and that is called so.
ruled<small_text> holder_of_unknown(const state& now, const word& what) {
  std::vector<std::string_view> holders;
  for (const auto& each : now.books().holdings.all()) {
    const auto like = rules::stacks_like(now, each->holder, what.text);
    if (std::ranges::any_of(like, &item_stack::unidentified))
      holders.push_back(each->holder.view());
  }
  if (holders.size() == 1) return small_text(holders.front());
  if (holders.empty())
    return refusal{refusal_code::not_available,
                   fmt::format("nobody has a thing {} that has to be identified", shown(what.text)),
                   "`inventory` shows who has what", what.column};
  return refusal{refusal_code::missing_label,
                 fmt::format("several have a thing {}", shown(what.text)),
                 fmt::format("`of:` says who: {}", listed(holders)), what.column};
}

}  // namespace

constinit const verb_spec identify::row{.name = "identify",
                                        .subject = identify_what,
                                        .labels = identify_labels,
                                        .summary = "lets everybody know what a thing is",
                                        .examples = identify_examples};

identify identify::read(value_reader& given) {
  return {.what = given.one_word(identify_what), .of = given.optional_word(identify_of)};
}

void identify::print(line_writer& line) const {
  line.words(identify_what, {what}).optional_word(identify_of, of);
}

objection identify::decide(draft& out) const {
  const auto who = of ? rules::holder_named(out.now(), *of) : holder_of_unknown(out.now(), what);
  if (!who) return who.error();
  const auto stack = rules::stack_named(out.now(), *who, what);
  if (!stack) return stack.error();
  if (!stack->unidentified)
    return refusal{refusal_code::not_available,
                   fmt::format("everybody knows that it is {}", stack->name), "", what.column};
  out.emit(item_identified{.holder = *who, .item = *stack});
  rules::reveal_gear(out, *who, stack->item.view());
  return std::nullopt;
}

}  // namespace dnd::model::commands
