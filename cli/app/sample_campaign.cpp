#include "cli/app/sample_campaign.hpp"

#include "cli/app/context.hpp"
#include "cli/app/sample_files.hpp"

#include <algorithm>

namespace dnd::cli {
namespace {

constexpr std::string_view world_name = "Sample";
constexpr std::string_view campaign_name = "First Evening";
constexpr std::string_view script_name = "first-evening.dnd";

}  // namespace

io::result<actors::campaign_info> make_sample_campaign(actors::workspace& places) {
  const auto world = places.create_world(world_name);
  if (!world) return world.error();
  for (const sample_file& each : sample_files()) {
    if (!each.path.starts_with("characters/")) continue;
    const auto written = places.add_content(*world, each.path, each.text);
    if (!written) return written.error();
  }
  return places.create_campaign(world_name, campaign_name, now_ms());
}

std::string_view sample_script() {
  for (const sample_file& each : sample_files())
    if (each.path == script_name) return each.text;
  return {};
}

std::vector<std::string> sample_beginning() {
  std::vector<std::string> lines;
  std::string_view rest = sample_script();
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("encounter start")) break;
    if (!line.empty() && !line.starts_with('#')) lines.emplace_back(line);
  }
  return lines;
}

}  // namespace dnd::cli
