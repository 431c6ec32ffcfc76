#include "cli/app/log_giver.hpp"

#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace dnd::cli {
namespace {

using model::views::creature_view;
using model::views::state_view;

constexpr std::string_view game_master = "gm";
/// An error lists this many.
constexpr std::size_t givers_listed = 12;

[[nodiscard]] usage_error nobody(std::string_view typed, const std::set<std::string>& givers,
                                 const state_view& now) {
  std::vector<std::string> known(givers.begin(), givers.end());
  // Of two that are as near, what people call somebody.
  std::vector<std::string> names;
  for (const creature_view& who : now.creatures) names.emplace_back(who.name.view());
  for (const creature_view& who : now.creatures) names.emplace_back(who.id.view());
  names.insert(names.end(), known.begin(), known.end());
  names.emplace_back(game_master);
  std::string hint = model::did_you_mean(typed, names);
  known.resize(std::min(known.size(), givers_listed));
  if (hint.empty() && !known.empty())
    hint = fmt::format("Commands were given by: {}.", fmt::join(known, ", "));
  return {.message = fmt::format("nobody is called \"{}\" in this campaign", typed), .hint = hint};
}

}  // namespace

io::result<std::set<std::string>> givers_in(const actors::questions& about) {
  std::set<std::string> givers;
  const auto read = about.read([&](const model::commit_ptr& each) {
    givers.insert(each->by);
    return true;
  });
  if (!read) return read.error();
  return givers;
}

io::result<expected<std::string, usage_error>> giver_meant(
    const state_view& now, std::string_view typed,
    const std::function<io::result<std::set<std::string>>()>& givers) {
  using answer = expected<std::string, usage_error>;
  const std::string slug = model::slug_of(typed);
  if (slug == game_master) return answer(std::string(game_master));
  for (const creature_view& who : now.creatures)
    if (model::slug_of(who.id) == slug || model::slug_of(who.name) == slug)
      return answer(std::string(who.id.view()));
  const auto known = givers();
  if (!known) return known.error();
  const auto found = std::ranges::find_if(
      *known, [&](const std::string& each) { return model::slug_of(each) == slug; });
  return found == known->end() ? answer(nobody(typed, *known, now)) : answer(*found);
}

}  // namespace dnd::cli
