#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/item_stack.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Coins and things: they come, go and change hands. See `model/event.hpp` for what an event
/// consists of.
namespace dnd::model {

class state;

/// Why something is there, or is not any more.
enum class goods_reason : std::uint8_t {
  given,  ///< The game master gave it.
  lost,   ///< The game master took it, or it was destroyed.
  bought,
  sold,
  paid,
  used,
  eaten,
  burned,
  shot,
  gathered,
  treasure,
  made,
};

/// Coins come into the world, or leave it.
struct coins_changed {
  static constexpr std::string_view stored_as = "coins_changed";
  small_text holder;
  /// In copper.
  change<std::int64_t> coins;
  goods_reason why{};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("holder", e.holder);
    v.field("coins", e.coins);
    v.field("why", e.why);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct coins_moved {
  static constexpr std::string_view stored_as = "coins_moved";
  small_text from;
  small_text to;
  /// In copper, more than 0.
  std::int64_t amount = 0;
  change<std::int64_t> from_has;
  change<std::int64_t> to_has;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("from", e.from);
    v.field("to", e.to);
    v.field("amount", e.amount);
    v.field("from_has", e.from_has);
    v.field("to_has", e.to_has);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Things come into the world, or leave it.
struct items_changed {
  static constexpr std::string_view stored_as = "items_changed";
  small_text holder;
  /// Its count is how many came or went.
  item_stack item;
  /// How many of the kind the holder has.
  change<std::int32_t> has;
  goods_reason why{};

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("holder", e.holder);
    v.field("item", e.item);
    v.field("has", e.has);
    v.field("why", e.why);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct items_moved {
  static constexpr std::string_view stored_as = "items_moved";
  small_text from;
  small_text to;
  /// Its count is how many change hands.
  item_stack item;
  /// How many of the kind each of them has.
  change<std::int32_t> from_has;
  change<std::int32_t> to_has;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("from", e.from);
    v.field("to", e.to);
    v.field("item", e.item);
    v.field("from_has", e.from_has);
    v.field("to_has", e.to_has);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// All of an unidentified kind that a holder has are known from now on.
struct item_identified {
  static constexpr std::string_view stored_as = "item_identified";
  small_text holder;
  /// As it was; its count is how many.
  item_stack item;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("holder", e.holder);
    v.field("item", e.item);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// What is spent of a thing is another: it goes along with the thing from now on, with who wears or
/// wields it, or it has come back.
struct charges_changed {
  static constexpr std::string_view stored_as = "charges_changed";
  small_text holder;
  /// As it was; its count is of how many.
  item_stack item;
  /// What is spent of each of them from now on.
  std::vector<spent_charges> spent;
  /// What the holder has spent from now on, of the pools that are named.
  std::vector<pool_use> uses;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("holder", e.holder);
    v.field("item", e.item);
    v.optional("spent", e.spent);
    v.optional("uses", e.uses);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A container is there, or is another from now on. Without a name it is gone, and was empty.
struct container_set {
  static constexpr std::string_view stored_as = "container_set";
  small_text container;
  std::string name;
  /// Where it is: a holder.
  small_text within;
  /// Empty, and what it holds, in hundredths of a pound; 0 for no limit.
  std::int32_t weight = 0;
  std::int32_t capacity = 0;
  /// Its weight is the same whatever is in it.
  bool weightless = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("container", e.container);
    v.optional("name", e.name);
    v.optional("within", e.within);
    v.optional("weight", e.weight);
    v.optional("capacity", e.capacity);
    v.optional("weightless", e.weightless);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Ammunition that is counted from now on, and how much of it lies about.
struct ammunition_counted {
  static constexpr std::string_view stored_as = "ammunition_counted";
  creature_id creature;
  /// The slug of the item.
  small_text item;
  change<std::uint16_t> shot;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("item", e.item);
    v.field("shot", e.shot);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using goods_events = type_list<coins_changed, coins_moved, items_changed, items_moved,
                               item_identified, charges_changed, container_set, ammunition_counted>;

}  // namespace dnd::model
