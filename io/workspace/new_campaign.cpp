#include "io/workspace/new_campaign.hpp"

#include "io/workspace/names.hpp"
#include "io/workspace/shipped_worlds.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dnd::io {
namespace {

bool is_own(const std::string& world) {
  return !is_shipped(world) && world != file_system_folder;
}

/// The name of the world that has to be made first; nothing when there is one to be in, or when the
/// workspace has to say why not.
result<std::optional<std::string>> missing_world(file_ops& ops, workspace& in) {
  const std::optional<std::string> none;
  const auto names = visible_directories(ops, in.options().worlds_dir);
  if (!names) return names.error();
  if (std::any_of(names->begin(), names->end(), is_own)) return none;
  if (const std::string& wanted = in.options().world; !wanted.empty()) {
    const auto found = in.find_world(wanted);
    // A slip of the pen must not make a world.
    if (found || model::nearest(wanted, *names)) return none;
    if (found.error().code != ec::not_found) return found.error();
    return std::optional(wanted);
  }
  const auto current = in.current_campaign();
  if (current && *current) return none;
  return std::optional(std::string(first_world));
}

/// Nothing when another process has made it meanwhile.
result<std::optional<world_info>> make_world(workspace& in, const std::string& name) {
  auto made = in.create_world(name);
  if (made) return std::optional(*std::move(made));
  if (made.error().code == ec::exists && in.find_world(name)) return std::optional<world_info>();
  return std::move(made).error();
}

}  // namespace

result<new_campaign> start_campaign(file_ops& ops, workspace& in, std::string_view name,
                                    std::int64_t now_ms) {
  // Before a world is made that nobody asked for.
  const auto directory = directory_name(named_thing::campaign, name);
  if (!directory) return directory.error();
  const auto missing = missing_world(ops, in);
  if (!missing) return missing.error();
  new_campaign out;
  if (*missing) {
    auto made = make_world(in, **missing);
    if (!made) return std::move(made).error();
    out.world = *std::move(made);
  }
  auto campaign = in.create_campaign(missing->value_or(""), name, now_ms);
  if (!campaign) {
    error why = std::move(campaign).error();
    if (why.code == ec::exists) why.way_out = remedy::load_campaign;
    return why;
  }
  out.campaign = *std::move(campaign);
  if (const auto chosen = in.set_current(out.campaign); !chosen) {
    error why = chosen.error();
    why.what = fmt::format("{} was made, but is not the current campaign: {}", out.campaign.label(),
                           why.what);
    return why;
  }
  if (out.world) out.world->campaigns = 1;
  return out;
}

}  // namespace dnd::io
