#include "model/rules/goods.hpp"

#include "model/bounds.hpp"
#include "model/coins.hpp"
#include "model/language/resolve.hpp"
#include "model/language/wording.hpp"
#include "model/plural.hpp"
#include "model/rules/gear.hpp"
#include "model/rules/naming.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::model::rules {

namespace {

refusal too_many(std::string what) {
  return {refusal_code::too_many, std::move(what), "", std::nullopt};
}

std::int32_t count_in(const holding& has, const item_stack& like) noexcept {
  const item_stack* const stack = find_stack(has, like);
  return stack ? stack->count : 0;
}

/// A new holder, or a new kind of thing, has to find room.
objection check_room_for(const state& now, const holding& has, const item_stack& what) {
  const ledger& books = now.books();
  if (books.holdings.find(has.holder.view()) == nullptr &&
      books.holdings.size() >= bounds::holders_max)
    return too_many(
        fmt::format("{} have something already, and that is the most", bounds::holders_max));
  const item_stack* const there = find_stack(has, what);
  if (!there && has.items.size() >= bounds::item_kinds_max)
    return too_many(fmt::format("{} has {} kinds of things, and that is the most",
                                holder_called(now, has.holder.view()), has.items.size()));
  if ((there ? there->count : 0) > bounds::item_count_max - what.count)
    return too_many(fmt::format("nobody has more than {} of one thing", bounds::item_count_max));
  return std::nullopt;
}

objection check_coins(const state& now, const holding& has, std::int64_t amount) {
  if (now.books().holdings.find(has.holder.view()) == nullptr &&
      now.books().holdings.size() >= bounds::holders_max)
    return too_many(
        fmt::format("{} have something already, and that is the most", bounds::holders_max));
  if (has.coins <= bounds::coins_max - amount) return std::nullopt;
  return too_many(fmt::format("nobody has more than {}", coins_text(bounds::coins_max)));
}

/// A container takes no more than it holds.
objection check_capacity(const state& now, const small_text& to, std::int64_t more) {
  const holding* const box = now.books().holdings.find(to.view());
  if (!box || !box->is_container() || box->capacity == 0) return std::nullopt;
  const std::int64_t inside = weight_of(now, to.view()) - box->weight;
  if (inside + more <= box->capacity) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} holds {} lb, and this would be {}", box->name,
                             pounds_text(box->capacity), pounds_text(inside + more)),
                 "put it elsewhere", std::nullopt};
}

refusal too_few(const state& now, const holding& has, const item_stack& what) {
  const std::int32_t count = count_in(has, what);
  const std::string_view name = what.unidentified && !what.looks.empty() ? what.looks : what.name;
  return {refusal_code::not_available,
          count == 0
              ? fmt::format("{} has no {}", holder_called(now, has.holder.view()), name)
              : fmt::format("{} has {} of {}", holder_called(now, has.holder.view()), count, name),
          "`inventory` shows who has what", std::nullopt};
}

refusal too_poor(const state& now, const holding& has, std::int64_t amount) {
  return {refusal_code::not_available,
          fmt::format("{} has {}, and this is {}", holder_called(now, has.holder.view()),
                      coins_text(has.coins), coins_text(amount)),
          "`inventory` shows who has what", std::nullopt};
}

/// How well a name fits: 0 not at all, 1 a word in it, 2 its beginning, 3 all of it.
int how_well(std::string_view slug, std::string_view of) {
  if (slug.empty() || of.empty()) return 0;
  if (of == slug) return 3;
  if (of.starts_with(slug)) return 2;
  return fmt::format("-{}-", of).find(fmt::format("-{}-", slug)) != std::string::npos ? 1 : 0;
}

