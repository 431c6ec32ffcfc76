#include "cli/app/commands.hpp"

#include "cli/render/grammar.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

constexpr std::size_t first_command_width = 42;

/// For who has never made a campaign.
[[nodiscard]] std::vector<std::string> first_words(const std::string& worlds_dir,
                                                   const std::vector<actors::world_info>& worlds,
                                                   const layout& where) {
  const style& look = where.look;
  std::vector<std::string> lines{
      fmt::format("There is no campaign yet. Worlds are kept in {}.", look.clean(worlds_dir))};
  std::vector<std::string> names;
  for (const actors::world_info& each : worlds) names.push_back(look.clean(each.name));
  if (!names.empty()) lines.push_back(fmt::format("There are the worlds {}.", joined(names)));
  if (names.size() == 1) lines.back() = fmt::format("There is the world {}.", names.front());
  lines.emplace_back();
  lines.emplace_back("To begin:");
  const auto offer = [&](const std::string& command, const std::string& what) {
    for (const std::string& line : definition_lines(command, what, first_command_width, where))
      lines.push_back(line);
  };
  offer("  dnd campaign create \"The Lost Mine\"", "makes a campaign, and its world");
  offer("  dnd demo", "shows a scripted evening");
  offer("  dnd help", "lists all there is");
  return lines;
}

}  // namespace

exit_code home_command(context& with) {
  const auto current = with.places.current_campaign();
  if (!current) return fail(with, current.error());
  if (*current) return repl_command(with);
  const auto campaigns = with.places.list_campaigns(with.places.options().world);
  if (!campaigns) return fail(with, campaigns.error());
  if (campaigns->empty()) {
    const auto worlds = with.places.list_worlds();
    if (!worlds) return fail(with, worlds.error());
    return answer(with, first_words(with.settings.worlds_dir.value, *worlds, with.out.out()));
  }
  const exit_code listed = campaign_list_command(with);
  if (listed != exit_code::done) return listed;
  const std::vector<std::string> next{
      "None of them is the current one.",
      with.out.out().look.paint(tone::faint,
                                "Next: dnd repl NAME to play one, or dnd campaign load NAME to "
                                "make it the current one.")};
  return answer(with, next);
}

}  // namespace dnd::cli
