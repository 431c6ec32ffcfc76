#include "cli/app/advice.hpp"
#include "cli/app/commands.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/json.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

[[nodiscard]] std::size_t entries_of(const actors::world_info& world) {
  std::size_t all = 0;
  for (const auto& [category, count] : world.entries) all += count;
  return all;
}

void add_world(json::writer& out, const actors::world_info& world) {
  out.open('{');
  out.key("world").text(world.name);
  out.key("directory").text(world.directory);
  out.key("path").text(world.path);
  out.key("campaigns").count(world.campaigns);
  out.open("entries", '{');
  for (const auto& [category, count] : world.entries) out.key(category).count(count);
  out.close('}');
  out.key("problem");
  world.problem ? out.text(io::render(with_advice(*world.problem))) : out.null();
  out.close('}');
}

[[nodiscard]] std::vector<std::string> world_lines(
    const actors::world_info& world, const std::vector<actors::campaign_info>& campaigns,
    const layout& where) {
  constexpr std::size_t term_width = 24;
  const style& look = where.look;
  std::vector<std::string> lines{look.paint(tone::strong, look.clean(world.name)) + "  " +
                                 look.paint(tone::faint, look.clean(world.path))};
  const auto define = [&](std::string_view term, const std::string& text) {
    auto more = definition_lines(std::string(term), text, term_width, where);
    lines.insert(lines.end(), more.begin(), more.end());
  };
  std::vector<std::string> names;
  for (const actors::campaign_info& each : campaigns) names.push_back(look.clean(each.name));
  define("Campaigns", names.empty() ? "none" : listed(names));
  for (const auto& [category, count] : world.entries) define(category, std::to_string(count));
  if (entries_of(world) == 0) define("Content", "none of its own");
  if (world.problem)
    lines.push_back(look.paint(tone::bad, look.clean(io::render(with_advice(*world.problem)))));
  return lines;
}

}  // namespace

exit_code world_create_command(context& with) {
  const auto made = with.places.create_world(with.typed.first_word());
  if (!made) return fail(with, made.error());
  if (with.format == answer_format::json) {
    json::writer out;
    add_world(out, *made);
    return answer(with, std::move(out).take());
  }
  const style& look = with.out.out().look;
  const std::vector<std::string> lines{
      fmt::format("Made the world \"{}\" in {}.", look.clean(made->name), look.clean(made->path)),
      look.paint(tone::faint, fmt::format("Next: dnd --world {} campaign create NAME",
                                          look.clean(made->directory)))};
  return answer(with, lines);
}

exit_code world_list_command(context& with) {
  const auto all = with.places.list_worlds();
  if (!all) return fail(with, all.error());
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.open("worlds", '[');
    for (const actors::world_info& each : *all) add_world(out, each);
    out.close(']');
    out.close('}');
    return answer(with, std::move(out).take());
  }
  const layout& where = with.out.out();
  if (all->empty()) {
    with.out.print(
        fmt::format("There is no world in {}.", where.look.clean(with.settings.worlds_dir.value)));
    with.out.print(where.look.paint(tone::faint, "Next: dnd world create NAME"));
    return exit_code::done;
  }
  std::vector<table_row> rows;
  for (const actors::world_info& each : *all) {
    const std::string problem = each.problem ? io::render(with_advice(*each.problem)) : "";
    rows.push_back({{where.look.clean(each.name), tone::strong},
                    {std::to_string(each.campaigns)},
                    {std::to_string(entries_of(each))},
                    {where.look.clean(problem.empty() ? each.path : problem),
                     problem.empty() ? tone::faint : tone::bad}});
  }
  return answer(with, table_lines({{"World", alignment::left, 12},
                                   {"Campaigns", alignment::right},
                                   {"Entries", alignment::right},
                                   {"Where"}},
                                  rows, where));
}

exit_code world_show_command(context& with) {
  const std::string name = with.typed.first_word();
  const auto world = name.empty() ? with.places.default_world() : with.places.find_world(name);
  if (!world) return fail(with, world.error());
  const auto campaigns = with.places.list_campaigns(world->directory);
  if (!campaigns) return fail(with, campaigns.error());
  if (with.format == answer_format::json) {
    json::writer out;
    add_world(out, *world);
    return answer(with, std::move(out).take());
  }
  return answer(with, world_lines(*world, *campaigns, with.out.out()));
}

}  // namespace dnd::cli
