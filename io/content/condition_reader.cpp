#include "io/content/condition_reader.hpp"

#include "io/content/builtin.hpp"
#include "io/content/creature_reader.hpp"
#include "io/content/library.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <string_view>
#include <utility>

namespace dnd::io::content {
namespace {

using model::modifier_key;
using rows_of_kinds = std::array<model::condition_row, model::condition_count>;

/// Whether it changes the maximum of hit points, which is counted anew only where levels change.
bool changes_hit_points(const model::modifier& one) {
  return one.key == modifier_key::max_hp ||
         (one.key == modifier_key::score && one.with.contains(model::ability::con));
}

/// Whether it speaks of the numbers of somebody: a condition is everybody's.
bool speaks_of_somebody(const model::modifier& one) {
  constexpr std::string_view words[] = {"mod", "level", "pb", "dealt"};
  return !one.by_level.empty() || std::ranges::any_of(words, [&](std::string_view word) {
    return one.value.find(word) != std::string::npos;
  });
}

void add_modifiers(const value& at, std::uint8_t level, model::condition_row& row) {
  for (model::modifier& one : read_modifiers(at)) {
    if (level == 0 && changes_hit_points(one))
      at.fail("only levels of exhaustion change hit points");
    if (speaks_of_somebody(one))
      at.fail("a condition has no abilities and no level of its own", "Write a number or dice.");
    row.modifiers.push_back({std::move(one), level});
  }
}

model::condition_row builtin_row(std::string_view slug) {
  const auto found = builtin::find(category::conditions, slug);
  if (!found) return {};
  auto read = read_content(found->text, "built-in", read_condition);
  return read ? *std::move(read) : model::condition_row{};
}

/// Reading YAML may throw in the library; an exception becomes an answer.
result<model::condition_row> own_row(library& content, const std::string& slug) {
  try {
    return content.condition(slug);
  } catch (const std::exception& why) {
    return error{.code = ec::internal, .what = std::string("unexpected: ") + why.what()};
  }
}

}  // namespace

model::condition_row read_condition(const value& root) {
  fields from(root);
  model::condition_row row;
  if (const value implied = from.optional("conditions")) row.implies = read_conditions(implied);
  add_modifiers(from.optional("modifiers"), 0, row);
  if (const value levels = from.optional("levels"))
    levels.each_entry([&](const value& level, const value& modifiers) {
      add_modifiers(modifiers, level.integer_as<std::uint8_t>(1, 6), row);
    });
  return row;
}

const model::condition_rows_ptr& builtin_condition_rows() {
  static const model::condition_rows_ptr rows = [] {
    rows_of_kinds all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = builtin_row(to_text(static_cast<model::condition>(i)));
    return std::make_shared<const model::condition_rows>(std::move(all));
  }();
  return rows;
}

found_condition_rows condition_rows_of(file_ops& ops, std::vector<std::string> directories) {
  library content(ops, std::move(directories));
  found_condition_rows found{.rows = builtin_condition_rows(), .warnings = {}};
  rows_of_kinds all;
  bool own = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto kind = static_cast<model::condition>(i);
    const std::string slug(to_text(kind));
    all[i] = found.rows->of(kind);
    if (!content.has_own(category::conditions, slug)) continue;
    if (auto row = own_row(content, slug)) {
      all[i] = *std::move(row);
      own = true;
    } else {
      found.warnings.push_back(
          fmt::format("{} What is built in counts for this condition.", render(row.error())));
    }
  }
  if (own) found.rows = std::make_shared<const model::condition_rows>(std::move(all));
  return found;
}

}  // namespace dnd::io::content
