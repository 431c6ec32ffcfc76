#pragma once

#include "io/content/check_values.hpp"
#include "io/content/fields.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Gives fields of an entry's text the names that they have here. Only names are changed: each
/// line stays where it is, and values, comments and the order of fields stay as they are.
namespace dnd::io::content {

struct renamed_text {
  std::string text;
  /// In the order in which they were renamed.
  std::vector<renaming> names;
};

/// `inspect` says what is wrong with a text. What stood under a wrong name may have wrong names in
/// it too, so the text is inspected again until nothing is left to rename, at most
/// `bounds::fix_rounds_max` times.
[[nodiscard]] renamed_text rename_fields(
    std::string_view text, const std::function<std::vector<finding>(const std::string&)>& inspect);

/// The lines that differ. Requires that both texts have as many lines.
[[nodiscard]] std::vector<changed_line> changed_lines(std::string_view before,
                                                      std::string_view after);

}  // namespace dnd::io::content
