#include "io/workspace/lookup.hpp"

#include "io/workspace/names.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace dnd::io {

std::string dashed(std::string_view typed) {
  std::string directory(typed);
  std::replace(directory.begin(), directory.end(), ' ', '-');
  return directory;
}

match match_of(std::string_view typed, std::string_view directory, std::string_view name) {
  const std::string as_directory = dashed(typed);
  if (directory == typed || directory == as_directory || name == typed) return match::exact;
  const bool alike = same_name(directory, as_directory) || same_name(name, typed);
  return alike ? match::any_case : match::none;
}

std::string suggestion(std::string_view typed, const std::vector<findable>& all) {
  constexpr std::size_t handful = 12;
  std::vector<std::string> names;
  for (const findable& each : all) names.push_back(each.name);
  std::vector<std::string> spellings = names;
  for (const findable& each : all)
    if (each.directory != each.name) spellings.push_back(each.directory);
  std::string hint = model::did_you_mean(typed, spellings);
  if (hint.empty() && !names.empty() && names.size() <= handful) {
    hint = fmt::format("there is: {}", fmt::join(names, ", "));
  }
  return hint;
}

}  // namespace dnd::io
