#include "cli/app/log_giver.hpp"

#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

namespace dnd::cli {
namespace {

constexpr std::string_view game_master = "gm";
/// An error lists this many.
constexpr std::size_t givers_listed = 12;

[[nodiscard]] usage_error nobody(std::string_view typed, const std::set<std::string>& givers,
                                 const model::state& now) {
  std::vector<std::string> known{std::string(game_master)};
  known.insert(known.end(), givers.begin(), givers.end());
  std::vector<std::string> names = known;
  for (const auto& who : now.creatures()) {
    names.emplace_back(who->id.view());
    names.emplace_back(who->name.view());
  }
  std::string hint = model::did_you_mean(typed, names);
  known.resize(std::min(known.size(), givers_listed));
  if (hint.empty()) hint = fmt::format("Commands were given by: {}.", fmt::join(known, ", "));
  return {.message = fmt::format("nobody is called \"{}\" in this campaign", typed), .hint = hint};
}

}  // namespace

io::result<expected<std::string, usage_error>> giver_meant(const actors::questions& about,
                                                           const model::state& now,
                                                           std::string_view typed) {
  using answer = expected<std::string, usage_error>;
  const std::string slug = model::slug_of(typed);
  if (slug == game_master) return answer(std::string(game_master));
  for (const auto& who : now.creatures())
    if (model::slug_of(who->id) == slug || model::slug_of(who->name) == slug)
      return answer(who->id.str());
  std::set<std::string> givers;
  const auto read = about.read([&](const model::commit_ptr& each) {
    if (each->by != game_master) givers.insert(each->by);
    return true;
  });
  if (!read) return read.error();
  const auto found = std::ranges::find_if(
      givers, [&](const std::string& each) { return model::slug_of(each) == slug; });
  return found == givers.end() ? answer(nobody(typed, givers, now)) : answer(*found);
}

}  // namespace dnd::cli