int how_well(std::string_view slug, const item_stack& what) {
  int best = std::max(how_well(slug, what.item.view()), how_well(slug, slug_of(what.name)));
  best = std::max(best, how_well(slug, slug_of(what.looks)));
  // "arrows", "torches", "potions of healing".
  if (best < 3) best = std::max(best, how_well(slug, slug_of(plural_of(what.name))));
  for (const std::string_view ending : {"s", "es"})
    if (best < 2 && slug.ends_with(ending)) {
      const std::string_view one = slug.substr(0, slug.size() - ending.size());
      best = std::max({best, how_well(one, what.item.view()), how_well(one, slug_of(what.name))});
    }
  return best;
}

/// The same thing, but for its charges.
bool are_of_a_kind(item_stack a, const item_stack& b) {
  a.spent = b.spent;
  return are_alike(a, b);
}

std::int32_t charges_gone(const item_stack& what) noexcept {
  std::int32_t gone = 0;
  for (const spent_charges& each : what.spent) gone += each.spent;
  return gone;
}

/// What goes when so many of a stack do, some of which may have been put away meanwhile with their
/// charges.
std::vector<item_stack> stacks_going(const state& now, const small_text& from,
                                     const item_stack& what) {
  std::vector<item_stack> going;
  std::int32_t left = what.count;
  const auto take = [&](const item_stack& some) {
    if (left <= 0) return;
    going.push_back(some);
    going.back().count = std::min(left, some.count);
    left -= going.back().count;
  };
  const holding has = holding_of(now, from.view());
  if (const item_stack* const same = find_stack(has, what)) take(*same);
  for (const item_stack& each : has.items)
    if (!are_alike(each, what) && are_of_a_kind(each, what)) take(each);
  return going;
}

std::string things_of(const holding& has) {
  std::vector<std::string_view> names;
  for (const item_stack& each : has.items)
    names.push_back(each.unidentified && !each.looks.empty() ? each.looks : each.name);
  return names.empty() ? "It has nothing." : "There is: " + language::listed(names, 20) + ".";
}

}  // namespace

ruled<wanted_goods> goods_in(const word& typed, std::int32_t count) {
  wanted_goods wanted{.coins = 0, .item = typed, .count = count};
  if (const auto coins = coins_in(typed.text)) {
    if (*coins == 0)
      return refusal{refusal_code::bad_value, "no coins are nothing to give or take",
                     "a number and a coin: 15 gp", typed.column};
    wanted.coins = *coins;
    return wanted;
  }
  const auto blank = typed.text.find(' ');
  const std::string_view first = std::string_view(typed.text).substr(0, blank);
  const bool is_number =
      !first.empty() && first.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_number || blank == std::string::npos) return wanted;
  if (first.size() > 7 || std::stol(std::string(first)) > bounds::item_count_max || first == "0")
    return refusal{refusal_code::bad_value, fmt::format("{} are too many", language::shown(first)),
                   fmt::format("from 1 to {} of one thing", bounds::item_count_max), typed.column};
  wanted.count = static_cast<std::int32_t>(std::stol(std::string(first)));
  wanted.is_counted = true;
  wanted.item = word{typed.text.substr(blank + 1), typed.column + blank + 1};
  return wanted;
}

small_text container_named(const state& now, std::string_view name) {
  const std::string slug = slug_of(name);
  const std::string key = fmt::format("{}{}", container_prefix, slug);
  if (!small_text::fits(key)) return {};
  const holding* const found = now.books().holdings.find(key);
  return found && found->is_container() ? found->holder : small_text();
}

ruled<small_text> holder_named(const state& now, const word& name) {
  const std::string slug = slug_of(name.text);
  if (slug == stash_holder || slug == ground_holder) return small_text(slug);
  if (const small_text box = container_named(now, name.text); !box.empty()) return box;
  auto found = resolve_creature(name, now);
  if (found) return (*found)->id;
  if (small_text::fits(slug) && now.books().holdings.find(slug) != nullptr) return small_text(slug);
  refusal no = std::move(found).error();
  if (no.hint.empty()) no.hint = "A holder is a creature, `stash`, `ground` or a container.";
  return no;
}

