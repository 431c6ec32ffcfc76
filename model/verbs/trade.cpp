#include "model/coins.hpp"
#include "model/language/wording.hpp"
#include "model/rules/facts.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/treasure.hpp"
#include "model/slug.hpp"
#include "model/verbs/goods.hpp"
#include "model/verbs/goods_labels.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

/// Buying and selling.
namespace dnd::model::commands {

namespace {

using namespace language;
using rules::draft;

constexpr label_spec trade_by{.name = "by",
                              .kind = value_kind::holder,
                              .needed = need::required,
                              .placeholder = "WHO",
                              .help = "whose coins and things they are: a creature or `stash`"};
constexpr label_spec buy_price{.name = "for",
                               .kind = value_kind::item,
                               .placeholder = "PRICE",
                               .help = "for all of them; otherwise what their entries say"};
constexpr label_spec buy_from{.name = "from",
                              .kind = value_kind::holder,
                              .placeholder = "HOLDER",
                              .help = "a shop, or who sells it and has it; otherwise any shop"};
constexpr label_spec buy_labels[] = {trade_by, buy_price,     goods::count,
                                     buy_from, goods::weight, goods::cost};
constexpr flag_spec buy_flags[] = {goods::made};
constexpr std::string_view buy_examples[] = {"buy backpack and: 10 torches by: Grog",
                                             "buy longsword by: Elara for: 12 gp"};
constexpr label_spec sell_price{.name = "for",
                                .kind = value_kind::item,
                                .placeholder = "PRICE",
                                .help = "for all of them; otherwise half of what they cost"};
constexpr label_spec sell_to{.name = "to",
                             .kind = value_kind::holder,
                             .placeholder = "HOLDER",
                             .help = "a shop, or who buys it and pays; otherwise any shop"};
constexpr label_spec sell_labels[] = {trade_by, sell_price, goods::count, sell_to};
constexpr std::string_view sell_examples[] = {"sell chain mail by: Grog",
                                              "sell 3 daggers by: stash for: 2 gp"};

/// What so many of it cost, rounded up where a part of a lot is bought; 0 where nobody says.
std::int64_t cost_of(const item_stack& what) noexcept {
  return (what.cost * what.count + what.lot - 1) / what.lot;
}

/// SRD, Selling Treasure: half of it, but all of gems and works of art.
std::int64_t worth_of(const item_stack& what) noexcept {
  if (rules::keeps_its_worth(what)) return what.cost * what.count / what.lot;
  return what.cost * what.count / (2 * std::int64_t{what.lot});
}

refusal no_price(const item_stack& what, const word& typed) {
  return {refusal_code::missing_label, fmt::format("nobody says what {} costs", what.name),
          "`for:` says the price", typed.column};
}

refusal coins_for_coins(const word& typed) {
  return {refusal_code::bad_value, "coins are not traded for coins", "`give` and `take` move them",
          typed.column};
}

/// Whose things and whose coins change hands. Empty: those of a shop, which are not counted.
struct bargain {
  small_text buyer;
  small_text seller;
  small_text payer;
  small_text payee;
  /// What a shop asks, in hundredths of the price.
  std::int32_t prices = 100;
};

objection pay_price(draft& out, const bargain& between, std::int64_t price) {
  if (price == 0) return std::nullopt;
  if (!between.payer.empty() && !between.payee.empty())
    return rules::move_coins(out, between.payer, between.payee, price);
  if (!between.payer.empty())
    return rules::take_coins(out, between.payer, price, goods_reason::bought);
  return rules::add_coins(out, between.payee, price, goods_reason::sold);
}

/// A shop that the books know by its whole name, or by any name that is no holder's; null for what
/// is none.
const fact* shop_named(const state& now, const word& name) {
  const fact* known = now.books().facts.find(slug_of(name.text));
  if (!known && !rules::holder_named(now, name)) known = rules::find_fact(now.books(), name.text);
  return known && known->kind == fact_kind::shop ? known : nullptr;
}

ruled<bargain> hands_of(const state& now, const word& one, const std::optional<word>& other,
                        bool buys) {
  const auto own = rules::holder_named(now, one);
  if (!own) return own.error();
  bargain made;
  (buys ? made.buyer : made.seller) = (buys ? made.payer : made.payee) = *own;
  if (!other) return made;
  if (const fact* const shop = shop_named(now, *other)) {
    if (buys) made.prices = shop->progress;
    // Its stock, where it has one.
    (buys ? made.seller : made.buyer) = rules::container_named(now, shop->name);
    return made;
  }
  const auto found = rules::holder_named(now, *other);
  if (!found) return found.error();
  if (*found == *own)
    return refusal{refusal_code::bad_value, "nobody trades with themselves", "name two holders",
                   other->column};
  (buys ? made.seller : made.buyer) = (buys ? made.payee : made.payer) = *found;
  return made;
}

/// Things from whoever sells to whoever buys; what it costs is added up.
objection hand_over(draft& out, const bargain& between, const item_stack& what) {
  if (between.seller.empty())
    return rules::add_items(out, between.buyer, what, goods_reason::bought);
  if (between.buyer.empty())
    return rules::take_items(out, between.seller, what, goods_reason::sold);
  return rules::move_items(out, between.seller, between.buyer, what);
}

void settle_loads(draft& out, const bargain& between) {
  if (!between.buyer.empty()) rules::settle_load(out, between.buyer);
  if (!between.seller.empty()) rules::settle_load(out, between.seller);
}

objection at_word(objection no, const word& what) {
  if (no && !no->column) no->column = what.column;
  return no;
}

}  // namespace

// -- buy -------------------------------------------------------------------

constinit const verb_spec buy::row{
    .name = "buy",
    .subject = goods::what,
    .labels = buy_labels,
    .flags = buy_flags,
    .summary = "buys things at the price of their entries",
    .details =
        "A shop has all that the content has, unless `shop` and `container` say otherwise. Change "
        "is made by itself.",
    .examples = buy_examples};

buy buy::read(value_reader& given) {
  return {.what = given.words(goods::what),
          .by = given.one_word(trade_by),
          .price = given.optional_word(buy_price),
          .count = given.number(goods::count).value_or(1),
          .from = given.optional_word(buy_from),
          .made = read_homemade(given)};
}

void buy::print(line_writer& line) const {
  line.words(goods::what, what).words(trade_by, {by}).optional_word(buy_price, price);
  if (count != 1) line.number(goods::count, count);
  line.optional_word(buy_from, from);
  print_homemade(line, made);
}

namespace {

/// What somebody who has it sells, or what a shop has; and the price.
ruled<std::vector<item_stack>> things_to_buy(const draft& out, const buy& asked,
                                             const bargain& between, std::int64_t& price) {
  std::vector<item_stack> all;
  for (const word& each : asked.what) {
    const auto wanted = rules::goods_in(each, asked.count);
    if (!wanted) return wanted.error();
    if (wanted->coins > 0) return coins_for_coins(each);
    std::vector<item_stack> found;
    if (between.seller.empty()) {
      auto made = rules::new_items(out, *wanted, asked.made);
      if (!made) return std::move(made).error();
      found = *std::move(made);
    } else {
      auto stack = rules::stack_named(out.now(), between.seller, wanted->item);
      if (!stack) return std::move(stack).error();
      stack->count = wanted->count;
      found.push_back(*std::move(stack));
    }
    // A pack has a price of its own.
    const item_ptr entry =
        between.seller.empty() && !asked.made.is ? out.item_called(wanted->item.text) : nullptr;
    if (entry && !entry->contents.empty()) {
      price += entry->one.cost * wanted->count;
      if (entry->one.cost == 0 && !asked.price) return no_price(entry->one, each);
    } else {
      for (const item_stack& one : found) {
        if (one.cost == 0 && !asked.price) return no_price(one, each);
        price += cost_of(one);
      }
    }
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace

objection buy::decide(draft& out) const {
  const auto between = hands_of(out.now(), by, from, true);
  if (!between) return between.error();
  std::int64_t sum = 0;
  const auto things = things_to_buy(out, *this, *between, sum);
  if (!things) return things.error();
  constexpr std::int64_t hundred = 100;
  sum = (sum * between->prices + hundred - 1) / hundred;
  if (price) {
    const auto agreed = rules::price_in(*price);
    if (!agreed) return agreed.error();
    sum = *agreed;
  }
  if (auto no = pay_price(out, *between, sum)) return at_word(std::move(no), by);
  for (const item_stack& each : *things)
    if (auto no = hand_over(out, *between, each)) return at_word(std::move(no), what.front());
  settle_loads(out, *between);
  return std::nullopt;
}

// -- sell ------------------------------------------------------------------

constinit const verb_spec sell::row{
    .name = "sell",
    .subject = goods::what,
    .labels = sell_labels,
    .summary = "sells things for half of what they cost",
    .details =
        "Gems and works of art fetch all of it; for goods that are traded say so with `for:`.",
    .examples = sell_examples};

sell sell::read(value_reader& given) {
  return {.what = given.words(goods::what),
          .by = given.one_word(trade_by),
          .price = given.optional_word(sell_price),
          .count = given.number(goods::count).value_or(1),
          .to = given.optional_word(sell_to)};
}

void sell::print(line_writer& line) const {
  line.words(goods::what, what).words(trade_by, {by}).optional_word(sell_price, price);
  if (count != 1) line.number(goods::count, count);
  line.optional_word(sell_to, to);
}

objection sell::decide(draft& out) const {
  const auto between = hands_of(out.now(), by, to, false);
  if (!between) return between.error();
  std::int64_t sum = 0;
  for (const word& each : what) {
    const auto wanted = rules::goods_in(each, count);
    if (!wanted) return wanted.error();
    if (wanted->coins > 0) return coins_for_coins(each);
    auto stack = rules::stack_named(out.now(), between->seller, wanted->item);
    if (!stack) return std::move(stack).error();
    stack->count = wanted->count;
    if (!price && stack->cost == 0) return no_price(*stack, each);
    sum += worth_of(*stack);
    if (auto no = hand_over(out, *between, *stack)) return at_word(std::move(no), each);
  }
  if (price) {
    const auto agreed = rules::price_in(*price);
    if (!agreed) return agreed.error();
    sum = *agreed;
  }
  if (auto no = pay_price(out, *between, sum)) return at_word(std::move(no), by);
  settle_loads(out, *between);
  return std::nullopt;
}

}  // namespace dnd::model::commands
