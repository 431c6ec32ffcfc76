#include "io/content/builtin.hpp"
#include "io/content/condition_reader.hpp"
#include "io/content/creature_reader.hpp"
#include "io/content/library.hpp"

#include <fmt/format.h>

#include <array>
#include <exception>
#include <memory>
#include <string>
#include <utility>

/// All the conditions, as built in or as a library has them.
namespace dnd::io::content {
namespace {

using rows_of_kinds = std::array<model::condition_row, model::condition_count>;

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
