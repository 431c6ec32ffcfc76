#include "model/rules/treasure.hpp"

#include "model/bounds.hpp"
#include "model/coins.hpp"
#include "model/rules/amount.hpp"
#include "model/rules/class_entry.hpp"
#include "model/rules/goods.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr std::int32_t row_die = 100;

refusal bad_table(const content_entry& table, std::string why) {
  return {refusal_code::bad_content, fmt::format("the table {} {}", table.name, std::move(why)),
          "docs/content.md says what a treasure table has", std::nullopt};
}

/// One roll on a table.
struct treasure_roll {
  draft& out;
  const content_entry& table;
  small_text to;
  bool unidentified = false;

  /// The total of the dice, on record with what they are for.
  [[nodiscard]] ruled<std::int64_t> roll(std::string_view dice, std::string_view what) const {
    auto rolled = roll_typed(out, dice_text{.text = std::string(dice)});
    if (!rolled) {
      if (rolled.error().code == refusal_code::bad_rolled) return std::move(rolled).error();
      return bad_table(table, fmt::format("has no dice but {}", dice));
    }
    record_roll(out, {}, what, *rolled);
    return std::clamp<std::int64_t>(rolled->total, 0, bounds::item_count_max);
  }

  /// "3d6 x 100 gp": dice, a number to multiply with, and a coin.
  [[nodiscard]] ruled<std::int64_t> coins(std::string_view text) const {
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos) return bad_table(table, fmt::format("says {}", text));
    const auto unit = coins_in(fmt::format("1 {}", text.substr(blank + 1)));
    std::string_view amount = text.substr(0, blank);
    std::int64_t times = 1;
    if (const std::size_t by = amount.find(" x "); by != std::string_view::npos) {
      const std::string number(amount.substr(by + 3));
      if (number.empty() || number.size() > 6 ||
          number.find_first_not_of("0123456789") != std::string::npos)
        return bad_table(table, fmt::format("says {}", text));
      times = std::stol(number);
      amount = amount.substr(0, by);
    }
    if (!unit) return bad_table(table, fmt::format("says {}", text));
    const auto total = roll(amount, "treasure: coins");
    if (!total) return total.error();
    return *total * times * *unit;
  }

  [[nodiscard]] objection add_coins_of(const content_node& row) const {
    for (const std::string& each : texts_in(row, "coins")) {
      const auto found = coins(each);
      if (!found) return found.error();
      if (*found == 0) continue;
      if (auto no = add_coins(out, to, *found, goods_reason::treasure)) return no;
    }
    return std::nullopt;
  }

  /// `gems: {count: 2d6, worth: 50 gp}`
  [[nodiscard]] objection add_valuables(const content_node& row, std::string_view field,
                                        std::string_view slug, std::string_view name) const {
    const content_node* const at = row.find(field);
    if (at == nullptr) return std::nullopt;
    const auto worth = coins_in(at->text_of("worth"));
    if (!worth || *worth == 0)
      return bad_table(table, fmt::format("does not say what its {} are worth", field));
    const auto count = roll(at->text_of("count"), fmt::format("treasure: {}", field));
    if (!count) return count.error();
    if (*count == 0) return std::nullopt;
    const std::string price = coins_text(*worth);
    const item_stack found{.item = fmt::format("{}{}", slug, slug_of(price)),
                           .name = fmt::format("{} ({})", name, price),
                           .count = static_cast<std::int32_t>(*count),
                           .weight = 0,
                           .cost = *worth};
    return add_items(out, to, found, goods_reason::treasure);
  }

  /// `magic: [{count: 1d4, from: uncommon-items}]`
  [[nodiscard]] objection add_magic(const content_node& row) const {
    const content_node* const list = row.find("magic");
    if (list == nullptr) return std::nullopt;
    for (const content_node& each : list->items) {
      const content_entry_ptr from = out.entry(category::treasure_tables, each.text_of("from"));
      const std::vector<std::string> items =
          from ? texts_in(from->fields, "items") : std::vector<std::string>();
      if (items.empty())
        return bad_table(table, fmt::format("has no items {}", each.text_of("from")));
      const auto count = roll(each.text_of("count"), "treasure: magic items");
      if (!count) return count.error();
      for (std::int64_t i = 0; i < *count; ++i)
        if (auto no = add_one_of(items)) return no;
    }
    return std::nullopt;
  }

  [[nodiscard]] objection add_one_of(const std::vector<std::string>& items) const {
    const auto at = roll(fmt::format("1d{}", items.size()), "treasure: which magic item");
    if (!at) return at.error();
    const std::string& slug = items[static_cast<std::size_t>(*at - 1)];
    const item_ptr entry = out.item_called(slug);
    if (!entry || entry->one.item.view() != slug)
      return bad_table(table, fmt::format("names {}, which is no item", slug));
    item_stack found = entry->one;
    found.unidentified = unidentified;
    return add_items(out, to, found, goods_reason::treasure);
  }
};

/// The row for a face of the d100: the first that goes as far.
const content_node* row_for(const content_entry& table, std::int64_t face) {
  const content_node* const rows = table.fields.find("rows");
  if (rows == nullptr) return nullptr;
  for (const content_node& each : rows->items)
    if (field_number(each, "upto", row_die) >= face) return &each;
  return nullptr;
}

objection take_row(const treasure_roll& by, const content_node& row) {
  if (auto no = by.add_coins_of(row)) return no;
  if (auto no = by.add_valuables(row, "gems", gem_slug, "Gem")) return no;
  if (auto no = by.add_valuables(row, "art", art_slug, "Work of Art")) return no;
  return by.add_magic(row);
}

}  // namespace

bool keeps_its_worth(const item_stack& what) noexcept {
  return what.item.view().starts_with(gem_slug) || what.item.view().starts_with(art_slug);
}

std::string table_for(treasure_kind kind, std::int32_t challenge) {
  const std::string_view name = kind == treasure_kind::hoard ? "hoard" : "individual";
  const std::string_view band = challenge <= 4    ? "0-to-4"
                                : challenge <= 10 ? "5-to-10"
                                : challenge <= 16 ? "11-to-16"
                                                  : "17-and-up";
  return fmt::format("{}-{}", name, band);
}

objection find_treasure(draft& out, const content_entry& table, const small_text& to,
                        bool unidentified) {
  const std::size_t before = out.size();
  const treasure_roll by{out, table, to, unidentified};
  // What is always there, then what the die says.
  if (auto no = take_row(by, table.fields)) return no;
  const content_node* const rows = table.fields.find("rows");
  if (rows == nullptr) {
    if (out.size() == before) return bad_table(table, "has no rows");
    return std::nullopt;
  }
  const auto face = by.roll(fmt::format("1d{}", row_die), "treasure: " + table.name);
  if (!face) return face.error();
  const content_node* const row = row_for(table, *face);
  if (row == nullptr) return bad_table(table, fmt::format("has no row for {}", *face));
  if (auto no = take_row(by, *row)) return no;
  settle_load(out, to);
  return std::nullopt;
}

}  // namespace dnd::model::rules