std::string holder_called(const state& now, std::string_view holder) {
  if (holder == stash_holder) return "the stash";
  if (holder == ground_holder) return "the ground";
  if (const holding* has = now.books().holdings.find(holder); has && has->is_container())
    return has->name;
  const creature* const who = now.find(holder);
  return who ? called(*who) : std::string(holder);
}

holding holding_of(const state& now, std::string_view holder) {
  const holding* const has = now.books().holdings.find(holder);
  return has ? *has : holding{.holder = holder};
}

std::vector<item_stack> stacks_like(const state& now, const small_text& holder,
                                    std::string_view name) {
  const std::string slug = slug_of(name);
  int best = 0;
  std::vector<item_stack> found;
  for (const item_stack& each : holding_of(now, holder.view()).items) {
    const int how = how_well(slug, each);
    if (how == 0 || how < best) continue;
    if (how > best) found.clear();
    best = how;
    found.push_back(each);
  }
  return found;
}

ruled<item_stack> stack_named(const state& now, const small_text& holder, const word& name) {
  const holding has = holding_of(now, holder.view());
  const std::vector<item_stack> found = stacks_like(now, holder, name.text);
  if (found.size() == 1) return found.front();
  const std::string who = holder_called(now, holder.view());
  if (found.empty())
    return refusal{refusal_code::not_available,
                   fmt::format("{} has no {}", who, language::shown(name.text)), things_of(has),
                   name.column};
  // Of those that differ in their charges alone the fullest goes first.
  if (std::ranges::all_of(
          found, [&](const item_stack& each) { return are_of_a_kind(each, found.front()); }))
    return *std::ranges::min_element(found, {}, charges_gone);
  // One that is known goes before one that is not, for the game master as for all.
  const auto known = std::ranges::find(found, false, &item_stack::unidentified);
  const auto unknown = std::ranges::count(found, true, &item_stack::unidentified);
  if (known != found.end() && unknown + 1 == static_cast<std::ptrdiff_t>(found.size()))
    return *known;
  std::vector<std::string_view> names;
  for (const item_stack& each : found) names.push_back(each.name);
  return refusal{refusal_code::not_available,
                 fmt::format("{} has several that {} may mean", who, language::shown(name.text)),
                 language::listed(names), name.column};
}

// -- they come, go and change hands ------------------------------------------

objection add_coins(draft& out, const small_text& holder, std::int64_t amount, goods_reason why) {
  DND_ASSERT(amount > 0);
  const holding has = holding_of(out.now(), holder.view());
  if (auto no = check_coins(out.now(), has, amount)) return no;
  if (auto no = check_capacity(out.now(), holder, pieces_of(amount) * 2)) return no;
  out.emit(coins_changed{.holder = holder, .coins = {has.coins, has.coins + amount}, .why = why});
  return std::nullopt;
}

objection take_coins(draft& out, const small_text& holder, std::int64_t amount, goods_reason why) {
  DND_ASSERT(amount > 0);
  const holding has = holding_of(out.now(), holder.view());
  if (has.coins < amount) return too_poor(out.now(), has, amount);
  out.emit(coins_changed{.holder = holder, .coins = {has.coins, has.coins - amount}, .why = why});
  return std::nullopt;
}

objection move_coins(draft& out, const small_text& from, const small_text& to,
                     std::int64_t amount) {
  DND_ASSERT(amount > 0 && !(from == to));
  const holding gives = holding_of(out.now(), from.view());
  const holding gets = holding_of(out.now(), to.view());
  if (gives.coins < amount) return too_poor(out.now(), gives, amount);
  if (auto no = check_coins(out.now(), gets, amount)) return no;
  if (auto no = check_capacity(out.now(), to, pieces_of(amount) * 2)) return no;
  out.emit(coins_moved{.from = from,
                       .to = to,
                       .amount = amount,
                       .from_has = {gives.coins, gives.coins - amount},
                       .to_has = {gets.coins, gets.coins + amount}});
  return std::nullopt;
}

