#pragma once

#include "model/creature.hpp"
#include "model/effects/instance.hpp"
#include "model/event_values.hpp"
#include "model/item_stack.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a campaign keeps in its books beside the table: who has what, how experienced somebody is,
/// and what is so in the world. All of it stays when creatures leave the table.
namespace dnd::model {

/// Holders that every campaign has: what all own together, and what lies about.
inline constexpr std::string_view stash_holder = "stash";
inline constexpr std::string_view ground_holder = "ground";
/// What the holder of a container begins with: no creature has such an id.
inline constexpr std::string_view container_prefix = "container/";

/// What somebody has, or what is in something. SRD: Equipment.
struct holding {
  /// A creature's id, `stash_holder`, `ground_holder`, or `container_prefix` and a slug.
  small_text holder;
  /// In copper: 100 are a gold piece.
  std::int64_t coins = 0;
  /// Sorted by item, then as they came.
  std::vector<item_stack> items = {};
  /// Of a container what it is called, where it is, what it weighs empty and how much it holds,
  /// both in hundredths of a pound, 0 for no limit. Of all others empty.
  std::string name = {};
  small_text within = {};
  std::int32_t weight = 0;
  std::int32_t capacity = 0;
  /// Its weight is the same whatever is in it.
  bool weightless = false;

  [[nodiscard]] const small_text& key() const noexcept { return holder; }
  [[nodiscard]] bool is_container() const noexcept { return !name.empty(); }
  [[nodiscard]] bool is_nothing() const noexcept {
    return coins == 0 && items.empty() && !is_container();
  }
  friend bool operator==(const holding&, const holding&) = default;
};

/// What is known of a creature whether it is on the table or not.
struct life {
  creature_id creature;
  std::int64_t experience = 0;
  /// What it brings along at first has been counted, and is not once more.
  bool equipped = false;
  /// The key of a place; empty where nobody said.
  small_text place = {};
  /// Days without food.
  std::uint16_t hunger = 0;
  /// Hours on the road since a night's rest, and when the last of them ended.
  std::uint16_t marched = 0;
  game_time marched_until = 0;
  /// Ammunition that is counted, and how much of it was shot since it was last gathered. Sorted;
  /// an entry with nothing shot stays.
  std::vector<pool_use> shot = {};

  [[nodiscard]] const small_text& key() const noexcept { return creature; }
  [[nodiscard]] bool is_nothing() const noexcept {
    return experience == 0 && !equipped && place.empty() && hunger == 0 && marched == 0 &&
           shot.empty();
  }
  friend bool operator==(const life&, const life&) = default;
};

enum class fact_kind : std::uint8_t { quest, place, faction, clock, person, shop };

/// Something in the world that has a name.
struct fact {
  /// The slug of its name. No two facts have the same.
  small_text id;
  fact_kind kind{};
  std::string name;
  std::string text = {};
  /// Of a quest: "open", "done" or "failed"; of others any word, or nothing.
  std::string status = {};
  /// Of a clock: how far it is, and how many parts it has. Of a shop `progress` is what it asks, in
  /// hundredths of the price that an entry says.
  std::int32_t progress = 0;
  std::int32_t parts = 0;
  /// The key of the place where it is.
  small_text place = {};
  /// When it was first recorded, and last changed.
  game_time since = 0;
  game_time changed = 0;
  /// The game master's alone.
  bool secret = false;

  [[nodiscard]] const small_text& key() const noexcept { return id; }
  [[nodiscard]] bool is_nothing() const noexcept { return name.empty(); }
  friend bool operator==(const fact&, const fact&) = default;
};

struct calendar_month {
  std::string name;
  std::uint16_t days = 0;
  friend bool operator==(const calendar_month&, const calendar_month&) = default;
};

/// How days are called. Without months they are numbered.
struct calendar {
  std::vector<calendar_month> months;
  /// The date of the campaign's first day: month and day count from 1.
  std::int32_t year = 0;
  std::uint16_t month = 1;
  std::uint16_t day = 1;
  friend bool operator==(const calendar&, const calendar&) = default;
};

/// Whether days have dates by it: months have days, and the first day is one of them.
[[nodiscard]] bool is_sound(const calendar& dates) noexcept;

/// Parts by their key, each once, sorted. Copies share the parts.
template <class Part>
class keyed_list {
 public:
  [[nodiscard]] std::span<const std::shared_ptr<const Part>> all() const noexcept { return parts_; }
  [[nodiscard]] std::size_t size() const noexcept { return parts_.size(); }
  [[nodiscard]] bool empty() const noexcept { return parts_.empty(); }
  /// Null when there is none.
  [[nodiscard]] const Part* find(std::string_view key) const noexcept {
    const auto at = place_of(parts_, key);
    return at == parts_.end() || (*at)->key().view() != key ? nullptr : at->get();
  }
  /// Puts it in, or in place of the one of the same key; one that is nothing goes.
  void set(Part part) {
    const auto at = place_of(parts_, part.key().view());
    const bool is_there = at != parts_.end() && (*at)->key() == part.key();
    if (part.is_nothing()) {
      if (is_there) parts_.erase(at);
      return;
    }
    auto made = std::make_shared<const Part>(std::move(part));
    if (is_there)
      *at = std::move(made);
    else
      parts_.insert(at, std::move(made));
  }
  friend bool operator==(const keyed_list& a, const keyed_list& b) {
    return std::equal(a.parts_.begin(), a.parts_.end(), b.parts_.begin(), b.parts_.end(),
                      [](const auto& x, const auto& y) { return x == y || *x == *y; });
  }

 private:
  template <class Parts>
  static auto place_of(Parts& parts, std::string_view key) noexcept {
    return std::lower_bound(
        parts.begin(), parts.end(), key,
        [](const auto& each, std::string_view wanted) { return each->key().view() < wanted; });
  }
  std::vector<std::shared_ptr<const Part>> parts_;
};

struct ledger {
  keyed_list<holding> holdings;
  keyed_list<life> lives;
  keyed_list<fact> facts;
  calendar dates;

  [[nodiscard]] bool is_empty() const {
    return holdings.empty() && lives.empty() && facts.empty() && dates == calendar{};
  }
  friend bool operator==(const ledger&, const ledger&) = default;
};

/// The stack of that kind; null when there is none.
[[nodiscard]] const item_stack* find_stack(const holding& of, const item_stack& like) noexcept;
/// So many of a kind are there from now on; none: the stack goes. What is there keeps its name,
/// weight and cost.
void set_count(holding& of, const item_stack& like, std::int32_t count);

}  // namespace dnd::model