objection add_items(draft& out, const small_text& holder, const item_stack& what,
                    goods_reason why) {
  DND_ASSERT(what.count > 0);
  const holding has = holding_of(out.now(), holder.view());
  if (auto no = check_room_for(out.now(), has, what)) return no;
  if (auto no = check_capacity(out.now(), holder, model::weight_of(what))) return no;
  const std::int32_t before = count_in(has, what);
  out.emit(items_changed{
      .holder = holder, .item = what, .has = {before, before + what.count}, .why = why});
  return std::nullopt;
}

objection take_items(draft& out, const small_text& holder, const item_stack& what,
                     goods_reason why) {
  DND_ASSERT(what.count > 0);
  const holding has = holding_of(out.now(), holder.view());
  const std::int32_t before = count_in(has, what);
  if (before < what.count) return too_few(out.now(), has, what);
  stop_wearing(out, holder, what.item.view(), what.count);
  for (const item_stack& each : stacks_going(out.now(), holder, what)) {
    const std::int32_t left = count_in(holding_of(out.now(), holder.view()), each);
    out.emit(items_changed{
        .holder = holder, .item = each, .has = {left, left - each.count}, .why = why});
  }
  return std::nullopt;
}

objection move_items(draft& out, const small_text& from, const small_text& to,
                     const item_stack& what) {
  DND_ASSERT(what.count > 0 && !(from == to));
  const holding gives = holding_of(out.now(), from.view());
  const holding gets = holding_of(out.now(), to.view());
  const std::int32_t left = count_in(gives, what);
  if (left < what.count) return too_few(out.now(), gives, what);
  if (auto no = check_room_for(out.now(), gets, what)) return no;
  if (auto no = check_capacity(out.now(), to, model::weight_of(what))) return no;
  stop_wearing(out, from, what.item.view(), what.count);
  for (const item_stack& each : stacks_going(out.now(), from, what)) {
    const std::int32_t gone = count_in(holding_of(out.now(), from.view()), each);
    const std::int32_t there = count_in(holding_of(out.now(), to.view()), each);
    out.emit(items_moved{.from = from,
                         .to = to,
                         .item = each,
                         .from_has = {gone, gone - each.count},
                         .to_has = {there, there + each.count}});
  }
  return std::nullopt;
}

std::int64_t coins_of_party(const state& now) {
  const ledger& books = now.books();
  std::int64_t sum = 0;
  for (const auto& each : books.holdings.all()) {
    const life* const known = books.lives.find(each->holder.view());
    const bool is_ours = each->is_container() || each->holder.view() == stash_holder ||
                         (known != nullptr && known->equipped);
    if (is_ours) sum += each->coins;
  }
  return sum;
}

bool is_within(const state& now, std::string_view holder, std::string_view outer) {
  std::string at(holder);
  for (std::size_t depth = 0; depth <= bounds::holders_max; ++depth) {
    if (at == outer) return true;
    const holding* const has = now.books().holdings.find(at);
    if (!has || !has->is_container() || has->within.empty()) return false;
    at = has->within.str();
  }
  return false;
}

void leave_goods(draft& out, const creature_id& id) {
  const std::uint32_t number = out.at(id).number;
  if (number == 0) return;
  const holding has = holding_of(out.now(), id.view());
  // What finds no room on the ground is lost: a number may come back and must not find it.
  if (has.coins > 0 && move_coins(out, id, ground_holder, has.coins))
    static_cast<void>(take_coins(out, id, has.coins, goods_reason::lost));
  for (const item_stack& each : has.items)
    if (move_items(out, id, ground_holder, each))
      static_cast<void>(take_items(out, id, each, goods_reason::lost));
  std::vector<holding> boxes;
  for (const auto& each : out.now().books().holdings.all())
    if (each->within == id) boxes.push_back(*each);
  for (const holding& box : boxes)
    out.emit(container_set{.container = box.holder,
                           .name = box.name,
                           .within = ground_holder,
                           .weight = box.weight,
                           .capacity = box.capacity,
                           .weightless = box.weightless});
}

}  // namespace dnd::model::rules
